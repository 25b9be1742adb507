// The page as a page: policy, integrity, first paint, start, worker, failure.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { dist, launch, serve } from "./lib.mjs";

let shared;
before(async () => {
  shared = await launch();
});
after(() => shared?.close());

const manifest = () => JSON.parse(fs.readFileSync(path.join(dist, "assets.json"), "utf8")).assets;

/** Pastes a text anywhere on the page, which starts an import. */
async function paste(page, text) {
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.setData("text/plain", content);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

test("the manifest tells every file of dist, its size and its integrity", () => {
  const assets = manifest();
  const files = fs.readdirSync(dist).filter((name) => name !== "assets.json").sort();
  assert.deepEqual(assets.map(({ path: file }) => file).sort(), files);
  for (const asset of assets) {
    const bytes = fs.readFileSync(path.join(dist, asset.path));
    assert.equal(asset.size, bytes.length, asset.path);
    assert.equal(asset.integrity, `sha384-${createHash("sha384").update(bytes).digest("base64")}`, asset.path);
    if (!/^(index|rules(\.ja)?)\.html$/.test(asset.path)) assert.match(asset.path, /^[a-z]+-[0-9a-f]{16}\.[a-z]+$/);
  }
});

test("the page is under the policy and holds no inline script or style", () => {
  const html = fs.readFileSync(path.join(dist, "index.html"), "utf8");
  const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)?.[1] ?? "";
  for (const rule of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "worker-src 'self' blob:", "require-trusted-types-for 'script'", "trusted-types eni-lens"]) {
    assert.ok(policy.split("; ").includes(rule), rule);
  }
  assert.ok(html.indexOf("Content-Security-Policy") < html.indexOf("<script"), "the policy stands before the first script");
  assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/);
  for (const [tag] of html.matchAll(/<script[^>]*>/g)) assert.match(tag, /src="\.\/[^"]+" integrity="sha384-/);
  for (const [tag] of html.matchAll(/<link[^>]*rel="stylesheet"[^>]*>/g)) assert.match(tag, /integrity="sha384-/);
  assert.equal(html.match(/<script type="module"/g)?.length, 1);
});

for (const lang of ["en", "ja"]) {
  test(`starts in the browser's language without a complaint: ${lang}`, async () => {
    const page = await shared.open({ lang });
    assert.equal(await page.locator("html").getAttribute("lang"), lang);
    await page.waitForTimeout(300);
    const wasm = page.seen.requests.filter((url) => /\/app-[0-9a-f]+\.wasm$/.test(url));
    assert.equal(wasm.length, 1, "the app's module is loaded once");
    assert.equal(page.seen.requests.filter((url) => /worker/.test(url)).length, 0, "the worker waits until it is wanted");
    await page.done();
  });
}

test("the kept language and theme win over the browser's", async () => {
  const page = await shared.open({ lang: "en", theme: "light", storage: { "eni-lens.lang": "ja", "eni-lens.theme": "dark" } });
  assert.equal(await page.locator("html").getAttribute("lang"), "ja");
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await page.done();
});

for (const [lang, width, height] of [["en", 1440, 900], ["ja", 1440, 900], ["en", 820, 1180], ["ja", 390, 844]]) {
  test(`mounting changes nothing on the screen: ${lang} ${width}`, async () => {
    const held = await heldPage({ lang, width, height });
    const before = await boxes(held.page);
    held.release();
    await held.page.waitForSelector("html[data-mounted]", { state: "attached" });
    await held.page.waitForTimeout(400);
    assert.ok(before.length > 0, "there is a first paint");
    assert.deepEqual(await boxes(held.page), before, "every box stands where the first paint had it");
    assert.deepEqual(await held.page.evaluate(() => window.shifts), [], "no layout shift");
    await held.page.done();
  });
}

/** A page whose wasm is on its way until `release` is called. */
async function heldPage(options) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const page = await shared.open({
    ...options,
    mount: false,
    beforeOpen: (fresh) =>
      fresh.route(/app-[0-9a-f]+\.wasm$/, async (route) => {
        await held;
        await route.continue();
      }),
  });
  return { page, release };
}

/**
 * Text and box of every visible element that holds text of its own, in DOM order. Not of text nodes:
 * the parser joins those that the app keeps apart.
 */
const boxes = (page) =>
  page.evaluate(() => {
    const elements = new Set();
    const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.data.trim()) elements.add(walker.currentNode.parentElement);
    const rows = [];
    for (const element of elements) {
      const box = element.getBoundingClientRect();
      if (box.width > 0) rows.push(`${element.textContent.trim()} ${[box.x, box.y, box.width, box.height].map((value) => value.toFixed(1)).join(" ")}`);
    }
    return rows;
  });

