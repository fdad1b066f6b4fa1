import { fewAlgorithms, b64, pair, segment, signRaw } from './foreign.ts';
import { now, type NearCase } from './near-case.ts';

/** A value in which the writers of JSON differ: other scripts, slashes, angle brackets, nesting, an unsorted order, a whole float. */
const claims = {
  sub: '앨리스 <alice@example.com>',
  iss: 'https://issuer.example/a',
  scope: ['read', 'write'],
  realm_access: { roles: [], level: 2 },
  exp: now + 3_600,
  aud: 'api',
};
const header = (alg: string) => ({ typ: 'JWT', alg, cty: 'a/b' });

const ascii = (json: string) => json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** json.dumps(value, ensure_ascii=False), written out by hand as PyJWT's users do it. */
export function python(value: unknown, sorts = false): string {
  if (Array.isArray(value)) return `[${value.map((item) => python(item, sorts)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value);
  const ordered = sorts ? members.toSorted(([one], [other]) => (one < other ? -1 : 1)) : members;
  return `{${ordered.map(([name, member]) => `${JSON.stringify(name)}: ${python(member, sorts)}`).join(', ')}}`;
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
};

/** [name, the writing that was signed, the writing that was sent, what the hint says] */
const writings: readonly [string, (value: object) => string, (value: object) => string, string][] = [
  ['Python signed, JavaScript sent', (value) => python(value), (value) => JSON.stringify(value), 'Python'],
  ['Python with ASCII signed', (value) => ascii(python(value)), (value) => JSON.stringify(value), 'Python, ASCII'],
  ['JavaScript signed, Python sent', (value) => JSON.stringify(value), (value) => python(value), 'without white space'],
  [
    'JavaScript signed, two spaces sent',
    (value) => JSON.stringify(value),
    (value) => JSON.stringify(value, null, 2),
    'without white space',
  ],
  ['two spaces signed', (value) => JSON.stringify(value, null, 2), (value) => JSON.stringify(value), 'two spaces'],
  ['four spaces signed', (value) => JSON.stringify(value, null, 4), (value) => JSON.stringify(value), 'four spaces'],
  ['tabs signed', (value) => JSON.stringify(value, null, '\t'), (value) => JSON.stringify(value), 'tabs'],
  ['sorted signed', (value) => JSON.stringify(sorted(value)), (value) => JSON.stringify(value), 'sorted'],
  ['sorted Python signed', (value) => python(value, true), (value) => JSON.stringify(value), 'sorted, Python'],
  [
    'PHP signed',
    (value) => ascii(JSON.stringify(value)).replaceAll('/', '\\/'),
    (value) => JSON.stringify(value),
    'ASCII, escaped slashes',
  ],
  ['PHP sent', (value) => JSON.stringify(value), (value) => ascii(JSON.stringify(value)).replaceAll('/', '\\/'), 'without white space'],
  ['a line end signed', (value) => `${JSON.stringify(value)}\n`, (value) => JSON.stringify(value), 'line end'],
];
const go = (value: object) => JSON.stringify(value).replace(/[<>&]/g, (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`);

export function writingCases(): NearCase[] {
  return [...(['HS256', 'ES256', 'PS384'] as const).flatMap(payloads), ...fewAlgorithms.flatMap(headers), ...fewAlgorithms.map(both)];
}

function payloads(alg: 'HS256' | 'ES256' | 'PS384'): NearCase[] {
  const key = pair(alg);
  const all = [...writings, ['Go signed', go, (value: object) => JSON.stringify(value), 'escaped HTML'] as const];
  return all.map(([name, signed, sent, actual]) => {
    const signature = signRaw(alg, key.private, `${segment(header(alg))}.${b64(signed(claims))}`);
    const token = `${segment(header(alg))}.${b64(sent(claims))}.${b64(signature)}`;
    return { name: `${alg}: payload, ${name}`, token, keys: [key.verifier], code: 'payload-reserialized', actual };
  });
}

function headers(alg: (typeof fewAlgorithms)[number]): NearCase[] {
  const key = pair(alg);
  return writings.slice(0, 1).map(([name, signed, sent, actual]) => {
    const signature = signRaw(alg, key.private, `${b64(signed(header(alg)))}.${segment(claims)}`);
    const token = `${b64(sent(header(alg)))}.${segment(claims)}.${b64(signature)}`;
    return { name: `${alg}: header, ${name}`, token, keys: [key.verifier], code: 'header-reserialized', actual };
  });
}

function both(alg: (typeof fewAlgorithms)[number]): NearCase {
  const key = pair(alg);
  const signature = signRaw(alg, key.private, `${b64(python(header(alg)))}.${b64(python(claims))}`);
  const token = `${segment(header(alg))}.${segment(claims)}.${b64(signature)}`;
  return { name: `${alg}: both written anew`, token, keys: [key.verifier], code: 'token-reserialized', actual: 'Python' };
}
