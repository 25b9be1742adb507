// Failures by AWS's own names, each reached as a user reaches it; event sources, rules and the order of creation.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, metric, output, violations } from './lib.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => browser?.close());

const drawer = (page) => page.locator('#inspector');
const field = (page, id) => drawer(page).locator(`[id="${id}"]`);
const tab = (page, name) => drawer(page).locator(`[data-tab="${name}"]`);
const undo = (page) => page.locator('.top').getByRole('button', { name: /^(Undo|元に戻す)$/ }).first().click();
const codes = (page) => page.locator('.strip .code-line code').allInnerTexts();
const waitForCode = (page, code) =>
  page.waitForFunction((code) => [...document.querySelectorAll('.strip .code-line code')].some((one) => one.textContent === code), code);
const waitForNoCode = (page, code) =>
  page.waitForFunction((code) => ![...document.querySelectorAll('.strip .code-line code')].some((one) => one.textContent === code), code);
const shown = (page, name) => page.waitForFunction((name) => document.querySelector('#inspector [aria-current]')?.dataset.tab === name, name);
async function open(page, name) {
  if ((await drawer(page).count()) === 0) await page.locator('.subnet-name').first().click();
  await drawer(page).waitFor();
  await tab(page, name).click();
  await shown(page, name);
}
async function type(page, id, text) {
  await field(page, id).fill(text);
  await field(page, id).press('Enter');
}
async function functionPane(page, number) {
  await page.locator(`[data-function="test-lambda-0${number}"] .card-name`).focus();
  await page.keyboard.press('Enter');
  await shown(page, 'Function');
  await page.waitForFunction((n) => document.querySelector('#inspector h2').textContent.includes(`test-lambda-0${n}`), number);
}
/** One execution at once: Before has room, so that only what is looked for fails. */
const quiet = (page) => page.locator('#dock').getByRole('button', { name: '1', exact: true }).click();
const sideways = (page) =>
  page.evaluate(() => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    const body = document.querySelector('.insp-body');
    if (body && body.scrollWidth > body.clientWidth) found.push('the drawer scrolls sideways');
    return found;
  });

/** How each is reached, and what stands beside its name. */
const REACHED = [
  { codes: ['InvalidSubnet', 'InvalidSubnetIDException'], en: 'A configured subnet does not exist', ja: '指定したサブネットが', async reach(page) {
    await open(page, 'Subnet');
    await field(page, 'i-missing').check();
  } },
  { codes: ['InvalidSecurityGroup', 'InvalidSecurityGroupIDException'], en: 'A configured security group does not exist', ja: '指定したセキュリティグループが', async reach(page) {
    await open(page, 'SG');
    await field(page, 'i-missing-0').check();
  } },
  { codes: ['InsufficientRolePermissions', 'EC2AccessDeniedException'], en: 'The execution role does not let Lambda create', ja: '実行ロールの権限が足りず', async reach(page) {
    await open(page, 'Function');
    await field(page, 'i-role').selectOption('lacks');
  } },
  { codes: ['SubnetOutOfIPAddresses'], en: 'A configured subnet has no free address', ja: '新しい ENI のための空きアドレスがありません', of: 2, async reach(page) {
    await open(page, 'Subnet');
    await type(page, 'i-occupied', '250');
  } },
  { codes: ['EniLimitExceeded'], en: 'limit of Hyperplane ENIs would be exceeded', ja: 'Hyperplane ENI の上限を超えます', of: 2, async reach(page) {
    await open(page, 'Assumptions');
    await type(page, 'i-eniquota', '3');
  } },
  { codes: ['SubnetIPAddressLimitReachedException'], en: 'No configured subnet has a free address left', ja: '指定したどのサブネットにも空きアドレスがなく', async reach(page) {
    await page.locator('#dock').getByRole('button', { name: '300', exact: true }).click();
  } },
  { codes: ['ENILimitReachedException'], en: 'ENI limit of 2019 is reached', ja: 'リージョンの ENI の上限（2019 年）に達し', of: 3, async reach(page) {
    await open(page, 'Assumptions');
    await field(page, 'i-regionquota-on').check();
    await type(page, 'i-regionquota', '2');
  } },
];

