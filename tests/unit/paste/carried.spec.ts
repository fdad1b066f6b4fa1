import { expect, test } from '@playwright/test';
import { findingTokens, findTokens, type TextToken } from '../../../electron/engine/inspect/paste/find-tokens.ts';
import { expectEach, expectPlaces, type Paste } from './expect-found.ts';
import { har, hmac, jwe, jws, other, presented, unsigned, wrapped } from './tokens.ts';

const around = 'surrounding-text' as const;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

const longest = base64(other);
const lines: Paste[] = [
  ['as base64 prints it', `${wrapped(longest, 76)}\n`, 'jws', 'bare', null, ['line-breaks', 'spaces', 'base64'], other],
  ['as openssl prints it', wrapped(base64(jwe), 64), 'jwe', 'bare', null, ['line-breaks', 'base64'], jwe],
  ['with its line end, in a mail', wrapped(base64(`${jws}\n`), 76, '\r\n'), 'jws', 'bare', null, ['line-breaks', 'base64'], jws],
  ['an SD-JWT', wrapped(base64(presented), 76), 'sd-jwt', 'bare', null, ['line-breaks', 'base64'], presented],
  ['a quoted mail', `> ${wrapped(longest, 76, '\n> ')}`, 'jws', 'bare', null, ['quotes', 'line-breaks', 'base64'], other],
  [
    'a block of YAML',
    `token: |\n  ${wrapped(longest, 76, '\n  ')}\nkind: Secret`,
    'jws',
    'text',
    null,
    ['line-breaks', 'base64', around],
    other,
  ],
  [
    'a string of JSON',
    JSON.stringify({ t: `${wrapped(longest, 76)}\n` }),
    'jws',
    'json',
    't',
    ['line-breaks', 'json-escapes', 'base64', around],
    other,
  ],
  ['in quotes', `T="${wrapped(longest, 76)}"\necho`, 'jws', 'text', 'T', ['quotes', 'line-breaks', 'base64', around], other],
  ['the last line is full', wrapped(longest, longest.length / 4), 'jws', 'bare', null, ['line-breaks', 'base64'], other],
  ['one line, and a word below', `${longest.replace(/=+$/, '')}\nThanks\n`, 'jws', 'text', null, ['base64', around], other],
  [
    'several lines, and a sentence below',
    `${wrapped(base64(unsigned), 70)}\n${base64('abc')} is no part of it\n`,
    'jws',
    'text',
    null,
    ['line-breaks', 'base64', around],
    unsigned,
  ],
  [
    'several lines, and a word below',
    `${wrapped(longest, longest.length / 4)}\nThanks\n`,
    'jws',
    'text',
    null,
    ['line-breaks', 'base64', around],
    other,
  ],
];

const basic: Paste[] = [
  ['the password', `Authorization: Basic ${base64(`x-access-token:${jws}`)}`, 'jws', 'bearer', 'Authorization', ['basic', 'base64'], jws],
  ['the name of the user', `Basic ${base64(`${jws}:`)}`, 'jws', 'bearer', null, ['basic', 'base64'], jws],
  ['both: the password', `Basic ${base64(`${other}:${jws}`)}`, 'jws', 'bearer', null, ['basic', 'base64'], jws],
  ['of a proxy', `proxy-authorization: basic ${base64(`u:${jwe}`)}`, 'jwe', 'bearer', 'proxy-authorization', ['basic', 'base64'], jwe],
  [
    'curl',
    `curl -H "Authorization: Basic ${base64(`u:${jws}`)}" https://x.example`,
    'jws',
    'curl',
    'Authorization',
    ['basic', 'base64'],
    jws,
  ],
  [
    'JSON',
    JSON.stringify({ headers: { authorization: `Basic ${base64(`u:${jws}`)}` } }),
    'jws',
    'json',
    'headers.authorization',
    ['basic', 'base64'],
    jws,
  ],
  [
    'a token of GitHub',
    `Authorization: Basic ${base64('x-access-token:ghp_16C7e42F292c6912E7710c838347Ae178B4a')}`,
    'opaque',
    'bearer',
    'Authorization',
    ['basic', 'base64'],
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  ],
];

