// Every edit by every hand: keys alone, real touch events, clicks without dragging, several at once.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, metric, violations } from './lib.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => browser?.close());

const phone = { width: 390, height: 844, context: { hasTouch: true, isMobile: true } };
const enis = (page) => metric(page, 'hyperplane-enis');
const untilEnis = (page, n) => page.waitForFunction((n) => document.querySelector('[data-metric="hyperplane-enis"]').dataset.value === String(n), n);
const said = (page) => page.locator('#say-polite').innerText();
const untilSaid = (page, text) => page.waitForFunction((text) => document.querySelector('#say-polite').innerText === text, text);
const focused = (page) =>
  page.evaluate(() => {
    const e = document.activeElement;
    return e.dataset.drop ?? e.dataset.chip ?? e.closest('[data-card]')?.dataset.function ?? e.id ?? e.tagName;
  });
const untilFocused = (page, what) =>
  page.waitForFunction((what) => {
    const e = document.activeElement;
    return (e.dataset.drop ?? e.dataset.chip ?? e.closest('[data-card]')?.dataset.function) === what;
  }, what);
const card = (page, name) => page.locator(`[data-card][data-function="${name}"]`);
const cell = (page, subnet, set) => page.locator(`[data-drop="cell:${subnet}:${set}"]`);
/** Tab until the focus is in what the selector names. */
async function tabTo(page, selector) {
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => Boolean(document.activeElement.closest(selector)), selector)) return;
  }
  assert.fail(`Tab never reaches ${selector}`);
}

