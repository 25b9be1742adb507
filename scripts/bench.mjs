// How fast it is, as tables: the engine natively, then the built page in Chromium.

import fs from "node:fs";
import { ensureChromium, wasmTestEnv } from "./chromium.mjs";
import { at, main, must, run, say } from "./common.mjs";
import { ensureTools } from "./tools.mjs";

main(async () => {
  const env = await ensureTools({ site: false });
  if (fs.existsSync(at("benches", "engine.rs"))) {
    say("The engine, native");
    await must("cargo", ["bench", "--quiet", "--locked", "--offline", "--bench", "engine"], { env });
  }
  say("The engine, in Chromium's wasm");
  const wasm = ["test", "--release", "--locked", "--offline", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "app", "--test", "speed", "--", "--nocapture"];
  const { chromium, chromedriver } = await ensureChromium();
  await must("cargo", wasm, { env: { ...env, CHROMIUM: chromium, CHROMEDRIVER: chromedriver, ...wasmTestEnv(chromium) } });
  const browser = at("tests", "e2e", "bench.mjs");
  if (fs.existsSync(browser)) {
    const { build } = await import("./build.mjs");
    await build();
    say("The page, in Chromium");
    const done = await run(process.execPath, [browser], { env });
    process.exitCode = done.status;
  }
});
