// Quick sizing as a user opens it, fills it in, reads the answer and makes the board of it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, metric, violations } from './lib.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => browser?.close());

const WORDS = {
  en: { menu: 'Choose a board', item: 'Quick sizing…', make: 'Make it the board', copy: 'Copy the answer', why: 'See why, and what is assumed', undo: 'Undo' },
  ja: { menu: '盤面を選ぶ', item: 'かんたん見積り…', make: '盤面にする', copy: '答えをコピー', why: 'この答えの理由と仮定を見る', undo: '元に戻す' },
};
const dialog = (page) => page.locator('dialog.is-sizing');
const field = (page, name) => page.locator(`#sizing-${name}`);
const said = async (page, name) => (await page.locator(`[data-sizing="${name}"]`).innerText()).replace(/\s+/g, ' ').trim();
/** The value of a panel's line. */
const value = (page, name) => page.locator(`[data-sizing="${name}"] dd`).innerText();
const settled = (page, name, words) =>
  page.waitForFunction(
    ([name, words]) => document.querySelector(`[data-sizing="${name}"]`)?.innerText.replace(/\s+/g, ' ').includes(words),
    [name, words],
  );
async function open(page, lang = 'en', press = 'click') {
  await page.locator('.title-button')[press]();
  await page.getByRole('menuitem', { name: WORDS[lang].item })[press]();
  await dialog(page).waitFor();
}
const focused = (page) => page.evaluate(() => document.activeElement?.id);
/** Nothing is wider than its place, and every control is large enough. */
const measure = (page, least) =>
  page.evaluate((least) => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    const own = document.querySelector('dialog.is-sizing');
    const box = own.getBoundingClientRect();
    if (box.left < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) found.push(`the dialog leaves the window: ${JSON.stringify(box)}`);
    const body = own.querySelector('.modal-body');
    if (body.scrollWidth > body.clientWidth) found.push('the dialog scrolls sideways');
    for (const one of own.querySelectorAll('.sizing *')) {
      if (one.matches('.vh, .vh *, option, svg *')) continue;
      if (one.getClientRects().length && one.getBoundingClientRect().right > body.getBoundingClientRect().right + 1) found.push(`${one.className} sticks out`);
    }
    for (const one of own.querySelectorAll('button, input, select')) {
      const size = one.getBoundingClientRect();
      if (size.width < least || size.height < least) found.push(`${one.id || one.textContent} ${size.width} x ${size.height}`);
    }
    return found;
  }, least);

