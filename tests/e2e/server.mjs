// A small server of static files on loopback, for reading the built lesson and for the tests. Nothing is cached, nothing
// outside the folder is served. It knows nothing of the lesson.
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".gz": "application/gzip",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
  ".xsd": "application/xml",
  ".zip": "application/zip",
};

// What is worth compressing: texts, and the program.
const COMPRESSED = /\.(css|html|js|json|mjs|svg|txt|wasm|xml)$/;
const compressed = new Map();

// A file's bytes as brotli, made at the first request and kept: measure no load that is the first of its files.
function brotli(file) {
  if (!compressed.has(file)) {
    compressed.set(file, readFile(file).then((bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })));
  }
  return compressed.get(file);
}

// The path that `url` names; one that cannot be there, if it names none.
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, "http://loopback").pathname);
  } catch {
    return "/\0";
  }
}

// The file at `path` below `root`, or nothing.
async function fileOf(root, path) {
  const file = normalize(join(root, path));
  if (!(file + sep).startsWith(normalize(root + sep)) || path.includes("\0")) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) return path.endsWith("/") ? fileOf(root, `${path}index.html`) : { redirect: `${path}/` };
  return found?.isFile() ? { file, bytes: found.size } : undefined;
}

// Serves `root` on 127.0.0.1. `port` 0 is any free one; with `next`, the first free one from `port` on. `headers(path)`
// gives headers to add or, for a name already set, to replace. `pages` holds texts to serve beside the files, by path; `redirects`
// status and address for a path. With `compress`, what is worth it goes out as brotli of the highest level, which every browser asks for on loopback.
export async function serve(root, { port = 0, next = false, headers = () => ({}), pages = {}, redirects = {}, compress = false } = {}) {
  const server = createServer(async (request, response) => {
    const path = pathOf(request.url);
    const answer = (status, type, extra = {}) =>
      response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...extra, ...headers(path) });
    if (request.method !== "GET" && request.method !== "HEAD") return answer(405, TYPES[".txt"]).end("only GET and HEAD");
    if (path in redirects) return answer(redirects[path][0], TYPES[".txt"], { location: redirects[path][1] }).end();
    if (path in pages) return answer(200, TYPES[".html"]).end(pages[path]);
    const found = await fileOf(root, path);
    if (!found) return answer(404, TYPES[".txt"]).end("not found");
    if (found.redirect) return answer(301, TYPES[".txt"], { location: found.redirect }).end();
    const type = TYPES[extname(found.file)] ?? "application/octet-stream";
    if (compress && COMPRESSED.test(found.file) && /\bbr\b/.test(request.headers["accept-encoding"])) {
      const bytes = await brotli(found.file);
      answer(200, type, { "content-length": bytes.length, "content-encoding": "br", vary: "accept-encoding" });
      return response.end(request.method === "HEAD" ? undefined : bytes);
    }
    answer(200, type, { "content-length": found.bytes });
    if (request.method === "HEAD") return response.end();
    createReadStream(found.file).on("error", () => response.destroy()).pipe(response);
  });
  for (let at = port; ; at += 1) {
    const error = await listen(server, at);
    if (!error) break;
    if (!next || error.code !== "EADDRINUSE" || at >= port + 100) throw error;
  }
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

function listen(server, port) {
  return new Promise((done) => {
    const failed = (error) => done(error);
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", failed);
      done(undefined);
    });
  });
}