describe('failures', () => {
  for (const lang of ['en', 'ja']) {
    for (const { codes: names, reach, of = 1, ...words } of REACHED) {
      test(`${lang}: ${names.join(', ')} is reached, named and explained, and gone by undo`, async () => {
        const page = await browser.open({ lang });
        await quiet(page);
        assert.deepEqual(await codes(page), []);
        await reach(page);
        for (const name of names) {
          await waitForCode(page, name);
          const said = await page.locator('.code-line', { hasText: name }).first().locator('.code-words').innerText();
          assert.ok(said.length > 5, 'a sentence under the name');
        }
        assert.ok((await page.locator('.strip .code-words').allInnerTexts()).some((said) => said.includes(words[lang])));
        // The function's pane names it, says it and says what to do.
        await functionPane(page, of);
        for (const name of names) {
          const card = drawer(page).locator('.insp-failure', { hasText: name });
          await card.first().waitFor();
          assert.match(await card.first().innerText(), lang === 'ja' ? /対処：/ : /What to do:/);
        }
        while (await page.locator('.strip .code-line').count()) await undo(page);
        await waitForNoCode(page, names[0]);
        await page.done();
      });
    }
  }

  test('the board marks what does not exist, and whom Before bars, in words', async () => {
    const page = await browser.open({});
    await quiet(page);
    await open(page, 'Subnet');
    await field(page, 'i-missing').check();
    await page.locator('.row-gone', { hasText: 'Does not exist at AWS' }).waitFor();
    assert.match(await page.locator('.row .barred').first().innerText(), /01.*InvalidSubnetIDException/s);
    assert.match(await page.locator('.before .pill').first().innerText(), /3 functions cannot start/);
    assert.match(await page.locator('.eni-code').first().innerText(), /InvalidSubnet/);
    await undo(page);
    await open(page, 'SG');
    await field(page, 'i-missing-0').check();
    await page.locator('.set .egress', { hasText: 'does not exist: outbound-full-sg' }).waitFor();
    assert.match(await page.locator('.now .pill').first().innerText(), /1 functions? fail/);
    await page.done();
  });

  test('a role that is deleted says what it leaves behind; concurrency that is set aside is bounded', async () => {
    const page = await browser.open({});
    await functionPane(page, 1);
    await field(page, 'i-role').selectOption('deleted');
    await drawer(page).getByText(/must be removed by hand/).waitFor();
    await type(page, 'i-reserved', '20');
    await type(page, 'i-provisioned', '21');
    await page.waitForFunction(() => document.getElementById('i-provisioned').getAttribute('aria-invalid') === 'true');
    await type(page, 'i-provisioned', '20');
    await page.waitForFunction(() => !document.getElementById('i-provisioned').hasAttribute('aria-invalid'));
    await type(page, 'i-reserved', 'x');
    await drawer(page).getByText(/whole number/).waitFor();
    await field(page, 'i-reserved').press('Escape');
    for (let n = 0; n < 3; n += 1) await undo(page);
    await page.waitForFunction(() => document.getElementById('i-role').value === 'ok' && document.getElementById('i-reserved').value === '');
    await page.done();
  });
});

describe('order of creation', () => {
  test('by buttons and keys: who fails changes, each is one step, and it is told', async () => {
    const page = await browser.open({});
    await quiet(page);
    await open(page, 'Subnet');
    await type(page, 'i-occupied', '250');
    await waitForCode(page, 'SubnetOutOfIPAddresses');
    await functionPane(page, 3);
    assert.equal(await field(page, 'i-order').innerText(), 'Created 3rd of 3');
    await drawer(page).locator('.insp-failure').waitFor();
    await field(page, 'i-order-first').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.getElementById('i-order').textContent === 'Created 1st of 3');
    assert.equal(await drawer(page).locator('.insp-failure').count(), 0, 'it is created now');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'i-order-first', 'the focus stays');
    const said = await page.locator('[aria-live="polite"]').allInnerTexts();
    assert.ok(said.join(' ').includes('test-lambda-03 is now number 1 of 3'), said.join(' '));
    await functionPane(page, 1);
    assert.match(await drawer(page).locator('.insp-failure').innerText(), /SubnetOutOfIPAddresses/);
    await undo(page);
    await page.waitForFunction(() => document.querySelectorAll('#inspector .insp-failure').length === 0);
    await field(page, 'i-order-later').click();
    await page.waitForFunction(() => document.getElementById('i-order').textContent === 'Created 2nd of 3');
    await field(page, 'i-order-last').click();
    await page.waitForFunction(() => document.getElementById('i-order').textContent === 'Created 3rd of 3');
    assert.equal(await field(page, 'i-order-last').getAttribute('aria-disabled'), 'true');
    await field(page, 'i-order-earlier').click();
    await page.waitForFunction(() => document.getElementById('i-order').textContent === 'Created 2nd of 3');
    await page.done();
  });
});

