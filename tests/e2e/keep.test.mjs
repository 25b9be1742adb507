// What is kept in the browser: reloads, two tabs, a closed storage, named boards, settings, keys,
// and the page for when the app has stopped.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { account } from './account.mjs';
import { axe, launch, metric, serve } from './lib.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => browser?.close());

const mounted = (page) => page.waitForSelector('html[data-mounted]', { state: 'attached' });
const needed = (page) => metric(page, 'legacy-needed');
/** The page draws a little after the key: waits for the figure, for a short while. */
const becomes = async (page, wanted, what) => {
  const end = Date.now() + 2000;
  while ((await needed(page)) !== wanted && Date.now() < end) await page.waitForTimeout(20);
  assert.equal(await needed(page), wanted, what);
};
const local = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name));
const reload = async (page) => {
  await page.reload();
  await mounted(page);
};
/** The payload of the present work, and the one before; nothing while there is none. */
const work = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        if (!localStorage.getItem(`eni-lens.saved@${location.pathname}`)) return resolve(null);
        const request = indexedDB.open(`eni-lens@${location.pathname}`);
        request.onsuccess = () => {
          const get = request.result.transaction('work').objectStore('work').get('present');
          get.onsuccess = () => {
            request.result.close();
            resolve(get.result ?? null);
          };
        };
      }),
  );
/** Presses a key that changes the board and waits until that is stored. */
const edit = async (page, key) => {
  const was = (await work(page))?.payload;
  await page.keyboard.press(key);
  const end = Date.now() + 5000;
  while (Date.now() < end) {
    const now = (await work(page))?.payload;
    if (now && now !== was) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`nothing was stored after ${key}`);
};
const choose = async (page, item) => {
  await page.locator('.title-button').click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.locator('dialog[open]').waitFor();
};
const saveAs = async (page, name) => {
  await choose(page, /Save as|名前を付けて/);
  await page.locator('[name=board-name]').fill(name);
  await page.keyboard.press('Enter');
};
const withoutViolations = async (page, what) => {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document);
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target} ${n.failureSummary}`).slice(0, 3).join(' | ')}`);
  });
  assert.deepEqual(found, [], what);
};
const crash = async (page) => {
  await page.evaluate(() => setTimeout(() => dispatchEvent(new CustomEvent('eni-lens-panic'))));
  await page.locator('#recovery[data-saved]').waitFor();
};
/** The stopped module says so in the console; anything else is a fault of the recovery page. */
const doneAfterCrash = async (page) => {
  page.seen.errors = page.seen.errors.filter((error) => !/unreachable/.test(error));
  await page.done();
};

