/** Widely used verifiers, as they behave with the right key and nothing switched on or off. */
export const libraries = ['pyjwt', 'jose', 'jsonwebtoken', 'fast-jwt', 'java-jwt', 'aspnet', 'golang-jwt'] as const;
export type Library = (typeof libraries)[number];

/** How a library behaves by default where verifiers differ. Null: not known for certain, and then nothing is said of it. */
export type LibraryFacts = {
  readonly name: string;
  /** The version whose source or documentation was read. */
  readonly version: string;
  readonly leewaySeconds: number;
  readonly requiresExp: boolean;
  readonly refusesFutureIat: boolean;
  /** `iat` that is no number, though nobody asked for its age. */
  readonly refusesOddIat: boolean | null;
  /** The token has `aud`, and the caller named none. */
  readonly refusesUnaskedAudience: boolean;
  /** The caller must name an issuer, or else nothing passes. */
  readonly needsIssuer: boolean;
  /** `withAudience` and the like want every named value, where the others take any of them. */
  readonly wantsAllAudiences: boolean;
  /** `exp` or `nbf` as a text of digits. */
  readonly takesTextTimes: boolean | null;
  /** `crit` with an extension that it does not know: RFC 7515 section 4.1.11 wants it refused. PyJWT does since 2.12 (CVE-2026-32597). */
  readonly refusesUnknownCrit: boolean | null;
  readonly refusesOddSubject: boolean | null;
  /** The same member twice: the last one counts, and nobody is told. */
  readonly takesDuplicates: boolean | null;
  readonly algorithms: readonly string[];
  /** Where it can be read. */
  readonly source: string;
};

const hmac = ['HS256', 'HS384', 'HS512'];
const rsa = ['RS256', 'RS384', 'RS512'];
const pss = ['PS256', 'PS384', 'PS512'];
const ecdsa = ['ES256', 'ES384', 'ES512'];

export const libraryFacts: Readonly<Record<Library, LibraryFacts>> = {
  pyjwt: {
    name: 'PyJWT',
    version: '2.12',
    leewaySeconds: 0,
    requiresExp: false,
    refusesFutureIat: true,
    refusesOddIat: true,
    refusesUnaskedAudience: true,
    needsIssuer: false,
    wantsAllAudiences: false,
    takesTextTimes: true,
    refusesUnknownCrit: true,
    refusesOddSubject: true,
    takesDuplicates: true,
    algorithms: [...hmac, ...rsa, ...pss, ...ecdsa, 'ES256K', 'EdDSA'],
    source: 'https://github.com/jpadilla/pyjwt/blob/2.12.1/jwt/api_jwt.py',
  },
  jose: {
    name: 'jose (JavaScript)',
    version: '6.2',
    leewaySeconds: 0,
    requiresExp: false,
    refusesFutureIat: false,
    refusesOddIat: true,
    refusesUnaskedAudience: false,
    needsIssuer: false,
    wantsAllAudiences: false,
    takesTextTimes: false,
    refusesUnknownCrit: true,
    refusesOddSubject: false,
    takesDuplicates: true,
    algorithms: [...hmac, ...rsa, ...pss, ...ecdsa, 'EdDSA', 'Ed25519', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'],
    source: 'https://github.com/panva/jose/blob/main/docs/jwt/verify/interfaces/JWTVerifyOptions.md',
  },
  jsonwebtoken: {
    name: 'jsonwebtoken',
    version: '9.0',
    leewaySeconds: 0,
    requiresExp: false,
    refusesFutureIat: false,
    refusesOddIat: false,
    refusesUnaskedAudience: false,
    needsIssuer: false,
    wantsAllAudiences: false,
    takesTextTimes: false,
    refusesUnknownCrit: false,
    refusesOddSubject: false,
    takesDuplicates: true,
    algorithms: [...hmac, ...rsa, ...pss, ...ecdsa],
    source: 'https://github.com/auth0/node-jsonwebtoken/blob/master/verify.js',
  },
  'fast-jwt': {
    name: 'fast-jwt',
    version: '6.3',
    leewaySeconds: 0,
    requiresExp: false,
    refusesFutureIat: false,
    refusesOddIat: false,
    refusesUnaskedAudience: false,
    needsIssuer: false,
    wantsAllAudiences: false,
    takesTextTimes: false,
    refusesUnknownCrit: true,
    refusesOddSubject: false,
    takesDuplicates: true,
    algorithms: [...hmac, ...rsa, ...pss, ...ecdsa, 'EdDSA'],
    source: 'https://github.com/nearform/fast-jwt/blob/master/src/verifier.js',
  },
  'java-jwt': {
    name: 'java-jwt',
    version: '4.x',
    leewaySeconds: 0,
    requiresExp: false,
    refusesFutureIat: true,
    refusesOddIat: true,
    refusesUnaskedAudience: false,
    needsIssuer: false,
    wantsAllAudiences: true,
    takesTextTimes: false,
    refusesUnknownCrit: false,
    refusesOddSubject: false,
    takesDuplicates: null,
    algorithms: [...hmac, ...rsa, ...ecdsa],
    source: 'https://github.com/auth0/java-jwt/blob/master/lib/src/main/java/com/auth0/jwt/JWTVerifier.java',
  },
  aspnet: {
    name: 'ASP.NET',
    version: 'Microsoft.IdentityModel 8',
    leewaySeconds: 300,
    requiresExp: true,
    refusesFutureIat: false,
    refusesOddIat: null,
    refusesUnaskedAudience: true,
    needsIssuer: true,
    wantsAllAudiences: false,
    takesTextTimes: null,
    refusesUnknownCrit: false,
    refusesOddSubject: null,
    takesDuplicates: null,
    algorithms: [...hmac, ...rsa, ...pss, ...ecdsa],
    source: 'https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenvalidationparameters',
  },
  'golang-jwt': {
    name: 'golang-jwt',
    version: '5',
    leewaySeconds: 0,
    requiresExp: false,
    refusesFutureIat: false,
    refusesOddIat: null,
    refusesUnaskedAudience: false,
    needsIssuer: false,
    wantsAllAudiences: false,
    // Its RegisteredClaims read them, its MapClaims do not.
    takesTextTimes: null,
    refusesUnknownCrit: null,
    refusesOddSubject: null,
    takesDuplicates: true,
    algorithms: [...hmac, ...rsa, ...pss, ...ecdsa, 'EdDSA'],
    source: 'https://github.com/golang-jwt/jwt/blob/main/validator.go',
  },
};
