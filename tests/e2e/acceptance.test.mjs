// The design's acceptance checks that no other file holds whole, by their numbers.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { account } from './account.mjs';
import { launch, metric, violations } from './lib.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => browser?.close());

const coarse = { hasTouch: true, isMobile: true };
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };
const card = (page, name) => page.locator(`[data-card][data-function="${name}"]`);
const value = (page, name, n) => page.waitForFunction(([name, n]) => document.querySelector(`[data-metric="${name}"]`).dataset.value === String(n), [name, n]);
const said = (page, text) => page.waitForFunction((text) => document.querySelector('#say-polite').innerText === text, text);
const dialog = (page) => page.locator('dialog[open]');
const gone = (locator) => locator.waitFor({ state: 'detached' });
const figures = (page) =>
  page.evaluate(() => [...document.querySelectorAll('[data-metric]')].map((e) => `${e.closest('[data-subnet]')?.dataset.subnet ?? ''} ${e.dataset.metric} ${e.dataset.value}`));
/** The link of the board, by Ctrl+S: what it says is the whole state. */
async function link(page) {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.keyboard.press('Control+s');
  await page.waitForFunction(() => navigator.clipboard.readText().then((text) => text.includes('#v1.')));
  return page.evaluate(() => navigator.clipboard.readText());
}
const withoutViolations = async (page, what) => assert.deepEqual(await violations(page), [], what);
/** Presses keys only, and fails when the focus is lost or cannot be seen. */
function keys(page) {
  const seen = async () => {
    const ring = await page.evaluate(() => {
      const at = document.activeElement;
      // A heading that gets the focus after its dialog opened, a thumb that draws its own.
      if (at === document.body || at.matches('h2, dialog, input[type=range], [type=radio], [type=checkbox]')) return 2;
      const style = getComputedStyle(at);
      return style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
    });
    const what = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120));
    assert.ok(ring >= 2, `the focus is seen at ${what}: ${ring} px`);
  };
  return {
    async press(key) {
      await page.keyboard.press(key);
    },
    async to(selector, key = 'Tab') {
      for (let n = 0; n < 80; n += 1) {
        await page.keyboard.press(key);
        await seen();
        if (await page.evaluate((selector) => Boolean(document.activeElement.closest(selector)), selector)) return;
      }
      assert.fail(`${key} never reaches ${selector}`);
    },
  };
}

