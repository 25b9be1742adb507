// Builds the optimised site into dist/: first paint (native), wasm (Trunk), then one bundled
// script, one style sheet and everything hashed, with integrity and an asset manifest.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { Stop, ask, at, duration, main, must, requireTool, root, say } from "./common.mjs";
import { ensureTools, wasmOpt } from "./tools.mjs";

const stage = at(".stage");
const trunkDist = at(".stage", "trunk");

/** The oldest browsers that work: README, src/text/shell.rs and js/early.js say the same. */
const BROWSERS = ["chrome111", "edge111", "firefox121", "safari16.4"];

async function timed(what, body) {
  const start = Date.now();
  const result = await body();
  say(`${what}: ${duration(Date.now() - start)}`);
  return result;
}

/** No path of this machine in the wasm. Later flags win, so the most special comes last. */
function remapFlags(env) {
  const cargoHome = process.env.CARGO_HOME || path.join(process.env.HOME || "", ".cargo");
  const sources = path.join(cargoHome, "registry", "src");
  const places = [
    [cargoHome, "/cargo"],
    // These directories are named after the registry's host.
    ...(fs.existsSync(sources) ? fs.readdirSync(sources) : []).map((name) => [path.join(sources, name), "/crates"]),
    [ask("rustc", ["--print", "sysroot"], { env }), "/rust"],
    [process.env.CARGO_TARGET_DIR && path.resolve(root, process.env.CARGO_TARGET_DIR), "/target"],
    [root, "/eni-lens"],
  ];
  const flags = [];
  for (const [place, name] of places) {
    if (!place) continue;
    const real = fs.existsSync(place) ? fs.realpathSync(place) : place;
    for (const from of new Set([place, real])) flags.push(`--remap-path-prefix=${from}=${name}`);
  }
  return flags;
}

/** What the components and texts say before the app runs, in both languages. */
async function prerender(env) {
  const output = await must(
    "cargo",
    ["run", "--quiet", "--locked", "--offline", "--no-default-features", "--features", "prerender", "--bin", "prerender"],
    { env, quiet: true },
  );
  return JSON.parse(output);
}

function writePage(pages) {
  const both = (body) => pages.map((page) => `<div class="static-lang" lang="${page.lang}">${body(page)}</div>`).join("\n");
  const firstPaint = pages
    .map((page) => `<div class="first-paint" lang="${page.lang}">${page.first_paint}</div>`)
    .join("");
  const withoutApp = [
    `<div id="old-browser" class="static-page">${both((p) => `<h1>${p.old_title}</h1><p>${p.old_text}</p>${p.answer}`)}</div>`,
    `<div id="failure" class="static-page" role="alert">${both((p) => `<h1>${p.failed_title}</h1><p>${p.failed_text}</p>${p.answer}`)}</div>`,
    `<div id="recovery" class="static-page" role="main">${both((p) => p.recovery)}</div>`,
    `<noscript><div class="static-page static-open">${both((p) => `<h1>${p.failed_title}</h1><p>${p.no_script_text}</p>${p.answer}`)}</div></noscript>`,
  ].join("\n    ");
  const page = fill(fs.readFileSync(at("index.html"), "utf8"), [
    ["{{description}}", pages[0].description],
    [/<!-- without-app: [^>]*-->/, withoutApp],
    ["<!-- first-paint -->", firstPaint],
  ]);
  fs.mkdirSync(at("generated"), { recursive: true });
  fs.writeFileSync(at("generated", "index.html"), page);
}

/** The page "Rules and sources" in each language: static, needs no wasm. */
function writeRules(site, pages, { script, style, icon }) {
  const policy = fs.readFileSync(at("index.html"), "utf8").match(/<meta http-equiv="Content-Security-Policy"[^>]*>/)?.[0];
  if (!policy) throw new Stop("index.html has no policy");
  const template = fs.readFileSync(at("rules.html"), "utf8");
  for (const { lang, rules } of pages) {
    const html = fill(template, [
      ["{{lang}}", lang],
      ["{{title}}", rules.title],
      ["{{description}}", rules.description],
      ["<!-- policy -->", policy],
      [
        "<!-- assets -->",
        [
          `<script src="${script.href}" integrity="${script.integrity}"></script>`,
          `<link rel="stylesheet" href="${style.href}" integrity="${style.integrity}" />`,
          `<link rel="icon" type="image/svg+xml" href="${icon.href}" />`,
          ...pages.map((page) => `<link rel="alternate" hreflang="${page.lang}" href="./${page.rules.file}" />`),
        ].join("\n    "),
      ],
      ["<!-- rules -->", rules.body],
    ]);
    site.write(rules.file, Buffer.from(html), "rules and sources");
  }
}