test("a link or a saved board on its way is never shown as the default answer", async () => {
  for (const options of [{ hash: "#v1.abc" }, { hash: "#json.abc" }, { hash: "#preset.x" }, { storage: { "eni-lens.saved": "1" } }]) {
    const held = await heldPage(options);
    assert.equal(await held.page.locator("html").getAttribute("data-coming"), "board");
    const shown = await held.page.evaluate(() =>
      [...document.querySelectorAll(".first-paint [data-metric]")].filter((element) => getComputedStyle(element).color !== "rgba(0, 0, 0, 0)").map((element) => element.outerHTML));
    assert.deepEqual(shown, []);
    held.release();
    await held.page.waitForSelector("html[data-mounted]", { state: "attached" });
    await held.page.context().close();
  }
  const page = await shared.open();
  assert.equal(await page.locator("html").getAttribute("data-coming"), null);
  await page.done();
});

for (const kind of [/^app-.*\.wasm$/, /^app-.*\.js$/]) {
  test(`a flipped byte stops the app and the page says so: ${kind.source}`, async () => {
    const server = await serve({
      change: (file, bytes) => {
        if (!kind.test(file)) return null;
        const flipped = Buffer.from(bytes);
        flipped[flipped.length >> 1] ^= 1;
        return flipped;
      },
    });
    try {
      const page = await shared.open({ url: server.url, mount: false });
      await page.waitForTimeout(1500);
      assert.equal(await page.locator("html").getAttribute("data-mounted"), null);
      assert.ok(await page.locator("#failure").isVisible(), "the failure is shown");
      const text = await page.locator("#failure").innerText();
      assert.match(text, /WebAssembly does not run here/);
      assert.match(text, /WebAssembly が動きません/);
      assert.ok(page.seen.errors.some((error) => /integrity|digest/i.test(error)), "refused for its integrity");
      await page.context().close();
    } finally {
      await server.close();
    }
  });
}

test("without WebAssembly or another thing it needs, the page says what to use", async () => {
  const page = await shared.open({ mount: false, init: () => delete globalThis.WebAssembly });
  assert.ok(await page.locator("#old-browser").isVisible());
  assert.ok(!(await page.locator("#app").isVisible()));
  assert.equal(await page.locator("html").getAttribute("data-mounted"), null);
  await page.done();
});

test("without scripts the answer stands as text in both languages", async () => {
  const context = await shared.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(shared.url);
  const text = await page.locator("noscript").innerText();
  for (const figure of ["900", "502", "398", "39", "249"]) assert.match(text, new RegExp(`\\b${figure}\\b`));
  assert.match(text, /WebAssembly does not run here/);
  assert.match(text, /WebAssembly が動きません/);
  await context.close();
});

test("the worker starts from a blob, inherits the policy and answers", async () => {
  const page = await shared.open();
  const started = page.waitForEvent("worker");
  await paste(page, '{"Functions": []}');
  const worker = await started;
  assert.match(worker.url(), /^blob:/);
  await page.waitForFunction(() => !document.querySelector("dialog[open] [aria-busy=true]"));
  // In a task of its own: what the driver evaluates itself is outside the policy.
  const evaluated = await worker.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve(new Function("return 1")());
          } catch (error) {
            resolve(error.name);
          }
        });
      }),
  );
  assert.equal(evaluated, "EvalError", "no eval in the worker");
  assert.equal(await worker.evaluate(() => fetch("https://example.invalid/").then(() => "fetched", (error) => error.name)), "TypeError");
  assert.equal(page.seen.foreign.length, 0, "the policy stops it before the network");
  await page.context().close();
});

test("the policy lets no other script become a worker", async () => {
  const page = await shared.open();
  const outcome = await page.evaluate(() => {
    const tries = {};
    for (const [name, make] of Object.entries({
      url: () => new Worker("./early.js"),
      blob: () => new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))),
      policy: () => trustedTypes.createPolicy("another", { createScriptURL: (url) => url }),
      same: () => trustedTypes.createPolicy("eni-lens", { createScriptURL: (url) => url }),
    })) {
      try {
        make();
        tries[name] = "let through";
      } catch (error) {
        tries[name] = error.name;
      }
    }
    return tries;
  });
  assert.deepEqual(outcome, { url: "TypeError", blob: "TypeError", policy: "TypeError", same: "TypeError" });
  await page.context().close();
});

test("works under a sub-path", async () => {
  const server = await serve({ prefix: "/some/path/" });
  try {
    const page = await shared.open({ url: server.url });
    await page.done();
  } finally {
    await server.close();
  }
});

test("the server gives nothing outside its directory", async () => {
  for (const escape of ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "/%00", "/%ff", "/.."]) {
    const answer = await fetch(new URL(escape, shared.url), { redirect: "manual" });
    assert.ok(answer.status === 404 || (await answer.text()).includes("<html"), escape);
  }
});
