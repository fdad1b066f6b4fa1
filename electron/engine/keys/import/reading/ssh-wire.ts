import { malformed, type KeyRefusal } from '../refusal.ts';

/** Reads the data types of RFC 4251 section 5 from one blob. */
export class SshReader {
  private readonly bytes: Buffer;
  private readonly path: string;
  private at = 0;

  constructor(bytes: Buffer, path: string) {
    this.bytes = bytes;
    this.path = path;
  }

  isDone(): boolean {
    return this.at >= this.bytes.length;
  }

  number(name: string): number {
    return this.take(name, 4).readUInt32BE();
  }

  string(name: string): Buffer {
    const start = this.at;
    const length = this.number(name);
    if (length > this.bytes.length - this.at) throw this.refusal(name, 'all its bytes', 'a cut or a wrong length', start);
    return this.take(name, length);
  }

  text(name: string): string {
    return this.string(name).toString('utf8');
  }

  /** A number of 0 or more in the fewest octets, without the zero that keeps it positive. */
  unsigned(name: string): Buffer {
    const start = this.at;
    const bytes = this.string(name);
    const [first, second] = bytes;
    if (first === undefined) return bytes;
    if (first >= 0x80) throw this.refusal(name, 'a number of 0 or more', 'a negative one', start);
    if (first === 0 && (second ?? 0) < 0x80) throw this.refusal(name, 'the shortest form of a number', 'leading zeros', start);
    return first === 0 ? bytes.subarray(1) : bytes;
  }

  rest(): Buffer {
    return this.bytes.subarray(this.at);
  }

  finish(): void {
    if (!this.isDone()) throw this.refusal('', 'the end', `${this.bytes.length - this.at} more bytes`, this.at);
  }

  take(name: string, length: number): Buffer {
    const end = this.at + length;
    if (end > this.bytes.length) throw this.refusal(name, `${length} bytes`, 'the end', this.at);
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  private refusal(name: string, expected: string, actual: string, offset: number): KeyRefusal {
    return malformed(name === '' ? this.path : `${this.path}.${name}`, expected, actual, { offset });
  }
}