/** Replaces each mark, which must be there exactly as the page has it. */
function fill(text, replacements) {
  for (const [mark, value] of replacements) {
    const next = text.replace(mark, () => value);
    if (next === text) throw new Stop(`the page lacks the mark ${mark}`);
    text = next;
  }
  return text;
}

async function trunk(env) {
  fs.mkdirSync(stage, { recursive: true });
  const flags = remapFlags(env).join("\x1f");
  // Trunk reads NO_COLOR as a boolean and stops at `1`.
  const { NO_COLOR, ...rest } = env;
  await must("trunk", ["build", "--log", "warn"], { env: { ...rest, CARGO_ENCODED_RUSTFLAGS: flags } });
}

/** wasm-opt's result is kept per input, so that an unchanged module costs nothing. */
async function optimised(env, name) {
  const input = path.join(trunkDist, `${name}_bg.wasm`);
  const tool = wasmOpt(env);
  const args = ["-Oz"];
  const key = createHash("sha256").update(args.join(" ")).update(fs.readFileSync(input)).digest("hex").slice(0, 16);
  const kept = path.join(stage, `${name}-${key}.wasm`);
  if (!fs.existsSync(kept)) {
    for (const file of fs.readdirSync(stage)) {
      if (file.startsWith(`${name}-`)) fs.rmSync(path.join(stage, file));
    }
    await must(tool.command, [...tool.args, ...args, input, "-o", `${kept}.part`], { env });
    fs.renameSync(`${kept}.part`, kept);
  }
  return fs.readFileSync(kept);
}

function refuseMachinePaths(name, wasm) {
  const text = Buffer.from(wasm).toString("latin1");
  for (const place of new Set([root, fs.realpathSync(root), process.env.HOME, process.env.CARGO_HOME])) {
    if (place && place.length > 4 && text.includes(`${place}/`)) throw new Stop(`${name} holds a path of this machine: ${place}`);
  }
}

/** dist in the making: hashed files and what is known of them. */
class Site {
  constructor(directory) {
    this.directory = directory;
    this.assets = [];
    fs.rmSync(directory, { recursive: true, force: true });
    fs.mkdirSync(directory, { recursive: true });
  }

  add(name, bytes, what) {
    const content = Buffer.from(bytes);
    const dot = name.lastIndexOf(".");
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
    const file = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
    return this.write(file, content, what);
  }

  write(file, content, what) {
    fs.writeFileSync(path.join(this.directory, file), content);
    const integrity = `sha384-${createHash("sha384").update(content).digest("base64")}`;
    this.assets.push({ path: file, size: content.length, integrity, what });
    return { href: `./${file}`, integrity };
  }
}