describe('event sources', () => {
  test('golden case 34: a function in three subnets and an MSK source of its own set use 6 ENIs, one set 3', async () => {
    const page = await browser.open({});
    for (const name of ['test-lambda-02', 'test-lambda-03']) {
      await page.locator(`[data-function="${name}"]`).getByRole('button').last().click();
      await page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
    }
    await page.locator('.add-subnet').click();
    await page.locator('#field-name').fill('third');
    await page.locator('#field-cidr').fill('10.0.3.0/24');
    await page.keyboard.press('Enter');
    await functionPane(page, 1);
    await field(page, 'i-subnet-2').check();
    await page.waitForFunction(() => document.querySelector('[data-metric="hyperplane-enis"]').dataset.value === '3');
    await drawer(page).getByRole('button', { name: 'Close the details' }).click();
    await page.locator('[data-function="test-lambda-01"]').getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Add an event source…' }).click();
    await page.waitForFunction(() => document.querySelector('[data-metric="hyperplane-enis"]').dataset.value === '6');
    assert.match(await drawer(page).locator('h2').innerText(), /msk/);
    assert.equal(await field(page, 'i-kind').inputValue(), 'msk');
    assert.match(await drawer(page).innerText(), /ENIs it uses: 3/);
    assert.match(await drawer(page).innerText(), /in: tcp 9092, 9094, 9096, 9098 from msk-sg itself/);
    assert.equal(await page.locator('.chip.poller').count(), 3);
    assert.match(await page.locator('[data-function="test-lambda-01"] .card-marks').innerText(), /\+1/);
    await functionPane(page, 1);
    const both = await drawer(page).locator('#i-set option', { hasText: 'msk-sg' }).getAttribute('value');
    await field(page, 'i-set').selectOption(both);
    await page.waitForFunction(() => document.querySelector('[data-metric="hyperplane-enis"]').dataset.value === '3');
    assert.match(await page.locator('.cell', { has: page.locator('.poller') }).first().innerText(), /ENI · shared by 2/);
    await undo(page);
    await undo(page);
    await page.waitForFunction(() => document.querySelector('[data-metric="hyperplane-enis"]').dataset.value === '3');
    assert.equal(await page.locator('.chip.poller').count(), 0);
    await page.done();
  });

  test('a poller’s chip is reached by keys, opens its pane, and is not dragged; deleted, it comes back', async () => {
    const page = await browser.open({});
    await functionPane(page, 1);
    await drawer(page).getByRole('button', { name: 'Add an event source…' }).click();
    await page.locator('.chip.poller').first().waitFor();
    await field(page, 'i-set').selectOption('0');
    await field(page, 'i-kind').selectOption('documentdb');
    await type(page, 'i-name', 'orders');
    await page.locator('.poller', { hasText: 'orders' }).first().waitFor();
    await type(page, 'i-name', '');
    await page.waitForFunction(() => document.getElementById('i-name').getAttribute('aria-invalid') === 'true');
    await page.keyboard.press('Escape');
    await drawer(page).getByRole('button', { name: 'Close the details' }).click();
    await drawer(page).waitFor({ state: 'detached' });
    const cell = page.locator('.cell', { has: page.locator('.poller') }).first();
    assert.match(await cell.locator('> .vh').textContent(), /Used by 1 functions\. Also used by the pollers of 1 event source\./);
    await cell.focus();
    await page.keyboard.press('Enter');
    const at = () => page.evaluate(() => document.activeElement.classList.contains('poller'));
    // Past the ENI, its figures and the function's chip.
    for (let step = 0; step < 6 && !(await at()); step += 1) await page.keyboard.press('ArrowDown');
    assert.equal(await at(), true);
    await page.keyboard.press(' ');
    await drawer(page).waitFor();
    assert.match(await drawer(page).locator('h2').innerText(), /orders/);
    assert.equal(await page.locator('.is-source').count(), 0, 'Space opens, it does not lift');
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'detached' });
    const box = await page.locator('.poller').first().boundingBox();
    await page.mouse.move(box.x + 10, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + 40, { steps: 4 });
    assert.equal(await page.locator('.is-source').count(), 0, 'it is not dragged');
    await page.mouse.up();
    // The ENI names it too.
    await cell.locator('button.eni').click();
    await drawer(page).getByRole('button', { name: 'orders' }).click();
    await drawer(page).getByRole('button', { name: 'Delete the event source' }).click();
    await drawer(page).waitFor({ state: 'detached' });
    assert.equal(await page.locator('.poller').count(), 0);
    await page.locator('.notice-undo').click();
    await page.locator('.poller', { hasText: 'orders' }).first().waitFor();
    await page.done();
  });

  test('what does not fit is told at the chip, the pane and the strip', async () => {
    const page = await browser.open({});
    await quiet(page);
    await open(page, 'Subnet');
    await type(page, 'i-occupied', '249');
    await functionPane(page, 1);
    await drawer(page).getByRole('button', { name: 'Add an event source…' }).click();
    await waitForCode(page, 'SubnetOutOfIPAddresses');
    assert.match(await drawer(page).innerText(), /AWS names no code for event sources/);
    assert.match(await page.locator('.now .pill').first().innerText(), /1 event sources? fail/);
    assert.equal(await metric(page, 'functions-failed'), 0);
    await page.done();
  });
});

