// Brings what the build needs into the project's own `.tools/` and answers the environment to run
// it in. Uses what is on PATH when its version fits; a second run installs and fetches nothing.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Stop, ask, at, duration, main, must, root, run, say } from "./common.mjs";

const TRUNK = "0.21.14";
const WASM = "wasm32-unknown-unknown";
const tools = at(".tools");

/** The environment every command of the build runs in: `.tools/bin` before PATH. */
export function environment() {
  const cargoHome = process.env.CARGO_HOME || path.join(process.env.HOME || "", ".cargo");
  const PATH = [path.join(tools, "bin"), process.env.PATH, path.join(cargoHome, "bin")].join(path.delimiter);
  return { ...process.env, PATH };
}

/** The version of a crate in Cargo.lock. */
function locked(name) {
  const found = fs.readFileSync(at("Cargo.lock"), "utf8").match(new RegExp(`name = "${name}"\\nversion = "([^"]+)"`));
  if (!found) throw new Stop(`Cargo.lock names no ${name}`);
  return found[1];
}

async function step(what, usually, body) {
  say(`${what} (usually ${usually})`);
  const start = Date.now();
  await body();
  say(`  done in ${duration(Date.now() - start)}`);
}

async function toolchain(env, components) {
  const channel = fs.readFileSync(at("rust-toolchain.toml"), "utf8").match(/channel = "([^"]+)"/)[1];
  const rustup = ask("rustup", ["--version"], { env }) !== null;
  let sysroot = ask("rustc", ["--print", "sysroot"], { env });
  if (sysroot === null) {
    if (!rustup) throw new Stop("Rust is missing: install rustup (https://rustup.rs), then run this again");
    await step(`Installing Rust ${channel}`, "1 minute", () =>
      must("rustup", ["toolchain", "install", channel, "--profile", "minimal", "--no-self-update"], { env }));
    sysroot = ask("rustc", ["--print", "sysroot"], { env });
    if (sysroot === null) throw new Stop(`Rust ${channel} was installed but does not start`);
  }
  if (!fs.existsSync(path.join(sysroot, "lib", "rustlib", WASM))) {
    if (!rustup) throw new Stop(`This Rust has no ${WASM} target and there is no rustup to add it`);
    await step(`Adding the target ${WASM}`, "20 seconds", () => must("rustup", ["target", "add", WASM], { env }));
  }
  for (const [component, program] of components) {
    if (ask("cargo", [program, "--version"], { env }) !== null) continue;
    if (!rustup) throw new Stop(`cargo ${program} is missing and there is no rustup to add it`);
    await step(`Adding ${component}`, "20 seconds", () => must("rustup", ["component", "add", component], { env }));
  }
}

async function crates(env) {
  const there = await run("cargo", ["fetch", "--locked", "--offline"], { env, stdio: "ignore" });
  if (there.status === 0) return;
  await step("Fetching the crates of Cargo.lock", "20 seconds", () => must("cargo", ["fetch", "--locked"], { env }));
}

/** A cargo program at exactly `version`: on PATH, in `.tools/bin`, or compiled now. */
async function cargoTool(env, { programs, crate, version, flags, usually }) {
  const fits = programs.every((program) => {
    const printed = ask(program, ["--version"], { env });
    return printed !== null && printed.split(/\s+/).includes(version);
  });
  if (fits) return;
  await step(`Compiling ${crate} ${version} into .tools/`, usually, async () => {
    fs.mkdirSync(tools, { recursive: true });
    const target = fs.mkdtempSync(path.join(tools, "build-"));
    try {
      await must("cargo", ["install", crate, "--version", version, "--root", tools, "--target-dir", target, "--force", ...flags], { env });
    } finally {
      fs.rmSync(target, { recursive: true, force: true });
    }
  });
}

/** esbuild, wasm-opt and what drives Chromium, exactly as package-lock.json says. */
async function npm(env) {
  const home = path.join(tools, "npm");
  const files = ["package.json", "package-lock.json", ".npmrc"];
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const file of files) hash.update(fs.readFileSync(at(file)));
  const wanted = hash.digest("hex");
  const stamp = path.join(home, "stamp");
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted) return;
  if (ask("npm", ["--version"], { env }) === null) throw new Stop("npm is missing: install Node 20 or newer with npm");
  await step("Installing esbuild, wasm-opt and the browser driver from npm into .tools/", "20 seconds", async () => {
    fs.rmSync(stamp, { force: true });
    fs.mkdirSync(home, { recursive: true });
    for (const file of files) fs.copyFileSync(at(file), path.join(home, file));
    await must("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { env, cwd: home });
    fs.writeFileSync(stamp, wanted);
  });
}

/** wasm-opt: the one on PATH when it is npm's version or newer, else npm's. */
export function wasmOpt(env) {
  const wanted = Number(JSON.parse(fs.readFileSync(at("package.json"), "utf8")).devDependencies.binaryen.split(".")[0]);
  const found = ask("wasm-opt", ["--version"], { env })?.match(/version (\d+)/);
  if (found && Number(found[1]) >= wanted) return { command: "wasm-opt", args: [] };
  return { command: process.execPath, args: [path.join(tools, "npm", "node_modules", "binaryen", "bin", "wasm-opt")] };
}

/** Everything the build needs; with `lint`, what `make quick` and `make test` need too. */
export async function ensureTools({ lint = false, site = true } = {}) {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    throw new Stop(`Node ${process.versions.node} is too old: install Node 20 or newer`);
  }
  const env = environment();
  await toolchain(env, lint ? [["clippy", "clippy"], ["rustfmt", "fmt"]] : []);
  await crates(env);
  if (site) {
    await npm(env);
    await cargoTool(env, {
      programs: ["wasm-bindgen", "wasm-bindgen-test-runner"],
      crate: "wasm-bindgen-cli",
      version: locked("wasm-bindgen"),
      // Without --locked: its own lock names packages that not every mirror carries.
      flags: ["--debug", "--no-default-features"],
      usually: "2 minutes on 2 cores",
    });
    await cargoTool(env, {
      programs: ["trunk"],
      crate: "trunk",
      version: TRUNK,
      // The newest Trunk needs a newer Rust; a debug build of it builds the site as fast.
      flags: ["--locked", "--debug", "--no-default-features", "--features", "rustls"],
      usually: "2 to 4 minutes on 2 cores",
    });
  }
  return env;
}

if (process.argv[1] && path.resolve(process.argv[1]) === path.join(root, "scripts", "tools.mjs")) {
  main(() => ensureTools({ lint: true }));
}