describe('the answer', () => {
  test('by mouse: the worked example stands there at once, and follows what is typed', async () => {
    const page = await browser.open({});
    await open(page);
    assert.equal(await focused(page), 'sizing-functions');
    assert.match(await said(page, 'now-prefix'), /ceil\(\(12 × 1\.0 \+ 40\) × 1\.3\) = 68 \/25 123 usable .*\/26 \(59\) lacks 9/);
    assert.match(await said(page, 'before-prefix'), /= 2,392 \/20 4,091 usable/);
    assert.equal(await said(page, 'before'), 'up to 3,600');
    assert.equal(await said(page, 'now'), '24 ENIs');
    await field(page, 'concurrency').fill('3,000');
    await settled(page, 'before', 'up to 36,000');
    await field(page, 'prefix').selectOption('26');
    await settled(page, 'now-prefix', 'The chosen /26 (59) lacks 9');
    assert.equal(await value(page, 'sets-fit'), '19');
    assert.equal(await metric(page, 'legacy-needed'), 900, 'the board is as it was');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    assert.equal(await metric(page, 'legacy-needed'), 900);
    await page.done();
  });

  test('the figures of the stories', async () => {
    const page = await browser.open({});
    await open(page);
    // S4: an SG of its own for each of 600 functions, in 3 subnets.
    await field(page, 'functions').fill('600');
    await field(page, 'subnets').fill('3');
    await settled(page, 'quota', '1,800 / 500');
    assert.equal(await field(page, 'sets').inputValue(), '600', 'the sets follow the functions');
    assert.match(await said(page, 'sets-fit'), /limited by the VPC’s quota.* 166/);
    // A3: 3,000 environments of 50 connections.
    for (const [name, text] of [['functions', '1'], ['concurrency', '3,000'], ['connections', '50']]) await field(page, name).fill(text);
    await settled(page, 'now', '3 ENIs');
    await field(page, 'subnets').fill('2');
    await settled(page, 'now', '4 ENIs');
    assert.match(await said(page, 'connections'), /75,000 connections/);
    // S1: whatever the concurrency.
    await field(page, 'functions').fill('7');
    await field(page, 'connections').fill('1');
    await field(page, 'sets').fill('3');
    await settled(page, 'now', '6 ENIs');
    assert.equal(await value(page, 'per-subnet'), '3');
    await page.done();
  });

  test('bad input is refused at its field, and no figure stays that is not so', async () => {
    const page = await browser.open({});
    await open(page);
    for (const [name, text, words] of [
      ['functions', '0', /from 1 to 5,000/],
      ['sets', '13', /At most as many sets as functions \(12\)/],
      ['subnets', '17', /from 1 to 16/],
      ['concurrency', '1.5', /from 1 to 1,000,000/],
      ['memory', '64', /from 128 to 10,240/],
      ['connections', '-1', /from 0 to 1,000,000/],
      ['occupied', '252', /A \/24 has 251 usable addresses/],
      ['growth', 'x', /from 0 to 1,000/],
      ['headroom', '1001', /from 0 to 1,000/],
    ]) {
      const before = await field(page, name).inputValue();
      await field(page, name).fill(text);
      await page.waitForFunction((id) => document.getElementById(id).getAttribute('aria-invalid') === 'true', `sizing-${name}`);
      assert.equal(await field(page, name).inputValue(), text, 'what was typed is kept');
      const problem = (await field(page, name).getAttribute('aria-describedby')).split(' ')[0];
      assert.match(await page.locator(`#${problem}`).innerText(), words);
      assert.equal(await said(page, 'now'), '–');
      assert.equal(await said(page, 'before'), '–');
      assert.equal(await dialog(page).getByRole('button', { name: WORDS.en.copy }).isDisabled(), true);
      await dialog(page).getByRole('button', { name: WORDS.en.make }).click();
      assert.equal(await focused(page), `sizing-${name}`, 'the field to mend has the focus');
      await field(page, name).fill(before);
      if (name === 'functions') await field(page, 'sets').fill('12');
      await settled(page, 'now', '24 ENIs');
    }
    assert.deepEqual(await violations(page), []);
    await page.done();
  });

  test('why: every figure with its arithmetic and rule', async () => {
    const page = await browser.open({});
    await open(page);
    const button = dialog(page).getByRole('button', { name: WORDS.en.why });
    assert.equal(await button.getAttribute('aria-expanded'), 'false');
    await button.click();
    const reasons = await page.locator('#sizing-reasons').innerText();
    assert.match(reasons, /functions 12 × concurrency 300 = 3,600/);
    assert.match(reasons, /rule sizing-prefix/);
    assert.match(reasons, /The quota of 500 ENIs/);
    await button.click();
    assert.equal(await page.locator('#sizing-reasons').count(), 0);
    await page.done();
  });

  test('copied: a text with a table', async () => {
    const page = await browser.open({ lang: 'ja', context: { permissions: ['clipboard-read', 'clipboard-write'] } });
    await open(page, 'ja');
    await dialog(page).getByRole('button', { name: WORDS.ja.copy }).click();
    await page.waitForFunction(() => document.querySelector('.modal-said').textContent !== '');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^かんたん見積り\n関数 12 · SG の組 12/);
    assert.match(copied, /\n\| --- \| ---: \| ---: \|\n/);
    assert.match(copied, /ceil\(\(12 × 1\.0 \+ 40\) × 1\.3\) = 68/);
    await page.done();
  });
});

