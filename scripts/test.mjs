// Everything that is checked, in order, and one line at the end over all of it. `--quick` (or
// scripts/quick.mjs) stops after the native tests.

import fs from "node:fs";
import path from "node:path";
import { build } from "./build.mjs";
import { ensureChromium, wasmTestEnv } from "./chromium.mjs";
import { at, duration, main, run, say } from "./common.mjs";
import { ensureTools } from "./tools.mjs";

const WASM = ["--target", "wasm32-unknown-unknown"];
const STRICT = ["--", "-D", "warnings"];
const CARGO = ["--locked", "--offline"];

/** Sums cargo's `test result:` lines. A test binary that does not finish is one failure. */
function cargoCounts({ status, output }) {
  let passed = 0;
  let failed = 0;
  for (const [, yes, no] of output.matchAll(/^test result: .*?(\d+) passed; (\d+) failed;/gm)) {
    passed += Number(yes);
    failed += Number(no);
  }
  if (status !== 0 && failed === 0) failed = 1;
  return { passed, failed };
}

/** Sums the summary of node's own test runner. */
function nodeCounts({ status, output }) {
  const count = (name) => Number(output.match(new RegExp(`^. ${name} (\\d+)$`, "m"))?.[1] ?? 0);
  const passed = count("pass");
  let failed = count("fail") + count("cancelled");
  if (status !== 0 && failed === 0) failed = 1;
  return { passed, failed };
}

/** A check without a count of its own: one. */
const oneCheck = ({ status }) => (status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Runs all parts; the exit code says whether everything passed. */
export async function test({ quick = false } = {}) {
  const started = Date.now();
  const parts = [];

  async function part(name, count, body) {
    say(name);
    const start = Date.now();
    let result;
    try {
      result = count(await body());
    } catch (error) {
      console.error(`✗ ${error.message}`);
      result = { passed: 0, failed: 1 };
    }
    // A part in which nothing ran has not shown anything.
    if (result.passed + result.failed === 0) {
      console.error(`✗ ${name}: no test ran`);
      result.failed = 1;
    }
    parts.push({ name, ...result, ms: Date.now() - start });
    return result.failed === 0;
  }

  const env = await ensureTools({ lint: true, site: !quick });
  const cargo = (args, options = {}) => run("cargo", args, { env, keep: true, ...options });
  const clippy = (features, target = []) =>
    cargo(["clippy", ...CARGO, "--all-targets", "--no-default-features", "--features", features, ...target, ...STRICT]);

  await part("rustfmt", oneCheck, () => cargo(["fmt", "--check"]));
  await part("clippy, native: command line", oneCheck, () => clippy("cli"));
  await part("clippy, native: view, prerenderer", oneCheck, () => clippy("cli,view,prerender"));
  if (!quick) {
    await part("clippy, wasm32: app", oneCheck, () => clippy("app", WASM));
    await part("clippy, wasm32: worker", oneCheck, () => clippy("worker", WASM));
  }
  await part("native tests", cargoCounts, () => cargo(["test", "--no-fail-fast", ...CARGO, "--no-default-features", "--features", "cli,view,prerender"]));

  if (!quick) {
    const browser = await ensureChromium().catch((error) => error);
    const driven = () => {
      if (browser instanceof Error) throw browser;
      return { ...env, CHROMIUM: browser.chromium, CHROMEDRIVER: browser.chromedriver };
    };
    await part("wasm tests in headless Chromium", cargoCounts, () =>
      cargo(["test", "--no-fail-fast", ...CARGO, ...WASM, "--no-default-features", "--features", "app", "--lib", "--tests"], {
        env: { ...driven(), ...wasmTestEnv(browser.chromium) },
      }));
    const built = await part("make build", oneCheck, async () => {
      await build();
      return { status: 0 };
    });
    await part("end to end in headless Chromium", nodeCounts, () => {
      if (!built) throw new Error("there is no dist/ to test");
      const directory = at("tests", "e2e");
      const files = fs.readdirSync(directory).filter((name) => name.endsWith(".test.mjs")).sort();
      const paths = files.map((name) => path.join("tests", "e2e", name));
      return run(process.execPath, ["--test", "--test-reporter=spec", "--test-concurrency=2", ...paths], { env: driven(), keep: true });
    });
  }

  const sum = (key) => parts.reduce((total, result) => total + result[key], 0);
  const width = Math.max(...parts.map(({ name }) => name.length));
  console.log("");
  for (const { name, passed, failed, ms } of parts) {
    console.log(`${name.padEnd(width)}  ${String(passed).padStart(6)} passed  ${String(failed).padStart(4)} failed  ${duration(ms).padStart(12)}`);
  }
  console.log(`${"all".padEnd(width)}  ${duration(Date.now() - started)}`);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  if (sum("failed") > 0) process.exitCode = 1;
}

if (process.argv[1] && path.resolve(process.argv[1]) === at("scripts", "test.mjs")) main(() => test());