describe('checks 5 to 9', () => {
  test('5: over a column header both panes show the price, and the total then is what it said', async () => {
    const page = await browser.open({});
    const before = await Promise.all(['legacy-needed', 'hyperplane-enis'].map((name) => metric(page, name)));
    const from = await card(page, 'test-lambda-02').boundingBox();
    const to = await page.locator('[data-drop="column:0"]').boundingBox();
    await page.mouse.move(from.x + 80, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 100, from.y + 24, { steps: 3 });
    await page.mouse.move(to.x + 40, to.y + 10, { steps: 6 });
    const prices = await page.waitForFunction(() => {
      const found = [...document.querySelectorAll('.pane-top .has-price > .price')].map((e) => e.innerText);
      return found.length === 2 && found;
    });
    const [legacy, hyperplane] = (await prices.jsonValue()).map((text) => Number(text.replace('ENI', '').replace('−', '-').replace('±', '')));
    await page.mouse.up();
    await page.waitForSelector('html:not([data-dragging])');
    await value(page, 'hyperplane-enis', before[1] + hyperplane);
    assert.equal(await metric(page, 'legacy-needed'), before[0] + legacy);
    await page.done();
  });

  test('6: both cells of the old set lose the chips, and the preview said so', async () => {
    const page = await browser.open({});
    const from = await card(page, 'test-lambda-01').boundingBox();
    const to = await page.locator('[data-drop="cell:0:1"]').boundingBox();
    await page.mouse.move(from.x + 80, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 100, from.y + 24, { steps: 3 });
    await page.mouse.move(to.x + 40, to.y + 30, { steps: 6 });
    await page.waitForFunction(() => /all 2 subnets/.test(document.querySelector('#drag-copy').innerText));
    await page.mouse.up();
    await value(page, 'hyperplane-enis', 2);
    const left = await page.evaluate(() => ['cell:0:0', 'cell:1:0'].map((cell) => document.querySelector(`[data-drop="${cell}"]`).querySelectorAll('[data-chip]').length));
    assert.deepEqual(left, [0, 0]);
    await page.done();
  });

  test('7: what cancels a drag leaves the same link', async () => {
    const page = await browser.open({ context: clipboard });
    const before = await link(page);
    for (const how of ['Escape', 'right', 'blur']) {
      const from = await card(page, 'test-lambda-01').boundingBox();
      const to = await page.locator('[data-drop="cell:1:1"]').boundingBox();
      await page.mouse.move(from.x + 80, from.y + 20);
      await page.mouse.down();
      await page.mouse.move(from.x + 100, from.y + 24, { steps: 3 });
      await page.mouse.move(to.x + 40, to.y + 30, { steps: 6 });
      await page.waitForSelector('html[data-dragging]');
      if (how === 'Escape') await page.keyboard.press('Escape');
      if (how === 'right') await page.mouse.down({ button: 'right' });
      if (how === 'blur') await page.evaluate(() => window.dispatchEvent(new Event('blur')));
      await page.waitForSelector('html:not([data-dragging])');
      await page.mouse.up();
      if (how === 'right') await page.mouse.up({ button: 'right' });
      assert.equal(await link(page), before, how);
    }
    await page.done();
  });

  test('8: attach, move, detach and a new set through the menu, by clicks alone', async () => {
    const page = await browser.open({});
    const menu = async (name, item) => {
      await card(page, name).locator('.card-more').click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await menu('test-lambda-01', 'Detach from VPC');
    await value(page, 'hyperplane-enis', 2);
    await menu('test-lambda-01', 'Attach to…');
    await dialog(page).locator('label.option', { hasText: 'outbound-vpc-sg' }).click();
    const boxes = dialog(page).locator('input[type=checkbox]');
    for (let n = 0; n < (await boxes.count()); n += 1) if (!(await boxes.nth(n).isChecked())) await dialog(page).locator('label', { has: boxes.nth(n) }).click();
    await dialog(page).locator('button[type=submit]').click();
    await page.waitForFunction(() => document.querySelectorAll('[data-chip^="0:"]').length === 2);
    assert.equal(await metric(page, 'hyperplane-enis'), 2);
    await menu('test-lambda-01', 'Attach to…');
    await dialog(page).locator('label.option', { hasText: 'outbound-full-sg' }).click();
    await dialog(page).locator('button[type=submit]').click();
    await value(page, 'hyperplane-enis', 4);
    await page.locator('.columns .new-button').click();
    await dialog(page).locator('input[name="new-group"]').fill('third');
    await dialog(page).locator('button[type=submit]').click();
    await page.locator('[data-drop^="column:"]', { hasText: 'third' }).waitFor();
    await page.done();
  });

  test('9: by keys alone from the page’s load: add, attach to both subnets, concurrency, a reason, the link', async () => {
    const page = await browser.open({ lang: 'en', context: clipboard });
    const hand = keys(page);
    // Nothing is focused by a script: the first Tab is at the skip links.
    await hand.to('.skip[href="#tray"]');
    await hand.press('Enter');
    await hand.to('.adding');
    await hand.press('Enter');
    await page.waitForFunction(() => document.activeElement.id === 'add-name');
    await page.keyboard.type('report');
    await hand.press('Enter');
    await card(page, 'report').waitFor();
    await hand.press('Escape');
    await hand.to('.tray-cards', 'Shift+Tab');
    await hand.press('End');
    await page.waitForFunction(() => document.activeElement.closest('[data-card]')?.dataset.function === 'report');
    await hand.press('Space');
    await said(page, 'Lifted report. Use the arrow keys to choose a subnet and security group, Enter to attach, Escape to cancel. 10 targets.');
    await hand.press('Tab');
    await said(page, 'All subnets, outbound-full-sg. 0 new ENIs now.');
    await hand.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('[data-chip^="3:"]').length === 2);
    await value(page, 'legacy-needed', 1_200);
    await said(page, 'Attached report to PrivateSubnet-1a, outbound-full-sg. 4 ENIs in total, 249 addresses free in PrivateSubnet-1a.');
    await hand.to('#concurrency');
    await hand.press('PageDown');
    await page.waitForFunction(() => document.querySelector('[data-metric="legacy-needed"]').dataset.value !== '1200');
    await hand.press('End');
    await value(page, 'legacy-needed', 40_000);
    await said(page, 'Concurrency 10,000. Before: 40,000 ENIs needed, 39,498 cannot start. Now: 4 ENIs.');
    await hand.to('[data-why="legacy-needed"]', 'Shift+Tab');
    await hand.press('Enter');
    await page.locator('#why').waitFor();
    assert.match(await page.locator('#why-title').innerText(), /40,000/);
    await hand.press('Escape');
    await gone(page.locator('#why'));
    await page.waitForFunction(() => document.activeElement.dataset.why === 'legacy-needed');
    await hand.to('header button[aria-haspopup=dialog]', 'Shift+Tab');
    await hand.press('Enter');
    await page.locator('#share-link').waitFor();
    await hand.to('button[data-link]');
    await hand.press('Enter');
    await page.waitForFunction(() => navigator.clipboard.readText().then((text) => text.includes('#v1.')));
    await hand.press('Escape');
    await gone(dialog(page));
    // No trap: Tab leads out of every part, and round again.
    await hand.to('.title-button', 'Shift+Tab');
    await hand.to('#dock');
    await page.done();
  });
});