describe('the present board', () => {
  test('a reload brings every edit, the language and the theme back, and never shows another board first', async () => {
    const page = await browser.open();
    await edit(page, '6');
    await becomes(page, 9000);
    await page.keyboard.press('l');
    await page.keyboard.press('t');
    await page.addInitScript(() => {
      window.seen = new Set();
      new MutationObserver(() => {
        const html = document.documentElement;
        const value = document.querySelector('#app > :not(.first-paint) [data-metric="legacy-needed"], #app:not(:has(.first-paint)) [data-metric="legacy-needed"]');
        if (html.dataset.mounted !== undefined && value) window.seen.add(value.dataset.value);
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    await reload(page);
    await becomes(page, 9000);
    assert.deepEqual(await page.evaluate(() => [...window.seen]), ['9000']);
    assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'light');
    await page.done();
  });

  test('the untouched board is not stored, and going back to it forgets what was', async () => {
    const page = await browser.open();
    assert.deepEqual(Object.keys(await local(page)), []);
    await edit(page, '6');
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => !localStorage.getItem('eni-lens.saved@/'));
    await reload(page);
    await becomes(page, 900);
    await page.done();
  });

  test('leaving at once loses nothing', async () => {
    const page = await browser.open();
    await page.keyboard.press('6');
    await reload(page);
    await becomes(page, 9000);
    await page.done();
  });

  test('a link in the address wins, and the saved board stays until the linked one is edited', async () => {
    const page = await browser.open();
    await edit(page, '2');
    const { payload } = await work(page);
    await edit(page, '6');
    const before = (await work(page)).payload;
    await page.goto('about:blank');
    await page.goto(`${browser.url}#${payload}`);
    await mounted(page);
    assert.equal((await work(page)).payload, before);
    await page.goto('about:blank');
    await page.goto(browser.url);
    await mounted(page);
    await becomes(page, 9000);
    await page.done();
  });

  test('two pages of one origin do not mix', async () => {
    const one = await serve({ prefix: '/one/' });
    try {
      const page = await browser.open({ url: one.url });
      await edit(page, '6');
      const keys = Object.keys(await local(page));
      assert.ok(keys.length > 0 && keys.every((key) => key.endsWith('@/one/')), keys.join());
      assert.deepEqual(await databases(page), ['eni-lens@/one/']);
      await page.done();
    } finally {
      await one.close();
    }
  });

  test('what cannot be read is said and not thrown away', async () => {
    const page = await browser.open();
    await edit(page, '6');
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open('eni-lens@/');
          request.onsuccess = () => {
            const transaction = request.result.transaction('work', 'readwrite');
            transaction.objectStore('work').put({ id: 'present', payload: 'v1.AAAA', counter: 9, tab: 'x' });
            transaction.oncomplete = () => (request.result.close(), resolve());
          };
        }),
    );
    await reload(page);
    await becomes(page, 900);
    await page.locator('.notice', { hasText: 'could not be read' }).waitFor();
    assert.equal((await work(page)).payload, 'v1.AAAA');
    await page.done();
  });
});

describe('two tabs', () => {
  const second = async (page, lang = 'en') => {
    const other = await page.context().newPage();
    const errors = [];
    other.on('pageerror', (error) => errors.push(error.message));
    other.on('console', (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()));
    other.done = () => assert.deepEqual(errors, []);
    await other.goto(browser.url);
    await mounted(other);
    return other;
  };

  test('the second is told, saves nothing by itself, and may take over; then the first is told', async () => {
    const page = await browser.open();
    await edit(page, '6');
    const other = await second(page);
    await becomes(other, 9000, 'it starts from what is kept');
    await other.locator('.banner.is-told', { hasText: 'another tab too' }).waitFor();
    await withoutViolations(other, 'the banner');
    const kept = (await work(page)).payload;
    await other.keyboard.press('1');
    await other.waitForTimeout(1500);
    assert.equal((await work(page)).payload, kept, 'nothing is overwritten');
    await other.getByRole('button', { name: 'Take over here' }).click();
    await page.locator('.banner.is-told', { hasText: 'has taken over' }).waitFor();
    await other.locator('.banner.is-told').waitFor({ state: 'detached' });
    await other.waitForFunction((old) => old, kept);
    await reload(other);
    await becomes(other, 3);
    other.done();
    await page.done();
  });

  test('it may show the other board, which Undo takes back, or go on without saving', async () => {
    const page = await browser.open();
    await edit(page, '6');
    const other = await second(page);
    await other.locator('.banner.is-told').waitFor();
    await edit(page, '2');
    await other.getByRole('button', { name: 'Open the other tab' }).click();
    await other.waitForFunction(() => document.querySelector('[data-metric="legacy-needed"]').dataset.value === '30');
    await other.keyboard.press('Control+z');
    await becomes(other, 9000);
    await other.getByRole('button', { name: 'Go on without saving' }).click();
    await other.locator('.banner', { hasText: 'not saved' }).waitFor();
    await other.keyboard.press('1');
    await other.waitForTimeout(1200);
    await reload(page);
    await becomes(page, 30);
    other.done();
    await page.done();
  });

  test('without locks the later one learns of it by the counter', async () => {
    const page = await browser.open({ init: () => Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined }) });
    await edit(page, '6');
    const other = await page.context().newPage();
    await other.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined }));
    await other.goto(browser.url);
    await mounted(other);
    await edit(other, '1');
    await page.keyboard.press('2');
    await page.locator('.banner.is-told', { hasText: 'has taken over' }).waitFor();
    await reload(other);
    await becomes(other, 3);
    await page.done();
  });
});

