// "Why this number", the rules behind it, and terms.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { account } from './account.mjs';
import { dist, launch, violations } from './lib.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const why = (page) => page.locator('#why');
const formula = async (page) => (await page.locator('.why-formula').first().innerText()).replace(/\s+/g, ' ').trim();

/** Reads a formula as a person would, words left out. */
function comesTo(line) {
  const left = line.split(/ [=≈] /)[0];
  const sums = left
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/ceil\(/g, ' Math.ceil(')
    .replace(/floor\(/g, ' Math.floor(')
    .replace(/max\(/g, ' Math.max(')
    .replace(/×/g, '*')
    .replace(/÷/g, '/')
    .replace(/−/g, '-')
    .split(/(Math\.\w+|[\d()*/+,-]+)/)
    .filter((part) => /^(Math\.\w+|[\d()*/+,-]+)$/.test(part))
    .join('');
  return new Function(`return ${sums}`)();
}

const number = (text) => Number(text.replace(/[^\d.]/g, ''));

/** Runs axe on the page; answers what it found. */
const complaints = (page) => violations(page, ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']);

describe('every figure says why', () => {
  const strip = [
    ['legacy-needed', /^functions 3 × concurrency 300 = 900$/],
    ['hyperplane-enis', /^subnets 2 × SG sets 2 = 4$/],
    ['ips-used-legacy', / = 502$/],
    ['ips-usable', / = 502$/],
    ['ips-used-hyperplane', / = 4$/],
    ['legacy-refused', / = 398$/],
    ['functions-failed', / = 0$/],
    ['wait-legacy', / = ≈10 s$/],
    ['wait-hyperplane', / = 0 s$/],
    ['ratio', / ≈ 225$/],
  ];
  test('the figures of the strip: the formula comes to the number, the source is named', async () => {
    const page = await browser.open({});
    for (const [metric, says] of strip) {
      const figure = page.locator(`#strip [data-why="${metric}"]`).first();
      await figure.click();
      await why(page).waitFor();
      const line = await formula(page);
      assert.match(line, says, metric);
      const shown = number(line.split(/ [=≈] /)[1]);
      if (metric !== 'functions-failed') assert.equal(Math.round(comesTo(line)), Math.round(shown), `${metric}: ${line}`);
      assert.equal(number(await figure.innerText()), shown, metric);
      await page.locator('.why-source .why-rule').waitFor();
      assert.match(await page.locator('.why-source').innerText(), /as of 20(19|26)/, metric);
      if (metric === 'legacy-needed') assert.match(await page.locator('.why-other').innerText(), /39/, 'the other estimate stands beside it');
      await page.keyboard.press('Escape');
      await why(page).waitFor({ state: 'detached' });
      assert.ok(await figure.evaluate((element) => element === document.activeElement), 'the focus is back');
    }
    await page.done();
  });

  test('figures of rows, cells and the inspector', async () => {
    const page = await browser.open({});
    const row = page.locator('.row').nth(0);
    const asked = await row.locator('[data-why]').evaluateAll((all) => all.map((one) => one.dataset.why));
    for (const name of ['created-legacy', 'refused', 'share', 'created-hyperplane', 'free-hyperplane', 'connections', 'sharing']) {
      assert.ok(asked.some((one) => one.startsWith(`${name}:`)), `${name} in ${asked}`);
    }
    for (const metric of [...new Set(asked)]) {
      await row.locator(`[data-why="${metric}"]`).first().click();
      await why(page).waitFor();
      const line = await formula(page);
      assert.equal(comesTo(line), number(line.split(' = ')[1]), `${metric}: ${line}`);
      await page.keyboard.press('Escape');
    }
    await page.locator('.subnet-name').first().click();
    for (const tab of ['Function', 'ENI', 'Subnet', 'SG', 'VPC', 'Assumptions']) {
      await page.locator(`#inspector [data-tab="${tab}"]`).click();
      const inside = await page.locator('#inspector [data-why]').evaluateAll((all) => all.map((one) => one.dataset.why));
      assert.ok(inside.length > 0, tab);
      for (const metric of new Set(inside)) {
        await page.locator(`#inspector [data-why="${metric}"]`).first().click();
        await why(page).waitFor();
        const line = await formula(page);
        assert.equal(comesTo(line), number(line.split(' = ')[1]), `${tab}, ${metric}: ${line}`);
        await page.keyboard.press('Escape');
        await why(page).waitFor({ state: 'detached' });
        assert.ok(await page.locator('#inspector').isVisible(), 'Esc closes the reason, not the inspector');
      }
    }
    await page.done();
  });

  test('a percentage says what it is a part of', async () => {
    const page = await browser.open({});
    await page.locator('#strip .share [data-why="ips-used-legacy"]').click();
    await why(page).waitFor();
    assert.equal(await page.locator('.why-steps li').first().innerText(), 'Share: 502 ÷ 502 = 100%');
    await page.keyboard.press('Escape');
    await page.locator('.now.pane-top button.pill').click();
    const line = page.locator('[data-limit="enis-per-vpc"]');
    assert.equal(await line.locator('.limit-percent').innerText(), '0.8%');
    await line.locator('.limit-percent button').click();
    await why(page).waitFor();
    assert.equal(await page.locator('.why-steps li').first().innerText(), 'Share: 4 ÷ 500 = 0.8%');
    await page.keyboard.press('Escape');
    await page.locator('[data-limit="account"] [data-why="account-tick"]').click();
    await why(page).waitFor();
    assert.match(await formula(page), / = 333$/);
    await page.done();
  });

  test('what is folded on a large board, and what it lacks, says why', async () => {
    const page = await browser.open({});
    await page.getByRole('button', { name: 'Import' }).first().click();
    await page.locator('input[data-import=files]').setInputFiles(account({ functions: 120, subnets: 3, sets: 40, perFunction: 3 }));
    await page.locator('dialog[open] button', { hasText: 'Replace' }).click();
    await page.locator('#dock button', { hasText: /^100$/ }).click();
    const row = page.locator('.row').first();
    for (const name of ['folded-made', 'more-subnets']) {
      const asked = row.locator(`[data-why^="${name}:"]`);
      const shown = number(await asked.innerText().then((text) => text.replace(/\/\d+/, '')));
      await asked.click();
      await why(page).waitFor();
      const line = await formula(page);
      assert.equal(comesTo(line), shown, `${name}: ${line}`);
      await page.keyboard.press('Escape');
    }
    // All of a row's keys are in its columns, drawn or folded.
    const drawn = await row.locator('.cell .mini[data-why]').count();
    const made = number(await row.locator('[data-why^="created-hyperplane:"] b').innerText());
    assert.equal(drawn + number(await row.locator('[data-why^="folded-made:"]').innerText()), made);
    await page.done();
  });

  test('a drag by keys says the arithmetic of its price', async () => {
    const page = await browser.open({});
    await page.locator('[data-function="test-lambda-01"] .card-name').focus();
    await page.keyboard.press(' ');
    for (let n = 0; n < 8 && !(await page.locator('.pick-price').count()); n += 1) await page.keyboard.press('ArrowRight');
    const lines = await page.locator('.pick-price p').allInnerTexts();
    assert.equal(lines.length, 2);
    assert.match(lines[0], /^Before: .* = 900$/);
    assert.match(lines[1], /^Now: .* = \d+$/);
    await page.keyboard.press('Escape');
    await page.done();
  });

  test('a preview says the arithmetic of the board it leads to', async () => {
    const page = await browser.open({});
    await page.locator('[data-function="test-lambda-02"] .card-more').click();
    await page.getByRole('menuitem', { name: 'Attach to…' }).click();
    const result = page.locator('.attach-result');
    await page.locator('dialog[open] .option input[type=checkbox]').nth(1).uncheck();
    assert.match(await result.innerText(), /functions 3 × concurrency 300 = 900/);
    assert.match(await result.innerText(), /(SG sets|pairs of subnet and SG set) \d/);
    await page.done();
  });
});

describe('the reason itself', () => {
  test('by keyboard: Enter opens, Tab goes through it, values lead to their control, Esc gives the focus back', async () => {
    const page = await browser.open({});
    await page.locator('#strip [data-why="legacy-needed"]').focus();
    await page.keyboard.press('Enter');
    await why(page).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'why-title');
    const names = [];
    for (let at = 0; at < 12; at += 1) {
      await page.keyboard.press('Tab');
      names.push(await page.evaluate(() => (document.activeElement.closest('#why') ? document.activeElement.textContent || document.activeElement.ariaLabel : null)));
    }
    for (const name of ['functions 3', 'concurrency 300', 'Switch to this estimate', 'Copy as text', 'Copy as Markdown', 'Edit assumptions']) assert.ok(names.includes(name), `${name} in ${names}`);
    await page.locator('#why .why-value', { hasText: 'concurrency 300' }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'concurrency', 'the value leads to the slider');
    assert.ok(await why(page).isVisible(), 'and the reason follows');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => !document.querySelector('.why-formula').textContent.includes('300'));
    await page.done();
  });

  test('the grid stays one tab stop, and its numbers are reached from their cell', async () => {
    const page = await browser.open({});
    const stops = await page.locator('#board [role=grid] [data-why]').evaluateAll((all) => all.filter((one) => one.tabIndex >= 0).length);
    assert.equal(stops, 0);
    await page.locator('.row [role=gridcell][aria-label], .row .cell').first().focus();
    await page.keyboard.press('Enter');
    for (let at = 0; at < 4; at += 1) {
      if (await page.evaluate(() => document.activeElement.matches('[data-why]'))) break;
      await page.keyboard.press('ArrowDown');
    }
    assert.ok(await page.evaluate(() => document.activeElement.matches('[data-why]')), 'a number has the focus');
    await page.keyboard.press('Enter');
    await why(page).waitFor();
    await page.keyboard.press('Escape');
    assert.ok(await page.evaluate(() => document.activeElement.matches('.cell [data-why]')));
    await page.done();
  });

  test('the estimate is switched, the reason pinned, and it follows the board', async () => {
    const page = await browser.open({ lang: 'ja' });
    await page.locator('#strip [data-why="legacy-needed"]').click();
    assert.equal(await formula(page), '関数 3 × 同時実行 300 = 900');
    await page.locator('.why-other .link').click();
    await page.waitForFunction(() => document.querySelector('.why-formula').textContent.includes('39'));
    await page.locator('.why-other .link').click();
    await page.waitForFunction(() => document.querySelector('.why-formula').textContent.includes('900'));
    await page.locator('#why [data-pin]').click();
    await why(page).waitFor({ state: 'detached' });
    await page.locator('#inspector .why-formula').waitFor();
    await page.locator('.preset', { hasText: '1,000' }).click();
    await page.waitForFunction(() => document.querySelector('#inspector .why-formula').textContent.includes('3,000'));
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await page.locator('#inspector .why-rule', { hasText: 'Upper bound before' }).waitFor();
    await page.done();
  });

  test('it is copied as text and as Markdown, with the rule and a link to it', async () => {
    const page = await browser.open({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
    await page.locator('#strip [data-why="hyperplane-enis"]').click();
    await page.locator('.why-rule').waitFor();
    const copied = async (name) => {
      await page.evaluate(() => navigator.clipboard.writeText(''));
      await page.getByRole('button', { name }).click();
      await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '');
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const text = await copied('Copy as text');
    assert.match(text, /^ENIs needed, now: 4\nsubnets 2 × SG sets 2 = 4\n/);
    assert.match(text, /Rule: One ENI for each account, subnet and SG set/);
    assert.match(text, /dated 2021-11-12/);
    assert.match(text, /\/rules\.html#hyperplane-key$/);
    const markdown = await copied('Copy as Markdown');
    assert.match(markdown, /^\*\*ENIs needed, now: 4\*\*/);
    assert.match(markdown, /- Rule: \[One ENI for each account.*\]\(http.*\/rules\.html#hyperplane-key\)/);
    await page.done();
  });

  test('the rules are loaded once, intact, and only when asked for; a flipped byte is said', async () => {
    const page = await browser.open({});
    const book = () => page.seen.requests.filter((url) => /\/rules-[0-9a-f]{16}\.bin$/.test(url)).length;
    assert.equal(book(), 0);
    for (const metric of ['legacy-needed', 'hyperplane-enis']) {
      await page.locator(`#strip [data-why="${metric}"]`).click();
      await page.locator('.why-rule').waitFor();
      await page.keyboard.press('Escape');
    }
    assert.equal(book(), 1);
    await page.done();

    const broken = await browser.open({
      beforeOpen: (fresh) =>
        fresh.route(/rules-[0-9a-f]{16}\.bin$/, async (route) => {
          const bytes = Buffer.from(await (await route.fetch()).body());
          bytes[bytes.length >> 1] ^= 1;
          await route.fulfill({ body: bytes });
        }),
    });
    await broken.locator('#strip [data-why="legacy-needed"]').click();
    await broken.locator('.why-source', { hasText: 'The sources could not be loaded' }).waitFor();
    assert.match(await formula(broken), /= 900$/, 'the arithmetic needs no rules');
    await broken.context().close();
  });

  test('a press elsewhere closes it; on a phone it is a sheet, by touch', async () => {
    const page = await browser.open({ width: 390, height: 844, lang: 'ja', context: { hasTouch: true, isMobile: true } });
    await page.locator('#strip [data-why="legacy-needed"]').tap();
    await why(page).waitFor();
    const box = await why(page).boundingBox();
    assert.ok(box.x === 0 && Math.abs(box.width - 390) < 1 && Math.abs(box.y + box.height - 844) < 1, JSON.stringify(box));
    const small = await page.locator('#why button, #why a.link').evaluateAll((all) =>
      all.map((one) => [one.textContent || one.ariaLabel, one.getBoundingClientRect()]).filter(([, rect]) => rect.height < 43.5).map(([name]) => name));
    assert.deepEqual(small, [], 'targets of 44 px');
    await page.locator('.logo').tap();
    await why(page).waitFor({ state: 'detached' });
    await page.done();
  });

  for (const theme of ['light', 'dark']) {
    test(`axe finds nothing in the open reason: ${theme}`, async () => {
      const page = await browser.open({ theme });
      await page.locator('#strip [data-why="legacy-needed"]').click();
      await page.locator('.why-rule').waitFor();
      assert.deepEqual(await complaints(page), []);
      await page.done();
    });
  }
});

describe('terms', () => {
  for (const lang of ['en', 'ja']) {
    test(`a term is explained by mouse and by keys, and the focus stays: ${lang}`, async () => {
      const page = await browser.open({ lang });
      for (const id of ['eni', 'set', 'reserved', 'concurrency', 'hyperplane', 'v2n', 'environment', 'service-vpc', 'nau']) {
        const term = page.locator(`[data-term="${id}"]:visible`).first();
        await term.focus();
        await page.keyboard.press('Enter');
        await page.locator('#term').waitFor();
        assert.equal(await term.getAttribute('aria-expanded'), 'true');
        assert.ok((await page.locator('#term').innerText()).length > 12, id);
        assert.ok(await term.evaluate((element) => element === document.activeElement));
        await page.keyboard.press('Escape');
        await page.locator('#term').waitFor({ state: 'detached' });
        assert.equal(await term.getAttribute('aria-expanded'), 'false');
      }
      await page.locator('[data-term="eni"]:visible').first().click();
      await page.locator('#term').waitFor();
      await page.locator('.logo').click();
      await page.locator('#term').waitFor({ state: 'detached' });
      await page.done();
    });
  }
});

describe('the page Rules and sources', () => {
  const rules = () => {
    const html = fs.readFileSync(path.join(dist, 'rules.html'), 'utf8');
    return [...html.matchAll(/class="rp-rule"[^>]*id="([^"]+)"|id="([^"]+)"[^>]*class="rp-rule"/g)].map((found) => found[1] ?? found[2]);
  };
  const open = async (file, options = {}) => {
    const page = await browser.open({ ...options, mount: false, url: browser.url, hash: file });
    await page.waitForLoadState('load');
    return page;
  };

  test('both languages hold the same rules, under the policy, without an inline script', () => {
    const all = rules();
    assert.ok(all.length >= 40, `${all.length}`);
    for (const file of ['rules.html', 'rules.ja.html']) {
      const html = fs.readFileSync(path.join(dist, file), 'utf8');
      assert.match(html, /http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'/);
      assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/);
      for (const [tag] of html.matchAll(/<script[^>]*>/g)) assert.match(tag, /src="\.\/[^"]+" integrity="sha384-/);
      for (const id of all) assert.ok(html.includes(`id="${id}"`), `${file}: ${id}`);
      assert.match(html, /2026-11-21/);
    }
  });

  for (const [file, theme] of [['rules.html', 'light'], ['rules.html', 'dark'], ['rules.ja.html', 'light'], ['rules.ja.html', 'dark']]) {
    test(`axe finds nothing: ${file}, ${theme}`, async () => {
      const page = await open(file, { theme });
      assert.deepEqual(await complaints(page), []);
      await page.done();
    });
  }

  test('a link to a rule shows it; the other language keeps the place; the stored theme holds', async () => {
    const page = await open('rules.html#hyperplane-quota', { storage: { 'eni-lens.theme': 'dark' } });
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    const box = await page.locator('#hyperplane-quota').boundingBox();
    assert.ok(box.y >= 0 && box.y < 900, JSON.stringify(box));
    await page.locator('.rp-langs a[lang=ja]').click();
    await page.waitForURL(/rules\.ja\.html#hyperplane-quota$/);
    assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
    await page.done();
  });

  test('a rule is found by its words', async () => {
    const page = await open('rules.html');
    await page.locator('#rp-find').fill('65,000 connections');
    const shown = await page.locator('.rp-rule:visible').evaluateAll((all) => all.map((one) => one.id));
    assert.ok(shown.includes('hyperplane-connections') && shown.length < 5, `${shown}`);
    assert.match(await page.locator('#rp-found').innerText(), /^\d of \d+ rules$/);
    await page.locator('#rp-find').fill('no such rule');
    assert.equal(await page.locator('#rp-found').innerText(), 'No rule matches');
    await page.evaluate(() => (location.hash = '#subnet-usable'));
    await page.locator('#subnet-usable').waitFor();
    await page.done();
  });

  test('printed: every rule, no navigation; on a phone nothing is cut off; without scripts it stands', async () => {
    const page = await open('rules.html', { theme: 'dark' });
    await page.locator('#rp-find').fill('65,000');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.rp-rule:visible').count(), rules().length);
    assert.ok(!(await page.locator('.rp-tools').isVisible()) && !(await page.locator('.rp-top').isVisible()));
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
    await page.done();
    const phone = await open('rules.ja.html', { width: 390, height: 844 });
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await phone.done();
    const context = await browser.browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(`${browser.url}rules.html#hyperplane-key`);
    assert.ok(await still.locator('#hyperplane-key').isVisible());
    assert.ok(!(await still.locator('.rp-tools').isVisible()));
    await context.close();
  });

  test('the menu, the legend and every reason lead there', async () => {
    const page = await browser.open({});
    await page.locator('.title-button').click();
    const item = page.getByRole('menuitem', { name: 'Rules and sources' });
    assert.equal(await item.getAttribute('href'), './rules.html');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.legend a').getAttribute('href'), './rules.html');
    await page.locator('#strip [data-why="ips-usable"]').first().click();
    const opened = page.context().waitForEvent('page');
    await page.locator('#why [data-rule]').click();
    const rulesPage = await opened;
    await rulesPage.waitForURL(/rules\.html#subnet-usable$/);
    await rulesPage.close();
    await page.done();
  });
});