describe('checks 10 to 14', () => {
  test('10: a long press on a grip opens no menu of the system', async () => {
    const page = await browser.open({ width: 390, height: 844, context: coarse });
    await card(page, 'test-lambda-01').scrollIntoViewIfNeeded();
    const prevented = page.evaluate(
      () => new Promise((done) => addEventListener('contextmenu', (event) => setTimeout(() => done(event.defaultPrevented)), { once: true })),
    );
    const grip = await card(page, 'test-lambda-01').locator('.grip').boundingBox();
    const session = await page.context().newCDPSession(page);
    const at = { x: grip.x + grip.width / 2, y: grip.y + grip.height / 2, id: 0 };
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await page.waitForSelector('html[data-dragging="touch"]');
    // What the system sends once the press is long; headless Chromium does not by itself.
    await page.evaluate(({ x, y }) => document.elementFromPoint(x, y).dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: x, clientY: y })), at);
    assert.equal(await prevented, true);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.grip')).touchAction), 'none');
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.done();
  });

  test('12: the board is a grid with headers, each box one image with a sentence and few paths', async () => {
    const page = await browser.open({ lang: 'en' });
    const grid = await page.locator('#board [role=grid]').ariaSnapshot();
    for (const role of ['columnheader', 'rowheader', 'gridcell']) assert.ok(grid.includes(`- ${role}`), `${role} in ${grid.slice(0, 400)}`);
    const boxes = await page.evaluate(() => [...document.querySelectorAll('#board svg.waffle')].map((svg) => [svg.getAttribute('role'), svg.getAttribute('aria-label'), svg.querySelectorAll('*').length]));
    assert.equal(boxes.length, 6, 'two boxes and a ghost in each row');
    for (const [role, name, nodes] of boxes) {
      assert.equal(role, 'img');
      assert.ok(name.length > 10 && nodes <= 4, `${name}: ${nodes} nodes`);
    }
    assert.ok(boxes.some(([, name]) => name.includes('PrivateSubnet-1a') && name.includes('251')), 'the sentence says what is in the box');
    await page.done();
  });

  for (const [width, height, least, context] of [[1440, 900, 24, {}], [1280, 720, 24, {}], [820, 1180, 44, coarse], [390, 844, 44, coarse], [360, 740, 44, coarse]]) {
    test(`13: at ${width} px every target is ${least} px high and wide, no text under 12 px`, async () => {
      for (const lang of ['ja', 'en']) {
        const page = await browser.open({ width, height, lang, context });
        const found = await page.evaluate((least) => {
          // On narrow screens the heads of columns are there for screen readers only.
          const heads = [...document.querySelectorAll('.heads')].filter((e) => e.getBoundingClientRect().width <= 1);
          const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.vh, [inert]') && !heads.some((head) => head.contains(e));
          const targets = [...document.querySelectorAll('button, a[href], input, select, [role=menuitem], [data-drop][role]')].filter(shown);
          const boxes = targets.map((e) => [e, e.getBoundingClientRect()]).filter(([, r]) => r.width > 1 && r.height > 1);
          const small = boxes.filter(([e, r]) => (r.width < least - 0.5 || r.height < least - 0.5) && !e.matches('.skip'));
          const tiny = new Set();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const parent = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !shown(parent) || parent.closest('script, style, noscript, svg')) continue;
            const size = parseFloat(getComputedStyle(parent).fontSize);
            if (size > 0 && size < 12) tiny.add(`${parent.className} ${size}`);
          }
          const name = ([e, r]) => `${e.className || e.tagName} "${e.textContent.slice(0, 12)}" ${r.width.toFixed(0)}x${r.height.toFixed(0)}`;
          return { small: small.map(name), tiny: [...tiny] };
        }, least);
        assert.deepEqual(found, { small: [], tiny: [] }, lang);
        await page.done();
      }
    });
  }

  test('14: nothing scrolls sideways, at any concurrency, with names of 40 characters', async () => {
    for (const lang of ['ja', 'en']) {
      const page = await browser.open({ lang, width: 320, height: 700 });
      await page.locator('.adding button').click();
      await page.locator('#add-name').fill('x'.repeat(40));
      await page.keyboard.press('Enter');
      await page.locator('#add-name').fill('長い名前の関数'.repeat(6).slice(0, 40));
      await page.keyboard.press('Enter');
      for (const concurrency of [1, 300, 10_000]) {
        await page.locator('#dock input[inputmode=numeric]').fill(String(concurrency));
        await page.keyboard.press('Enter');
        await value(page, 'legacy-needed', 3 * concurrency);
        for (const width of [320, 360, 390, 768, 1024, 1280, 1440, 1920]) {
          await page.setViewportSize({ width, height: 800 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.equal(over, 0, `${lang} at ${width}, ${concurrency}`);
        }
      }
      await page.done();
    }
  });
});