describe('a storage that does not work', () => {
  for (const [what, init] of [
    ['IndexedDB throws', () => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; }],
    ['IndexedDB is not there', () => Object.defineProperty(window, 'indexedDB', { get: () => undefined })],
    ['localStorage throws', () => {
      Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
      IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
    }],
  ]) {
    test(`is said quietly, once, and nothing breaks: ${what}`, async () => {
      const page = await browser.open({ init });
      assert.equal(await page.locator('.notice').count(), 0, 'nothing to say before there is something to keep');
      await page.keyboard.press('6');
      await page.locator('.notice', { hasText: 'Not kept in this browser' }).waitFor();
      await page.locator('.notice-close').click();
      await page.keyboard.press('2');
      await page.keyboard.press('l');
      await page.waitForTimeout(1000);
      assert.equal(await page.locator('.notice').count(), 0, 'once');
      await becomes(page, 30);
      await page.done();
    });
  }

  test('a full one says that it is full', async () => {
    const page = await browser.open({ init: () => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; } });
    await page.keyboard.press('6');
    await page.locator('.notice', { hasText: 'is full' }).waitFor();
    await page.done();
  });
});

describe('named boards', () => {
  test('save, open, undo, rename, delete and bring back', async () => {
    const page = await browser.open();
    await edit(page, '6');
    await saveAs(page, '  ');
    await page.locator('.field-problem', { hasText: 'Enter a name' }).waitFor();
    await page.locator('[name=board-name]').fill('x'.repeat(65));
    await page.keyboard.press('Enter');
    await page.locator('.field-problem', { hasText: '65' }).waitFor();
    await page.locator('[name=board-name]').fill('Plan <b>A</b>');
    await page.keyboard.press('Enter');
    await page.locator('.notice', { hasText: 'Saved as “Plan <b>A</b>”' }).waitFor();
    assert.match(await page.locator('.title-text').innerText(), /Plan <b>A<\/b>/);

    await page.keyboard.press('1');
    await saveAs(page, 'Plan <b>A</b>');
    await page.locator('.field-problem', { hasText: 'Replace it?' }).waitFor();
    await page.locator('[name=board-name]').fill('B');
    await page.keyboard.press('Enter');
    await page.locator('.notice', { hasText: 'Saved as “B”' }).waitFor();

    await choose(page, 'Saved boards');
    assert.deepEqual(await page.locator('.saved b').allInnerTexts(), ['B', 'Plan <b>A</b>']);
    assert.match(await page.locator('.saved small').first().innerText(), /^3 functions · \d{4}-\d\d-\d\d \d\d:\d\d$/);
    await page.getByRole('button', { name: 'Open “Plan <b>A</b>”' }).click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await becomes(page, 9000);
    await page.locator('.notice-undo').click();
    await becomes(page, 3);

    await choose(page, 'Saved boards');
    await page.getByRole('button', { name: 'Rename “B”' }).click();
    await page.locator('[name=new-name]').fill('Plan <b>A</b>');
    await page.keyboard.press('Enter');
    await page.locator('.field-problem', { hasText: 'has this name' }).waitFor();
    await page.locator('[name=new-name]').fill('C');
    await page.keyboard.press('Enter');
    await page.locator('[data-board=C]').waitFor();
    await page.getByRole('button', { name: 'Delete “C”' }).click();
    await page.locator('[data-board=C]').waitFor({ state: 'detached' });
    await page.locator('dialog .note .link', { hasText: 'Undo' }).click();
    await page.locator('[data-board=C]').waitFor();
    await page.getByRole('button', { name: 'Delete “C”' }).click();
    await page.locator('[data-board=C]').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.locator('.notice-undo').click();
    await choose(page, 'Saved boards');
    await page.locator('[data-board=C]').waitFor();
    await page.done();
  });
});

