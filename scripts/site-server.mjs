// A small static server for dist/: right types, compressed, nothing outside the directory.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};
const HASHED = /-[0-9a-f]{16}\.[a-z]+$/;

function encode(bytes, accepted) {
  if (/\bbr\b/.test(accepted)) {
    const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 9, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return ["br", zlib.brotliCompressSync(bytes, { params })];
  }
  if (/\bgzip\b/.test(accepted)) return ["gzip", zlib.gzipSync(bytes)];
  return [null, bytes];
}

/**
 * Serves `directory`, under `prefix`. `change(file, bytes)` may answer other bytes, for tests. Answers
 * `{ url, port, requests, close }` once it listens; `requests` lists the paths asked for.
 */
export function serveSite(directory, { port = 0, host = "127.0.0.1", prefix = "/", change = null } = {}) {
  const home = fs.realpathSync(directory);
  const kept = new Map();
  const requests = [];

  function find(url) {
    let name;
    try {
      name = decodeURIComponent(url.split(/[?#]/)[0]);
    } catch {
      return null;
    }
    if (!name.startsWith(prefix) || name.includes("\0")) return null;
    name = name.slice(prefix.length - 1);
    if (name.endsWith("/")) name += "index.html";
    const file = path.join(home, name);
    try {
      const real = fs.realpathSync(file);
      const inside = path.relative(home, real);
      if (inside.startsWith("..") || path.isAbsolute(inside)) return null;
      const stat = fs.statSync(real);
      return stat.isFile() ? { real, inside, stamp: `${stat.mtimeMs} ${stat.size}` } : null;
    } catch {
      return null;
    }
  }

  const server = http.createServer((request, response) => {
    requests.push(request.url);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    const found = find(request.url);
    if (!found) {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("not found\n");
      return;
    }
    const accepted = String(request.headers["accept-encoding"] || "");
    const key = `${found.real} ${found.stamp} ${/\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : ""}`;
    let entry = change ? null : kept.get(key);
    if (!entry) {
      let bytes = fs.readFileSync(found.real);
      if (change) bytes = change(found.inside, bytes) ?? bytes;
      entry = encode(bytes, accepted);
      kept.set(key, entry);
    }
    const [encoding, body] = entry;
    response.writeHead(200, {
      "content-type": TYPES[path.extname(found.real)] || "application/octet-stream",
      "content-length": body.length,
      "cache-control": HASHED.test(found.real) ? "public, max-age=31536000, immutable" : "no-cache",
      "x-content-type-options": "nosniff",
      vary: "accept-encoding",
      ...(encoding ? { "content-encoding": encoding } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  });

  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const used = server.address().port;
      const close = () =>
        new Promise((done) => {
          server.close(done);
          server.closeAllConnections();
        });
      resolve({ url: `http://${host}:${used}${prefix}`, port: used, requests, close });
    });
  });
}