/** Cut into so many, all as long as the first but the last, each as a cookie. */
const cut = (name: string, text: string, count: number, mark = '.'): string[] =>
  wrapped(text, Math.ceil(text.length / count))
    .split('\n')
    .map((piece, index) => `${name}${mark}${index}=${piece}`);
const session = { access_token: jws, token_type: 'bearer', refresh_token: 'v1-short', user: { email: 'ann@x.example', name: '앤' } };
const supabase = `base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`;
const authJs = '__Secure-authjs.session-token';

const cookies: Paste[] = [
  ['Auth.js', `Cookie: a=1; ${cut(authJs, jwe, 2).join('; ')}; b=2`, 'jwe', 'cookie', authJs, ['cookie-chunks'], jwe],
  ['Auth0', `Cookie: ${cut('__session', jwe, 3, '__').join('; ')}`, 'jwe', 'cookie', '__session', ['cookie-chunks'], jwe],
  ['no header at all', cut('appSession', jwe, 2).join('; '), 'jwe', 'cookie', 'appSession', ['cookie-chunks'], jwe],
  ['a signed one', `Cookie: ${cut('s', jws, 2).join('; ')}`, 'jws', 'cookie', 's', ['cookie-chunks'], jws],
  ['another cookie between', `Cookie: ${cut('s', jwe, 2).join('; theme=dark; ')}`, 'jwe', 'cookie', 's', ['cookie-chunks'], jwe],
  [
    'Set-Cookie',
    `HTTP/1.1 200 OK\r\n${cut('s', jwe, 3)
      .map((one) => `Set-Cookie: ${one}; Path=/; Expires=Wed, 25 Nov 2026 10:00:00 GMT; HttpOnly; SameSite=Lax`)
      .join('\r\n')}\r\n\r\n`,
    'jwe',
    'http-response',
    's',
    ['cookie-chunks'],
    jwe,
  ],
  ['curl', `curl -b '${cut('s', jwe, 2).join('; ')}' https://x.example`, 'jwe', 'curl', 's', ['cookie-chunks'], jwe],
  [
    'a table of the developer tools',
    cut('s', jwe, 2)
      .map((one) => `${one.replace('=', '\t')}\tx.example\t/\tSession\t3933\t✓\t✓\tLax`)
      .join('\n'),
    'jwe',
    'cookie',
    's',
    ['cookie-chunks'],
    jwe,
  ],
  [
    'Supabase',
    `Cookie: ${cut('sb-x-auth-token', supabase, 2).join('; ')}`,
    'jws',
    'cookie',
    'sb-x-auth-token.access_token',
    ['quotes', 'cookie-chunks', 'base64', around],
    jws,
  ],
  [
    'Supabase in one cookie',
    `Cookie: a=b; sb-x-auth-token=${supabase}`,
    'jws',
    'cookie',
    'sb-x-auth-token.access_token',
    ['quotes', 'base64', around],
    jws,
  ],
  [
    'Supabase before 2024',
    `Cookie: ${cut('sb-x-auth-token', encodeURIComponent(JSON.stringify([jws, 'v1-short', null])), 2).join('; ')}`,
    'jws',
    'cookie',
    'sb-x-auth-token',
    ['quotes', 'cookie-chunks', around],
    jws,
  ],
  [
    'a HAR file',
    har({ request: { headers: [{ name: 'Cookie', value: cut('s', jwe, 2).join('; ') }] } }),
    'jwe',
    'har',
    'log.entries[0].request.headers.Cookie',
    ['cookie-chunks'],
    jwe,
  ],
];

expectEach({ 'base64 in lines': lines, 'Basic credentials': basic, 'chunked cookies': cookies });

function found(text: string): TextToken[] {
  const tokens = findTokens(text);
  expectPlaces(text, tokens);
  return tokens;
}

test('tokens in base64, one in each line, stay apart', () => {
  // Without padding, which would end a text.
  const full = (token: string) => base64(token + '\n'.repeat((3 - (token.length % 3)) % 3));
  for (const all of [
    [hmac, other, other, jws],
    [jwe, other, hmac],
  ]) {
    expect(found(all.map(full).join('\n')).map((one) => one.text)).toEqual(all);
  }
});

