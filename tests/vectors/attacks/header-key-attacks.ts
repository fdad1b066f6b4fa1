import { createPublicKey, X509Certificate, type JsonWebKey } from 'node:crypto';
import { z } from 'zod';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import { tokenAttack, type Attack, type AttackClass } from './attack.ts';
import { selfSignedCertificate } from './certificate.ts';
import { attackerKey, goodClaims, goodKey, headerText, signText } from './good.ts';
import { looseParts, signatureFits } from './unguarded.ts';

/** J04: CVE-2018-0114. The attacker's own key in the header, whole or only its public members. */
async function embeddedJwk(): Promise<AttackClass> {
  const attacks: Attack[] = [];
  for (const alg of ['RS256', 'PS384', 'ES256', 'ES384', 'ES512', 'EdDSA', 'HS256'] satisfies JwsAlgorithm[]) {
    const { verifier } = goodKey(alg);
    for (const kid of [verifier.kid, null]) {
      const { signing, verifier: own } = attackerKey(alg, kid);
      const jwk: JsonWebKey = own.node.export({ format: 'jwk' });
      for (const members of [jwk, { ...jwk, alg, use: 'sig', kid: verifier.kid }]) {
        const token = await signText(headerText(signing, { jwk: members }), goodClaims, signing);
        attacks.push(tokenAttack(`${alg}, jwk in the header, kid ${kid}`, token, [verifier], 'signature-bad'));
      }
    }
  }
  return {
    id: 'J04',
    title: 'key in the header (jwk)',
    attacks,
    unguarded: (attack) => {
      const parts = attack.kind === 'token' ? looseParts(attack.token) : null;
      const jwk = z.looseObject({ kty: z.enum(['RSA', 'EC', 'OKP']) }).safeParse(parts?.header['jwk']);
      if (parts === null || !jwk.success) return false;
      return signatureFits(parts.header.alg, createPublicKey({ key: jwk.data, format: 'jwk' }), parts);
    },
  };
}

const evilUrls = [
  'https://attacker.example/jwks.json',
  'http://attacker.example/jwks.json',
  'https://issuer.example@attacker.example/jwks.json',
  'https://attacker.example/#issuer.example',
  'https://issuer.example/redirect?to=https://attacker.example/jwks.json',
  'http://127.0.0.1:9/jwks.json',
  'http://[::1]:9/jwks.json',
  'http://169.254.169.254/latest/meta-data/',
  'http://localtest.me/jwks.json',
  'file:///etc/passwd',
  'data:application/json,{"keys":[]}',
  'gopher://attacker.example/1',
  '//attacker.example/jwks.json',
];

/** J05: a URL in the header that a server would fetch the key from. Nothing is ever fetched for a token. */
async function keyUrl(): Promise<AttackClass> {
  const { verifier } = goodKey('ES256');
  const attacks: Attack[] = [];
  for (const member of ['jku', 'x5u']) {
    for (const url of evilUrls) {
      const { signing } = attackerKey('ES256', verifier.kid);
      const token = await signText(headerText(signing, { [member]: url }), goodClaims, signing);
      attacks.push(tokenAttack(`${member} ${url}`, token, [verifier], 'signature-bad'));
      published.set(token, createPublicKey(signing.key));
    }
  }
  return {
    id: 'J05',
    title: 'key by URL (jku, x5u)',
    attacks,
    unguarded: (attack) => {
      const parts = attack.kind === 'token' ? looseParts(attack.token) : null;
      const fetched = attack.kind === 'token' ? published.get(attack.token) : undefined;
      return parts !== null && fetched !== undefined && signatureFits(parts.header.alg, fetched, parts);
    },
  };
}

/** What the attacker's server would answer; the tests make no connection. */
const published = new Map<string, ReturnType<typeof createPublicKey>>();

/** J06: a certificate of the attacker's own in the header. */
async function embeddedCertificate(): Promise<AttackClass> {
  const { verifier } = goodKey('RS256');
  const attacks: Attack[] = [];
  for (const kid of [verifier.kid, null]) {
    const { signing } = attackerKey('RS256', kid);
    for (const subject of ['issuer.example', 'Tokensmith', 'localhost']) {
      const certificate = selfSignedCertificate(signing.key, subject).toString('base64');
      for (const x5c of [[certificate], [certificate, certificate], certificate]) {
        const token = await signText(headerText(signing, { x5c }), goodClaims, signing);
        attacks.push(tokenAttack(`x5c of ${subject}, kid ${kid}`, token, [verifier], 'signature-bad'));
      }
    }
  }
  return {
    id: 'J06',
    title: 'certificate in the header (x5c)',
    attacks,
    unguarded: (attack) => {
      const parts = attack.kind === 'token' ? looseParts(attack.token) : null;
      const chain = z.array(z.string()).min(1).safeParse(parts?.header['x5c']);
      if (parts === null || !chain.success) return false;
      const certificate = new X509Certificate(Buffer.from(chain.data[0] ?? '', 'base64'));
      return signatureFits(parts.header.alg, certificate.publicKey, parts);
    },
  };
}

export async function headerKeyAttacks(): Promise<AttackClass[]> {
  return [await embeddedJwk(), await keyUrl(), await embeddedCertificate()];
}