describe('checks 20 to 25', () => {
  test('20: AWS’s formula makes 900 into 39, names its rule, and the link opens with it', async () => {
    const page = await browser.open({ lang: 'en', context: clipboard });
    await page.locator('.other').click();
    await value(page, 'legacy-needed', 39);
    assert.equal(await metric(page, 'legacy-other-estimate'), 900);
    assert.equal(await metric(page, 'legacy-refused'), 0);
    assert.match(await page.locator('.columns .before .pane-rule').innerText(), /2019 formula/);
    const shared = await link(page);
    await page.done();
    const other = await browser.open({ lang: 'ja', hash: shared.slice(shared.indexOf('#')) });
    assert.equal(await metric(other, 'legacy-needed'), 39);
    assert.match(await other.locator('.columns .before .pane-rule').innerText(), /2019 年の式/);
    await other.done();
  });

  test('21: a private window shows the same board and keeps the fragment; half a link is told, without a complaint', async () => {
    const page = await browser.open({ context: clipboard });
    const shared = await link(page);
    const before = await figures(page);
    assert.ok(shared.length < 800, `${shared.length} characters`);
    await page.done();
    const hash = shared.slice(shared.indexOf('#'));
    const other = await browser.open({ hash });
    assert.equal(await other.evaluate(() => location.hash), hash);
    assert.deepEqual(await figures(other), before);
    await other.done();
    for (const bad of [hash.slice(0, hash.length / 2), '#v1.%3Cimg%20src=x%3E', '#v9.AAAA']) {
      const half = await browser.open({ hash: bad });
      await half.locator('.bad-link').waitFor();
      assert.equal(await metric(half, 'legacy-needed'), 900);
      await half.done();
    }
  });

  test('23: the language changes and nothing else: state, focus, scroll; AWS’s names stay', async () => {
    const page = await browser.open({ lang: 'ja', width: 1280, height: 640, context: clipboard });
    await page.locator('#dock input[inputmode=numeric]').fill('3000');
    await page.keyboard.press('Enter');
    await value(page, 'legacy-needed', 9_000);
    const before = [await link(page), await figures(page)];
    const codes = () => page.evaluate(() => [...document.querySelectorAll('code')].map((e) => e.innerText).filter((text) => /Exception|^10\./.test(text)));
    const names = await codes();
    assert.ok(names.includes('SubnetIPAddressLimitReachedException'));
    await page.evaluate(() => window.scrollTo(0, 120));
    const scrolled = await page.evaluate(() => scrollY);
    // By keys, so that pressing scrolls nothing.
    const hand = keys(page);
    for (const [lang, alien] of [['en', /[ぁ-んァ-ヶ一-龠]/], ['ja', null]]) {
      await hand.to(`.seg button[lang="${lang}"]`, 'Shift+Tab');
      await hand.press('Enter');
      await page.waitForFunction((lang) => document.documentElement.lang === lang, lang);
      assert.equal(await page.evaluate(() => document.activeElement.lang), lang, 'the focus stays');
      assert.deepEqual(await figures(page), before[1]);
      assert.deepEqual(await codes(), names);
      if (alien) {
        const left = await page.evaluate(() => {
          // What was told stays as it was told; what stands for browsers without scripts is in both.
          const own = (e) => !e.closest('[lang="ja"]:not(html), noscript, #say-polite, #say-assertive');
          const texts = [...document.querySelectorAll('body *')].filter(own).flatMap((e) => [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data));
          const marks = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].filter(own).flatMap((e) => [e.ariaLabel, e.title, e.placeholder]);
          return [...texts, ...marks].filter(Boolean);
        });
        assert.deepEqual(left.filter((text) => alien.test(text)), [], 'untranslated');
      }
    }
    await page.keyboard.press('Tab');
    assert.equal(await link(page), before[0]);
    await page.evaluate((y) => window.scrollTo(0, y), scrolled);
    await page.locator('.seg button[lang="en"]').evaluate((button) => button.click());
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    assert.equal(await page.evaluate(() => scrollY), scrolled, 'the page stays where it is');
    await page.done();
  });

  test('25: ten mixed edits are undone to the start and redone to the end, by every key for it', async () => {
    const page = await browser.open({ lang: 'en', context: clipboard });
    const states = [await link(page)];
    const note = async () => states.push(await link(page));
    const menu = async (name, item) => {
      await card(page, name).locator('.card-more').click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    const edits = [
      () => page.locator('#dock button', { hasText: /^1,000$/ }).click(),
      async () => {
        await page.locator('.adding button').click();
        await page.locator('#add-name').fill('report');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Escape');
      },
      () => menu('test-lambda-01', 'Detach from VPC'),
      () => menu('test-lambda-02', 'Duplicate'),
      () => page.locator('.other').click(),
      () => menu('test-lambda-03', 'Delete'),
      async () => {
        await page.locator('.columns .new-button').click();
        await dialog(page).locator('input[name="new-group"]').fill('third');
        await page.keyboard.press('Enter');
      },
      async () => {
        await page.locator('#dock input[inputmode=numeric]').fill('77');
        await page.keyboard.press('Enter');
      },
      () => page.locator('.other').click(),
      () => menu('test-lambda-02', 'Delete'),
    ];
    for (const edit of edits) {
      await edit();
      await page.waitForTimeout(0);
      await note();
    }
    assert.equal(new Set(states).size >= 10, true, 'each one changed the board');
    for (let n = 9; n >= 0; n -= 1) {
      await page.keyboard.press('Control+z');
      assert.equal(await link(page), states[n], `undo to ${n}`);
    }
    for (let n = 1; n <= 10; n += 1) {
      await page.keyboard.press(n % 2 ? 'Control+y' : 'Control+Shift+Z');
      assert.equal(await link(page), states[n], `redo to ${n}`);
    }
    await page.done();
  });
});