describe('the board of it', () => {
  /** What the board must come to after 20 functions in 4 sets, 3 subnets of /25, 50 at once. */
  async function made(page, lang) {
    await dialog(page).waitFor({ state: 'detached' });
    assert.equal(await metric(page, 'hyperplane-enis'), 12);
    assert.equal(await metric(page, 'legacy-needed'), 1_000);
    assert.equal(await page.locator('.subnet-name').count(), 3);
    const notice = page.locator('.notice');
    await notice.getByRole('button', { name: WORDS[lang].undo }).waitFor();
    return notice;
  }

  test('by mouse: made, undone by the notice, made again by Redo', async () => {
    const page = await browser.open({});
    await open(page);
    for (const [name, text] of [['functions', '20'], ['sets', '4'], ['subnets', '3'], ['concurrency', '50']]) await field(page, name).fill(text);
    await field(page, 'prefix').selectOption('25');
    await settled(page, 'now', '12 ENIs');
    await dialog(page).getByRole('button', { name: WORDS.en.make }).click();
    const notice = await made(page, 'en');
    assert.match(await page.locator('.title-text').innerText(), /Sizing: 20 functions × 3 subnets × 4 SGs/);
    await notice.getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.subnet-name').length === 2);
    assert.equal(await metric(page, 'legacy-needed'), 900);
    await page.keyboard.press('Control+y');
    await page.waitForFunction(() => document.querySelectorAll('.subnet-name').length === 3);
    await page.done();
  });

  test('by keys alone, from the page to the board', async () => {
    const page = await browser.open({});
    await page.locator('.title-button').focus();
    await page.keyboard.press('ArrowDown');
    for (let at = 0; at < 20; at += 1) {
      if ((await page.evaluate(() => document.activeElement.textContent)) === WORDS.en.item) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    // What stands there is selected, so typing replaces it; Enter goes on.
    for (const [name, text] of [['functions', '20'], ['sets', '4'], ['subnets', '3']]) {
      assert.equal(await focused(page), `sizing-${name}`);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
    assert.equal(await focused(page), 'sizing-prefix');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('50');
    await settled(page, 'now', '12 ENIs');
    for (const next of ['memory', 'connections', 'occupied', 'growth', 'headroom']) {
      await page.keyboard.press('Enter');
      assert.equal(await focused(page), `sizing-${next}`);
    }
    await page.keyboard.press('Enter');
    await made(page, 'en');
    assert.equal(await page.evaluate(() => document.activeElement.classList.contains('title-button')), true, 'the focus is back');
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => document.querySelectorAll('.subnet-name').length === 2);
    await page.done();
  });

  test('an input method’s Enter neither goes on nor submits', async () => {
    const page = await browser.open({ lang: 'ja' });
    await open(page, 'ja');
    const client = await page.context().newCDPSession(page);
    await field(page, 'functions').fill('');
    await client.send('Input.imeSetComposition', { text: '２０', selectionStart: 2, selectionEnd: 2 });
    await page.evaluate(() => {
      const field = document.activeElement;
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));
    });
    assert.equal(await focused(page), 'sizing-functions');
    await client.send('Input.insertText', { text: '２０' });
    await settled(page, 'now', '40 個');
    assert.equal(await field(page, 'functions').inputValue(), '２０');
    await page.done();
  });

  test('by touch, as a sheet', async () => {
    const page = await browser.open({ lang: 'ja', width: 390, height: 844, context: { hasTouch: true, isMobile: true } });
    await open(page, 'ja', 'tap');
    assert.deepEqual(await measure(page, 44), []);
    const bottom = await dialog(page).evaluate((node) => node.getBoundingClientRect().bottom);
    assert.ok(Math.abs(bottom - 844) <= 1, `the sheet ends at ${bottom}`);
    for (const [name, text] of [['functions', '20'], ['sets', '4'], ['subnets', '3'], ['concurrency', '50']]) await field(page, name).fill(text);
    assert.match(await page.locator('.sizing-brief').innerText(), /12 個/, 'the answer is in sight beside the fields');
    assert.equal(await page.locator('.sizing-brief').evaluate((node) => node.getBoundingClientRect().bottom <= innerHeight), true);
    await dialog(page).getByRole('button', { name: WORDS.ja.make }).tap();
    const notice = await made(page, 'ja');
    await notice.getByRole('button', { name: WORDS.ja.undo }).tap();
    await page.waitForFunction(() => document.querySelectorAll('.subnet-name').length === 2);
    await page.done();
  });

  test('from the empty board', async () => {
    const page = await browser.open({});
    await page.locator('.title-button').click();
    await page.getByRole('menuitem', { name: 'Empty board' }).click();
    await page.locator('.board-empty').getByRole('button', { name: WORDS.en.item }).click();
    await dialog(page).waitFor();
    await page.keyboard.press('Shift+Tab');
    await dialog(page).getByRole('button', { name: WORDS.en.make }).click();
    await dialog(page).waitFor({ state: 'detached' });
    assert.equal(await metric(page, 'hyperplane-enis'), 24);
    await page.done();
  });

  test('the largest form makes its board', async () => {
    const page = await browser.open({});
    await open(page);
    await field(page, 'functions').fill('5000');
    await field(page, 'subnets').fill('16');
    await settled(page, 'now', '80,000 ENIs');
    await dialog(page).getByRole('button', { name: WORDS.en.make }).click();
    await dialog(page).waitFor({ state: 'detached', timeout: 20_000 });
    assert.equal(await metric(page, 'legacy-needed'), 1_500_000);
    await page.done();
  });
});

describe('at every size', () => {
  for (const [lang, theme, width, height, least] of [
    ['ja', 'light', 1440, 900, 24],
    ['en', 'dark', 1440, 900, 24],
    ['en', 'light', 820, 1180, 24],
    ['ja', 'dark', 820, 1180, 24],
    ['ja', 'light', 390, 844, 24],
    ['en', 'dark', 390, 844, 24],
    ['en', 'light', 320, 640, 24],
    ['ja', 'dark', 320, 640, 24],
  ]) {
    test(`${lang}, ${theme}, ${width} px: axe finds nothing, nothing overflows`, async () => {
      const page = await browser.open({ lang, theme, width, height });
      await open(page, lang);
      assert.deepEqual(await measure(page, least), []);
      assert.deepEqual(await violations(page), []);
      await dialog(page).getByRole('button', { name: WORDS[lang].why }).click();
      await page.locator('#sizing-reasons').waitFor();
      assert.deepEqual(await measure(page, least), [], 'with the reasons');
      await field(page, 'memory').fill('1');
      await page.waitForFunction(() => document.getElementById('sizing-memory').getAttribute('aria-invalid') === 'true');
      assert.deepEqual(await measure(page, least), [], 'with a refusal');
      assert.deepEqual(await violations(page), [], 'with a refusal');
      await page.done();
    });
  }
});
