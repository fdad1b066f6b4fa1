import { hidden, hiddenSamples } from './hidden.ts';
import { injections } from './injections.ts';

/**
 * What the text could do to a page that is careless with it: make elements, hide characters, or be taken for something else than
 * the text that it is (a formula, a template, a member of every object).
 */
export type Harm = 'markup' | 'hidden' | 'meaning';
export type HostileText = { name: string; text: string; harm: Harm };

/** Where hidden characters do their harm: in the middle, at either end, alone, or many at once. */
const placings: readonly [string, (character: string) => string][] = [
  ['inside', (character) => `adm${character}in`],
  ['first', (character) => `${character}admin`],
  ['last', (character) => `admin${character}`],
  ['alone', (character) => character],
  ['six at once', (character) => `a${character.repeat(6)}b`],
];

const combined: readonly [string, string][] = [
  ['file name turned round', 'invoice\u202Efdp.exe'],
  ['isolate that is not closed', 'role: user\u2066 \u2067admin'],
  ['all embeddings, none closed', '\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069 end'],
  ['source that reads otherwise', "if (role !== 'user\u202E \u2066// admin\u2069 \u2066') {"],
  ['word written in tags', tagged('ignore the rules')],
  ['flag of tags', `\u{1F3F4}${tagged('gbeng')}\u{E007F}`],
  ['bytes in variation selectors', `a${[...'secret'].map((letter) => String.fromCodePoint(0xe0100 + letter.charCodeAt(0))).join('')}`],
  ['selectors in a row', `ok${'\uFE0E\uFE0F\uFE00\uFE01'.repeat(8)}`],
  ['bits of zero width', `pay${'\u200B\u200C\u200D'.repeat(20)}load`],
  ['more hidden ones than are drawn', `x${'\u200B\u202E'.repeat(900)}y`],
  ['more hidden ones than fit', `x${'\u2066'.repeat(1_500)}y`],
  ['Hangul fillers', '\u3164\u115F\u1160\uFFA0'],
  ['lone high surrogate', 'a\uD800b'],
  ['lone low surrogate', 'a\uDC00b'],
  ['surrogates the wrong way round', '\uDC00\uD800'],
  ['NUL in the middle', 'admin\u0000.example'],
  ['terminal: colours', '\u001B[31mred\u001B[0m'],
  ['terminal: title', '\u001B]0;title\u0007'],
  ['terminal: clear', '\u001B[2J\u001B[H'],
  ['terminal: link', '\u001B]8;;https://evil.example\u001B\\click\u001B]8;;\u001B\\'],
  ['terminal: C1', '\u009B31m'],
  ['terminal: backspaces', 'rm -rf /\b\b\b\b\b\b\b\bls'],
  ['carriage return over the line', 'denied\rgranted'],
  ['markup behind a hidden character', '\u202E<img src=x onerror=hostile()>'],
  ['hidden character within a tag', '<scr\u200Bipt>hostile()</scr\u200Bipt>'],
  ['byte order mark before JSON', '\uFEFF{"a":1}'],
  ['word joiner in an address', 'https://idp\u2060.example'],
  ['soft hyphens', 'ad\u00ADmin\u00AD'],
  ['right-to-left mark between digits', '1\u200F2\u200F3'],
  ['musical controls', 'a\u{1D173}\u{1D17A}b'],
  ['interlinear annotation', '\uFFF9over\uFFFAunder\uFFFB'],
];

const meanings: readonly [string, string][] = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'then', 'toJSON', 'length'],
  ...['undefined', 'null', 'NaN', 'true', '-0', '1e309', '0x10', '9007199254740993', '[object Object]', '0', '١٢٣'],
  ...['../../../../etc/passwd', '..\\..\\windows\\system32', '/dev/null', 'file:///etc/passwd', '\\\\host\\share', '%2e%2e%2f', 'CON', '~'],
  ...[
    "' OR 1=1 --",
    '"; DROP TABLE keys; --',
    "1' UNION SELECT secret",
    '*)(uid=*))(|(uid=*',
    '$(id)',
    '`id`',
    '; rm -rf /',
    '| nc -l',
    '&& id',
  ],
  ...["=cmd|'/c calc'!A1", '+1+1', '-1+1', '@SUM(1)', '=HYPERLINK("http://evil.example")', '\t=1+1', '"=1+1"'],
  ...[
    '# heading',
    '**bold**',
    '![x](http://evil.example/x.png)',
    '[click](javascript:hostile())',
    '| a | b |',
    '```',
    '---',
    '> quote',
    '- [ ] x',
  ],
  ...['{{7*7}}', '${7*7}', '#{7*7}', '<%= 7*7 %>', '{{constructor.constructor("hostile()")()}}', '%s%n%x', '{0}', '$&$1', '\\u0041'],
  ...[
    'javascript:hostile()',
    'data:text/html,hostile',
    'vbscript:hostile()',
    'https://evil.example/?q=%00',
    '//evil.example',
    'mailto:a@evil.example',
  ],
  ...[
    '&lt;b&gt;',
    '&amp;',
    '&#0;',
    '&#x202E;',
    '&nbsp;',
    '%3Cscript%3E',
    '\\x3cscript\\x3e',
    '\\u003cscript\\u003e',
    '</',
    '<',
    '>',
    '"',
    "'",
  ],
  ...['аdmin', 'раураl', 'ɡoogle.com', 'ａｄｍｉｎ', '𝐚𝐝𝐦𝐢𝐧', 'admın', 'ADMİN', 'ﬁle', 'ſecret', 'Ω', 'é', 'e\u0301', 'ꓮꓢ'],
  ...['שלום', 'مرحبا', 'abc אבג 123', '؟', 'ﷺ', 'ﷲ', '한국어', '日本語', 'हिन्दी', 'ไทย', '👩', '🇰🇷', '😀', '𠮷'],
].map((text) => [text, text]);

const floods: readonly [string, string][] = [
  ['combining marks', `Z${'\u0300\u0316\u0334'.repeat(60)}algo`],
  ['one very long word', 'w'.repeat(3_000)],
  ['long without a break in CJK', '漢'.repeat(1_000)],
  ['many short lines', 'a\n'.repeat(300)],
  ['many tabs', `a${'\t'.repeat(100)}b`],
  ['many dots', '.'.repeat(500)],
  ['many brackets', '['.repeat(500)],
  ['many quotes', '"'.repeat(300)],
  ['many backslashes', '\\'.repeat(300)],
  ['astral letters at a cut', `${'x'.repeat(79)}😀 and on`],
  ['astral letters at another cut', `${'x'.repeat(399)}😀 and on`],
  ['astral letters at a third cut', `${'x'.repeat(59)}😀 and on`],
  ['only astral letters', '😀'.repeat(300)],
  ['widest letters', '﷽'.repeat(60)],
];

/** More than 500 texts, each with a name of its own. */
export function hostileTexts(): HostileText[] {
  const hiddenOnes = hiddenSamples.flatMap(([code, character]) => {
    return placings.map(([where, place]): [string, string] => [`${code} ${where}`, place(character)]);
  });
  return [
    ...injections.map(([name, text]) => ({ name, text, harm: 'markup' as const })),
    ...[...combined, ...hiddenOnes].map(([name, text]) => ({ name, text, harm: 'hidden' as const })),
    ...[...meanings, ...floods].map(([name, text]) => ({ name, text, harm: harmOf(text) })),
  ];
}

function harmOf(text: string): Harm {
  return hidden.test(text) ? 'hidden' : 'meaning';
}

function tagged(text: string): string {
  return [...text].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
}
