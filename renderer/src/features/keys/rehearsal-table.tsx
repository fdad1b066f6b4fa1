import { Check, Clock3, X } from 'lucide-react';
import { useState } from 'react';
import type { Rehearsal, RehearsedAnswer } from '../../../../shared/key-rotation.ts';
import { formatDuration } from '../../lib/format.ts';
import { useMessages, type Messages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { SafeText, writtenOut } from '../../ui/safe-text.tsx';
import { Time } from '../../ui/time.tsx';
import { answerKind, refusalsOf, refusingCheck } from './rehearsal-outcome.ts';

const firstShown = 20;
type Props = { readonly rehearsal: Rehearsal; /** The old key's. */ readonly oldKid: string; readonly nextKid: string };

/** Tokens by steps: accepted, refused or ended; with each step's clock and JWKS, and why something was refused. */
export function RehearsalTable({ rehearsal, oldKid, nextKid }: Props) {
  const m = useMessages();
  const { steps, tokens, total } = rehearsal;
  const [count, setCount] = useState(firstShown);
  const reasons = refusalsOf(rehearsal);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div role="region" aria-label={m.keyRotation.table} tabIndex={0} className="max-h-112 overflow-auto rounded-lg border border-line">
        <table className="w-full text-left text-xs">
          <Head rehearsal={rehearsal} oldKid={oldKid} nextKid={nextKid} />
          <tbody>
            <tr className="border-t border-line bg-well">
              <th scope="row" className={cell}>
                {m.keyRotation.freshToken}
              </th>
              {steps.map(({ step, fresh }) => (
                <Answer key={step} answer={fresh} />
              ))}
            </tr>
            {tokens.slice(0, count).map((token) => (
              <tr key={token.id} className="border-t border-line">
                <th scope="row" className={cx(cell, 'max-w-56 font-normal')}>
                  <SafeText text={token.label === '' ? m.keyRotation.unnamed : token.label} truncates className="font-medium" />
                  <span className="text-ink-soft">
                    {token.expiresAt === null ? m.keyRotation.endsNever : <Time at={token.expiresAt} show="relative" />}
                  </span>
                </th>
                {token.answers.map((answer, index) => (
                  <Answer key={steps[index]?.step ?? index} answer={answer} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count < tokens.length && (
        <div>
          <Button look="ghost" size="small" onPress={() => setCount(count + 200)}>
            {m.keyRotation.more(Math.min(200, tokens.length - count))}
          </Button>
        </div>
      )}
      {tokens.length < total && <p className="text-xs text-ink-faint">{m.keyRotation.someShown(tokens.length, total)}</p>}
      {reasons.length > 0 && <Reasons codes={reasons} />}
    </div>
  );
}

type Step = Rehearsal['steps'][number];
const cell = 'px-3 py-2 align-top';

function Head({ rehearsal, oldKid, nextKid }: Props) {
  const m = useMessages();
  const { steps } = rehearsal;
  const start = steps[0]?.at ?? 0;
  const rows: readonly { term: string; kidsOf: (step: Step) => readonly string[] }[] = [
    // Shared secrets are in none.
    ...(steps.some(({ publishedKids }) => publishedKids.length > 0)
      ? [{ term: m.keyRotation.inJwks, kidsOf: ({ publishedKids }: Step) => publishedKids }]
      : []),
    { term: m.keyRotation.signs, kidsOf: ({ signingKid }) => [signingKid] },
    { term: m.keyRotation.accepted, kidsOf: ({ trustedKids }) => trustedKids },
  ];
  return (
    <thead className="sticky top-0 bg-pane">
      <tr>
        <th scope="col" className={cx(cell, 'font-semibold text-ink-soft')}>
          {m.keyRotation.columnToken}
        </th>
        {steps.map(({ step, at }) => (
          <th key={step} scope="col" className={cx(cell, 'font-semibold')}>
            {m.keyRotation.shortSteps[step]}
            <span className="block font-normal whitespace-nowrap text-ink-faint">{clockText(at - start, m)}</span>
          </th>
        ))}
      </tr>
      {rows.map(({ term, kidsOf }) => (
        <tr key={term}>
          <th scope="row" className={cx(cell, 'pt-0 font-normal text-ink-soft')}>
            {term}
          </th>
          {steps.map((step) => (
            <td key={step.step} className={cx(cell, 'pt-0')}>
              <Kids kids={kidsOf(step)} oldKid={oldKid} nextKid={nextKid} />
            </td>
          ))}
        </tr>
      ))}
    </thead>
  );
}

function clockText(seconds: number, m: Messages): string {
  return seconds < 1 ? m.keyRotation.atOnce : m.time.inDuration(formatDuration(seconds, m.time));
}

type KidsProps = { readonly kids: readonly string[]; readonly oldKid: string; readonly nextKid: string };

/** By their part in the rotation; a key of an earlier one by its key id. */
function Kids({ kids, oldKid, nextKid }: KidsProps) {
  const m = useMessages();
  if (kids.length === 0) return <span className="text-ink-faint">{m.keyRotation.none}</span>;
  return (
    <ul className="flex max-w-28 flex-wrap gap-1">
      {kids.map((kid, index) => (
        <li key={index} title={writtenOut(kid)} className="min-w-0">
          {kid === nextKid ? (
            <Badge tone="accent">{m.keyRotation.theNext}</Badge>
          ) : kid === oldKid ? (
            <Badge>{m.keyRotation.theOld}</Badge>
          ) : (
            <Badge isMono>
              <SafeText text={kid} />
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
}

const icons = { accepted: Check, refused: X, ended: Clock3 };
const tones = { accepted: 'text-valid', refused: 'font-semibold text-invalid', ended: 'text-ink-faint' };

function Answer({ answer }: { readonly answer: RehearsedAnswer }) {
  const m = useMessages();
  const kind = answerKind(answer);
  const Icon = icons[kind];
  return (
    <td title={m.keyRotation.answerStatus(answer.status)} className={cx(cell, 'whitespace-nowrap', tones[kind])}>
      <span className="inline-flex items-center gap-1">
        <Icon aria-hidden size={13} className="shrink-0" />
        {m.keyRotation.answers[kind]}
      </span>
    </td>
  );
}

function Reasons({ codes }: { readonly codes: readonly string[] }) {
  const m = useMessages();
  return (
    <div className="text-xs selectable">
      <p className="font-semibold text-ink-soft">{m.keyRotation.whyRefused}</p>
      <ul className="list-disc pl-4">
        {codes.map((code) => (
          <li key={code}>
            <SafeText text={reasonText(code, m)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The check's own name: its sentence would need the values of one token. */
function reasonText(code: string, m: Messages): string {
  const check = refusingCheck(code);
  if (check === 'key') return m.keyRotation.keyGone;
  return check === null ? code : m.keyRotation.failedCheck(m.checkNames[check]);
}
