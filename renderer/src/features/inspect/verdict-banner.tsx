import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import type { Check, CheckName, Verdict } from '../../../../shared/verdict.ts';
import { formatNumber } from '../../lib/format.ts';
import { checkTitle } from '../../messages/check-title.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { useClock } from './clock.ts';
import { judgementTitle } from './judgement-title.ts';
import { checkAt, findCheck, judgementOf, type Judgement } from './judgement.ts';

const mostSentences = 2;
const icons = { valid: CircleCheck, invalid: CircleX, unchecked: CircleHelp };
const tones = { valid: 'valid', invalid: 'invalid', unchecked: 'warning' } as const;

type Props = {
  readonly verdict: Verdict;
  readonly onGiveKey: () => void;
};

/** The verdict in a title and one or two sentences. Read out when it changes, not with each second that it counts. */
export function VerdictBanner({ verdict, onGiveKey }: Props) {
  const m = useMessages();
  const now = useClock();
  const judgement = judgementOf(verdict);
  const title = judgementTitle(judgement, m);
  // With another key the signature could be tried, whatever else is wrong.
  const key = findCheck(verdict, 'key');
  const lacksKey = findCheck(verdict, 'signature')?.outcome === 'unknown' && (key?.outcome === 'failed' || key?.outcome === 'unknown');
  return (
    <>
      <p role="status" className="sr-only">
        <SafeText text={[title, ...sentencesOf(judgement, verdict, verdict.at, m)].join(' ')} />
      </p>
      <Callout
        tone={tones[judgement.kind]}
        icon={icons[judgement.kind]}
        title={title}
        {...(lacksKey && { actions: <Button onPress={onGiveKey}>{m.inspectVerdict.giveKey}</Button> })}
      >
        <SafeText text={sentencesOf(judgement, verdict, now, m).join(' ')} />
      </Callout>
    </>
  );
}

function sentencesOf(judgement: Judgement, { checks }: Verdict, now: number, m: Messages): string[] {
  // Of several signatures it is said which one failed.
  const isRepeated = (name: CheckName) => checks.some((check) => check.name === name && check.signature > 0);
  const say = (check: Check) => {
    const { name, code, expected, actual, signature } = checkAt(check, now);
    // What is told is told of the token, not of the holder's proof.
    const own = name.startsWith('proof:') ? undefined : m.inspect.told[code];
    const sentence = own === undefined ? m.checks.sentences[code](expected, actual) : own(expected, actual);
    if (isRepeated(name)) return m.inspect.toldAbout(m.inspectParts.signatureNumber(formatNumber(signature + 1, m.time.locale)), sentence);
    return own !== undefined || name.startsWith('claim:') ? sentence : m.inspect.toldAbout(checkTitle(name, m.checks), sentence);
  };
  switch (judgement.kind) {
    case 'valid': {
      const [first] = judgement.warnings;
      if (first !== undefined) return [m.inspect.signatureGood, say(first)];
      return judgement.expiry === null ? [m.inspect.allGood] : [m.inspect.allGood, say(judgement.expiry)];
    }
    case 'invalid': {
      const shown = judgement.failed.slice(0, mostSentences).map(say);
      const more = judgement.failed.length - shown.length;
      const good = judgement.isSignatureGood ? [m.inspect.signatureGood] : [];
      return more > 0 ? [...good, ...shown, m.inspect.moreFailed(more)] : [...good, ...shown];
    }
    case 'unchecked':
      return judgement.because.map(say);
  }
}
