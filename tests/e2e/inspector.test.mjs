// The inspector as a user opens, reads and edits it: by mouse, by keys, in both languages and themes.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, violations } from './lib.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => browser?.close());

const TABS = ['Function', 'ENI', 'Subnet', 'SG', 'VPC', 'Assumptions'];
const drawer = (page) => page.locator('#inspector');
const title = (page) => drawer(page).locator('h2');
const tab = (page, name) => drawer(page).locator(`[data-tab="${name}"]`);
const field = (page, id) => drawer(page).locator(`#${id}`);
const undo = (page) => page.getByRole('button', { name: 'Undo', exact: true }).first().click();
const subnets = (page) => page.locator('.subnet-name').allInnerTexts();
/** Opens the inspector at a tab; Function shows the first function. */
async function open(page, name) {
  await page.locator('.subnet-name').first().click();
  await drawer(page).waitFor();
  if (name !== 'Subnet') await tab(page, name).click();
  await page.waitForFunction((name) => document.querySelector('#inspector [aria-current]')?.dataset.tab === name, name);
}
/** Types into a field and leaves it by Enter. */
async function type(page, id, text) {
  await field(page, id).fill(text);
  await field(page, id).press('Enter');
}
/** What was typed is refused at the field, stays in it, and changes nothing. */
async function refused(page, id, text, words) {
  const canUndo = () => page.getByRole('button', { name: 'Undo', exact: true }).first().getAttribute('aria-disabled');
  const before = await canUndo();
  await type(page, id, text);
  await page.waitForFunction((id) => document.getElementById(id).getAttribute('aria-invalid') === 'true', id);
  assert.equal(await field(page, id).inputValue(), text, 'what was typed is kept');
  const problem = (await field(page, id).getAttribute('aria-describedby')).split(' ')[0];
  assert.match(await page.locator(`[id="${problem}"]`).innerText(), words);
  assert.equal(await canUndo(), before, 'nothing to undo has come');
  await field(page, id).press('Escape');
  await page.waitForFunction((id) => !document.getElementById(id).hasAttribute('aria-invalid'), id);
  assert.equal(await drawer(page).count(), 1, 'Esc gave the field back, and did not close');
}
/** Nothing is wider than its place, and every control is large enough. */
const measure = (page, least) =>
  page.evaluate((least) => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    const body = document.querySelector('.insp-body');
    if (body.scrollWidth > body.clientWidth) found.push('the drawer scrolls sideways');
    for (const one of document.querySelectorAll('#inspector :is(button, input, select)')) {
      const target = one.matches('.tick, .switch, .vh') ? one.closest('label') : one;
      const box = target.getBoundingClientRect();
      if (box.width > 0 && (box.width < least || box.height < least)) found.push(`${one.id || one.textContent} ${box.width} x ${box.height}`);
    }
    return found;
  }, least);

