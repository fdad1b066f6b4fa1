import { expect, test } from '@playwright/test';
import { checks as english } from '../../../renderer/src/messages/en/checks.ts';
import { checks as korean } from '../../../renderer/src/messages/ko/checks.ts';
import type { Check } from '../../../shared/verdict.ts';
import { judged, now, signed } from './judged.ts';

const encode = (text: string) => Buffer.from(text).toString('base64url');
const token = signed({ exp: now + 60 });
const [header = '', payload = '', signature = ''] = token.split('.');
const say = ({ code, expected, actual }: Check, { sentences }: typeof english) => sentences[code](expected, actual);

async function formatOf(text: string): Promise<[string, string]> {
  const format = (await judged(text)).checks.find(({ name }) => name === 'format');
  if (format === undefined) throw new Error('No check of the form');
  return [say(format, english), say(format, korean)];
}

const damaged: [text: string, english: string, korean: string][] = [
  [
    `${header}.${payload}.${signature.slice(0, -1)}B`,
    'unused bits in the last character of the signature, at 43',
    '서명의 마지막 문자(43번째)에서 쓰지 않는 비트가 0이 아닙니다',
  ],
  [`${header}.${payload}.${signature}=`, 'a foreign character in the signature, at 44', '서명의 44번째 문자는'],
  [`${header}.${payload}.${signature}AA`, 'the signature cannot be 45 characters long', '서명의 길이는 45자일 수 없습니다'],
  [`${header}.${encode('{"exp":1,}')}.`, 'an unexpected character in the payload, line 1, column 10', '페이로드 1행 10열: 올 수 없는 문자'],
  [`${encode('{"alg":')}.${payload}.`, 'an unexpected end in the header, line 1', '헤더 1행'],
  [`${header}.${encode('[1]')}.`, 'the payload is a list', '페이로드에 든 것: 목록'],
  [`${header}.${encode('{"exp":1,"exp":2}')}.`, '“exp” in the payload', '페이로드의 “exp”'],
  [`${header}.${Buffer.from([0xff]).toString('base64url')}.`, 'Not valid UTF-8: the payload', 'UTF-8이 아닙니다: 페이로드'],
];

test('what is wrong with the form is told in words of the language', async () => {
  const told = await Promise.all(damaged.map(([text]) => formatOf(text)));
  expect(told).toEqual(damaged.map(([, inEnglish, inKorean]) => [expect.stringContaining(inEnglish), expect.stringContaining(inKorean)]));
  const inKorean = told.map(([, sentence]) => sentence).join(' ');
  expect(inKorean.match(/signature|payload|header|character|unused|unexpected|array/g)).toBeNull();
});

test('a signature that could not be tried is not laid to a failure where none is', async () => {
  const { checks } = await judged(token, {}, []);
  const outcomes = checks.filter(({ outcome }) => outcome === 'failed');
  const signatures = checks.filter(({ name }) => name === 'signature').map((check) => [say(check, english), say(check, korean)]);
  expect([outcomes, signatures]).toEqual([
    [],
    [['Could not be tried, because another check did not pass.', '통과하지 못한 다른 확인이 있어 시도하지 못했습니다.']],
  ]);
});