describe('keys alone', () => {
  test('lift, choose, drop: the focus follows and every step is said once, in English', async () => {
    const page = await browser.open({ lang: 'en' });
    await tabTo(page, '.tray-cards');
    assert.equal(await focused(page), 'test-lambda-01');
    await page.keyboard.press('Space');
    await untilSaid(
      page,
      'Lifted test-lambda-01. Use the arrow keys to choose a subnet and security group, Enter to attach, Escape to cancel. 10 targets.',
    );
    await page.keyboard.press('ArrowRight');
    await untilFocused(page, 'column:0');
    await untilSaid(page, 'No change. test-lambda-01 is already there.');
    await page.keyboard.press('ArrowRight');
    await untilFocused(page, 'column:1');
    await untilSaid(page, 'outbound-vpc-sg. Changes the security group set of test-lambda-01 in all 2 subnets.');
    await page.keyboard.press('ArrowDown');
    await untilFocused(page, 'cell:0:1');
    assert.equal(await enis(page), 4, 'nothing has changed yet');
    await page.keyboard.press('Enter');
    await untilEnis(page, 2);
    await untilSaid(page, 'Attached test-lambda-01 to PrivateSubnet-1a, outbound-vpc-sg. 2 ENIs in total, 250 addresses free in PrivateSubnet-1a.');
    await untilFocused(page, '0:0');
    await page.done();
  });

  test('the sentences in Japanese, sharing and new, and Esc takes everything back', async () => {
    const page = await browser.open({ lang: 'ja' });
    await tabTo(page, '.tray-cards');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await untilSaid(page, 'test-lambda-02 をつかみました。矢印キーで割り当て先を選び、Enter キーで割り当て、Esc キーでキャンセルします。割り当て先は 10 か所です。');
    await page.keyboard.press('ArrowRight');
    await untilSaid(page, 'outbound-full-sg。test-lambda-02 のセキュリティグループの組を、2 サブネットすべてで変更します。');
    await page.keyboard.press('Escape');
    await untilSaid(page, 'キャンセルしました。test-lambda-02 は 関数の一覧 に戻りました。');
    await untilFocused(page, 'test-lambda-02');
    assert.equal(await enis(page), 4);
    await page.done();
  });

  test('a new function goes onto all subnets, then one chip moves, by keys only', async () => {
    const page = await browser.open({ lang: 'en' });
    await tabTo(page, '.adding');
    await page.keyboard.press('Enter');
    await page.locator('#add-name').waitFor();
    await page.keyboard.type('report');
    await page.keyboard.press('Enter');
    await card(page, 'report').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Tab');
    await page.waitForFunction(() => document.activeElement.closest('.tray-cards'));
    await page.keyboard.press('End');
    await untilFocused(page, 'report');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await untilFocused(page, 'column:0');
    await untilSaid(page, 'All subnets, outbound-full-sg. 0 new ENIs now.');
    await page.keyboard.press('Space');
    await page.waitForFunction(() => document.querySelectorAll('[data-chip^="3:"]').length === 2);
    assert.equal(await enis(page), 4);
    await page.done();
  });

  test('one tab stop for the tray and one for the grid; arrows move within, Enter goes in, Esc comes out', async () => {
    const page = await browser.open({ lang: 'en' });
    const stops = () => page.evaluate(() => [...document.querySelectorAll('.tray-cards, #board [role=grid]')].map((g) => g.querySelectorAll('[tabindex="0"]').length));
    assert.deepEqual(await stops(), [1, 1]);
    await tabTo(page, '#board [role=grid]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await untilFocused(page, 'row:0');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await untilFocused(page, 'cell:0:0');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.tagName === 'BUTTON' && document.activeElement.closest('[data-drop="cell:0:0"]'));
    assert.deepEqual(await stops(), [1, 1]);
    await page.keyboard.press('Escape');
    await untilFocused(page, 'cell:0:0');
    await page.keyboard.press('ArrowDown');
    await untilFocused(page, 'cell:1:0');
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
    assert.ok(parseFloat(ring) >= 2, `the focus is seen: ${ring}`);
    await page.done();
  });

  test('F2, Delete, the menu key and Undo', async () => {
    const page = await browser.open({ lang: 'en' });
    await tabTo(page, '.tray-cards');
    await page.keyboard.press('Shift+F10');
    await page.locator('[role=menu]').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('F2');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await untilFocused(page, 'test-lambda-01');
    await page.keyboard.press('Delete');
    await card(page, 'test-lambda-01').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await card(page, 'test-lambda-01').waitFor();
    await untilSaid(page, 'Undid: deleting test-lambda-01.');
    await page.done();
  });

  for (const [theme, lang] of [['light', 'en'], ['light', 'ja'], ['dark', 'en'], ['dark', 'ja']]) {
    test(`has no accessibility violations while lifted, ${theme} ${lang}`, async () => {
      const page = await browser.open({ theme, lang });
      await tabTo(page, '.tray-cards');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
      await untilFocused(page, 'column:0');
      assert.deepEqual(await violations(page), []);
      await page.done();
    });
  }
});

/** A finger, by real touch events. */
async function finger(page) {
  const session = await page.context().newCDPSession(page);
  const send = (type, points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  return {
    down: (at, ...more) => send('touchStart', [at, ...more]),
    to: (at) => send('touchMove', [at]),
    up: () => send('touchEnd', []),
    async glide([x, y], [tx, ty], steps = 6) {
      for (let n = 1; n <= steps; n += 1) await send('touchMove', [[x + ((tx - x) * n) / steps, y + ((ty - y) * n) / steps]]);
    },
  };
}
const center = async (locator) => {
  const box = await locator.boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
};
const lifted = (page) => page.waitForSelector('html[data-dragging="touch"]');

describe('a finger', () => {
  test('swipes over a card scroll the page and lift nothing', async () => {
    const page = await browser.open(phone);
    await card(page, 'test-lambda-01').scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    const touch = await finger(page);
    const at = await center(card(page, 'test-lambda-01').locator('.card-name'));
    await touch.down(at);
    await touch.glide(at, [at[0], at[1] + 160], 8);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.dragging ?? null), null);
    await touch.up();
    await page.waitForFunction((before) => scrollY < before, before);
    assert.equal(await enis(page), 4);
    await page.done();
  });

  test('rests on a card, lifts it, and drops it onto a cell without scrolling the page', async () => {
    const page = await browser.open({ width: 820, height: 1180, context: { hasTouch: true, isMobile: true } });
    await cell(page, 1, 1).scrollIntoViewIfNeeded();
    const chip = page.locator('[data-chip="0:1"]');
    const touch = await finger(page);
    const at = await center(chip);
    await touch.down(at);
    await lifted(page);
    const before = await page.evaluate(() => scrollY);
    const to = await center(page.locator('[data-chip="1:1"]'));
    await touch.glide(at, to);
    assert.equal(await page.evaluate(() => scrollY), before, 'the page stays');
    await touch.up();
    await untilEnis(page, 2);
    await page.done();
  });

  test('takes the grip at once', async () => {
    const page = await browser.open(phone);
    await card(page, 'test-lambda-01').scrollIntoViewIfNeeded();
    const touch = await finger(page);
    const at = await center(card(page, 'test-lambda-01').locator('.grip'));
    await touch.down(at);
    await lifted(page);
    await touch.up();
    await page.waitForSelector('html:not([data-dragging])');
    assert.equal(await enis(page), 4);
    await page.done();
  });

  test('is cancelled by a second finger and leaves no trace', async () => {
    const page = await browser.open({ width: 820, height: 1180, context: { hasTouch: true, isMobile: true } });
    const chip = page.locator('[data-chip="0:0"]');
    await chip.scrollIntoViewIfNeeded();
    const touch = await finger(page);
    const at = await center(chip);
    await touch.down(at);
    await lifted(page);
    await touch.down(at, [at[0] + 60, at[1] + 40]);
    await page.waitForSelector('html:not([data-dragging])');
    await touch.up();
    assert.equal(await enis(page), 4);
    await untilSaid(page, 'Cancelled. test-lambda-01 is back in PrivateSubnet-1a.');
    await page.done();
  });

  test('taps: one on the card, one on where it goes; Cancel leaves', async () => {
    const page = await browser.open(phone);
    await card(page, 'test-lambda-01').locator('.card-name').tap();
    await page.locator('#pick .pick-what').waitFor();
    await untilSaid(page, 'Selected: 01 test-lambda-01. Choose where to attach it.');
    await page.locator('#pick button', { hasText: 'Cancel' }).tap();
    await page.locator('#pick .pick-what').waitFor({ state: 'detached' });
    assert.equal(await enis(page), 4);
    await card(page, 'test-lambda-01').locator('.card-name').tap();
    await page.locator('#pick .pick-what').waitFor();
    await cell(page, 0, 1).scrollIntoViewIfNeeded();
    await cell(page, 0, 1).tap();
    await untilEnis(page, 2);
    await page.locator('#pick .pick-what').waitFor({ state: 'detached' });
    await page.done();
  });

  for (const [theme, lang] of [['light', 'en'], ['light', 'ja'], ['dark', 'en'], ['dark', 'ja']]) {
    test(`has targets a finger hits and no accessibility violations while picked, ${theme} ${lang}`, async () => {
      const page = await browser.open({ ...phone, theme, lang });
      await card(page, 'test-lambda-02').locator('.card-name').tap();
      await page.locator('#pick .pick-what').waitFor();
      assert.deepEqual(await violations(page), []);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, [role=gridcell][data-drop], a[href], input')]
          .filter((e) => e.checkVisibility() && !e.closest('.vh'))
          .map((e) => [e.className || e.tagName, e.getBoundingClientRect()])
          .filter(([, r]) => r.width > 1 && r.height > 1 && r.height < 43.5)
          .map(([c, r]) => `${c} ${r.width.toFixed(0)}x${r.height.toFixed(0)}`),
      );
      assert.deepEqual([...new Set(small)], []);
      await page.done();
    });
  }
});