describe('numbers of the board that say why', () => {
  test('a press on one starts no drag, moves no focus stop and opens its reason', async () => {
    const page = await browser.open({ lang: 'en' });
    const stops = () => page.evaluate(() => document.querySelectorAll('#board [tabindex="0"]').length);
    const number = page.locator('[data-subnet="PrivateSubnet-1a"] .segment [data-why]').first();
    const at = await number.boundingBox();
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    await page.mouse.down();
    await page.mouse.move(at.x + 60, at.y + 40, { steps: 5 });
    assert.equal(await page.evaluate(() => document.documentElement.dataset.dragging ?? null), null);
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2, { steps: 3 });
    await page.mouse.up();
    await page.locator('#why').waitFor();
    assert.equal(await stops(), 1, 'the grid has one tab stop');
    await page.keyboard.press('Escape');
    await gone(page.locator('#why'));
    assert.equal(await metric(page, 'hyperplane-enis'), 4);
    await page.done();
  });

  test('a lifted card passes over them: the row, not the number, is what it is over', async () => {
    const page = await browser.open({});
    const from = await card(page, 'test-lambda-01').boundingBox();
    const to = await page.locator('[data-subnet="PrivateSubnet-1c"] .map [data-why]').first().boundingBox();
    await page.mouse.move(from.x + 80, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 100, from.y + 24, { steps: 3 });
    await page.mouse.move(to.x + 6, to.y + 8, { steps: 6 });
    await page.mouse.up();
    await page.waitForSelector('html:not([data-dragging])');
    assert.equal(await page.locator('#why').count(), 0, 'letting go over a number opens nothing');
    assert.equal(await metric(page, 'hyperplane-enis'), 4);
    await page.done();
  });
});

