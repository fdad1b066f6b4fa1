import { appendFileSync } from 'node:fs';
import { mustInvoke, untilOpen } from './bridge.ts';
import { test } from './fixtures.ts';
import { plainKey } from '../plain-key.ts';
import { mintInput } from '../plain-token.ts';

const dir = '/tmp/aud4';
const say = (t: string) => appendFileSync('/tmp/aud4/shelf.txt', t + '\n');

for (const [lang, theme, width, height] of [['en', 'light', 1440, 900], ['ko', 'dark', 960, 640]] as const) {
  test(`shelf ${lang}`, async ({ app, window }) => {
    test.setTimeout(240_000);
    await untilOpen(window);
    await mustInvoke(window, 'settings:save', { theme, language: lang });
    await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [width, height] as const);
    let n = 0;
    const shot = async (name: string) => { await window.waitForTimeout(400); await window.screenshot({ path: `${dir}/sh-${lang}-${String(n++).padStart(2, '0')}-${name}.png` }); };
    const key = await mustInvoke(window, 'keys:create', plainKey('Shop', 'ES256'));
    const enc = await mustInvoke(window, 'keys:create', plainKey('Sealer', 'ECDH-ES+A256KW'));
    const mk = async (label: string, changes: object, recipe: object = {}, place: object = {}) => {
      const input = mintInput(key.id, { label, ...changes }, recipe);
      return mustInvoke(window, 'tokens:mint', { ...input, place: { ...input.place, ...place } });
    };
    await mk('valid', { lifetime: '1h' }, {}, { folder: 'Shop/Staging/Very deep folder/with many parts', environment: 'staging', tags: ['smoke', 'a rather long tag that goes on', 'x'], notes: 'Note\nsecond line' });
    await mk('soon', { lifetime: '2m' });
    await mk('past', { lifetime: '2020-01-01' });
    await mk('never', { lifetime: 'none' });
    await mk('later', { lifetime: '2d' }, { notBefore: '1d' });
    await mk('An extremely long label that should be cut somewhere because nobody can read names of this length in a list '.repeat(2).slice(0, 190), { lifetime: '1h', subject: 'user@example.com', claims: '{"role":"admin","big":12345678901234567890,"nested":{"a":[1,2,{"b":"한국어 텍스트"}]}}' });
    await mk('', { lifetime: '1h', subject: '한글 사용자 이름' });
    await mk('', { lifetime: '1h', subject: null });
    await mk('sealed', { lifetime: '1h' }, { form: { serialization: 'compact', isDetached: false, isUnencoded: false, otherKeyIds: [], encryption: { keyId: enc.id, enc: 'A256GCM' } } });
    await mk('general', { lifetime: '1h' }, { form: { serialization: 'general', isDetached: false, isUnencoded: false, otherKeyIds: [], encryption: null } });
    await mk('detached', { lifetime: '1h' }, { form: { serialization: 'compact', isDetached: true, isUnencoded: false, otherKeyIds: [], encryption: null } });
    const access = mintInput(key.id, { label: 'grace', claims: '{"acr":"1"}' }, { typ: 'at+jwt', audience: ['shop'] });
    const pair = await mustInvoke(window, 'tokens:mint-pair', { access, refreshLifetime: '30d', slidesUpTo: '90d' });
    await mustInvoke(window, 'tokens:refresh', { id: pair.refresh.id });
    const nav = window.getByRole('navigation');
    await nav.getByRole('button').nth(4).click();
    const main = window.getByRole('main');
    const list = main.getByRole('listbox').first();
    await list.waitFor();
    await shot('list');
    const detail = main.locator('[data-panel]:visible').last();
    for (const name of ['valid', 'never', 'An extremely', 'sealed', 'detached', 'grace', 'past', 'later']) {
      await list.getByRole('option', { name: new RegExp(`^${name}`) }).first().click();
      await window.waitForTimeout(300);
      say(`\n## [${lang}] ${name}\n${(await detail.innerText()).replaceAll('\n', ' | ').slice(0, 2500)}`);
      if (['valid', 'An extremely', 'grace', 'later'].includes(name)) {
        await shot(`detail-${name.slice(0, 5)}`);
        const scroll = detail.getByRole('heading', { level: 2 }).first().locator('xpath=ancestor::*[contains(@class,"overflow")][1]');
        for (let i = 1; i <= 2; i++) { await scroll.evaluate((e, k) => { e.scrollTop = k * (e.clientHeight - 60); }, i); await shot(`detail-${name.slice(0, 5)}-${i}`); }
      }
    }
    // more menu, step up
    await list.getByRole('option', { name: /^grace/ }).nth(1).click();
    await window.waitForTimeout(300);
    await shot('second-grace');
    await main.getByRole('button', { name: lang === 'en' ? 'Filter' : '필터', exact: true }).click();
    await shot('filter');
    await window.keyboard.press('Escape');
    await list.getByRole('option').first().click();
    await window.keyboard.press('Control+a');
    await shot('several');
    await main.getByRole('searchbox').fill('zzz');
    await shot('nothing');
    await main.getByRole('searchbox').fill('한국어');
    await window.waitForTimeout(400);
    say(`[${lang}] search => ${(await list.innerText()).replaceAll('\n', ' | ')}`);
    await main.getByRole('searchbox').fill('');
    // mint: pair + profiles
    await nav.getByRole('button').nth(2).click();
    const form = main.getByRole('form').first();
    await form.getByRole('radio', { name: lang === 'en' ? 'Access + refresh' : '액세스 + 리프레시' }).click({ force: true });
    await shot('pair');
    const right = main.locator('[data-panel]:visible').last();
    say(`\n[${lang}] pair form ${(await form.innerText()).replaceAll('\n', ' | ').slice(0, 1500)}`);
    await window.keyboard.press('Control+Enter');
    await window.waitForTimeout(700);
    await shot('pair-minted');
    say(`[${lang}] pair => ${(await right.innerText()).replaceAll('\n', ' | ').slice(0, 1500)}`);
    await form.getByRole('radio', { name: lang === 'en' ? 'One token' : '토큰 하나' }).click({ force: true });
    const profileButton = form.getByRole('button', { name: lang === 'en' ? /Profile$/ : /프로필$/ }).first();
    await profileButton.click();
    await window.waitForTimeout(300);
    await shot('profiles');
    const options = await window.getByRole('option').allInnerTexts();
    say(`[${lang}] profiles: ${JSON.stringify(options)}`);
    await window.keyboard.press('Escape');
    for (let i = 1; i < options.length; i++) {
      await profileButton.click();
      await window.getByRole('option').nth(i).click();
      await window.waitForTimeout(350);
      const text = (await form.innerText()).replaceAll('\n', ' | ');
      say(`[${lang}] P${i} ${text.slice(0, 1100)}`);
      if ([2, 3, 6, 9].includes(i)) await shot(`profile-${i}`);
    }
  });
}
