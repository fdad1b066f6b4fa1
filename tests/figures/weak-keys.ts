import type { Figure } from '../../scripts/figure.ts';
import type { Finding } from '../../shared/key-health.ts';
import type { HealthCase } from './weak/case.ts';
import { soundDescriptions, weakDescriptions } from './weak/descriptions.ts';
import { weakKeys } from './weak/keys.ts';
import { weakSecrets } from './weak/secrets.ts';
import { soundKeys, soundSecrets } from './weak/sound.ts';

/** Weak keys of every kind: none missed. Strong ones, ten thousand random secrets in each encoding among them: no false alarm. */
export const figure: Figure = {
  name: 'weak-keys',
  title: 'Weak keys',
  async run({ full, progress }) {
    const weak = [...weakKeys(), ...weakSecrets(), ...weakDescriptions()];
    const secrets = full ? { bytes: 10_000, texts: 10_000 } : { bytes: 1_000, texts: 60 };
    const strong = [...soundDescriptions(), ...soundKeys(full ? 60 : 12), ...soundSecrets(secrets)];
    const cases = [...weak, ...strong];
    const details: string[] = [];
    let caught = 0;
    for (const [index, one] of cases.entries()) {
      const wrong = judge(one, await one.find());
      if (wrong !== null) details.push(`${one.name}: ${wrong}`);
      if (one.code !== null && judge(one, []) !== null) caught++;
      progress(index + 1, cases.length);
    }
    return {
      cases: cases.length,
      wrong: details.length,
      summary: `${weak.length} weak keys and sets, ${strong.length} strong ones: ${details.length} missed or falsely alarmed`,
      control: { description: 'the same weak keys before an assessor that sees nothing: each is missed', caught, of: weak.length },
      details: details.slice(0, 50),
    };
  },
};

/** Why the findings are wrong; null when they are right. */
function judge({ code }: HealthCase, findings: readonly Finding[]): string | null {
  if (code !== null) return findings.some((finding) => finding.code === code) ? null : `${code} missed`;
  return findings.length === 0 ? null : `false alarm: ${findings.map((finding) => finding.code).join(', ')}`;
}