describe('clicks without dragging', () => {
  test('attach, move, detach and a new set through picking', async () => {
    const page = await browser.open({});
    await card(page, 'test-lambda-01').locator('.card-name').click();
    await page.locator('[data-drop="column:1"]').click();
    await untilEnis(page, 2);
    await page.locator('[data-chip="0:0"]').click();
    await page.locator('#pick button', { hasText: 'Detach' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-chip^="0:"]').length === 0);
    await card(page, 'test-lambda-01').locator('.card-name').click();
    await page.locator('.columns [data-drop^="new:"]').click();
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('[data-drop^="column:"]').length === 3);
    await untilEnis(page, 4);
    await page.done();
  });

  test('a click elsewhere or Esc ends the picking', async () => {
    const page = await browser.open({});
    for (const leave of [() => page.keyboard.press('Escape'), () => page.locator('.strip').click({ position: { x: 5, y: 5 } })]) {
      await card(page, 'test-lambda-03').locator('.card-name').click();
      await page.locator('#pick .pick-what').waitFor();
      await leave();
      await page.locator('#pick .pick-what').waitFor({ state: 'detached' });
    }
    assert.equal(await enis(page), 4);
    await page.done();
  });
});

describe('several at once', () => {
  test('Ctrl and Shift select; one step attaches, one sets memory, one deletes, Undo brings each back', async () => {
    const page = await browser.open({ lang: 'en' });
    const names = () => page.locator('.card.is-selected').evaluateAll((cards) => cards.map((c) => c.dataset.function));
    await card(page, 'test-lambda-01').locator('.card-name').click();
    await card(page, 'test-lambda-03').locator('.card-name').click({ modifiers: ['Shift'] });
    assert.deepEqual(await names(), ['test-lambda-01', 'test-lambda-02', 'test-lambda-03']);
    await card(page, 'test-lambda-01').locator('.card-name').click({ modifiers: ['Control'] });
    assert.deepEqual(await names(), ['test-lambda-02', 'test-lambda-03']);
    await page.locator('#pick button', { hasText: 'Attach' }).click();
    await page.locator('dialog[open] label.option', { hasText: 'outbound-full-sg' }).click();
    await page.locator('dialog[open] button[type=submit]').click();
    await untilEnis(page, 2);
    assert.match(await said(page), /^Changed 2 functions\. 2 ENIs in total\./);
    await page.keyboard.press('Control+z');
    await untilEnis(page, 4);
    await page.locator('#pick button', { hasText: 'Memory' }).click();
    await page.locator('dialog[open] input[name=memory]').fill('64');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open] [aria-invalid=true]').waitFor();
    await page.locator('dialog[open] input[name=memory]').fill('512');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.card-where').length === 3 && [...document.querySelectorAll('.card-where')].filter((e) => e.innerText.includes('512')).length === 2);
    await page.locator('#pick button', { hasText: 'Delete' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-card]').length === 1);
    await page.locator('.notices button', { hasText: 'Undo' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-card]').length === 3);
    await page.done();
  });

  test('keys select too: Shift and arrows, Ctrl+A', async () => {
    const page = await browser.open({ lang: 'en' });
    await tabTo(page, '.tray-cards');
    await page.keyboard.press('Shift+ArrowDown');
    await page.waitForFunction(() => document.querySelectorAll('.card.is-selected').length === 2);
    await page.keyboard.press('Control+a');
    await page.waitForFunction(() => document.querySelectorAll('.card.is-selected').length === 3);
    await page.locator('#pick .pick-what', { hasText: '3 functions selected' }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.done();
  });

  test('a drag of one of them takes them all', async () => {
    const page = await browser.open({});
    await card(page, 'test-lambda-02').locator('.card-name').click();
    await card(page, 'test-lambda-03').locator('.card-name').click({ modifiers: ['Shift'] });
    const [x, y] = await center(card(page, 'test-lambda-03').locator('.card-name'));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 12, y + 6, { steps: 3 });
    const [tx, ty] = await center(page.locator('[data-drop="column:0"]'));
    await page.mouse.move(tx, ty, { steps: 6 });
    await page.mouse.up();
    await untilEnis(page, 2);
    await page.keyboard.press('Control+z');
    await untilEnis(page, 4);
    await page.done();
  });
});
