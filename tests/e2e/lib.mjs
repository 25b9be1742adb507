// What every end-to-end test stands on: the built dist/ on a free port, Chromium, and a page that
// fails its test on console errors, page errors, and requests to any other host.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { findChromium } from "../../scripts/chromium.mjs";
import { at, requireTool } from "../../scripts/common.mjs";
import { serveSite } from "../../scripts/site-server.mjs";

const { chromium } = requireTool("playwright-core");

/** The built site. */
export const dist = process.env.ENI_LENS_DIST ? path.resolve(process.env.ENI_LENS_DIST) : at("dist");

/** A directory for pictures and other output of tests; not tracked. */
export const output = at(".stage", "e2e");

/** axe-core's source, for `page.evaluate`. */
export const axe = fs.readFileSync(requireTool.resolve("axe-core/axe.min.js"), "utf8");

/** Serves dist/; the options are those of `serveSite`. */
export const serve = (options) => serveSite(dist, options);

/**
 * Starts Chromium and serves dist/. Answers `{ browser, url, open, close }`; `open(options)` opens
 * the site in a context of its own and answers the page, see below.
 */
export async function launch() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("no Chromium: see scripts/chromium.mjs");
  const [server, browser] = await Promise.all([
    serve(),
    chromium.launch({
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    }),
  ]);
  return {
    browser,
    url: server.url,
    open: (options = {}) => open(browser, { url: server.url, ...options }),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/**
 * Options: `url`; `lang` ("en" or "ja", the browser's language), `theme` ("light" or "dark", the
 * system's), `width` and `height`, `hash`, `storage` (entries of localStorage), `mount` (false: do
 * not wait), `init` (a function that runs in the page before everything), `beforeOpen` (gets the
 * page before it goes anywhere), `context` (further options).
 *
 * The page has `page.seen` = `{ errors, foreign, requests }`, and `page.done()` closes it and fails
 * on everything it should not have done.
 */
async function open(browser, options) {
  const { url, lang = "en", theme = "light", width = 1440, height = 900, hash = "", storage = {}, mount = true } = options;
  const context = await browser.newContext({
    locale: lang === "ja" ? "ja-JP" : "en-US",
    colorScheme: theme,
    viewport: { width, height },
    reducedMotion: "reduce",
    ...options.context,
  });
  const page = await context.newPage();
  const seen = { errors: [], foreign: [], requests: [] };
  page.seen = seen;
  page.done = () => closeClean(page);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.errors.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => seen.errors.push(`page error: ${error.message}`));
  context.on("request", (request) => {
    const to = request.url();
    seen.requests.push(to);
    if (!/^(data|blob):/.test(to) && !to.startsWith(`${new URL(url).origin}/`)) seen.foreign.push(to);
  });
  await page.addInitScript((entries) => {
    window.cspViolations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.cspViolations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const nodes = entry.sources.map((source) => source.node?.className || source.node?.nodeName);
        if (!entry.hadRecentInput) window.shifts.push({ value: entry.value, nodes });
      }
    }).observe({ type: "layout-shift", buffered: true });
    for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
  }, storage);
  if (options.init) await page.addInitScript(options.init);
  await options.beforeOpen?.(page);
  await page.goto(url + hash, { waitUntil: mount ? "load" : "domcontentloaded" });
  if (mount) await page.waitForSelector("html[data-mounted]", { state: "attached", timeout: 30_000 });
  return page;
}

async function closeClean(page) {
  const violations = await page.evaluate(() => window.cspViolations);
  await page.context().close();
  assert.deepEqual(violations, [], "violations of the content security policy");
  assert.deepEqual(page.seen.errors, [], "errors and warnings in the console");
  assert.deepEqual(page.seen.foreign, [], "requests to other hosts");
}

/** The plain integer of a headline figure, or of a subnet's row. */
export async function metric(page, name, subnet = null) {
  const place = subnet === null ? `[data-metric="${name}"]` : `[data-subnet="${subnet}"] [data-metric="${name}"], [data-subnet="${subnet}"][data-metric="${name}"]`;
  const value = await page.locator(place).first().getAttribute("data-value");
  return Number(value);
}

/** What axe finds on the page, a line each: the rule, the places and what to mend. */
export async function violations(page, runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]) {
  await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly });
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).slice(0, 3).join(" | ")}`);
  }, runOnly);
}
