import { maxTokenBytes } from '../../../../shared/inspect.ts';
import { algorithmTable, isJwsAlgorithm } from '../../tokens/algorithms.ts';
import { headerFacts, headerStart, shortestHeader } from './header.ts';

/** What is known of a token while its lines come in, and whether it wants more of them. */
export class Shape {
  private header = '';
  private length = 0;
  private dots = 0;
  private tildes = 0;
  private lastLength = 0;
  private facts: { isEncrypted: boolean; signatureLength: number } | null = null;

  add(piece: string): void {
    this.length += piece.length;
    const dot = piece.indexOf('.');
    if (this.dots === 0) this.header += dot === -1 ? piece : piece.slice(0, dot);
    this.dots += count(piece, '.');
    this.tildes += count(piece, '~');
    const separator = Math.max(piece.lastIndexOf('.'), piece.lastIndexOf('~'));
    this.lastLength = separator === -1 ? this.lastLength + piece.length : piece.length - separator - 1;
  }

  /** Whether the next line still belongs to the token: one that is incomplete, too few segments or too short a signature. */
  wants(piece: string): boolean {
    if (this.length > maxTokenBytes) return false;
    const isAnother = piece.includes('.') && beginsToken(piece);
    if (isAnother && this.lastLength > 0) return false;
    if (this.tildes > 0) return this.wantsDisclosure(piece, isAnother);
    if (this.dots < 2) return true;
    if (this.isEncrypted())
      return this.dots < 4 || (this.lastLength < shortestTag && this.lastLength + piece.length <= longestTag && !piece.includes('.'));
    if (this.dots !== 2) return false;
    if (piece.startsWith('~')) return true;
    return this.lastLength < this.signatureLength() && !/^[^~]*\./.test(piece);
  }

  /** Whether its last segment, a signature, is shorter than its algorithm makes it. */
  isShort(): boolean {
    if (this.dots < 2) return true;
    if (this.tildes > 0) return false;
    if (this.isEncrypted()) return this.dots < 4;
    return this.dots === 2 && this.lastLength < this.signatureLength();
  }

  /** RFC 9901 section 4: tildes, and at the end one, or a key binding JWT. */
  private wantsDisclosure(piece: string, isAnother: boolean): boolean {
    if (this.dots === 2) return this.lastLength > 0 || (piece.includes('~') && !isAnother);
    return this.dots < 4 || (this.lastLength < keyBindingSignature && !/[.~]/.test(piece));
  }

  private isEncrypted(): boolean {
    return this.read().isEncrypted;
  }

  private signatureLength(): number {
    return this.read().signatureLength;
  }

  /** Reads the header once, when it is complete. */
  private read(): { isEncrypted: boolean; signatureLength: number } {
    const facts = this.header.length < shortestHeader ? null : headerFacts(this.header);
    this.facts ??= { isEncrypted: facts?.isEncrypted ?? false, signatureLength: signatureLength(facts?.alg ?? '') };
    return this.facts;
  }
}

/** 16 and 32 bytes (RFC 7518 section 5). */
const shortestTag = 22;
const longestTag = 43;

/** ES256 and Ed25519, which such tokens have. */
const keyBindingSignature = 86;

function signatureLength(alg: string): number {
  if (!isJwsAlgorithm(alg)) return 0;
  const facts = algorithmTable[alg];
  // An RSA signature is as long as its key, at least 2048 bits.
  return Math.ceil(((facts.kty === 'RSA' ? 256 : facts.signatureBytes) * 4) / 3);
}

function beginsToken(piece: string): boolean {
  headerStart.lastIndex = 0;
  return headerStart.test(piece);
}

function count(piece: string, character: string): number {
  let found = 0;
  for (let at = piece.indexOf(character); at !== -1; at = piece.indexOf(character, at + 1)) found++;
  return found;
}
