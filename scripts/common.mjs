// What the scripts share: where the project is, how to run a command, how to say something.

import { spawn, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's directory; may hold spaces. */
export const root = path.resolve(fileURLToPath(new URL("..", import.meta.url)));

/** A path inside the project. */
export const at = (...parts) => path.join(root, ...parts);

/** What npm installed (`.tools/npm`), by name. */
export const requireTool = createRequire(at(".tools", "npm", "package.json"));

/** Says something about the build itself, apart from what the tools print. */
export const say = (text) => console.log(`▸ ${text}`);

/** Ends with a message for a person, without a stack. */
export class Stop extends Error {}

/** Runs a script's main function: a `Stop` is a message, everything else a bug. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Stop ? `✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}

/** 1.2 s, 3 min 4 s. */
export function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Runs a command for its output, quietly. `null` when it is not there or fails. */
export function ask(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, encoding: "utf8", ...options });
  return done.error || done.status !== 0 ? null : done.stdout.trim();
}

/**
 * Runs a command and lets its output through as it comes. Answers `{ status, output }`; `output`
 * is kept only with `keep`, and `quiet` keeps standard output from the terminal.
 */
export function run(command, args, { keep = false, quiet = false, ...options } = {}) {
  return new Promise((resolve) => {
    const piped = keep || quiet;
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", piped ? "pipe" : "inherit", keep ? "pipe" : "inherit"],
      ...options,
    });
    const parts = [];
    child.stdout?.on("data", (chunk) => {
      parts.push(chunk);
      if (!quiet) process.stdout.write(chunk);
    });
    child.stderr?.on("data", (chunk) => {
      parts.push(chunk);
      process.stderr.write(chunk);
    });
    child.on("error", (error) => resolve({ status: 127, output: String(error) }));
    child.on("close", (status) => resolve({ status: status ?? 1, output: Buffer.concat(parts).toString("utf8") }));
  });
}

/** As `run`, and a failure stops everything. */
export async function must(command, args, options) {
  const done = await run(command, args, options);
  if (done.status !== 0) throw new Stop(`\`${path.basename(command)} ${args.join(" ")}\` failed`);
  return done.output;
}
