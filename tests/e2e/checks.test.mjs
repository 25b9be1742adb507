// The checks: opened by mouse, keys and touch; a preview that leaves no trace; advice taken and undone; the baseline.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, metric, violations } from './lib.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => browser?.close());

/** Twelve functions, each with a group of its own, in a /23 and a /28, at 50. */
const TWELVE =
  'v1.hgQDXE9uZSBTRyBwZXIgZnVuY3Rpb246IDEyIGZ1bmN0aW9ucyDDlyAyIHN1Ym5ldHMCMgEPvpc-appACWqaQAAZ123456789012AwERCgACGQKaUrm53rftWgEAGAoAAgEZAppSubnet-1cAQAdCgAEAAMME6K3Xq7PrIABAAEeMTAuMC4wLjAvMTY6NDQzFW4pZYp4PrIAAQALEbLaHJPrIAEACxOZqKV6v6yAAQALE7Hmq3IfrIABAAEgMTAuMC40LjAvMjQ6NTQzMhOt6miu36yAAQABIDEwLjAuNS4wLzI0OjU0MzIPauth-sgAAQABIDEwLjAuNi4wLzI0OjU0MzITexport-sgAEAASAxMC4wLjcuMC8yNDo1NDMyE4pqaK7frIABAAEgMTAuMC44LjAvMjQ6NTQzMhOKZqB6z6yAAQABIDEwLjAuOS4wLzI0OjU0MzIRaudit-sgAQABIjEwLjAuMTAuMC8yNDo1NDMyE56LYn8vrIABAAEiMTAuMC4xMS4wLzI0OjU0MzIMAAUKDxQZHiMoLTI3DA2it16uwAIAAw9uKWWKeAACAQMLstockAICAw2ZqKV6sAIDAw2x5qtyEAIEAw2t6miu0AIFAwlq62ECBgMNexportACBwMNimportACCAMNimagesACCQMLauditAIKAw2ei2J_IAILA6wd5FY';

const drawer = (page) => page.locator('#inspector');
const card = (page, title) => drawer(page).locator('.check', { has: page.locator('.check-title', { hasText: title }) }).first();
const enis = (page, value) =>
  page.waitForFunction((value) => document.querySelector('[data-metric="hyperplane-enis"]').dataset.value === value, String(value));
