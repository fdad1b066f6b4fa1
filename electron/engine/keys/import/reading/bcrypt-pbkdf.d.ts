declare module 'bcrypt-pbkdf' {
  const bcrypt: {
    /** OpenBSD's bcrypt_pbkdf: fills `key` and answers 0, or -1 for arguments that it does not take. */
    pbkdf(
      passphrase: Uint8Array,
      passphraseLength: number,
      salt: Uint8Array,
      saltLength: number,
      key: Uint8Array,
      keyLength: number,
      rounds: number,
    ): number;
  };
  // What a CommonJS module exports is the default for ES modules.
  export default bcrypt;
}
