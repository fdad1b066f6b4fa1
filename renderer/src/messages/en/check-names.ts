import type { OwnCheckName } from '../../../../shared/verdict.ts';

export type CheckNames = Readonly<Record<OwnCheckName, string>>;

/** Apart from the sentences: a rehearsal of the first screen names checks, and says no more of them. */
export const checkNames: CheckNames = {
  decryption: 'Decryption',
  format: 'Format',
  key: 'Key',
  algorithm: 'Algorithm',
  signature: 'Signature',
  crit: 'Critical headers',
  typ: 'Type',
  exp: 'Expiry',
  nbf: 'Not before',
  iat: 'Issued at',
  age: 'Age',
  iss: 'Issuer',
  aud: 'Audience',
  sub: 'Subject',
  disclosures: 'Disclosures',
  'key-binding': 'Key binding',
};
