import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { edited, partText, toEdit, withNewTimes } from '../../../renderer/src/features/inspect/work/edited-parts.ts';

const segment = (text: string) => ({ text: Buffer.from(text).toString('base64url'), bytes: text.length, json: null });

test('a plain part is laid out, and only what was edited differs afterwards', () => {
  const text = '{"sub":"ada","n":12345678901234567890,"x":3.0,"list":[1,{"a":null}]}';
  const part = toEdit(partText(segment(text)));
  expect(part.shown.split('\n').length).toBeGreaterThan(5);
  expect(edited(part, part.shown)).toBeNull();
  expect(edited(part, part.shown.replace('"ada"', '"bob"'))).toBe(text.replace('"ada"', '"bob"'));
});

test('a part in another writing is shown as it is, and what is typed is signed as it stands', () => {
  for (const text of ['{ "sub" : "ada" }', '{"sub":"\\u0061da"}', '{"a":1}\n', 'no JSON', '{"a":1,"a":2}']) {
    const part = toEdit(text);
    expect(part).toEqual({ shown: text, isLaidOut: false });
    expect(edited(part, text)).toBeNull();
    expect(edited(part, `${text} `)).toBe(`${text} `);
  }
});

test('a mistake goes on as it was typed, for its place to be named', () => {
  const part = toEdit('{"sub":"ada"}');
  expect(edited(part, '{\n  "sub": }')).toBe('{\n  "sub": }');
});

test('any JSON: laying out and back is the same text', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const part = toEdit(json);
      if (part.isLaidOut) expect(edited(part, `${part.shown} `)).toBe(json);
      else expect(part.shown).toBe(json);
    }),
  );
});

test('new times move together; what is no time stays', () => {
  const moved = withNewTimes('{"iat":1000,"nbf":990,"exp":4600,"auth_time":900,"n":3.0}', 5_000.7);
  expect(moved).toBe('{"iat":5000,"nbf":4990,"exp":8600,"auth_time":900,"n":3.0}');
  expect(withNewTimes('{\n  "nbf": 10,\n  "exp": 20\n}', 100)).toBe('{\n  "nbf": 100,\n  "exp": 110\n}');
});

for (const text of ['{"exp":20}', '{}', '[]', 'x', '{"iat":"1"}']) {
  test(`no life to move in ${text}`, () => {
    expect(withNewTimes(text, 100)).toBeNull();
  });
}
