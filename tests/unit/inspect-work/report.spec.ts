import { expect, test } from '@playwright/test';
import { findTokens } from '../../../electron/engine/inspect/paste/find-tokens.ts';
import { documentOf } from '../../../renderer/src/features/inspect/work/report-document.ts';
import { htmlOf, markdownOf } from '../../../renderer/src/features/inspect/work/report-text.ts';
import { messages } from '../../../renderer/src/messages/en/index.ts';
import { screenMessages } from '../../../renderer/src/messages/en/screens.ts';
import { inspectInput } from '../../inspect-input.ts';
import { plainKey } from '../../plain-key.ts';
import { mintInput } from '../../plain-token.ts';
import { memoryEngine, valueOf } from '../engine/memory-engine.ts';

const engine = await memoryEngine();
const { id: keyId } = valueOf(await engine.keyRing.create(plainKey('a <b>key</b> | x', 'ES256')));
const inner = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJpbm5lciJ9.c2lnbmF0dXJl';
const claims = JSON.stringify({
  email: 'ada@example.com',
  inner,
  html: '<img src=x onerror=alert(1)>',
  roles: ['admin'],
  bidi: 'a\u202eb',
});
const minted = valueOf(await engine.mint(mintInput(keyId, { subject: 'ada-lovelace', issuer: 'https://id.example', claims })));
const { text } = valueOf(engine.shelf.text(minted.id));
const m = { ...messages, ...screenMessages };

const reportOn = async (shows: string[], input = text) => valueOf(await engine.inspector.report({ ...inspectInput(input), shows }));

test('a report holds no part of the token, and no value that was not asked for', async () => {
  for (const shows of [[], ['inner', 'email', 'sub', 'roles', 'html', 'bidi']]) {
    const report = await reportOn(shows);
    const document = documentOf(report, m);
    for (const written of [JSON.stringify(report), markdownOf(document), htmlOf(document, 'en')]) {
      for (const segment of text.split('.')) expect(written).not.toContain(segment.slice(0, 24));
      expect(written).not.toContain(inner.split('.')[1]);
      expect(findTokens(written)).toEqual([]);
      expect(written.includes('ada@example.com') || written.includes('ada\\@example.com')).toBe(shows.includes('email'));
      expect(written.includes('lovelace')).toBe(shows.includes('sub'));
      expect(written).toContain('id.example');
    }
  }
});

test('a claim whose very name is a token is not named, and neither is what is found about it', async () => {
  const named = valueOf(await engine.mint(mintInput(keyId, { claims: `{"${inner}":{"${inner}":12345678901234567890}}` })));
  const report = await reportOn([inner], valueOf(engine.shelf.text(named.id)).text);
  expect(report.claims.map(({ name }) => name)).toContain('•••');
  expect(JSON.stringify(report)).not.toContain(inner.split('.')[1]);
});

test('what failed is in the report, in the words of the screen', async () => {
  const report = await reportOn([], `${text.slice(0, -8)}AAAAAAAA`);
  expect(report.isValid).toBe(false);
  const written = markdownOf(documentOf(report, m));
  expect(written).toContain('This token is not valid');
  expect(written).toContain('Does not match: the content was changed');
});

test('nothing of a token or a name is markup, and nothing hidden stays hidden', async () => {
  const document = documentOf(await reportOn(['html', 'bidi']), m);
  const html = htmlOf(document, 'en');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).toContain('a &lt;b&gt;key&lt;/b&gt; | x');
  expect(html.match(/<(?:img|b|script|iframe)\b/g)).toBeNull();
  const markdown = markdownOf(document);
  expect(markdown).toContain('\\<img src=x onerror=alert\\(1\\)\\>');
  for (const written of [html, markdown]) expect(written).not.toContain('\u202e');
});