test('lines that are not all of one length, or not of one text, are not joined', () => {
  const [first = '', second = '', ...rest] = wrapped(longest, 76).split('\n');
  for (const text of [
    [first, second.slice(1), ...rest].join('\n'),
    [first, `${second} x`, ...rest].join('\n'),
    [first, '', second, ...rest].join('\n'),
    [first, ...rest].join('\n'),
    [longest.slice(0, 60), longest.slice(60)].join('\n'),
  ]) {
    expect(found(text).some((one) => one.text === other)).toBe(false);
  }
});

test('the place of a token is that of its own characters', () => {
  const credentials = `Basic ${base64(`${jws}:x`)}`;
  const [user] = found(credentials);
  expect(user).toMatchObject({ start: 6, end: 6 + Math.ceil((jws.length * 4) / 3) });
  const both = Buffer.from(JSON.stringify({ access_token: jws, provider_token: other })).toString('base64url');
  const text = `Cookie: ${cut('s', `base64-${both}`, 2).join(';\n')}`;
  expect(found(text).map((one) => [one.text, one.name, one.line])).toEqual([
    [jws, 's.access_token', 1],
    [other, 's.provider_token', 1],
  ]);
});

test('cookies are joined only where they are pieces of one', () => {
  const [first = '', second = '', third = ''] = cut('s', jwe, 3);
  for (const text of [
    // In another order, one of them missing, or of another cookie.
    `${second}; ${first}; ${third}`,
    `${first}; ${third}`,
    `${first}; ${second.replace('s.', 't.')}; ${third}`,
    `${first}; ${second.replace('s.', 's__')}; ${third}`,
    // A list in a form, and a token between them.
    `${first}&${second}&${third}`,
    `${first}; other=${jws}; ${second}; ${third}`,
    `${first}; ${' '.repeat(500)}${second}; ${third}`,
  ]) {
    expect(found(text).some((one) => one.text === jwe)).toBe(false);
  }
  expect(found(`a.0=${jws}; a.1=${other}`).map((one) => one.text)).toEqual([jws, other]);
  expect(found(`a.0=${jws}; a.1=yes`).map((one) => one.text)).toEqual([jws]);
  expect(found(`${first}; other=${jws}; ${second}; ${third}`).map((one) => one.text)).toContain(jws);
});

test('what is carried so and is no token is none', () => {
  for (const text of [
    'Authorization: Basic dXNlcjpwYXNzd29yZA==',
    `Authorization: Basic ${base64('client-2026:token-8f14e45fceea167a5a36dedd4bea2543')}`,
    `Basic ${base64(`not a pair, though ${'long '.repeat(20)}`)}`,
    'Basic authentication with a user name and a password is what this server wants.',
    'a.0=x4Tq8Zk2Lm9Pw3Rs7Vb1; a.1=Nc5Yd0Hf6Jg4Kt8Xe2Ua',
    `s=base64-${Buffer.from('{"a":"no token at all"}').toString('base64url')}`,
    wrapped(base64('eyJust a text that begins like one, and goes on for some lines, but is none'), 40),
  ]) {
    expect(findTokens(text)).toEqual([]);
  }
});

test('searches that take turns do not disturb each other', () => {
  const texts = [
    `${[other, hmac, jws].map(base64).join('\n')}\n`,
    [jws, hmac, other].map((token) => `Basic ${base64(`u:${token}`)}`).join('\n'),
    ['a', 'b', 'c'].map((name) => cut(name, jwe, 3).join('; ')).join('; '),
  ];
  const all = [...texts, ...texts.toReversed()].map((text) => ({ text: `x ${text}`, work: findingTokens(`x ${text}`) }));
  const results = new Map<string, TextToken[][]>(all.map(({ text }) => [text, []]));
  for (let left = all; left.length > 0;) {
    left = left.filter(({ text, work }) => {
      const { done, value } = work.next();
      if (done === true) results.get(text)?.push(value);
      return done !== true;
    });
  }
  for (const [text, found] of results) expect(found).toEqual([findTokens(text), findTokens(text)]);
});
