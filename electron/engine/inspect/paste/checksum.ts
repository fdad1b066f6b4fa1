import { crc32 } from 'node:zlib';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const digitsOfSum = 6;

/**
 * GitHub's and npm's tokens end with the CRC-32 of their random part as six base-62 digits
 * (GitHub, "Behind GitHub's new authentication token formats", 2021; npm took it over).
 * @param rest what follows the prefix
 */
export function hasGoodChecksum(rest: string): boolean {
  let sum = crc32(rest.slice(0, -digitsOfSum));
  let text = '';
  for (let place = 0; place < digitsOfSum; place++, sum = Math.floor(sum / 62)) text = (digits[sum % 62] ?? '') + text;
  return rest.endsWith(text);
}