describe('opening and closing', () => {
  const openers = [
    ['a subnet’s name', (page) => page.locator('.subnet-name').nth(1), 'PrivateSubnet-1c'],
    ['an ENI card', (page) => page.locator('button.eni').nth(1), '1 ENI · shared by 2'],
    ['a set’s head', (page) => page.locator('.set-button').first(), 'outbound-full-sg'],
  ];
  for (const [what, opener, name] of openers) {
    test(`${what} opens it by mouse and by keys, and gets the focus back`, async () => {
      const page = await browser.open({});
      await opener(page).click();
      await drawer(page).waitFor();
      assert.equal(await title(page).innerText(), name);
      await drawer(page).getByRole('button', { name: 'Close the details' }).click();
      await drawer(page).waitFor({ state: 'detached' });
      await page.waitForFunction(() => document.activeElement?.matches('.subnet-name, .eni, .set-button'));
      await page.keyboard.press('Enter');
      await drawer(page).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'inspector-title', 'the heading has the focus');
      await page.keyboard.press('Escape');
      await drawer(page).waitFor({ state: 'detached' });
      const same = await opener(page).evaluate((element) => document.activeElement === element);
      assert.ok(same, 'the focus is back where it came from');
      await page.done();
    });
  }

  test('a function’s menu and the scenario menu open it', async () => {
    const page = await browser.open({});
    const more = page.locator('[data-function="test-lambda-02"]').getByRole('button').last();
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Details…' }).click();
    await drawer(page).waitFor();
    assert.match(await title(page).innerText(), /02\s*test-lambda-02/);
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'detached' });
    await page.locator('.title-button').click();
    await page.getByRole('menuitem', { name: 'Assumptions…' }).click();
    await drawer(page).waitFor();
    assert.equal(await title(page).innerText(), 'Assumptions');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.matches('.title-button'));
    await page.done();
  });

  test('every tab opens by keys and by mouse, and Ctrl+Z works from the drawer', async () => {
    const page = await browser.open({});
    await page.locator('.subnet-name').first().focus();
    await page.keyboard.press('Enter');
    await drawer(page).waitFor();
    for (const name of TABS) {
      await tab(page, name).focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction((name) => document.querySelector('#inspector [aria-current]').dataset.tab === name, name);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'inspector-title');
    }
    for (const name of TABS) {
      await tab(page, name).click();
      await page.waitForFunction((name) => document.querySelector('#inspector [aria-current]').dataset.tab === name, name);
    }
    await tab(page, 'Subnet').click();
    await type(page, 'i-occupied', '9');
    await title(page).focus();
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => document.getElementById('i-occupied').value === '0');
    await page.done();
  });

  test('what is deleted closes it', async () => {
    const page = await browser.open({});
    await page.locator('.add-subnet').click();
    await page.locator('#field-name').fill('spare');
    await page.locator('#field-cidr').fill('10.0.9.0/24');
    await page.keyboard.press('Enter');
    await page.locator('.subnet-name', { hasText: 'spare' }).click();
    await drawer(page).getByRole('button', { name: 'Delete', exact: true }).click();
    await drawer(page).waitFor({ state: 'detached' });
    assert.deepEqual(await subnets(page), ['PrivateSubnet-1a', 'PrivateSubnet-1c']);
    await page.getByText('Deleted spare').first().waitFor();
    await page.done();
  });
});

