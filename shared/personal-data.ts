import type { JsonNode, JsonObject } from './json/node.ts';

/** Claims about a person: OpenID Connect Core 1.0 section 5.1, and what they are commonly called elsewhere. */
const personal = new Set([
  ...['email', 'phone_number', 'birthdate', 'address', 'given_name', 'family_name', 'middle_name', 'nickname', 'gender'],
  ...['phone', 'mobile', 'birthday', 'date_of_birth', 'first_name', 'last_name', 'full_name', 'ssn', 'passport'],
  ...['resident_number', 'rrn', 'card_number', '이름', '성명', '이메일', '전화번호', '휴대폰', '주소', '생년월일', '주민등록번호'],
]);
/** Deeper down this may be the name of anything. */
const personalAtTop = 'name';
/** These name services and tokens. */
const impersonal = new Set(['iss', 'aud', 'jti']);

const mostPaths = 10;
const mostNodes = 5_000;
const longestValue = 100;

/**
 * Paths ("email", "user.phone") of claims that seem to tell about a person, by their name or by what stands in them: anyone who
 * holds the token can read them. At most ten, from the first 5,000 values.
 */
export function personalDataIn(claims: JsonObject): string[] {
  const paths: string[] = [];
  let nodes = 0;
  const visit = (node: JsonNode, path: string, name: string, isTop: boolean): void => {
    if (paths.length >= mostPaths || ++nodes > mostNodes) return;
    const isNamed = personal.has(name.toLowerCase()) || (isTop && name === personalAtTop);
    if ((isNamed && holdsSomething(node)) || (node.kind === 'string' && looksPersonal(node.value))) paths.push(path);
    else if (node.kind === 'array') for (const item of node.items.slice(0, mostNodes)) visit(item, path, '', false);
    else if (node.kind === 'object') for (const member of node.members) visit(member.value, `${path}.${member.name}`, member.name, false);
  };
  for (const { name, value } of claims.members.slice(0, mostNodes)) if (!impersonal.has(name)) visit(value, name, name, true);
  return [...new Set(paths)];
}

function holdsSomething(node: JsonNode): boolean {
  if (node.kind === 'string') return node.value !== '';
  return node.kind === 'number' || (node.kind === 'object' && node.members.length > 0);
}

function looksPersonal(value: string): boolean {
  if (value.length < 9 || value.length > longestValue) return isEmail(value);
  return isEmail(value) || isPhone(value) || isResidentNumber(value) || isCardNumber(value);
}

function isEmail(value: string): boolean {
  // Service accounts of Google are no persons.
  return value.length <= longestValue && /^[^\s@:/]+@[^\s@:/]+\.[a-z]{2,}$/i.test(value) && !value.endsWith('.gserviceaccount.com');
}

/** International (E.164) or a Korean mobile number. */
function isPhone(value: string): boolean {
  const digits = value.replace(/[ ().-]/g, '');
  return /^\+[1-9]\d{7,14}$/.test(digits) || (/^[\d -]+$/.test(value) && /^01[016789]\d{7,8}$/.test(digits));
}

/** Korean resident registration number: birth date, century and sex, six digits. Those since 2020 have no check digit. */
function isResidentNumber(value: string): boolean {
  return /^\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[- ]?[1-8]\d{6}$/.test(value);
}

/** Prefixes of the large schemes, and the check digit of ISO/IEC 7812-1 annex B (Luhn). */
function isCardNumber(value: string): boolean {
  const digits = value.replace(/[ -]/g, '');
  if (!/^(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|35\d{14}|6\d{15}|9\d{15})$/.test(digits)) return false;
  const sum = [...digits].toReversed().reduce((total, digit, index) => total + luhn(Number(digit), index), 0);
  return sum % 10 === 0;
}

function luhn(digit: number, index: number): number {
  if (index % 2 === 0) return digit;
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}
