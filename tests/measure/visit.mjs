// What every measurement shares: the built page from a compressing server on loopback, visits in profiles of their own, a slow
// phone's line and processor, limits. It knows nothing of the lesson.
import { launch } from "../e2e/browser.mjs";
import { serve } from "../e2e/server.mjs";

export const PHONE = { width: 390, height: 844 };
export const TABLET = { width: 820, height: 1180 };
export const DESKTOP = { width: 1280, height: 900 };

const SLOWDOWN = 4;
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
// As a public server would have it, so that a reload is one.
const HEADERS = () => ({ "cache-control": "max-age=600" });

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

// Runs `body` with a server of the folder that the command line names and a browser, and closes both whatever happens. What `body`
// gives back are sentences on what is over its limits; with any, the program ends with 1.
export async function measure(body) {
  const [dist = "dist", ...rest] = process.argv.slice(2);
  const [browser, server] = await Promise.all([launch(), serve(dist, { compress: true, headers: HEADERS })]);
  try {
    // Once unmeasured, so that every file is compressed.
    await visit(browser, server.origin, {}, async (page) => page.goto(server.origin, { waitUntil: "networkidle" }));
    const over = await body({ browser, origin: server.origin, dist, rest });
    for (const sentence of over) console.error(`error: ${sentence}`);
    process.exitCode = over.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
    await server.close();
  }
}

// A page in a new profile, given to `body` and closed after it. `prepare` runs in the page before anything else does.
export async function visit(browser, origin, { viewport = PHONE, isSlow = false, prepare }, body) {
  // Without a service worker, which would answer in the place of the server.
  const context = await browser.newContext({ viewport, serviceWorkers: "block" });
  // A busy machine is no fault of the page.
  context.setDefaultTimeout(120_000);
  try {
    if (prepare) await context.addInitScript(prepare);
    const page = await context.newPage();
    if (isSlow) {
      const cdp = await context.newCDPSession(page);
      await cdp.send("Network.enable");
      await cdp.send("Network.emulateNetworkConditions", LINE);
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    }
    return await body(page, context);
  } finally {
    await context.close();
  }
}

// Whether the program of the page has begun to run, or has said why it does not.
export const settled = (page) => page.waitForFunction(() => /^(running|failed)$/.test(document.documentElement.dataset.program));