describe('editing', () => {
  test('a subnet: every field, refusals at the field, the mend as a button, undo', async () => {
    const page = await browser.open({});
    await open(page, 'Subnet');
    await refused(page, 'i-name', '', /enter a name/i);
    await refused(page, 'i-name', 'PrivateSubnet-1c', /taken/);
    await type(page, 'i-name', '踏み台-1a');
    await page.waitForFunction(() => document.querySelector('.subnet-name').textContent === '踏み台-1a');
    await refused(page, 'i-cidr', '10.0.2.0/25', /overlaps PrivateSubnet-1c/);
    await refused(page, 'i-cidr', '10.0.1.0/29', /\/16 to \/28/);
    await refused(page, 'i-cidr', '10.9.0.0/24', /outside/);
    await type(page, 'i-cidr', '10.0.1.7/25');
    await drawer(page).getByRole('button', { name: 'Use 10.0.1.0/25' }).click();
    await page.waitForFunction(() => document.getElementById('i-cidr').value === '10.0.1.0/25');
    assert.ok((await page.locator('.row').first().innerText()).includes('10.0.1.0/25'));
    await type(page, 'i-zone', 'ap-northeast-1d');
    await page.waitForFunction(() => document.querySelector('.row .az').textContent.includes('1d'));
    await refused(page, 'i-occupied', '124', /at most 123/);
    await refused(page, 'i-occupied', '-1', /whole number/);
    await drawer(page).getByRole('button', { name: 'One more' }).click();
    await page.waitForFunction(() => document.getElementById('i-occupied').value === '1');
    await field(page, 'i-ipv6').check();
    assert.ok(await field(page, 'i-ipv6').isChecked());
    for (let n = 0; n < 5; n += 1) await undo(page);
    await page.waitForFunction(() => document.querySelector('.subnet-name').textContent === 'PrivateSubnet-1a');
    assert.equal(await field(page, 'i-cidr').inputValue(), '10.0.1.0/24');
    assert.equal(await field(page, 'i-occupied').inputValue(), '0');
    await page.done();
  });

  test('a subnet is halved and joined; one that is used is not deleted', async () => {
    const page = await browser.open({});
    await open(page, 'Subnet');
    await drawer(page).getByRole('button', { name: 'Halve (2 × /25)' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.subnet-name').length === 3);
    assert.deepEqual(await subnets(page), ['PrivateSubnet-1a', 'PrivateSubnet-1a-2', 'PrivateSubnet-1c']);
    await drawer(page).getByRole('button', { name: 'Join with PrivateSubnet-1a-2' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.subnet-name').length === 2);
    assert.equal(await field(page, 'i-cidr').inputValue(), '10.0.1.0/24');
    await drawer(page).getByRole('button', { name: 'Delete', exact: true }).click();
    await drawer(page).getByText(/test-lambda-01, test-lambda-02, test-lambda-03 live in PrivateSubnet-1a/).waitFor();
    await drawer(page).getByRole('button', { name: 'Try it: Before, /23' }).click();
    await page.waitForFunction(() => document.getElementById('i-cidr').value === '10.0.0.0/23');
    await undo(page);
    await page.waitForFunction(() => document.getElementById('i-cidr').value === '10.0.1.0/24');
    const rows = await drawer(page).locator('table tbody tr').allInnerTexts();
    assert.deepEqual(rows.at(0).split(/\s*\t\s*/), ['.0', 'reserved: network']);
    assert.deepEqual(rows.at(5).split(/\s*\t\s*/), ['.5', 'ENI', '02, 03 outbound-vpc-sg']);
    await page.done();
  });

  test('a function: name, memory, concurrency of every kind, set and subnets', async () => {
    const page = await browser.open({});
    await open(page, 'Function');
    const effective = (value) =>
      page.waitForFunction((value) => document.querySelector('[data-metric=effective]')?.dataset.value === value, String(value));
    await refused(page, 'i-memory', '127', /128 to 10,240/);
    await type(page, 'i-memory', '1,024');
    await page.waitForFunction(() => document.getElementById('i-memory').value === '1,024');
    await drawer(page).getByText('Fixed', { exact: true }).click();
    await refused(page, 'i-own', '1000001', /0 to 1,000,000/);
    await type(page, 'i-own', '40');
    await effective(40);
    await drawer(page).getByText('Percent', { exact: true }).click();
    await refused(page, 'i-percent', '0', /1 to 100,000/);
    await type(page, 'i-percent', '150');
    await effective(450);
    await drawer(page).getByText('Rate', { exact: true }).click();
    await effective(450);
    // Golden case 37: 20,000 requests a second of 50 ms need 2,000, not 1,000.
    await type(page, 'i-duration', '50');
    await type(page, 'i-requests', '20000');
    await effective(2000);
    await drawer(page).getByText(/a tenth of the requests a second/).waitFor();
    await refused(page, 'i-duration', '900001', /1 to 900,000/);
    await page.getByText('Beyond the account’s limit of 1,000').first().waitFor();
    await drawer(page).getByText('Slider', { exact: true }).click();
    await page.waitForFunction(() => !document.querySelector('[data-metric=effective]'));
    await field(page, 'i-set').selectOption({ label: 'outbound-vpc-sg' });
    await page.waitForFunction(() => document.querySelector('.set-name .remove'));
    await field(page, 'i-subnet-1').uncheck();
    await page.waitForFunction(() => !document.getElementById('i-subnet-1').checked);
    await field(page, 'i-subnet-0').click();
    await drawer(page).getByText('Choose at least one subnet').waitFor();
    assert.ok(await field(page, 'i-subnet-0').isChecked(), 'what is refused stays as it was');
    // Golden case 35: IPv6 needs dual-stack subnets only.
    await field(page, 'i-ipv6').click();
    await drawer(page).getByText(/PrivateSubnet-1a has IPv4 only/).waitFor();
    assert.ok(!(await field(page, 'i-ipv6').isChecked()));
    await type(page, 'i-name', '集計');
    await page.locator('[data-function="集計"]').first().waitFor();
    await page.done();
  });

  test('versions and aliases', async () => {
    const page = await browser.open({});
    await open(page, 'Function');
    const act = (name) => drawer(page).getByRole('button', { name, exact: true }).click();
    await act('Publish a version');
    await drawer(page).getByText('v1', { exact: true }).first().waitFor();
    await refused(page, 'i-memory', '1', /128/);
    await field(page, 'i-alias').fill('7');
    await field(page, 'i-alias').press('Enter');
    await drawer(page).getByText(/letters, digits/).waitFor();
    await field(page, 'i-alias').fill('prod');
    await field(page, 'i-alias').press('Enter');
    await field(page, 'i-alias-prod').waitFor();
    assert.equal(await field(page, 'i-alias').inputValue(), '', 'what was added leaves the field');
    await drawer(page).locator('.insp-version-line').nth(1).click();
    await act('Delete v1');
    await drawer(page).getByText(/The alias prod points to version 1/).waitFor();
    await act('Send the concurrency to v1');
    await field(page, 'i-alias-prod').selectOption('$LATEST');
    await act('Delete v1');
    await page.waitForFunction(() => document.querySelectorAll('.insp-version').length === 1);
    await act('Delete the alias prod');
    await page.waitForFunction(() => !document.getElementById('i-alias-prod'));
    for (let n = 0; n < 6; n += 1) await undo(page);
    await page.waitForFunction(() => document.querySelectorAll('.insp-version').length === 1 && !document.getElementById('i-alias-prod'));
    await page.done();
  });

  test('a set’s members change for everybody; an equal set is refused', async () => {
    const page = await browser.open({});
    await open(page, 'SG');
    await field(page, 'i-new-group').fill('db');
    await field(page, 'i-new-group').press('Enter');
    await page.waitForFunction(() => document.querySelector('.set-button').textContent === 'outbound-full-sg + db');
    await type(page, 'i-egress-0', '10.9.0.0/16');
    await type(page, 'i-name-0', 'out');
    await page.waitForFunction(() => document.querySelector('.set-button').textContent === 'out + db');
    await refused(page, 'i-name-0', 'db', /taken/);
    await field(page, 'i-group-1').check();
    await field(page, 'i-group-2').uncheck();
    await field(page, 'i-group-0').click();
    await drawer(page).getByText(/outbound-vpc-sg is on the board already/).waitFor();
    assert.ok(await field(page, 'i-group-0').isChecked());
    await page.done();
  });

  test('a VPC: blocks by AWS’s rules, split, another VPC', async () => {
    const page = await browser.open({});
    await open(page, 'VPC');
    const add = async (id, text) => {
      await field(page, id).fill(text);
      await field(page, id).press('Enter');
    };
    await add('i-cidr', '192.168.0.0/16');
    await drawer(page).getByText(/AWS does not add 192.168.0.0\/16/).waitFor();
    await add('i-cidr', '100.64.0.0/16');
    await drawer(page).getByRole('button', { name: 'Remove 100.64.0.0/16' }).waitFor();
    await field(page, 'i-parts').fill('3');
    await drawer(page).getByRole('button', { name: 'Split', exact: true }).click();
    await drawer(page).getByText(/power of two from 1 to 64/).waitFor();
    await field(page, 'i-parts').fill('2');
    await field(page, 'i-split').fill('10.0.0.0/22');
    await drawer(page).getByRole('button', { name: 'Split', exact: true }).click();
    await drawer(page).getByText(/overlaps PrivateSubnet-1a/).waitFor();
    await field(page, 'i-split').fill('100.64.0.0/23');
    await drawer(page).getByRole('button', { name: 'Split', exact: true }).click();
    await page.waitForFunction(() => document.querySelectorAll('.row').length === 4);
    assert.deepEqual((await subnets(page)).slice(2), ['PrivateSubnet-1a-2', 'PrivateSubnet-1c-2']);
    await drawer(page).getByRole('button', { name: 'Remove 100.64.0.0/16' }).click();
    await drawer(page).getByText(/lies in 100.64.0.0\/16/).waitFor();
    await add('i-new-vpc', '10.50.0.0/16');
    await page.locator('.vpc-name').nth(1).click();
    await page.waitForFunction(() => document.querySelector('#inspector h2').textContent === 'vpc-2');
    await type(page, 'i-name', '検証');
    await page.waitForFunction(() => [...document.querySelectorAll('.vpc-name')].some((name) => name.textContent.includes('検証')));
    await page.done();
  });

  test('assumptions: each is one step, says its default and is reset', async () => {
    const page = await browser.open({});
    await open(page, 'Assumptions');
    for (const [id, value] of [['connections', '3'], ['attachdelay', '14'], ['eniquota', '250'], ['otherenis', '12'], ['accountconcurrency', '3,000']]) {
      const before = await field(page, `i-${id}`).inputValue();
      await refused(page, `i-${id}`, 'x', /whole number/);
      await type(page, `i-${id}`, value);
      await drawer(page).getByText(`default ${before}`).waitFor();
    }
    await field(page, 'i-regionquota-on').check();
    await type(page, 'i-regionquota', '400');
    await page.waitForFunction(() => document.querySelector('[data-metric=legacy-created]')?.dataset.value === '400');
    await drawer(page).getByText('B: AWS’s formula').click();
    await page.waitForFunction(() => document.querySelector('[data-metric=legacy-needed]').dataset.value === '39');
    await undo(page);
    await page.waitForFunction(() => document.querySelector('[data-metric=legacy-needed]').dataset.value === '900');
    await drawer(page).getByRole('button', { name: 'Reset: Of those, other services' }).click();
    await page.waitForFunction(() => document.getElementById('i-otherenis').value === '0');
    await drawer(page).getByRole('button', { name: 'Reset all (5)' }).click();
    await page.waitForFunction(() => document.getElementById('i-connections').value === '1');
    assert.equal(await page.locator('[data-metric=legacy-created]').first().getAttribute('data-value'), '502');
    await page.done();
  });

  test('the account’s limit is a tick on the slider, and beyond it a note', async () => {
    const page = await browser.open({});
    const at = () => page.locator('.slider-tick line').getAttribute('x1');
    assert.equal(await at(), '253', '333 of three functions, on a log scale');
    await page.locator('.preset', { hasText: '1,000' }).click();
    await page.getByText('Beyond the account’s limit of 1,000').first().waitFor();
    await open(page, 'Assumptions');
    await type(page, 'i-accountconcurrency', '3000');
    await page.waitForFunction(() => document.getElementById('account-note').textContent === '');
    assert.equal(await at(), '300');
    await page.done();
  });

  test('a name that an input method composes is not committed before it ends', async () => {
    const page = await browser.open({ lang: 'ja' });
    await open(page, 'Subnet');
    const client = await page.context().newCDPSession(page);
    await field(page, 'i-name').fill('');
    await field(page, 'i-name').focus();
    await client.send('Input.imeSetComposition', { text: 'しゃ', selectionStart: 2, selectionEnd: 2 });
    await field(page, 'i-name').evaluate((input) => {
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true }));
    });
    assert.equal((await subnets(page))[0], 'PrivateSubnet-1a');
    assert.equal(await drawer(page).count(), 1);
    await client.send('Input.insertText', { text: '社内' });
    await field(page, 'i-name').press('Enter');
    await page.waitForFunction(() => document.querySelector('.subnet-name').textContent === '社内');
    await page.done();
  });
});

describe('every tab is sound', () => {
  for (const [lang, theme, width, height, least] of [
    ['en', 'light', 1440, 900, 24],
    ['ja', 'dark', 1440, 900, 24],
    ['en', 'dark', 1200, 800, 24],
    ['ja', 'light', 820, 1100, 24],
    ['en', 'dark', 390, 844, 24],
    ['ja', 'light', 390, 844, 24],
  ]) {
    test(`${lang}, ${theme}, ${width} px: axe finds nothing, nothing overflows, targets are large enough`, async () => {
      const page = await browser.open({ lang, theme, width, height });
      await page.locator('.subnet-name').first().click();
      await drawer(page).waitFor();
      for (const name of TABS) {
        await tab(page, name).click();
        await page.waitForFunction((name) => document.querySelector('#inspector [aria-current]').dataset.tab === name, name);
        assert.deepEqual(await violations(page), [], name);
        assert.deepEqual(await measure(page, least), [], name);
      }
      await tab(page, 'Subnet').click();
      await type(page, 'i-cidr', '10.0.2.9/24');
      await page.waitForFunction(() => document.getElementById('i-cidr').getAttribute('aria-invalid') === 'true');
      assert.deepEqual(await violations(page), [], 'with a refusal');
      await page.done();
    });
  }

  test('targets are 44 px for a coarse pointer', async () => {
    const page = await browser.open({ width: 390, height: 844, context: { hasTouch: true, isMobile: true } });
    await page.locator('.subnet-name').first().tap();
    await drawer(page).waitFor();
    for (const name of TABS) {
      await tab(page, name).click();
      await page.waitForFunction((name) => document.querySelector('#inspector [aria-current]').dataset.tab === name, name);
      assert.deepEqual(await measure(page, 44), [], name);
    }
    await page.done();
  });

  test('the drawer takes its room from the page: nothing lies under it', async () => {
    for (const width of [1440, 1280, 1200]) {
      const page = await browser.open({ width, height: 900 });
      await open(page, 'Function');
      const edge = await page.evaluate(() => {
        const left = document.querySelector('#inspector').getBoundingClientRect().left;
        const parts = [...document.querySelectorAll('main *, .dock *')].filter((e) => !e.matches('.vh, .vh *') && e.getClientRects().length);
        return parts.filter((e) => e.getBoundingClientRect().right > left + 1).map((e) => e.className);
      });
      assert.deepEqual(edge, [], `at ${width} px`);
      await page.done();
    }
  });
});