describe('every state is sound in both themes and languages', () => {
  const states = {
    attach: async (page) => {
      await card(page, 'test-lambda-01').locator('.card-more').click();
      await page.getByRole('menuitem').first().click();
      await dialog(page).waitFor();
    },
    import: async (page) => {
      await page.locator('header .tool', { hasText: /Import|読み込む/ }).first().click();
      await dialog(page).waitFor();
    },
    'import result': async (page) => {
      await states.import(page);
      await page.locator('input[data-import=files]').setInputFiles(account({ functions: 6, subnets: 2, sets: 2, perFunction: 2 }));
      await dialog(page).locator('button', { hasText: /Replace|置き換える/ }).waitFor();
    },
    'import error': async (page) => {
      await states.import(page);
      await page.locator('input[data-import=files]').setInputFiles([{ name: 'cut.json', mimeType: 'application/json', buffer: Buffer.from('{"Functions": [') }]);
      await dialog(page).filter({ hasText: 'cut.json' }).waitFor();
    },
    share: async (page) => {
      await page.locator('header .is-main').click();
      await page.locator('#share-link').waitFor();
    },
    'field error': async (page) => {
      await page.locator('.add-subnet').click();
      await dialog(page).locator('input').first().fill('10.0.9.1/24');
      await page.keyboard.press('Enter');
      await dialog(page).locator('[aria-invalid=true]').first().waitFor();
    },
    why: async (page) => {
      await page.locator('[data-why="legacy-needed"]').click();
      await page.locator('#why').waitFor();
    },
    menu: async (page) => {
      await page.locator('.title-button').click();
      await page.locator('[role=menu]').waitFor();
    },
    notice: async (page) => {
      await card(page, 'test-lambda-03').locator('.card-more').click();
      await page.getByRole('menuitem').last().click();
      await page.locator('.notice').waitFor();
    },
  };
  for (const theme of ['light', 'dark']) {
    for (const lang of ['ja', 'en']) {
      test(`${theme}, ${lang}`, async () => {
        for (const [name, open] of Object.entries(states)) {
          const page = await browser.open({ theme, lang });
          await open(page);
          await withoutViolations(page, name);
          await page.done();
        }
      });
    }
  }
});