const spoken = (page, words) => page.waitForFunction((words) => document.querySelector('#say-polite').textContent.includes(words), words);
const open = async (page) => {
  await page.locator('.pill:visible').first().click();
  await drawer(page).locator('#checks-failures').waitFor();
};
const menu = async (page, name) => {
  await page.locator('.title-button').click();
  await page.getByRole('menuitem', { name, exact: true }).click();
};
/** Nothing is wider than its place, and every control is large enough. */
const measure = (page, least) =>
  page.evaluate((least) => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page scrolls sideways: ${document.documentElement.scrollWidth}`);
    const body = document.querySelector('.insp-body');
    if (body && body.scrollWidth > body.clientWidth) found.push('the drawer scrolls sideways');
    for (const one of document.querySelectorAll('#inspector :is(button, summary), .advice-bars button, button.pill')) {
      const box = one.getBoundingClientRect();
      if (box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5)) found.push(`${one.className} ${one.textContent} ${box.width} x ${box.height}`);
    }
    return found;
  }, least);

describe('opening', () => {
  test('by mouse: a pane’s status opens the checks, and the tab has their number', async () => {
    const page = await browser.open({});
    await open(page);
    assert.equal(await drawer(page).locator('[aria-current]').innerText(), 'Checks 3');
    assert.equal(await drawer(page).locator('h2').innerText(), 'Checks: 3');
    const failure = drawer(page).locator('.check.is-bad');
    assert.equal(await failure.count(), 1);
    const code = failure.locator('code').first();
    assert.deepEqual([await code.innerText(), await code.getAttribute('lang')], ['SubnetIPAddressLimitReachedException', 'en']);
    assert.match(await failure.innerText(), /No configured subnet has a free address left/);
    await page.done();
  });

  test('by keys: the status is reached from its head, and the menu has the checks too', async () => {
    const page = await browser.open({});
    await page.locator('.now.pane-top').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('.pill'));
    await page.keyboard.press('Enter');
    await drawer(page).locator('#checks-advice').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'inspector-title');
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'detached' });
    await menu(page, 'Checks…');
    await drawer(page).locator('#checks-advice').waitFor();
    await page.done();
  });

  test('by touch, on a phone', async () => {
    const page = await browser.open({ width: 390, height: 844, context: { hasTouch: true, isMobile: true } });
    await page.locator('.board-status .pill').first().tap();
    await drawer(page).locator('#checks-failures').waitFor();
    assert.deepEqual(await measure(page, 44), []);
    await card(page, 'Fewer SG sets').getByRole('button', { name: /^Preview/ }).tap();
    await page.locator('#preview').waitFor();
    await drawer(page).waitFor({ state: 'hidden' });
    await enis(page, 2);
    assert.deepEqual(await measure(page, 44), []);
    await page.locator('#preview').getByRole('button', { name: 'Apply' }).tap();
    await page.locator('#preview').waitFor({ state: 'detached' });
    await enis(page, 2);
    await page.done();
  });
});

describe('preview and apply', () => {
  test('Esc and Back leave no trace; the focus comes back', async () => {
    const page = await browser.open({});
    await open(page);
    const merge = card(page, 'Fewer SG sets');
    assert.match(await merge.locator('.check-chips').innerText(), /−2 ENIs \(4 → 2\)/);
    const button = merge.getByRole('button', { name: /^Preview/ });
    for (const leave of [() => page.keyboard.press('Escape'), () => page.locator('#preview').getByRole('button', { name: 'Back' }).click()]) {
      await button.click();
      await page.locator('#preview').waitFor();
      await enis(page, 2);
      await spoken(page, 'Not applied yet');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'preview-title');
      assert.equal(await page.locator('.columns .set').count(), 1, 'the board shows one column');
      assert.equal(await drawer(page).locator('h2').innerText(), 'Checks: 3', 'the checks are still of the board as it is');
      await leave();
      await page.locator('#preview').waitFor({ state: 'detached' });
      await enis(page, 4);
      await spoken(page, 'The board is unchanged');
      assert.ok(await button.evaluate((element) => document.activeElement === element), 'the focus is back at its button');
      assert.equal(await page.getByRole('button', { name: 'Undo', exact: true }).first().getAttribute('aria-disabled'), 'true');
      assert.equal(await page.evaluate(() => location.hash), '');
    }
    await page.done();
  });

  test('Apply is one step, told, and undone from the notice', async () => {
    const page = await browser.open({});
    await open(page);
    await card(page, 'Fewer SG sets').getByRole('button', { name: /^Apply/ }).click();
    await enis(page, 2);
    await spoken(page, 'Applied: Merge 1 SG set into outbound-vpc-sg');
    const notice = page.locator('.notice');
    assert.match(await notice.innerText(), /Applied: Merge 1 SG set/);
    await notice.getByRole('button', { name: 'Undo' }).click();
    await enis(page, 4);
    assert.equal(await page.getByRole('button', { name: 'Undo', exact: true }).first().getAttribute('aria-disabled'), 'true');
    await page.done();
  });

  test('a drag or an edit leaves the preview first', async () => {
    const page = await browser.open({});
    await open(page);
    await card(page, 'Region quota of 2019').getByRole('button', { name: /^Preview/ }).click();
    await page.waitForFunction(() => document.querySelector('[data-metric="legacy-refused"]').dataset.value === '550');
    await page.locator('.dock .step').last().click();
    await page.locator('#preview').waitFor({ state: 'detached' });
    assert.notEqual(await metric(page, 'legacy-refused'), 550);
    await page.done();
  });

  test('how many sets stay is chosen, and its gain follows', async () => {
    const page = await browser.open({ hash: `#${TWELVE}` });
    await page.locator('.now.pane-top button.pill').click();
    const failure = drawer(page).locator('.check.is-bad').first();
    assert.match(await failure.innerText(), /12 notify SubnetOutOfIPAddresses/);
    assert.match(await failure.locator('.check-offer').first().innerText(), /Merge 3 SG sets into orders-sg[^]*fail 1 → 0/);
    assert.match(await failure.innerText(), /Widen AppSubnet-1c to \/27/);
    const titles = await drawer(page).locator('[aria-labelledby="checks-advice"] .check-title').allInnerTexts();
    assert.deepEqual(titles.slice(0, 2), ['Merge 3 SG sets into orders-sg', 'One SG per function (the CDK default)']);
    const own = card(page, 'One SG per function');
    assert.match(await own.locator('.check-chips').innerText(), /−22 ENIs \(24 → 2\)/);
    await own.getByRole('button', { name: 'One SG set more' }).focus();
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Enter');
    await page.waitForFunction(() => /24 → 8/.test(document.querySelector('#inspector').textContent));
    await own.getByRole('button', { name: /^Apply/ }).click();
    await enis(page, 8);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'inspector-title', 'the focus waits at the heading');
    await page.done();
  });
});

