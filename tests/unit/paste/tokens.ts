/** Tokens to paste: of the right form, with no key behind them. */
function base64url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}

const bytes = (count: number, seed: number): string =>
  Buffer.from(Array.from({ length: count }, (_, at) => (at * 89 + seed * 37) % 256)).toString('base64url');

const header = base64url('{"alg":"ES256","typ":"JWT","kid":"k1"}');
const payload = base64url('{"sub":"alice","iss":"https://issuer.example","exp":1900000000}');
const signature = bytes(64, 1);
export const parts = { header, payload, signature };

export const jws = `${header}.${payload}.${signature}`;
export const other = `${base64url('{"alg":"RS256","typ":"at+jwt"}')}.${base64url('{"sub":"bob","scope":"read write"}')}.${bytes(256, 2)}`;
export const hmac = `${base64url('{"alg":"HS256"}')}.${base64url('{"sub":"carol"}')}.${bytes(32, 3)}`;
export const unsigned = `${base64url('{"alg":"none"}')}.${payload}.`;
export const detached = `${header}..${signature}`;
export const jwe = `${base64url('{"alg":"RSA-OAEP","enc":"A128GCM"}')}.${bytes(256, 4)}.${bytes(12, 5)}.${bytes(40, 6)}.${bytes(16, 7)}`;
export const direct = `${base64url('{"alg":"dir","enc":"A128GCM"}')}..${bytes(12, 5)}.${bytes(40, 6)}.${bytes(16, 7)}`;
const disclosures = ['["salt1","given_name","Alice"]', '["salt2","family_name","Smith"]'].map(base64url);
export const selective = `${jws}~${disclosures.join('~')}~`;
export const presented = `${selective}${base64url('{"alg":"ES256","typ":"kb+jwt"}')}.${base64url('{"nonce":"n"}')}.${bytes(64, 8)}`;

export const flattened = JSON.stringify({ payload, protected: header, signature });
export const general = JSON.stringify({
  payload,
  signatures: [
    { protected: header, signature },
    { protected: header, header: { kid: 'k2' }, signature },
  ],
});
export const encryptedJson = JSON.stringify({
  protected: base64url('{"enc":"A128GCM"}'),
  recipients: [{ header: { alg: 'RSA-OAEP' }, encrypted_key: bytes(256, 4) }],
  iv: bytes(12, 5),
  ciphertext: bytes(40, 6),
  tag: bytes(16, 7),
});

/** As a terminal, a mail program or PEM breaks it. */
export function wrapped(text: string, width: number, lineBreak = '\n'): string {
  return (text.match(new RegExp(`.{1,${width}}`, 'gs')) ?? []).join(lineBreak);
}

export function har(...entries: object[]): string {
  return JSON.stringify({ log: { version: '1.2', entries } }, null, 2);
}
