// Measures the engine beside its peers in headless Chromium and writes docs/performance.md: run.mjs <folder of graphs>
import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";

import { serve } from "../../tests/e2e/server.mjs";
import { launch, open } from "../../tests/e2e/browser.mjs";
import { compare, median, threadClock } from "./clock.mjs";
import { loading } from "./loading.mjs";
import { report } from "./report.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PAGE = '<!doctype html><html lang=en><title>Bench</title><script type=module src="/engine/bench/page.mjs"></script>';
const HEAD_TOKENS = [8, 16, 32, 64, 128, 256, 512, 1024, 2048];
const ENCODER_TOKENS = [8, 16, 32, 64, 128];
const ROUNDS = 15;
const PATIENCE_MS = 120_000;

const say = (text) => process.stderr.write(`${text}\n`);

const servers = await Promise.all([
  serve(ROOT, { pages: { "/bench.html": PAGE, "/blank.html": "<!doctype html><html lang=en><title>Blank</title>" } }),
  serve(process.argv[2], { headers: () => ({ "access-control-allow-origin": "*" }) }),
]);
const [site, graphs] = servers.map(({ origin }) => origin);

// All of a table's rows: `prepare` makes the runs for one length and tells their names.
async function rows(page, clock, lengths, prepare) {
  const found = [];
  for (const n of lengths) {
    const names = await page.evaluate(prepare.act, [n, prepare.causal]);
    found.push({ n, times: await compare(clock, names, ROUNDS) });
    say(`  ${n} tokens`);
  }
  return found;
}

async function measure() {
  const browser = await launch();
  try {
    const { page, problems } = await open(browser, [site, graphs]);
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${site}/bench.html?graphs=${graphs}/`);
    await page.waitForFunction(() => globalThis.ready);
    const clock = await threadClock(page);
    const operations = await page.evaluate(() => globalThis.bench.peak());
    const peaks = (await compare(clock, ["peak"], ROUNDS)).peak.map((ms) => operations / ms / 1e6);
    say("error of one head");
    const errors = await page.evaluate(() => globalThis.bench.errors());
    say("one head");
    const head = ([n, causal]) => globalThis.bench.head(n, causal);
    const full = await rows(page, clock, HEAD_TOKENS, { act: head, causal: false });
    say("one head, causal");
    const causal = await rows(page, clock, HEAD_TOKENS, { act: head, causal: true });
    say("the encoder");
    const encoder = await rows(page, clock, ENCODER_TOKENS, { act: ([n]) => globalThis.bench.encoder(n) });
    if (problems.length > 0) throw new Error(problems.join("\n"));
    return { peak: median(peaks), errors, full, causal, encoder, chromium: browser.version() };
  } finally {
    await browser.close();
  }
}

const versionOf = async (name) => JSON.parse(await readFile(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;

try {
  const began = Date.now();
  const measured = await measure();
  say("loading");
  measured.loading = await loading(site);
  const peers = ["onnxruntime-web", "@tensorflow/tfjs-backend-wasm"];
  const versions = { Chromium: measured.chromium };
  for (const name of peers) versions[name] = await versionOf(name);
  const text = report({ ...measured, versions, processor: cpus()[0].model.trim(), date: new Date().toISOString().slice(0, 10), rounds: ROUNDS });
  await writeFile(`${ROOT}/docs/performance.md`, text);
  console.log(text);
  say(`docs/performance.md written in ${Math.round((Date.now() - began) / 1000)} s`);
} finally {
  await Promise.all(servers.map((server) => server.close()));
}
