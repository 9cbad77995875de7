// What a browser loads of dist/ until the lesson stands there, file by file: raw, gzip and brotli bytes. Fonts are counted apart.
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { launch, open } from "../../tests/e2e/browser.mjs";
import { bringFigures } from "../../tests/e2e/page.mjs";
import { serve } from "../../tests/e2e/server.mjs";

const LIMIT = 150_000;
const FONT_LIMIT = 40_000;

// The paths that are requested until the lesson stands there, then those that reading it to its end adds.
async function loads() {
  const [browser, server] = await Promise.all([launch(), serve("dist")]);
  try {
    const { page } = await open(browser, [server.origin]);
    const paths = new Set();
    page.on("request", (request) => paths.add(new URL(request.url()).pathname));
    await page.goto(server.origin, { waitUntil: "networkidle" });
    await page.locator("[data-embed] section#check").waitFor({ state: "attached" });
    const files = () => [...paths].map((path) => (path === "/" ? "/index.html" : path));
    const first = files();
    await bringFigures(page);
    return { first, later: files().slice(first.length) };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function weigh(path) {
  const bytes = await readFile(`dist${decodeURIComponent(path)}`);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { path, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes, { params }).length };
}

const add = (files) => files.reduce((sum, file) => ({ ...sum, raw: sum.raw + file.raw, gzip: sum.gzip + file.gzip, brotli: sum.brotli + file.brotli }),
  { path: "in all", raw: 0, gzip: 0, brotli: 0 });
const line = ({ path, raw, gzip, brotli }) => [raw, gzip, brotli].map((n) => String(n).padStart(9)).join("") + `  ${path}`;

const { first, later } = await loads();
const files = await Promise.all(first.map(weigh));
const isFont = ({ path }) => /\.(woff2?|ttf|otf)$/.test(path);
const total = add(files.filter((file) => !isFont(file)));
const fonts = add(files.filter(isFont));
console.log(["raw", "gzip", "brotli"].map((name) => name.padStart(9)).join("") + "  bytes of the first load");
for (const file of files) console.log(line(file));
console.log(line(total));
for (const file of await Promise.all(later.map(weigh))) console.log(line({ ...file, path: `${file.path} (later, when a reader comes near a figure)` }));
if (fonts.raw > 0) console.log(line({ ...fonts, path: "fonts among them, counted apart" }));
if (total.brotli > LIMIT || fonts.raw > FONT_LIMIT) {
  console.error(`error: the first load may have ${LIMIT} bytes of brotli, and fonts ${FONT_LIMIT} bytes apart from it`);
  process.exit(1);
}
