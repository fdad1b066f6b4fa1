import { expect, test } from '@playwright/test';
import { findTokens } from '../../../electron/engine/inspect/paste/find-tokens.ts';
import { bareLines } from '../../../electron/engine/scan/judging/bare-lines.ts';
import { encoded, makers, tokenOf } from './tokens.ts';

const tokens = makers.map((maker, index) => tokenOf(maker, { sub: `s${index}`, nested: { deep: [index] } }));

test('a list of tokens is read as findTokens reads it', () => {
  for (const end of ['\n', '\r\n', '\n\n']) {
    for (const text of [tokens.join(end), `${end}${tokens.join(end)}${end}`]) expect(bareLines(text)).toEqual(findTokens(text));
  }
});

test('what is no such list is left to findTokens', () => {
  const [one = '', two = ''] = tokens;
  const others = [
    one,
    `${one} \n${two}`,
    `${one}\nBearer ${two}`,
    `${one.slice(0, 40)}\n${one.slice(40)}`,
    `${one}~\n${two}`,
    `${encoded({ x: 1 })}${one.slice(one.indexOf('.'))}\n${two}`,
  ];
  for (const text of others) expect(bareLines(text)).toBeNull();
});