async function finish(env, pages) {
  const esbuild = requireTool("esbuild");
  const bundle = async (options) => {
    const result = await esbuild.build({
      bundle: true,
      minify: true,
      write: false,
      charset: "utf8",
      legalComments: "none",
      target: BROWSERS,
      logLevel: "warning",
      // The glue imports a module once for each function of it.
      logOverride: { "duplicate-object-key": "silent" },
      absWorkingDir: root,
      ...options,
    });
    return result.outputFiles[0].contents;
  };
  const site = new Site(at(".stage", "dist"));

  const [appWasm, workerWasm] = await Promise.all(["app", "worker"].map((name) => optimised(env, name)));
  refuseMachinePaths("app.wasm", appWasm);
  refuseMachinePaths("worker.wasm", workerWasm);

  const assets = {
    appWasm: site.add("app.wasm", appWasm, "the app's module"),
    workerWasm: site.add("worker.wasm", workerWasm, "the worker's module"),
    workerScript: site.add(
      "worker.js",
      await bundle({
        entryPoints: ["js/worker.js"],
        format: "iife",
        alias: { "worker-glue": "./.stage/trunk/worker.js" },
        // The module is handed over compiled, so the glue never looks for its URL.
        define: { "import.meta.url": '""' },
      }),
      "the worker's script",
    ),
    // What the rules say, by language: loaded when a reader first asks why.
    rules: Object.fromEntries(pages.map(({ lang, rules }) => [lang, site.add("rules.bin", Uint8Array.from(rules.data), `the rules, ${lang}`)])),
  };
  const boot = site.add(
    "app.js",
    await bundle({
      entryPoints: ["js/boot.js"],
      format: "esm",
      alias: { "app-glue": "./.stage/trunk/app.js" },
      define: { ENI_LENS_ASSETS: JSON.stringify(assets) },
    }),
    "boot and glue",
  );
  const early = site.add("early.js", await bundle({ entryPoints: ["js/early.js"], target: "es5" }), "language, theme, old browsers");
  const style = site.add(
    "app.css",
    await bundle({ entryPoints: ["styles/app.css"], loader: { ".svg": "dataurl", ".png": "dataurl" } }),
    "the style sheet",
  );
  const icon = site.add("icon.svg", fs.readFileSync(at("styles", "icon.svg")), "the icon");
  writeRules(site, pages, {
    icon,
    script: site.add("rules.js", await bundle({ entryPoints: ["js/rules.js"], target: "es5" }), "the rules' theme and search"),
    style: site.add("rules.css", await bundle({ entryPoints: ["styles/rules.css"] }), "the rules' style sheet"),
  });

  const html = fill(fs.readFileSync(path.join(trunkDist, "index.html"), "utf8"), [
    [
      /<!-- assets: [^>]*-->/,
      [
        `<script src="${early.href}" integrity="${early.integrity}"></script>`,
        `<link rel="stylesheet" href="${style.href}" integrity="${style.integrity}" />`,
        // Without integrity, which browsers ignore here with a warning: the boot script's fetch of
        // the same request enforces it.
        `<link rel="preload" as="fetch" type="application/wasm" crossorigin href="${assets.appWasm.href}" />`,
        `<script type="module" src="${boot.href}" integrity="${boot.integrity}"></script>`,
        `<link rel="icon" type="image/svg+xml" href="${icon.href}" />`,
      ].join("\n    "),
    ],
  ]).replaceAll(/[ \t]*<!-- (boot|preload) -->\n?/g, "");
  const left = html.match(/<!-- .*? -->|\{\{.*?\}\}|data-trunk/);
  if (left) throw new Stop(`the page still holds ${left[0]}`);
  site.write("index.html", Buffer.from(html), "the page");
  const manifest = `${JSON.stringify({ assets: site.assets }, null, 1)}\n`;
  fs.writeFileSync(path.join(site.directory, "assets.json"), manifest);

  // dist is there as a whole or not at all.
  fs.rmSync(at("dist"), { recursive: true, force: true });
  fs.renameSync(site.directory, at("dist"));
  return site.assets;
}

function report(assets) {
  const first = /^(index|app|early)[.-]/;
  let all = 0;
  for (const { path: file } of assets) {
    const bytes = fs.readFileSync(at("dist", file));
    const brotli = zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
    if (first.test(file)) all += brotli;
    console.log(`  ${file.padEnd(32)} ${String(bytes.length).padStart(8)}  brotli ${String(brotli).padStart(7)}`);
  }
  say(`dist/ is ready; what loads first: ${(all / 1000).toFixed(1)} KB brotli`);
}

/** The whole build. */
export async function build() {
  const start = Date.now();
  const env = await ensureTools();
  say("Building the optimised site (3 to 5 minutes the first time on 2 cores, seconds when little changed)");
  const pages = await timed("first paint and rules", () => prerender(env));
  writePage(pages);
  await timed("wasm", () => trunk(env));
  report(await timed("bundle, hash and optimise", () => finish(env, pages)));
  say(`built in ${duration(Date.now() - start)}`);
  return env;
}

if (process.argv[1] && path.resolve(process.argv[1]) === at("scripts", "build.mjs")) main(build);
