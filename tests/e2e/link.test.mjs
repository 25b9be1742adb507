// Links and files: out by Share, in by the address, and nothing hostile gets through.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { at } from "../../scripts/common.mjs";
import { launch, metric, violations } from "./lib.mjs";

let site;
before(async () => {
  site = await launch();
});
after(async () => site?.close());

const kept = (name) => fs.readFileSync(at("tests", "fixtures", "links", `v1-${name}.txt`), "utf8").split("\n")[0];
const json = (board) => `#json.${Buffer.from(JSON.stringify(board)).toString("base64url")}`;
const banner = (page) => page.locator(".bad-link");
const title = (page) => page.locator(".title-text").innerText();
const hash = (page) => page.evaluate(() => location.hash);
const goTo = (page, fragment) => page.evaluate((fragment) => (location.hash = fragment), fragment);
const fragment = (link) => link.slice(link.indexOf("#"));

const withoutViolations = async (page, what) => assert.deepEqual(await violations(page), [], what);

/** Every figure of the page with its place. */
const figures = (page) =>
  page.evaluate(() => [...document.querySelectorAll("[data-metric]")].map((e) => `${e.closest("[data-subnet]")?.dataset.subnet ?? ""} ${e.dataset.metric} ${e.dataset.value}`));

async function share(page) {
  await page.locator("header button", { hasText: /^(Share|共有)$/ }).click();
  await page.locator("dialog[open] #share-link").waitFor();
  return page.inputValue("#share-link");
}

/** The fragment of a board of so many functions with names that repeat nothing. */
function large(functions) {
  const name = (n) => `f${n}-${Buffer.from(String(n * 7919)).toString("hex")}-${"x".repeat(30)}`;
  return {
    format: "eni-lens-board",
    version: 1,
    title: "Large",
    vpcs: [{ id: "vpc-1" }],
    subnets: [{ name: "a", cidr: "10.0.0.0/20" }],
    security_groups: [{ name: "app" }],
    functions: Array.from({ length: functions }, (_, n) => ({ name: name(n), subnets: ["a"], security_groups: ["app"] })),
  };
}

