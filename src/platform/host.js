// Starts the worker and talks to it. Here is the one Trusted Types policy, `eni-lens`: it lets
// through the project's own URLs and the blob of its own, integrity-checked worker, nothing else.

/* global ENI_LENS_ASSETS */

const blobs = new Set();

function ours(url) {
  if (blobs.has(url)) return url;
  const home = new URL("./", document.baseURI).href;
  const full = new URL(url, document.baseURI).href;
  if (full.startsWith(home) && !/^[a-z][a-z0-9+.-]*:/i.test(url)) return full;
  throw new TypeError("not a script of this project");
}

const policy = globalThis.trustedTypes
  ? globalThis.trustedTypes.createPolicy("eni-lens", { createScriptURL: ours })
  : { createScriptURL: ours };

async function verified({ href, integrity }) {
  const response = await fetch(href, { integrity, credentials: "same-origin" });
  if (!response.ok) throw new Error(`${href}: ${response.status}`);
  return response.arrayBuffer();
}

// A worker started by URL would not inherit the page's policy; one started from a blob does.
async function start() {
  const { workerScript, workerWasm } = ENI_LENS_ASSETS;
  const [script, wasm] = await Promise.all([verified(workerScript), verified(workerWasm)]);
  const module = await WebAssembly.compile(wasm);
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  blobs.add(url);
  const worker = new Worker(policy.createScriptURL(url), { name: "import" });
  worker.onmessage = ({ data }) => {
    if (data.ready) {
      // Only now: the script must have been read before its blob goes away.
      blobs.delete(url);
      URL.revokeObjectURL(url);
    } else if (data.failed) {
      lost(worker, data.failed);
    } else {
      answer(data.id, data.answer);
    }
  };
  worker.onerror = (event) => {
    event.preventDefault();
    lost(worker, event.message);
  };
  worker.onmessageerror = () => lost(worker, "unreadable message");
  worker.postMessage({ module });
  return worker;
}

/** The running worker, or its start; `null` before the first import and after a failure. */
let current = null;
const waiting = new Map();
let last = 0;

function answer(id, given) {
  const done = waiting.get(id);
  waiting.delete(id);
  done?.(given);
}

// A panic poisons the instance, so the worker goes; the next import starts another.
function lost(worker, reason) {
  console.warn(`the import worker stopped: ${reason}`);
  worker?.terminate();
  current = null;
  for (const id of [...waiting.keys()]) answer(id, undefined);
}

/** Asks the worker; `done` gets its answer, or nothing when it failed. `moved`: buffers to hand over. */
function ask(what, given, moved, done) {
  const id = ++last;
  waiting.set(id, done);
  current ??= start();
  const mine = current;
  mine.then(
    (worker) => waiting.has(id) && worker.postMessage({ id, what, given }, moved),
    (error) => current === mine && lost(null, error),
  );
}

export const readFiles = (files, done) => ask("read_files", [files], files.map(([, bytes]) => bytes), done);
export const readLink = (payload, name, done) => ask("read_link", [payload, name], [], done);
export const boardFile = (payload, done) => ask("board_file", [payload], [], done);
export const qrCode = (text, done) => ask("qr_code", [text], [], done);

/** What the rules say in a language, as bytes; nothing when they do not come intact. */
export function ruleBook(lang, done) {
  const asset = ENI_LENS_ASSETS.rules[lang];
  verified(asset).then(
    (bytes) => done(new Uint8Array(bytes)),
    (error) => {
      console.info(`the rules did not come: ${error}`);
      done();
    },
  );
}