describe('rules', () => {
  test('lines are added, changed, refused and removed; the column says where traffic may go', async () => {
    const page = await browser.open({});
    await open(page, 'SG');
    const egress = () => page.locator('.set .egress').first().innerText();
    assert.equal(await egress(), 'outbound → 0.0.0.0/0');
    await drawer(page).getByText(/rules are not known/).waitFor();
    await type(page, 'i-add-out-0', 'tcp 443');
    await drawer(page).getByText(/“tcp 443” is no rule/).waitFor();
    await type(page, 'i-add-out-0', 'tcp 99999 10.0.0.0/16');
    await page.waitForFunction(() => document.getElementById('i-add-out-0').getAttribute('aria-invalid') === 'true');
    assert.equal(await field(page, 'i-add-out-0').inputValue(), 'tcp 99999 10.0.0.0/16', 'what was typed is kept');
    await type(page, 'i-add-out-0', 'tcp 443 10.0.0.0/16');
    await page.waitForFunction(() => document.querySelector('.set .egress').textContent === 'outbound → 10.0.0.0/16');
    assert.equal(await drawer(page).locator('.insp-counts').innerText(), '1 out, 0 in');
    await type(page, 'i-add-out-0', 'tcp 443 10.0.0.0/16');
    await drawer(page).getByText('That rule is there already').waitFor();
    await type(page, 'i-add-out-0', 'udp 53 10.0.0.2/32');
    await page.waitForFunction(() => document.querySelector('.insp-counts').textContent === '2 out, 0 in');
    await type(page, 'i-add-out-0', 'udp 53 10.0.0.9/24');
    await drawer(page).getByRole('button', { name: 'Use udp 53 10.0.0.0/24' }).waitFor();
    await type(page, 'i-rule-0-1', 'udp five 10.0.0.2/32');
    await page.waitForFunction(() => document.getElementById('i-rule-0-1').getAttribute('aria-invalid') === 'true');
    await type(page, 'i-rule-0-1', 'udp 53 10.0.0.3/32');
    await page.waitForFunction(() => document.querySelector('.set .egress').textContent === 'outbound → 10.0.0.0/16, 10.0.0.3/32');
    await type(page, 'i-add-in-0', 'tcp 9092 outbound-full-sg');
    await page.waitForFunction(() => document.querySelector('.insp-counts').textContent === '2 out, 1 in');
    await drawer(page).getByText('not evaluated for the function').first().waitFor();
    await drawer(page).getByText(/V2N goes one way/).waitFor();
    await drawer(page).getByText('Amazon MQ: 61617, 5671').waitFor();
    await drawer(page).getByRole('button', { name: 'Remove the rule udp 53 10.0.0.3/32' }).click();
    await page.waitForFunction(() => document.querySelector('.insp-counts').textContent === '1 out, 1 in');
    await page.locator('.notice-undo').click();
    await page.waitForFunction(() => document.querySelector('.insp-counts').textContent === '2 out, 1 in');
    while ((await page.locator('.insp-counts').innerText()) !== 'rules unknown') await undo(page);
    assert.equal(await egress(), 'outbound → 0.0.0.0/0');
    await page.done();
  });
});

describe('the look of it', () => {
  for (const [lang, theme, width, height] of [
    ['en', 'light', 1440, 900],
    ['ja', 'dark', 1440, 900],
    ['ja', 'light', 820, 1100],
    ['en', 'dark', 820, 1100],
    ['ja', 'dark', 390, 844],
    ['en', 'light', 390, 844],
  ]) {
    test(`${lang}, ${theme}, ${width} px: axe finds nothing and nothing overflows`, async () => {
      const page = await browser.open({ lang, theme, width, height });
      const look = async (name) => {
        assert.deepEqual(await violations(page), [], name);
        assert.deepEqual(await sideways(page), [], name);
        await page.screenshot({ path: `${output}/failures-${name}-${lang}-${theme}-${width}.png` });
      };
      await page.locator('.subnet-name').first().click();
      await open(page, 'Function');
      await field(page, 'i-role').selectOption('deleted');
      await field(page, 'i-role').scrollIntoViewIfNeeded();
      await look('function');
      await drawer(page).getByRole('button', { name: /event source…|イベントソースを追加/ }).click();
      await page.locator('.poller').first().waitFor({ state: 'attached' });
      await look('source');
      await open(page, 'SG');
      await field(page, 'i-missing-2').check();
      await type(page, 'i-add-in-2', 'tcp 9092 msk-sg');
      await page.waitForFunction(() => document.getElementById('i-add-in-2').value === '');
      await look('set');
      await open(page, 'Subnet');
      await field(page, 'i-missing').check();
      await look('subnet');
      await page.keyboard.press('Escape');
      await drawer(page).waitFor({ state: 'detached' });
      await look('board');
      await page.done();
    });
  }
});
