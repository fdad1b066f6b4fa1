import { maxTokenBytes } from '../../../shared/inspect.ts';
import { memberOf, type JsonObject } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { joinedHeader } from './joined-header.ts';
import { memberReader } from './member-reader.ts';
import { jsonProblem, maxHeaderDepth, readBytes, readObject, type FormatProblem, type TokenSegment } from './strict-parse.ts';

/** One for whom the token is sealed. */
export type JweRecipient = {
  /** The protected, the shared and the recipient's own header, joined (RFC 7516 section 5.2, step 4). */
  readonly header: JsonObject;
  /** Shared and own header without the protected one; null where there is neither. */
  readonly unprotected: JsonObject | null;
  readonly encryptedKey: Buffer;
};

/** A JWE taken apart and nothing in it trusted: every part canonical base64url, every header a strict JSON object. */
export type StrictJwe = {
  readonly form: 'JWE compact' | 'JWE flattened JSON' | 'JWE general JSON';
  /** Null where the whole header is unprotected. */
  readonly protected: TokenSegment | null;
  /** Never empty. */
  readonly recipients: readonly [JweRecipient, ...JweRecipient[]];
  readonly iv: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
  /** What is authenticated beside the protected header, as base64url; null where there is none. */
  readonly aad: string | null;
};

/** The parts that all serializations have, as texts; `header` of a recipient is its own, unprotected one. */
type JweTexts = Pick<StrictJwe, 'form'> & {
  readonly protected: string | null;
  readonly shared: JsonObject | null;
  readonly recipients: readonly { readonly header: JsonObject | null; readonly encryptedKey: string }[];
  readonly iv: string;
  readonly ciphertext: string;
  readonly tag: string;
  readonly aad: string | null;
};

/** More recipients than that are an attack on whoever tries them all. */
const maximumRecipients = 100;

/**
 * Takes a JWE apart as strictly as the RFCs allow: compact, flattened or general JSON (RFC 7516 section 7), with unprotected
 * headers and `aad`. Members of another name are passed over, as section 7.2.1 demands. Never throws.
 */
export function strictJwe(text: string): Result<StrictJwe, FormatProblem> {
  if (text.length > maxTokenBytes) {
    return fail({ code: 'format-too-large', expected: maxTokenBytes, actual: Buffer.byteLength(text) });
  }
  const texts = text.trimStart().startsWith('{') ? jsonTexts(text) : compactTexts(text);
  return texts.ok ? decoded(texts.value) : texts;
}

function compactTexts(text: string): Result<JweTexts, FormatProblem> {
  const segments = text.split('.');
  const [header = '', encryptedKey = '', iv = '', ciphertext = '', tag = ''] = segments;
  if (segments.length !== 5) return fail({ code: 'format-not-compact', expected: 'five segments', actual: segments.length });
  const recipients = [{ header: null, encryptedKey }];
  return ok({ form: 'JWE compact', protected: header, shared: null, recipients, iv, ciphertext, tag, aad: null });
}

function jsonTexts(text: string): Result<JweTexts, FormatProblem> {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const [code, expected, actual] = jsonProblem('JWE', parsed.error);
    return fail({ code, expected, actual });
  }
  if (parsed.value.kind !== 'object') return malformed('JSON object', parsed.value.kind);
  const jwe = parsed.value;
  const isGeneral = memberOf(jwe, 'recipients') !== undefined;
  // RFC 7516 section 7.2.2: the flattened form has no "recipients", the general one nothing of one recipient outside.
  const stray = isGeneral ? ['header', 'encrypted_key'].find((name) => memberOf(jwe, name) !== undefined) : undefined;
  if (stray !== undefined) return malformed('recipients alone', `recipients and ${stray}`);
  const read = memberReader();
  const recipients = isGeneral ? read.objects(jwe, 'recipients', maximumRecipients) : [jwe];
  const ciphertext = read.text(jwe, 'ciphertext');
  const texts = {
    form: isGeneral ? ('JWE general JSON' as const) : ('JWE flattened JSON' as const),
    protected: read.text(jwe, 'protected'),
    shared: read.object(jwe, 'unprotected'),
    recipients: recipients.map((each) => ({ header: read.object(each, 'header'), encryptedKey: read.text(each, 'encrypted_key') ?? '' })),
    iv: read.text(jwe, 'iv') ?? '',
    tag: read.text(jwe, 'tag') ?? '',
    aad: read.text(jwe, 'aad'),
  };
  const problem = read.problem();
  if (problem !== null) return fail(problem);
  return ciphertext === null ? malformed('ciphertext: string', 'ciphertext: missing') : ok({ ...texts, ciphertext });
}

function decoded(texts: JweTexts): Result<StrictJwe, FormatProblem> {
  // RFC 7516 section 7.2.1: "protected" is absent where the protected header is empty.
  const header = texts.protected === null ? null : readObject('header', texts.protected, maxHeaderDepth);
  if (header !== null && header.problem !== null) return fail(header.problem);
  const bytes = bytesReader();
  const parts = {
    iv: bytes.read('iv', texts.iv),
    ciphertext: bytes.read('ciphertext', texts.ciphertext),
    tag: bytes.read('tag', texts.tag),
  };
  if (texts.aad !== null) bytes.read('aad', texts.aad);
  const recipients: JweRecipient[] = [];
  for (const recipient of texts.recipients) {
    const own = joinedHeader(texts.shared, recipient.header);
    const whole = own.ok ? joinedHeader(header?.segment.json ?? null, own.value) : own;
    if (!own.ok) return own;
    if (!whole.ok) return whole;
    const hasUnprotected = texts.shared !== null || recipient.header !== null;
    const encryptedKey = bytes.read('encrypted key', recipient.encryptedKey);
    recipients.push({ header: whole.value, unprotected: hasUnprotected ? own.value : null, encryptedKey });
  }
  const problem = bytes.problem();
  if (problem !== null) return fail(problem);
  const [first, ...others] = recipients;
  if (first === undefined) return malformed('recipients: 1 or more', 'recipients: 0');
  return ok({ form: texts.form, protected: header?.segment ?? null, recipients: [first, ...others], ...parts, aad: texts.aad });
}

/** Decodes base64url, and remembers the first text that is none; its bytes are then empty. */
function bytesReader() {
  let problem: FormatProblem | null = null;
  const read = (name: string, text: string): Buffer => {
    const made = readBytes(name, text);
    problem ??= made.problem;
    return made.segment.bytes ?? Buffer.alloc(0);
  };
  return { read, problem: () => problem };
}

function malformed(expected: string, actual: string): Result<never, FormatProblem> {
  return fail({ code: 'format-json-malformed', expected, actual });
}