describe('settings', () => {
  test('take effect at once and persist', async () => {
    const page = await browser.open({ context: { reducedMotion: 'no-preference' } });
    await choose(page, 'Settings');
    const set = (name, value) => page.locator(`dialog [name=${name}]${value ? `[value=${value}]` : ''}`).click();
    await set('motion', 'reduced');
    await set('patterns');
    await set('keys');
    await set('theme', 'dark');
    await set('language', 'ja');
    await page.locator('dialog h2', { hasText: '設定' }).waitFor();
    const look = () => page.evaluate(() => [document.documentElement.lang, ...['theme', 'motion', 'patterns'].map((name) => document.documentElement.dataset[name])]);
    assert.deepEqual(await look(), ['ja', 'dark', 'reduced', 'on']);
    await reload(page);
    assert.deepEqual(await look(), ['ja', 'dark', 'reduced', 'on']);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.tool')).transitionDuration), '0s');
    assert.match(await page.evaluate(() => getComputedStyle(document.querySelector('.m-before')).fill), /pattern-before/);
    await page.keyboard.press('6');
    await becomes(page, 900, 'keys are off');
    await page.keyboard.press('F1');
    await page.locator('dialog[open]', { hasText: 'オフ' }).waitFor();
    await page.done();
  });

  test('keep nothing: what was stored goes, nothing more is stored, and the page says so', async () => {
    const page = await browser.open();
    await edit(page, '6');
    await choose(page, 'Settings');
    await page.locator('[name=keep]').click();
    await page.keyboard.press('Escape');
    await page.locator('.banner', { hasText: 'Not kept in this browser' }).waitFor();
    await page.waitForFunction(() => !localStorage.getItem('eni-lens.saved@/'));
    await page.keyboard.press('2');
    await page.waitForTimeout(800);
    await reload(page);
    await becomes(page, 900);
    assert.equal((await local(page))['eni-lens.last@/'], undefined);
    await page.locator('.banner .link').click();
    await page.locator('[name=keep]').click();
    await page.keyboard.press('Escape');
    await edit(page, '2');
    await page.done();
  });

  test('an import says that it is kept here, and is not where that is refused', async () => {
    const page = await browser.open();
    const files = account({ functions: 5, subnets: 2, sets: 2 });
    await page.keyboard.press('6');
    await page.getByRole('button', { name: /import/i }).first().click();
    await page.locator('input[data-import=files]').setInputFiles(files);
    const kept = page.getByRole('checkbox', { name: 'Keep in this browser' });
    await kept.waitFor();
    assert.ok(await kept.isChecked());
    await kept.click();
    await page.locator('dialog[open] button', { hasText: 'Replace' }).click();
    await page.locator('.banner', { hasText: 'Not kept in this browser' }).waitFor();
    await page.waitForTimeout(800);
    await reload(page);
    assert.equal(await page.locator('.title-text', { hasText: 'Imported' }).count(), 0);
    await page.done();
  });

  test('everything is deleted once that is confirmed', async () => {
    const page = await browser.open();
    await edit(page, '6');
    await saveAs(page, 'A');
    await page.locator('.notice').waitFor();
    await page.keyboard.press('t');
    await choose(page, 'Settings');
    await page.getByRole('button', { name: 'Delete everything stored here' }).click();
    await page.locator('dialog h2', { hasText: 'Delete everything?' }).waitFor();
    await withoutViolations(page, 'the question');
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.locator('.notice', { hasText: 'is deleted' }).waitFor();
    await page.waitForTimeout(800);
    assert.deepEqual(await local(page), {});
    assert.deepEqual(await databases(page), []);
    await becomes(page, 9000, 'the board on the screen stays');
    await reload(page);
    await becomes(page, 900);
    await page.done();
  });
});

