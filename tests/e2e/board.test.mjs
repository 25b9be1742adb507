// The board as a user drives it: figures, dragging, dialogs, import, both languages, every width.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { account, twoVpcs } from './account.mjs';
import { launch, violations } from './lib.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => browser?.close());

const metrics = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('[data-metric]')]
        .filter((e) => !e.closest('[data-subnet]'))
        .map((e) => [e.dataset.metric, Number(e.dataset.value)]),
    ),
  );
const rows = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('[data-subnet]')].map((row) => [
        row.dataset.subnet,
        Object.fromEntries([...row.querySelectorAll('[data-metric]')].map((e) => [e.dataset.metric, Number(e.dataset.value)])),
      ]),
    ),
  );
const free = async (page) => Object.values(await rows(page)).map((row) => row['free-hyperplane']);
const card = (page, name) => page.locator(`[data-card][data-function="${name}"]`);
const column = (page, name) => page.locator('[data-drop^="column:"]').filter({ hasText: name });
const cells = (page) => page.locator('[data-drop^="cell:"]');
const middle = async (locator) => {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  return [box.x + box.width / 2, box.y + Math.min(box.height / 2, 60)];
};
/** Presses on `from`, moves over `to` and does not let go. */
async function hold(page, from, to) {
  const [x, y] = await middle(from);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y + 6, { steps: 3 });
  const [tx, ty] = await middle(to);
  await page.mouse.move(tx, ty, { steps: 6 });
  await page.waitForSelector('html[data-dragging]');
}
async function bring(page, files) {
  await page.getByRole('button', { name: /import/i }).first().click();
  await page.locator('dialog[open]').waitFor();
  await page.locator('input[data-import=files]').setInputFiles(files);
  await page.locator('dialog[open] button', { hasText: 'Replace' }).waitFor();
}
/** Brings an account of this size in place of the board. */
async function replaceBy(page, size) {
  await bring(page, account(size));
  await page.locator('dialog[open] button', { hasText: 'Replace' }).click();
  await page.waitForFunction((n) => Number(document.querySelector('[data-metric="legacy-needed"]').dataset.value) === n, size.functions);
}

const withoutViolations = async (page, what) => assert.deepEqual(await violations(page), [], what);
const DEFAULT = {
  'legacy-needed': 900,
  'legacy-created': 502,
  'legacy-refused': 398,
  'legacy-other-estimate': 39,
  'hyperplane-enis': 4,
  'hyperplane-created': 4,
  'functions-failed': 0,
  'ips-used-legacy': 502,
  'ips-used-hyperplane': 4,
  'ips-usable': 502,
};

