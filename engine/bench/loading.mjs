// What it costs to load the encoder and to get its first answers, as a page would: processor time and memory of all of the
// browser's renderers, compared with a blank page of the same origin.
import { readFile } from "node:fs/promises";

import { launch, open } from "../../tests/e2e/browser.mjs";

const RUNS = 5;
const SETTLE_MS = 2000;
const TEXTS = ["The cat sat on the mat because it was tired.", "Attention lets each token look at the others.", "Who is it?"];

const renderers = async (cdp) => (await cdp.send("SystemInfo.getProcessInfo")).processInfo.filter(({ type }) => type === "renderer");

// Memory that these processes do not share with others, in MiB; nothing where the system does not tell.
async function ownMemory(processes) {
  let kib = 0;
  for (const { id } of processes) {
    const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "");
    for (const [, size] of text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)) kib += Number(size);
  }
  return kib / 1024;
}

const settled = (page) => page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), SETTLE_MS);
const cpu = (processes) => processes.reduce((sum, { cpuTime }) => sum + cpuTime, 0);

// The engine alone, its files at hand: from its first instruction to its last answer.
const ofEngine = {
  prepare: async () => {
    const bytes = async (file) => new Uint8Array(await (await fetch(`/dist/engine/${file}`)).arrayBuffer());
    globalThis.files = [await bytes("weights.bin"), await bytes("vocabulary.txt")];
  },
  act: async (texts) => {
    const { default: init, Encoder } = await import("/dist/engine/attention-engine.js");
    await init();
    const encoder = Encoder.load(...globalThis.files);
    for (const text of texts) encoder.encode(text);
  },
};

// As a page does it: fetched, checked, kept, in a worker.
const ofClient = {
  prepare: () => undefined,
  act: async (texts) => {
    const { open } = await import("/dist/engine/attention-client.js");
    globalThis.client = await open();
    for (const text of texts) await globalThis.client.encode(text);
  },
};

async function once(site, { prepare, act }) {
  const browser = await launch();
  try {
    const { page } = await open(browser, [site]);
    await page.goto(`${site}/blank.html`);
    await settled(page);
    const cdp = await browser.newBrowserCDPSession();
    const memory = async () => ownMemory(await renderers(cdp));
    const memoryBefore = await memory();
    await page.evaluate(prepare);
    const before = cpu(await renderers(cdp));
    await page.evaluate(act, TEXTS);
    const seconds = cpu(await renderers(cdp)) - before;
    await page.requestGC();
    await settled(page);
    return { seconds, mib: (await memory()) - memoryBefore };
  } finally {
    await browser.close();
  }
}

export async function loading(site) {
  const [engine, client] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    engine.push((await once(site, ofEngine)).seconds);
    client.push(await once(site, ofClient));
  }
  return { engine, client: client.map(({ seconds }) => seconds), mib: client.map(({ mib }) => mib), answers: TEXTS.length };
}