describe('single keys', () => {
  test('work, and never in a field, a dialog, a composition or with a modifier', async () => {
    const page = await browser.open();
    for (const [key, wanted] of [['1', 3], ['2', 30], ['3', 300], ['4', 900], ['5', 3000], ['6', 9000]]) {
      await page.keyboard.press(key);
      await becomes(page, wanted, key);
    }
    for (const key of ['Control+1', 'Alt+1', 'Meta+1', '7', '0', 'Shift+L']) await page.keyboard.press(key);
    await becomes(page, 9000);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: '1', isComposing: true, bubbles: true })));
    await becomes(page, 9000);
    const field = page.locator('.dock input:not([type=range])').first();
    await field.focus();
    await page.keyboard.press('1');
    await page.keyboard.press('l');
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.activeElement.blur());
    const before = await needed(page);
    await page.keyboard.press('?');
    await page.locator('dialog[open] h2', { hasText: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('l');
    await becomes(page, before);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
    await page.done();
  });
});

describe('when the app has stopped', () => {
  test('nobody meets the test fault by chance', async () => {
    const page = await browser.open();
    await page.evaluate(() => dispatchEvent(new CustomEvent('eni-lens-panic')));
    assert.equal(await page.locator('html[data-stopped]').count(), 0);
    await page.done();
  });

  test('the page says so, saves the board as a file and opens it again', async () => {
    const page = await browser.open({ hash: '#panic-test' });
    await edit(page, '2');
    await edit(page, '6');
    const { payload } = await work(page);
    await crash(page);
    assert.equal(await page.locator('#app').count(), 0);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save it as a file' }).click()]);
    assert.equal(fs.readFileSync(await download.path(), 'utf8').trim(), `${browser.url}#${payload}`);
    await page.locator('#recovery summary:visible').click();
    const details = await page.locator('#recovery pre:visible').innerText();
    assert.match(details, /RefCell|borrow/);
    assert.match(details, /src\/platform\/recovery\.rs:\d+/);
    assert.ok(!details.includes(payload.slice(3, 40)));
    await page.getByRole('button', { name: 'Open this board' }).click();
    await mounted(page);
    await becomes(page, 9000);
    assert.equal(new URL(page.url()).hash, '');
    await doneAfterCrash(page);
  });

  test('the board opens without its last edit, or the article’s does', async () => {
    const page = await browser.open({ hash: '#panic-test' });
    await edit(page, '2');
    await edit(page, '6');
    await crash(page);
    await page.getByRole('button', { name: 'Open without the last edit' }).click();
    await mounted(page);
    await becomes(page, 30);
    await page.goto('about:blank');
    await page.goto(`${browser.url}#panic-test`);
    await mounted(page);
    await crash(page);
    await page.getByRole('button', { name: 'Start with the article' }).click();
    await mounted(page);
    await becomes(page, 900);
    await reload(page);
    await becomes(page, 30, 'what was kept is still there');
    await doneAfterCrash(page);
  });

  test('without a saved board it says that there is none', async () => {
    const page = await browser.open({ hash: '#panic-test', lang: 'ja' });
    await crash(page);
    await page.getByText('保存された盤面はありません').waitFor();
    assert.equal(await page.getByRole('button', { name: 'ファイルに保存' }).count(), 0);
    await doneAfterCrash(page);
  });
});

for (const theme of ['light', 'dark']) {
  for (const lang of ['en', 'ja']) {
    test(`no accessibility violations: ${theme}, ${lang}`, async () => {
      const page = await browser.open({ theme, lang, hash: '#panic-test' });
      await edit(page, '6');
      await saveAs(page, 'A');
      await page.locator('.notice').waitFor();
      for (const item of [/^(Save as|名前を付けて)/, /^(Saved boards|保存した盤面)/, /^(Settings|設定)/, /^(Keyboard|キー操作)/]) {
        await choose(page, item);
        await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
        await withoutViolations(page, `${item}`);
        await page.keyboard.press('Escape');
        await page.locator('dialog[open]').waitFor({ state: 'detached' });
      }
      await choose(page, /^(Settings|設定)/);
      await page.locator('[name=patterns]').click();
      await page.locator('[name=keep]').click();
      await page.keyboard.press('Escape');
      await page.locator('.banner').waitFor();
      await withoutViolations(page, 'the hint and the patterns');
      await crash(page);
      await page.locator('#recovery summary:visible').click();
      await withoutViolations(page, 'recovery');
      await doneAfterCrash(page);
    });
  }
}
