/** zxcvbn's time grows with the square of the length: 64 characters take up to 50 ms. */
export const pieceLength = 64;
/** Of a longer text only so many characters are looked at: more never make a good secret bad. */
export const countedCharacters = 4 * pieceLength;
