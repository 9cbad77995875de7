// What it costs to load the encoder and to get its first answers, as a page would: processor time and memory of all of the
// browser's renderers, compared with a blank page of the same origin.
import { readFile } from "node:fs/promises";

import { launch, open } from "../../tests/e2e/browser.mjs";

const RUNS = 5;
const SETTLE_MS = 400;
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

const answer = async (texts) => {
  const { open } = await import("/dist/engine/attention-client.js");
  const client = await open();
  for (const text of texts) await client.encode(text);
  globalThis.client = client;
  return `${client.mode}, ${client.variant}`;
};

async function once(site) {
  const browser = await launch();
  try {
    const { page } = await open(browser, [site]);
    await page.goto(`${site}/blank.html`);
    await settled(page);
    const cdp = await browser.newBrowserCDPSession();
    const before = await renderers(cdp);
    const memoryBefore = await ownMemory(before);
    const how = await page.evaluate(answer, TEXTS);
    const after = await renderers(cdp);
    await settled(page);
    return { how, seconds: cpu(after) - cpu(before), mib: (await ownMemory(await renderers(cdp))) - memoryBefore };
  } finally {
    await browser.close();
  }
}

export async function loading(site) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await once(site));
  return { how: runs[0].how, seconds: runs.map(({ seconds }) => seconds), mib: runs.map(({ mib }) => mib), answers: TEXTS.length };
}
