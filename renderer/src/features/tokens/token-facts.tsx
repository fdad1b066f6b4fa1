import type { ReactNode } from 'react';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { formatBytes } from '../../lib/format.ts';
import type { Messages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Definition } from '../../ui/definition-list.tsx';
import { MiddleText, SafeText } from '../../ui/safe-text.tsx';
import { Time } from '../../ui/time.tsx';
import { WeakBadge } from '../../ui/weak-badge.tsx';
import { keyText } from './token-name.ts';

type Row = Definition & { readonly key: string };

export function lifeRows(item: ShelfItem, m: Messages): Row[] {
  const t = m.tokenDetail;
  const rows: Row[] = [];
  if (item.issuedAt !== null) rows.push({ key: 'iat', term: term(t.issued, 'iat'), detail: <Time at={item.issuedAt} /> });
  if (item.notBefore !== null) rows.push({ key: 'nbf', term: term(t.notBefore, 'nbf'), detail: <Time at={item.notBefore} /> });
  const expires = item.expiresAt === null ? <span className="text-warning">{t.never}</span> : <Time at={item.expiresAt} />;
  return [...rows, { key: 'exp', term: term(t.expires, 'exp'), detail: expires }];
}

export function claimRows(item: ShelfItem, m: Messages): Row[] {
  const t = m.tokenDetail;
  const none = <span className="text-ink-faint">{t.notStated}</span>;
  const text = (value: string | null) => (value === null || value === '' ? none : <SafeText text={value} />);
  return [
    { key: 'sub', term: term(t.subject, 'sub'), detail: text(item.subject) },
    { key: 'iss', term: term(t.issuer, 'iss'), detail: text(item.issuer) },
    { key: 'aud', term: term(t.audience, 'aud'), detail: item.audience.length === 0 ? none : <Names names={item.audience} /> },
  ];
}

export function originRows(item: ShelfItem, isKeyWeak: boolean, profile: ReactNode, m: Messages): Row[] {
  const t = m.tokenDetail;
  const name = (
    <span className="flex flex-wrap items-center gap-2">
      <SafeText text={keyText(item, m)} />
      {isKeyWeak && <WeakBadge />}
    </span>
  );
  const rows: Row[] = [{ key: 'key', term: m.tokens.key, detail: name }];
  if (item.kid !== null) rows.push({ key: 'kid', term: t.kid, detail: <MiddleText text={item.kid} /> });
  if (item.typ !== null) rows.push({ key: 'typ', term: t.typ, detail: <SafeText text={item.typ} isMono /> });
  rows.push({ key: 'form', term: t.form, detail: t.forms[item.form] });
  if (item.profileId !== null) rows.push({ key: 'profile', term: t.profile, detail: profile });
  return [
    ...rows,
    { key: 'source', term: m.tokens.source, detail: m.tokens.sources[item.source] },
    { key: 'stored', term: t.stored, detail: <Time at={item.storedAt} /> },
    { key: 'size', term: t.size, detail: formatBytes(item.bytes, m.time.locale) },
  ];
}

/** A word and the claim's own name beside it. */
function term(word: string, name: string): ReactNode {
  return (
    <>
      {word} <code className="font-mono text-xs text-part-payload">{name}</code>
    </>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-1">
      {names.map((name, index) => (
        <Badge key={index}>
          <SafeText text={name} />
        </Badge>
      ))}
    </span>
  );
}