test("what Share shows opens the same board in another browser, without a request for it", async () => {
  const page = await site.open({ context: { permissions: ["clipboard-read", "clipboard-write"] } });
  await page.locator("#dock button", { hasText: /^1,000$/ }).click();
  const before = await figures(page);
  const link = await share(page);
  assert.ok(link.startsWith(`${site.url}#v1.`), link);
  assert.ok(link.length < 800, `${link.length} characters`);
  await page.locator("svg.qr path.qr-dark").waitFor();
  assert.match(await page.locator("svg.qr").getAttribute("viewBox"), /^0 0 (\d+) \1$/);
  await page.locator("dialog[open] button[data-link]").click();
  await page.locator(".modal-said", { hasText: "Link copied." }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
  await page.keyboard.press("Escape");
  await page.done();

  const other = await site.open({ hash: fragment(link), lang: "ja", theme: "dark" });
  assert.deepEqual(await figures(other), before);
  assert.equal(await metric(other, "legacy-needed"), 3_000);
  assert.equal(await other.evaluate(() => document.documentElement.lang), "ja", "the reader's own language");
  assert.equal(await banner(other).count(), 0);
  assert.ok(other.seen.requests.every((url) => !url.includes("v1.")), "the board is not sent");
  assert.equal(await hash(other), fragment(link));
  // The first edit takes the link out of the address: a reload would bring the old board back.
  await other.locator("#dock button", { hasText: /^10$/ }).click();
  await other.waitForFunction(() => location.hash === "");
  await other.done();
});

test("Ctrl+S copies the link and says so once", async () => {
  const page = await site.open({ context: { permissions: ["clipboard-read", "clipboard-write"] } });
  await page.keyboard.press("Control+s");
  await page.waitForFunction(() => document.getElementById("say-polite").innerText === "Link copied.");
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /#v1\.[\w-]+$/);
  assert.equal(await page.locator(".notice > span").innerText(), "Link copied");
  await page.done();
});

test("where the browser can share, the link goes to other apps", async () => {
  const init = () => {
    navigator.share = async (what) => {
      window.shared = what;
    };
  };
  const page = await site.open({ init });
  const link = await share(page);
  await page.locator("[data-share=with]").click();
  await page.waitForFunction(() => window.shared);
  assert.deepEqual(await page.evaluate(() => window.shared), { title: await title(page), url: link });
  await page.done();
  const without = await site.open({ init: () => delete Navigator.prototype.share });
  await share(without);
  assert.equal(await without.locator("[data-share=with]").count(), 0);
  await without.done();
});

test("language and theme travel only when asked for", async () => {
  const page = await site.open({ storage: { "eni-lens.theme": "dark" }, lang: "ja" });
  const plain = await share(page);
  await page.locator("input[name=share-lang]").check();
  await page.locator("input[name=share-theme]").check();
  const both = await page.inputValue("#share-link");
  assert.equal(both, `${plain}&lang=ja&theme=dark`);
  await page.done();
  const other = await site.open({ hash: fragment(both), lang: "en", theme: "light" });
  assert.equal(await other.evaluate(() => document.documentElement.lang), "ja");
  assert.equal(await other.evaluate(() => document.documentElement.dataset.theme), "dark");
  assert.equal(await other.evaluate(() => localStorage.getItem("eni-lens.lang")), null, "a link is no setting");
  assert.match(await title(other), /記事/);
  await other.done();
});

test("a fragment that changes opens its board, and an anchor of the page does nothing", async () => {
  const page = await site.open({ hash: `#${kept("article")}` });
  await goTo(page, `#${kept("named")}`);
  await page.waitForFunction(() => document.querySelector(".title-text").innerText.includes("本番"));
  assert.equal(await title(page), "本番 <b>2026</b>", "text, never markup");
  assert.equal(await metric(page, "legacy-needed") > 0, true);
  await goTo(page, "#tray");
  assert.equal(await title(page), "本番 <b>2026</b>");
  await goTo(page, "#v1.AAAA");
  await banner(page).waitFor();
  assert.equal(await title(page), "本番 <b>2026</b>", "a bad link changes nothing");
  await page.done();
});

test("a link that does not open leaves the default board, says why, and shows its text to copy", async () => {
  const whole = kept("article");
  const cases = [
    [`#${whole.slice(0, 60)}`, /cut off: copy all/],
    [`#${whole.slice(0, -1)}${whole.endsWith("A") ? "B" : "A"}`, /changed/],
    ["#v9.AAAA", /newer/i],
    [`#v1.${"A".repeat(33_000)}`, /at most 32,768 characters \(this one: 33,000\)/],
    ["#json.e30", /“format” is missing/],
    ["#json.", /cut off/],
    [json({ format: "eni-lens-board", version: 1, titel: "x" }), /Link:1:40: .*“titel”/],
    [`#v1.<img src=x onerror="window.hacked=1">`, /changed/],
    [json({ format: "eni-lens-board", version: 1, title: `<img src=x onerror="window.hacked=1">`, x: `<script>window.hacked=1</script>` }), /“x”/],
  ];
  for (const [raw, why] of cases) {
    const page = await site.open({ hash: raw, context: { permissions: ["clipboard-read", "clipboard-write"] } });
    await banner(page).waitFor();
    assert.match(await banner(page).innerText(), why, raw.slice(0, 80));
    const shown = await banner(page).locator("input").inputValue();
    assert.equal(shown, await hash(page));
    assert.equal(await metric(page, "legacy-needed"), 900);
    assert.equal(await page.evaluate(() => document.documentElement.hasAttribute("data-coming")), false);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    await banner(page).locator("button[data-copy]").click();
    await page.waitForFunction((shown) => navigator.clipboard.readText().then((text) => text === shown), shown);
    await banner(page).locator("button.tool").click();
    await banner(page).waitFor({ state: "detached" });
    await page.done();
  }
});

test("markup in names stays text wherever it is shown", async () => {
  const evil = `<img src=x onerror="window.hacked=1">`;
  const page = await site.open({
    hash: json({
      format: "eni-lens-board",
      version: 1,
      title: `${evil}<script>window.hacked=1</script>`,
      vpcs: [{ id: evil }],
      subnets: [{ name: evil, cidr: "10.0.0.0/24" }],
      security_groups: [{ name: evil, egress: evil }],
      functions: [{ name: evil, subnets: [evil], security_groups: [evil] }],
    }),
  });
  await page.waitForFunction(() => document.querySelector(".title-text").innerText.startsWith("<img"));
  assert.equal(await page.evaluate(() => document.querySelectorAll("img, main script").length), 0);
  await share(page);
  await page.locator("svg.qr").waitFor();
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  await page.done();
});

test("a JSON link opens and becomes the short form", async () => {
  const board = {
    format: "eni-lens-board",
    version: 1,
    title: "From a program",
    vpcs: [{ id: "vpc-1" }],
    subnets: [{ name: "a", cidr: "10.0.1.0/24" }],
    security_groups: [{ name: "app" }],
    functions: ["one", "two"].map((name) => ({ name, subnets: ["a"], security_groups: ["app"] })),
  };
  const page = await site.open({ hash: `${json(board)}&lang=ja` });
  await page.waitForFunction(() => location.hash.startsWith("#v1."));
  assert.equal(await title(page), "From a program");
  assert.equal(await metric(page, "hyperplane-enis"), 1);
  assert.match(await hash(page), /^#v1\.[\w-]+&lang=ja$/);
  assert.equal(await page.evaluate(() => document.documentElement.hasAttribute("data-coming")), false);
  const short = await hash(page);
  await page.done();
  const again = await site.open({ hash: short });
  assert.equal(await title(again), "From a program");
  await again.done();
});

test("the command line's link opens with the same figures", async () => {
  const files = ["list-functions", "describe-subnets"].map((name) => at("tests", "fixtures", `${name}.json`));
  const run = (args) =>
    execFileSync("cargo", ["run", "--quiet", "--locked", "--offline", "--no-default-features", "--features", "cli", "--bin", "eni-lens", "--", ...args], {
      cwd: at("."),
      encoding: "utf8",
    }).trim();
  const link = run(["link", "--base", site.url, "--concurrency", "20", ...files]);
  const report = JSON.parse(run(["report", "--format", "json", "--concurrency", "20", ...files]));
  const page = await site.open({ hash: fragment(link) });
  assert.equal(await metric(page, "legacy-needed"), report.legacy.needed);
  assert.equal(await metric(page, "hyperplane-enis"), report.hyperplane.needed);
  assert.equal(fragment(await share(page)), fragment(link), "the same board, the same characters");
  await page.done();
});

test("a board is saved as a file and opened again, by dialog and by drop", async () => {
  const page = await site.open({ hash: `#${kept("generated-2")}` });
  const before = await figures(page);
  const link = await share(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-share=save]").click()]);
  assert.match(download.suggestedFilename(), /^eni-lens-[\p{L}\p{N}-]+\.json$/u);
  const bytes = fs.readFileSync(await download.path());
  const saved = JSON.parse(bytes.toString());
  assert.equal(saved.format, "eni-lens-board");
  await page.done();

  const other = await site.open();
  await share(other);
  await other.locator("dialog[open] input[data-import=files]").setInputFiles({ name: "board.json", mimeType: "application/json", buffer: bytes });
  await other.locator("dialog[open]").waitFor({ state: "detached" });
  await other.waitForFunction(() => document.querySelector(".notice"));
  assert.deepEqual(await figures(other), before);
  assert.equal(fragment(await share(other)), fragment(link));
  await other.keyboard.press("Escape");
  // By drop, with a section of a later release: opened, and said.
  const text = JSON.stringify({ ...saved, title: "Dropped", clock: {} });
  await other.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "board.json", { type: "application/json" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, text);
  await other.waitForFunction(() => document.querySelector(".title-text").innerText === "Dropped");
  assert.match(await other.locator(".notice").innerText(), /“clock” is a section/);
  // One that does not hold changes nothing and says where.
  await other.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text.replace('"vpcs"', '"vpc"')], "board.json", { type: "application/json" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, text);
  await other.locator("dialog[open] .findings").waitFor();
  assert.match(await other.locator("dialog[open] .findings").innerText(), /“vpc”/);
  await other.keyboard.press("Escape");
  assert.equal(await title(other), "Dropped");
  await other.done();
});

test("over 2,000 characters a warning, over what a link carries the file", async () => {
  const page = await site.open({ hash: json(large(120)) });
  await page.waitForFunction(() => location.hash.startsWith("#v1."), null, { timeout: 20_000 });
  const link = await share(page);
  assert.ok(link.length > 2_000, String(link.length));
  assert.equal(await page.locator(".share-warning").count(), 1);
  await page.locator(".share-code .hint", { hasText: "Too long" }).waitFor();
  await page.keyboard.press("Escape");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "board.json", { type: "application/json" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, JSON.stringify(large(900)));
  await page.waitForFunction(() => document.querySelector(".notice"));
  await page.locator("header button", { hasText: /^Share$/ }).click();
  await page.locator("dialog[open] .share-warning").waitFor();
  assert.match(await page.locator("dialog[open] .share-warning").innerText(), /at most 32,768 characters/);
  assert.equal(await page.locator("#share-link").count(), 0);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-share=save].is-main").click()]);
  assert.equal(JSON.parse(fs.readFileSync(await download.path(), "utf8")).functions.length, 900);
  await page.done();
});

for (const lang of ["ja", "en"]) {
  for (const theme of ["light", "dark"]) {
    test(`no violation in the dialog and the banner: ${lang}, ${theme}`, async () => {
      for (const width of [1440, 390]) {
        const page = await site.open({ lang, theme, width, height: width === 390 ? 844 : 900, hash: "#v1.AAAA" });
        await banner(page).waitFor();
        await withoutViolations(page, "banner");
        const pictures = process.env.ENI_LENS_PICTURES;
        if (pictures) await page.screenshot({ path: path.join(pictures, `bad-link-${lang}-${theme}-${width}.png`) });
        await share(page);
        await page.locator("svg.qr").waitFor();
        await withoutViolations(page, "dialog");
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${wide} px too wide`);
        if (pictures) await page.screenshot({ path: path.join(pictures, `share-${lang}-${theme}-${width}.png`) });
        await page.done();
      }
    });
  }
}
