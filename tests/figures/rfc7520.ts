import type { Figure } from '../../scripts/figure.ts';
import { cookbookCases, judgeCase, type CookbookCase } from '../vectors/rfc7520.ts';

/** Every example of the cookbook, and of each valid one every byte changed once (in full) or eight of them. */
export const figure: Figure = {
  name: 'rfc7520',
  title: 'RFC 7520 cookbook, with RFC 7797 and RFC 8037',
  async run({ full, progress }) {
    const cases = cookbookCases();
    const details: string[] = [];
    for (const example of cases) {
      const { valid, codes } = await judgeCase(example);
      const isRight = example.expected === 'valid' ? valid : !valid && codes.includes(example.expected);
      if (!isRight) details.push(`${example.name}: ${valid ? 'valid' : codes.join(', ')}, expected ${example.expected}`);
    }
    const changed = cases.filter(({ expected }) => expected === 'valid').flatMap((example) => changedBytes(example, full));
    let refused = 0;
    for (const [index, example] of changed.entries()) {
      const { valid } = await judgeCase(example);
      if (!valid) refused++;
      progress(index + 1, changed.length);
    }
    return {
      cases: cases.length,
      wrong: details.length,
      summary: `${cases.length - details.length} of ${cases.length} examples judged as the documents have them`,
      control: { description: 'the same tokens with one byte changed are refused', caught: refused, of: changed.length },
      details,
    };
  },
};

function changedBytes(example: CookbookCase, full: boolean): CookbookCase[] {
  const segments = example.text.split('.').map((segment) => Buffer.from(segment, 'base64url'));
  return segments.flatMap((bytes, which) => {
    const step = full ? 1 : Math.ceil(bytes.length / 8);
    const offsets = Array.from({ length: Math.ceil(bytes.length / step) }, (_, index) => index * step);
    return offsets.map((offset) => {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(offset) ^ (1 << (offset % 8)), offset);
      const all = segments.map((each, index) => (index === which ? changed : each).toString('base64url'));
      return { ...example, text: all.join('.') };
    });
  });
}