describe('the first screen', () => {
  for (const lang of ['ja', 'en']) {
    test(`shows the article's figures in ${lang}`, async () => {
      const page = await browser.open({ lang });
      assert.deepEqual(await metrics(page), DEFAULT);
      assert.deepEqual(await rows(page), {
        'PrivateSubnet-1a': { 'free-legacy': 0, 'free-hyperplane': 249, refused: 199 },
        'PrivateSubnet-1c': { 'free-legacy': 0, 'free-hyperplane': 249, refused: 199 },
      });
      const strip = await page.locator('main').innerText();
      for (const text of lang === 'ja' ? ['最大', '225 分の 1', '249'] : ['up to', '225×', '249']) assert.ok(strip.includes(text), text);
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      await page.done();
    });
  }

  test('fits 1440 x 900 without vertical scrolling to both subnets, legend and dock', async () => {
    const page = await browser.open({ width: 1440, height: 900 });
    const bottoms = (what) => page.evaluate((what) => [...document.querySelectorAll(what)].map((e) => e.getBoundingClientRect().bottom), what);
    const [dock] = await page.evaluate(() => [document.querySelector('#dock').getBoundingClientRect().top]);
    assert.deepEqual((await bottoms('footer')).map(Math.round), [900]);
    const seen = await bottoms('[data-subnet], .legend');
    assert.ok(seen.length >= 3);
    for (const bottom of seen) assert.ok(bottom <= dock, `${seen}, and the dock begins at ${dock}`);
    await page.done();
  });

  test('has no horizontal overflow from 320 to 1920, in both languages', async () => {
    for (const lang of ['ja', 'en']) {
      const page = await browser.open({ lang, width: 320, height: 700 });
      for (const width of [320, 360, 390, 719, 720, 768, 820, 1024, 1199, 1200, 1280, 1440, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(wide, 0, `${lang} at ${width}`);
      }
      await page.done();
    }
  });

  for (const theme of ['light', 'dark']) {
    for (const [width, height] of [[1440, 900], [820, 1180], [390, 844]]) {
      test(`has no accessibility violations, ${theme}, ${width} wide`, async () => {
        for (const lang of ['ja', 'en']) {
          const page = await browser.open({ lang, theme, width, height });
          await withoutViolations(page, `${lang} ${theme} ${width}`);
          await page.done();
        }
      });
    }
  }
});

describe('concurrency', () => {
  test('changes Before at once and never Now; 167 fits and 168 refuses two', async () => {
    const page = await browser.open({});
    const range = page.locator('footer input[type=range]');
    await range.focus();
    await page.keyboard.press('Home');
    assert.equal((await metrics(page))['legacy-needed'], 3);
    assert.ok((await page.locator('main').innerText()).includes('Now +1'));
    const number = page.locator('footer input[inputmode=numeric], footer input[type=number]').first();
    for (const [typed, refused] of [[167, 0], [168, 2], [3000, 8498]]) {
      await number.fill(String(typed));
      await number.press('Enter');
      const now = await metrics(page);
      assert.equal(now['legacy-needed'], 3 * typed);
      assert.equal(now['legacy-refused'], refused);
      assert.equal(now['hyperplane-enis'], 4);
    }
    await number.fill('1000001');
    await number.press('Enter');
    assert.equal((await metrics(page))['legacy-needed'], 9000, 'the board stays as it was');
    assert.ok((await page.locator('footer').innerText()).includes('1,000,000'), 'the message names the range');
    await page.done();
  });

  test('the other estimate changes places with the headline', async () => {
    const page = await browser.open({});
    await page.locator('button:has([data-metric="legacy-other-estimate"]), button[data-metric="legacy-other-estimate"]').first().click();
    const now = await metrics(page);
    assert.equal(now['legacy-needed'], 39);
    assert.equal(now['legacy-other-estimate'], 900);
    assert.equal(now['legacy-refused'], 0);
    await page.done();
  });
});

describe('dragging', () => {
  test('test-lambda-01 onto outbound-vpc-sg: both prices before release, then 2 ENIs and 250 / 250', async () => {
    const page = await browser.open({});
    await hold(page, card(page, 'test-lambda-01'), cells(page).nth(1));
    await page.waitForFunction(() => document.querySelector('#board').innerText.includes('ENI −2') && document.querySelector('#board').innerText.includes('ENI +0'));
    assert.equal((await metrics(page))['hyperplane-enis'], 4, 'nothing changes before release');
    await page.mouse.up();
    await page.waitForFunction(() => document.querySelector('[data-metric="hyperplane-enis"]').dataset.value === '2');
    assert.deepEqual(await free(page), [250, 250]);
    await page.keyboard.press('Control+z');
    assert.equal((await metrics(page))['hyperplane-enis'], 4);
    assert.deepEqual(await free(page), [249, 249]);
    await page.done();
  });

  test('the outline lies on what the pointer is over: a cell, a column with all of its cells, a row head, around the tray; nothing else, nothing after Esc', async () => {
    const page = await browser.open({});
    /** Waits until the outline's fill, edges and all are as large as these elements together, or so much larger; `null`: until it is gone. */
    const outlines = (selector, off = 0) =>
      page.waitForFunction(([selector, off]) => {
        const boxes = (found) => [...found].map((e) => e.getBoundingClientRect()).filter((box) => box.width > 0 && box.height > 0);
        const round = (found) => {
          const all = boxes(found);
          return all.length ? ['left', 'top', 'right', 'bottom'].map((side) => Math.round(Math[side === 'left' || side === 'top' ? 'min' : 'max'](...all.map((box) => box[side])))) : null;
        };
        const [fill, ...edges] = document.querySelectorAll('#drop-mark i');
        const wanted = selector && round(document.querySelectorAll(selector)).map((side, at) => (at < 2 ? side - off : side + off));
        const near = (a, b) => (a === null || b === null ? a === b : a.every((side, at) => Math.abs(side - b[at]) <= 1));
        return near(round([fill]), wanted) && near(round(edges), wanted);
      }, [selector, off]);
    const set = await column(page, 'outbound-vpc-sg').getAttribute('data-drop');
    const of = `[data-drop="${set}"], [data-drop$=":${set.split(':')[1]}"][data-drop^="cell:"]`;
    const onto = async (locator) => {
      const [x, y] = await middle(locator);
      await page.mouse.move(x, y, { steps: 6 });
    };
    await hold(page, card(page, 'test-lambda-01'), cells(page).nth(1));
    await outlines(`[data-drop="${await cells(page).nth(1).getAttribute('data-drop')}"]`);
    await onto(column(page, 'outbound-vpc-sg'));
    await outlines(of);
    await onto(page.locator('[data-drop^="row:"]').first());
    await outlines('[data-subnet]:first-of-type > [data-drop^="row:"]');
    await onto(page.locator('.row .map').first());
    await outlines(null);
    await onto(cells(page).nth(3));
    await outlines(`[data-drop="${await cells(page).nth(3).getAttribute('data-drop')}"]`);
    await onto(page.locator('#tray'));
    await outlines('#tray', 7);
    await page.keyboard.press('Escape');
    await outlines(null);
    await page.mouse.up();
    await page.done();
  });

  test('a board that is wider than its pane scrolls under a held card, the outline with it, and never over the heads of rows', async () => {
    const page = await browser.open({ width: 1440, height: 900 });
    await replaceBy(page, { functions: 60, subnets: 3, sets: 8, perFunction: 3, prefix: 24 });
    const pane = page.locator('[data-scroller="board"]');
    await hold(page, page.locator('[data-card]').first(), cells(page).nth(0));
    const box = await pane.boundingBox();
    await page.mouse.move(box.x + box.width - 20, box.y + 150, { steps: 6 });
    await page.waitForFunction(() => {
      const board = document.querySelector('[data-scroller="board"]');
      return board.scrollLeft > 0 && Math.abs(board.scrollLeft + board.clientWidth - board.scrollWidth) <= 1;
    });
    // Over the cell that the scrolled head of its row covers in part.
    const [x, y] = await page.evaluate(() => {
      const head = document.querySelector('[data-drop^="row:"]').getBoundingClientRect();
      return [head.right + 12, head.top + 40];
    });
    await page.mouse.move(x, y, { steps: 6 });
    await page.waitForFunction(
      ([x, y]) => {
        const fill = document.querySelector('#drop-mark i').getBoundingClientRect();
        const head = document.querySelector('[data-drop^="row:"]').getBoundingClientRect();
        const cell = [...document.querySelectorAll('[data-drop^="cell:"]')].map((e) => e.getBoundingClientRect()).find((box) => box.left <= x && x < box.right && box.top <= y && y < box.bottom);
        return fill.width > 0 && Math.abs(fill.left - Math.max(cell.left, head.right)) <= 1 && Math.abs(fill.right - cell.right) <= 1 && Math.abs(fill.top - cell.top) <= 1;
      },
      [x, y],
    );
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.done();
  });

  for (const how of ['Escape', 'right button', 'blur', 'outside']) {
    test(`is cancelled by ${how} and leaves no trace`, async () => {
      const page = await browser.open({});
      // Two trees are equal when they differ at most in the order of attributes.
      await page.evaluate(() => {
        window.before = document.querySelector('main').cloneNode(true);
      });
      await hold(page, card(page, 'test-lambda-01'), column(page, 'outbound-vpc-sg'));
      if (how === 'Escape') await page.keyboard.press('Escape');
      if (how === 'right button') await page.mouse.down({ button: 'right' });
      if (how === 'blur') await page.evaluate(() => window.dispatchEvent(new Event('blur')));
      if (how === 'outside') await page.mouse.move(700, 12, { steps: 4 });
      await page.mouse.up();
      if (how === 'right button') await page.mouse.up({ button: 'right' });
      await page.waitForSelector('html:not([data-dragging])');
      assert.deepEqual(await metrics(page), DEFAULT);
      await page.mouse.move(2, 2);
      assert.ok(await page.evaluate(() => document.querySelector('main').isEqualNode(window.before)), 'the page is as it was');
      await page.done();
    });
  }

  test('a chip onto the tray detaches, and Undo in the notice brings it back', async () => {
    const page = await browser.open({});
    const chip = page.locator('[data-chip^="0:"]').first();
    await hold(page, chip, card(page, 'test-lambda-03'));
    await page.mouse.up();
    await page.waitForFunction(() => document.querySelector('[data-metric="hyperplane-enis"]').dataset.value === '2');
    assert.equal((await metrics(page))['legacy-needed'], 600);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    assert.deepEqual(await metrics(page), DEFAULT);
    await page.done();
  });

  test('a row header adds the subnet, a column header takes all, the + column asks by dialog', async () => {
    const page = await browser.open({});
    await bring(page, twoVpcs());
    await page.locator('dialog[open] button', { hasText: 'Replace' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-subnet]').length === 3);
    const enis = async () => (await metrics(page))['hyperplane-enis'];
    const start = await enis();
    assert.equal(start, 4);
    await hold(page, card(page, 'orders-worker'), page.locator('[data-subnet="subnet-a2"] [data-drop^="row:"]'));
    await page.mouse.up();
    await page.waitForFunction(() => document.querySelector('[data-metric="hyperplane-enis"]').dataset.value === '5');
    await hold(page, card(page, 'orders-worker'), column(page, 'sg-1').first());
    await page.mouse.up();
    await page.waitForFunction(() => document.querySelector('[data-metric="hyperplane-enis"]').dataset.value === '3');
    await hold(page, card(page, 'orders-worker'), page.locator('[data-drop^="new:"]').first());
    await page.mouse.up();
    await page.locator('dialog[open]').waitFor();
    assert.equal(await enis(), 3, 'nothing changes before the dialog is confirmed');
    await page.locator('dialog[open] input[name="new-group"]').fill('own-sg');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[data-metric="hyperplane-enis"]').dataset.value === '5');
    await page.done();
  });

  test("another VPC's set is refused with its reason and nothing changes", async () => {
    const page = await browser.open({});
    await bring(page, twoVpcs());
    await page.locator('dialog[open] button', { hasText: 'Replace' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-subnet]').length === 3);
    const before = await metrics(page);
    await hold(page, card(page, 'billing'), cells(page).first());
    await page.waitForFunction(() => document.querySelector('#drag-copy').innerText.includes('vpc-b and vpc-a'));
    await page.mouse.up();
    await page.waitForFunction(() => document.querySelector('.notices').innerText.includes('two VPCs'));
    assert.deepEqual(await metrics(page), before);
    await page.done();
  });
});

describe('without dragging', () => {
  test('the Attach dialog does it by keyboard alone', async () => {
    const page = await browser.open({});
    await card(page, 'test-lambda-01').getByRole('button').last().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    await withoutViolations(page, 'attach dialog');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[data-metric="hyperplane-enis"]').dataset.value === '2');
    assert.deepEqual(await free(page), [250, 250]);
    assert.equal(await page.locator('dialog[open]').count(), 0);
    await page.done();
  });

  test('a function can be added, configured, duplicated and deleted', async () => {
    const page = await browser.open({});
    const cards = () => page.locator('[data-card]').count();
    await page.getByRole('button', { name: 'Add function' }).first().click();
    await page.keyboard.type('集計-report');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('[data-card]').length === 4);
    await page.keyboard.press('Escape');
    const menu = async (name, item) => {
      await card(page, name).getByRole('button').last().click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await menu('test-lambda-01', /memory/i);
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    const memory = dialog.locator('input[name=memory]');
    await memory.fill('64');
    await dialog.getByRole('button', { name: /save|apply/i }).click();
    assert.ok((await dialog.innerText()).includes('10,240'), 'the message names the range');
    await memory.fill('3008');
    await dialog.getByRole('button', { name: /save|apply/i }).click();
    await page.waitForFunction(() => !document.querySelector('dialog[open]'));
    assert.equal((await metrics(page))['legacy-other-estimate'], 294 + 13 + 13);
    await menu('test-lambda-01', /duplicate/i);
    await page.waitForFunction(() => document.querySelectorAll('[data-card]').length === 5);
    await menu('test-lambda-01', /delete/i);
    await page.waitForFunction(() => document.querySelectorAll('[data-card]').length === 4);
    assert.equal(await cards(), 4);
    await page.done();
  });

  test('a subnet with host bits is refused with the block that would do', async () => {
    const page = await browser.open({});
    await page.getByRole('button', { name: /add subnet|subnet…|＋ subnet|\+ subnet/i }).first().click();
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    await dialog.locator('input[name=name]').fill('third');
    await dialog.locator('input[name=cidr]').fill('10.0.3.5/24');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('dialog[open]').innerText.includes('10.0.3.0/24'));
    assert.equal(Object.keys(await rows(page)).length, 2);
    await withoutViolations(page, 'a field with an error');
    await dialog.getByRole('button', { name: /10\.0\.3\.0\/24/ }).click();
    await dialog.locator('button[type=submit]').click();
    await page.waitForFunction(() => document.querySelectorAll('[data-subnet]').length === 3);
    assert.equal((await rows(page)).third['free-hyperplane'], 251);
    await page.done();
  });
});

describe('import', () => {
  test('a real-shaped account, recognised by shape; the board changes only on Replace; undo brings it back', async () => {
    const page = await browser.open({});
    const files = account({ functions: 30, subnets: 4, sets: 5 }).map((file, n) => ({ ...file, name: `${n}.txt` }));
    await bring(page, files.reverse());
    await withoutViolations(page, 'import result');
    const text = await page.locator('dialog[open]').innerText();
    assert.ok(text.includes('30') && text.includes('5'), text);
    assert.ok(!text.includes('hunter2'));
    assert.deepEqual(await metrics(page), DEFAULT);
    await page.locator('dialog[open] button', { hasText: 'Replace' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-subnet]').length === 4);
    const now = await metrics(page);
    assert.equal(now['legacy-needed'], 60 / 2);
    assert.equal(now['hyperplane-enis'], now['hyperplane-created']);
    await page.keyboard.press('Control+z');
    assert.deepEqual(await metrics(page), DEFAULT);
    await page.done();
  });

  test('pasting anywhere reads it; what is not an account is said with line and column', async () => {
    const page = await browser.open({});
    const paste = (text) =>
      page.evaluate((data) => {
        const transfer = new DataTransfer();
        transfer.setData('text/plain', data);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
      }, text);
    await paste('{"Functions": [\n  {"FunctionName": "a", ');
    await page.waitForFunction(() => /line 2/i.test(document.querySelector('dialog[open]')?.innerText ?? ''));
    assert.deepEqual(await metrics(page), DEFAULT);
    assert.equal(await page.locator('dialog[open] button', { hasText: 'Replace' }).count(), 0);
    await page.keyboard.press('Escape');
    await paste(account({ functions: 3, subnets: 2, sets: 1 })[0].buffer.toString());
    await page.locator('dialog[open] button', { hasText: 'Replace' }).waitFor();
    assert.match(await page.locator('dialog[open]').innerText(), /not in the files/i);
    await page.done();
  });

  test('10,000 functions over 200 subnets and 500 SG sets: drawn where seen, found by the filter', async () => {
    const page = await browser.open({ width: 1440, height: 900 });
    await replaceBy(page, { functions: 10000, subnets: 200, sets: 500, perFunction: 4, prefix: 24 });
    const nodes = () => page.locator('*').count();
    const shown = () => page.evaluate(() => [...document.querySelectorAll('[data-subnet]')].map((row) => row.dataset.subnet));
    const first = await shown();
    assert.ok(first.length < 40, `${first.length} rows drawn`);
    assert.ok((await nodes()) < 4500, `${await nodes()} nodes`);
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForFunction((seen) => ![...document.querySelectorAll('[data-subnet]')].some((row) => row.dataset.subnet === seen), first[0]);
    const last = await shown();
    assert.equal(last.at(-1), 'subnet-000000000000000c8', 'the two hundredth');
    assert.ok(last.length < 40 && (await nodes()) < 4500);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.locator('.tray input[type=search]').fill('fn-09999');
    await page.waitForFunction(() => document.querySelectorAll('[data-card]').length === 1);
    assert.equal(await page.locator('[data-card]').getAttribute('data-function'), 'fn-09999');
    // The board follows the tray: the one set that the function has keeps its column.
    await page.waitForFunction(() => document.querySelectorAll('.set').length === 1);
    await page.locator('.tray input[type=search]').fill('');
    await page.waitForFunction(() => document.querySelectorAll('.set').length > 5);
    await page.done();
  });

  test('the command line gives the same figures', async () => {
    const page = await browser.open({});
    const files = account({ functions: 40, subnets: 3, sets: 14, prefix: 28 });
    await bring(page, files);
    for (let n = 1; n < 7; n += 1) await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.locator('dialog[open] button', { hasText: 'Replace' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-subnet]').length === 3);
    const directory = mkdtempSync(path.join(tmpdir(), 'eni-lens-'));
    const paths = files.map((file) => path.join(directory, file.name));
    files.forEach((file, n) => writeFileSync(paths[n], file.buffer));
    const args = ['run', '--quiet', '--locked', '--offline', '--bin', 'eni-lens', '--', 'report', '--format', 'json', '--concurrency', '7', ...paths];
    const report = JSON.parse(execFileSync('cargo', args, { cwd: fileURLToPath(new URL('../..', import.meta.url)), maxBuffer: 1 << 26 }));
    rmSync(directory, { recursive: true });
    const seen = await metrics(page);
    const failed = new Set(report.functions.filter((f) => f.state === 'Failed').map((f) => f.name));
    assert.ok(failed.size > 0, 'the account is one where something fails');
    assert.deepEqual(
      [seen['legacy-needed'], seen['legacy-created'], seen['legacy-refused'], seen['legacy-other-estimate'], seen['hyperplane-enis'], seen['hyperplane-created'], seen['functions-failed']],
      [report.legacy.needed, report.legacy.created, report.legacy.refused, report.legacy.other_estimate_needed, report.hyperplane.needed, report.hyperplane.created, failed.size],
    );
    const shown = await rows(page);
    for (const subnet of report.subnets) {
      assert.deepEqual(shown[subnet.id], { 'free-legacy': subnet.legacy.free, 'free-hyperplane': subnet.hyperplane.free, refused: subnet.legacy.refused });
    }
    await page.done();
  });
});