describe('the baseline', () => {
  test('is pinned, shows the difference in figures, rows and cells, and is unpinned', async () => {
    const page = await browser.open({});
    await menu(page, 'Pin this board as the baseline');
    const bar = page.locator('#baseline');
    await bar.waitFor();
    assert.match(await bar.innerText(), /Baseline: Article example[^]*No difference/);
    await page.locator('#concurrency').focus();
    await page.keyboard.press('End');
    await page.waitForFunction(() => /Before \+/.test(document.querySelector('#baseline').textContent));
    await page.locator('.before.pane-top button.pill').click();
    await card(page, 'Fewer SG sets').getByRole('button', { name: /^Apply/ }).click();
    await enis(page, 2);
    await page.waitForFunction(() => /Now −2/.test(document.querySelector('#baseline').textContent));
    assert.match(await bar.innerText(), /SG sets gone: outbound-full-sg/);
    assert.match(await page.locator('.strip .deltas').innerText(), /Δ Before \+.*Δ Now −2/s);
    assert.match(await page.locator('.row .map .diff').first().innerText(), /Δ −1/);
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await page.waitForFunction(() => !/Now −/.test(document.querySelector('#baseline').textContent));
    await bar.getByRole('button', { name: 'Unpin' }).click();
    await bar.waitFor({ state: 'detached' });
    assert.equal(await page.locator('.diff').count(), 0);
    await spoken(page, 'unpinned');
    await page.done();
  });

  test('cells that are new or gone say so in words', async () => {
    const page = await browser.open({});
    await menu(page, 'Pin this board as the baseline');
    await page.locator('[data-card]').first().locator('.card-name').focus();
    await page.keyboard.press('Delete');
    await page.locator('.cell-mark.is-gone').first().waitFor();
    assert.match(await page.locator('.cell-mark.is-gone').first().innerText(), /gone/);
    assert.match(await page.locator('.cell.is-gone').first().innerText(), /Gone against the baseline/);
    await page.done();
  });
});

describe('everywhere', () => {
  for (const lang of ['en', 'ja']) {
    for (const theme of ['light', 'dark']) {
      test(`no violation of accessibility: ${lang}, ${theme}`, async () => {
        const page = await browser.open({ lang, theme });
        await open(page);
        for (const one of await drawer(page).locator('summary').all()) await one.click();
        assert.deepEqual(await violations(page), []);
        await page.locator('.check-part > .button').click();
        await drawer(page).locator('.check').nth(1).locator('.check-acts .button').first().click();
        await page.locator('#preview').waitFor();
        assert.deepEqual(await violations(page), []);
        await page.done();
      });
    }
  }
  for (const lang of ['en', 'ja']) {
    for (const [width, height] of [[390, 844], [820, 1180], [1440, 900]]) {
      test(`fits ${width} px: ${lang}`, async () => {
        const page = await browser.open({ lang, width, height });
        await open(page);
        for (const one of await drawer(page).locator('summary').all()) await one.click();
        const least = width < 1200 ? 44 : 24;
        assert.deepEqual(await measure(page, least), []);
        await page.locator('.check-part > .button').click();
        await drawer(page).locator('.check').nth(1).locator('.check-acts .button').first().click();
        await page.locator('#preview').waitFor();
        await page.locator('#baseline').waitFor();
        assert.deepEqual(await measure(page, width < 1200 ? 44 : 24), []);
        await page.done();
      });
    }
  }
});
