// Where Chromium and its driver are; installs Debian's packages when none is found and it may.

import fs from "node:fs";
import path from "node:path";
import { Stop, ask, at, must, say } from "./common.mjs";

const BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const DRIVERS = ["/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver", "/opt/homebrew/bin/chromedriver", "/usr/local/bin/chromedriver"];
const ON_PATH = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

function onPath(names) {
  for (const directory of (process.env.PATH || "").split(path.delimiter)) {
    for (const name of names) {
      const file = path.join(directory, name);
      if (directory && fs.existsSync(file)) return file;
    }
  }
  return null;
}

const find = (wished, places, names) => (wished && fs.existsSync(wished) ? wished : places.find((file) => fs.existsSync(file)) || onPath(names));

/** The browser to drive: the variable CHROMIUM, else where it usually is. */
export const findChromium = () => find(process.env.CHROMIUM, BROWSERS, ON_PATH);

/** Its driver: the variable CHROMEDRIVER, else where it usually is. */
export const findDriver = () => find(process.env.CHROMEDRIVER, DRIVERS, ["chromedriver"]);

/** `{ chromium, chromedriver }`, installed when need be and possible. */
export async function ensureChromium() {
  if (!findChromium() || !findDriver()) await install();
  const chromium = findChromium();
  const chromedriver = findDriver();
  if (!chromium || !chromedriver) throw new Stop(`${!chromium ? "Chromium" : "chromedriver"} was not found. ${ADVICE}`);
  return { chromium, chromedriver };
}

const PACKAGES = ["chromium", "chromium-driver", "fonts-noto-cjk"];
const ADVICE = [
  "The browser tests need Chromium and a chromedriver of the same version.",
  `  Debian:  sudo apt-get install ${PACKAGES.join(" ")}`,
  "  Ubuntu:  its chromium package is a snap; install Google Chrome and the chromedriver of its version",
  "  macOS:   brew install --cask google-chrome chromedriver",
  "Elsewhere: name them in the variables CHROMIUM and CHROMEDRIVER.",
].join("\n");

async function install() {
  const root = process.getuid?.() === 0;
  const sudo = !root && ask("sudo", ["-n", "true"]) !== null;
  if (!fs.existsSync("/etc/debian_version") || ask("apt-get", ["--version"]) === null || !(root || sudo)) throw new Stop(ADVICE);
  say(`Installing Debian's ${PACKAGES.join(", ")} (usually 1 to 2 minutes)`);
  const apt = (args) => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    return root ? must("apt-get", args, { env }) : must("sudo", ["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args], { env });
  };
  await apt(["update", "-qq"]);
  await apt(["install", "-y", "-qq", "--no-install-recommends", ...PACKAGES]);
}

/** webdriver.json with the browser that was found. */
function webdriver(binary) {
  const capabilities = JSON.parse(fs.readFileSync(at("webdriver.json"), "utf8"));
  capabilities["goog:chromeOptions"].binary = binary;
  const file = at(".stage", "webdriver.json");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(capabilities));
  return file;
}

/** What `cargo test --target wasm32-unknown-unknown` needs to run in that browser. */
export const wasmTestEnv = (binary) => ({
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: "wasm-bindgen-test-runner",
  WASM_BINDGEN_USE_BROWSER: "1",
  WASM_BINDGEN_TEST_WEBDRIVER_JSON: webdriver(binary),
  // A differential run over thousands of boards takes its time in a loaded machine.
  WASM_BINDGEN_TEST_TIMEOUT: "600",
});
