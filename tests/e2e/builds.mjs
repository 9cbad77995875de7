// Builds of the page that differ in every file, made of the one in dist/, and a server to deploy them on. It knows how the build names files
// and what it writes into the service worker, and nothing else of the lesson.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { DIST } from "./lesson.mjs";
import { serve } from "./server.mjs";

export const WORKER = "service-worker.js";
const HASH = /[0-9a-f]{16}/;
export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("base64");

// The files that the worker of the build in `folder` keeps, each with its SHA-256.
export const listed = (folder) => JSON.parse(/\[\[.*?\]\]/.exec(readFileSync(join(folder, WORKER), "utf8"))[0]);

// What makes the files of a build its own; the wasm stays as it is, since nothing can be added to it.
const MARKS = {
  html: (text, mark) => text.replace("<html ", `<html data-build="${mark}" `),
  js: (text, mark) => `${text}\n// ${mark}\n`,
  css: (text, mark) => `${text}\n/* ${mark} */\n`,
  svg: (text, mark) => text.replace("</svg>", `<!-- ${mark} --></svg>`),
  json: (text, mark) => text.replace("{", `{"build": "${mark}",`),
};

// Makes `folder` the build of dist/ with every file of the page changed: `mark` stands in each, and the page's element has it.
export async function build(folder, mark) {
  await mkdir(folder);
  for (const name of readdirSync(DIST)) {
    if (name !== "engine") await symlink(join(DIST, name), join(folder, name));
  }
  await mkdir(join(folder, "engine"));
  for (const name of readdirSync(join(DIST, "engine"))) {
    if (!HASH.test(name)) await symlink(join(DIST, "engine", name), join(folder, "engine", name));
  }
  const files = listed(DIST);
  const marked = (hash) => createHash("sha256").update(hash + mark).digest("hex").slice(0, 16);
  const named = (text) => [...new Set(files.flatMap(([name]) => HASH.exec(name) ?? []))].reduce((text, hash) => text.replaceAll(hash, marked(hash)), text);
  const list = [];
  for (const [name] of files) {
    const bytes = await readFile(join(DIST, name));
    const change = MARKS[name.split(".").at(-1)];
    const changed = change ? change(named(bytes.toString()), mark) : bytes;
    const file = join(folder, named(name));
    await mkdir(dirname(file), { recursive: true });
    await rm(file, { force: true });
    await writeFile(file, changed);
    list.push([named(name), sha256(changed)]);
    if (named(name) !== name) await rm(join(folder, name), { force: true });
  }
  const worker = (await readFile(join(DIST, WORKER), "utf8")).replace(JSON.stringify(files), () => JSON.stringify(list)).replace(HASH, marked);
  await rm(join(folder, WORKER));
  await writeFile(join(folder, WORKER), worker);
}

// A server whose folders change: `deploy(name, path)` puts the build of that name at the path, at first at the root. `stop` and `restart`
// keep its address.
export async function deployments({ headers, pages, redirects } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "builds-"));
  await Promise.all(["one", "two"].map((name) => build(join(folder, name), name)));
  const root = join(folder, "root");
  const point = async (to, from) => {
    await symlink(to, `${from}.new`);
    await rename(`${from}.new`, from);
  };
  await point(join(folder, "one"), root);
  let server = await serve(root, { headers, pages, redirects });
  const { origin } = server;
  return {
    origin,
    folder: (name) => join(folder, name),
    deploy: (name) => point(join(folder, name), root),
    // A copy of a build, to be changed by `change(folder)` before it is deployed.
    async variant(name, of, change) {
      await cp(join(folder, of), join(folder, name), { recursive: true, verbatimSymlinks: true });
      await change(join(folder, name));
    },
    // Several lessons beside one another.
    async beside(paths) {
      await rm(root);
      await mkdir(root);
      for (const [path, name] of Object.entries(paths)) await point(join(folder, name), join(root, path));
    },
    deployAt: (path, name) => point(join(folder, name), join(root, path)),
    stop: () => server.close(),
    async restart() {
      server = await serve(root, { port: Number(new URL(origin).port), headers, pages, redirects });
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
