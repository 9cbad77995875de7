// Headless Chromium as the tests, the measurements and the pictures use it: an empty profile each time, no requests of its own,
// none to anywhere but the server under test. It knows nothing of the lesson.
import { chromium } from "playwright-core";

// Features that are off. The two pop-ups of the address bar are pages that Chromium would draw behind each window, at as much
// processor time as the lesson itself takes to load. Of several such arguments the last one counts, so the others are those that
// Playwright turns off itself.
const WITHOUT = [
  "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
  "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "LensOverlay",
  "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints",
  "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch",
];

const ARGUMENTS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${WITHOUT}`,
];

// `more` are arguments beside those of all tests; `program` another browser, where a test needs what the shell lacks.
export function launch(more = [], program = "/usr/bin/chromium-headless-shell") {
  // Chromium refuses its sandbox to root, as in most containers; it only ever opens pages from loopback here.
  const args = [...ARGUMENTS, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ...more];
  // The shell has the same engine and no windows to draw: a third less for the processor to do.
  return chromium.launch({ executablePath: process.env.CHROME || program, args });
}

// What Playwright says where it has refused a page its service worker.
const REFUSED = "Service Worker registration blocked by Playwright";

// A page in a profile of its own, without a service worker, which would answer in the place of the server: whoever tests that one says
// `serviceWorkers: "allow"`. `problems` fills with what must not happen: requests to other origins (which are refused),
// errors on the console, uncaught errors. `warnings` fills with the console's warnings.
export async function open(browser, origins, { width = 1280, height = 900, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, serviceWorkers: "block", ...options });
  // Long enough for a machine that has much else to do: a test that fails is slow, and no other.
  context.setDefaultTimeout(90_000);
  const problems = [];
  const warnings = [];
  const isOwn = (url) => origins.includes(url.origin) || url.protocol === "data:" || url.protocol === "blob:";
  await context.route((url) => !isOwn(url), (route) => {
    problems.push(`request to another origin: ${route.request().url()}`);
    return route.abort();
  });
  context.on("weberror", (error) => problems.push(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()} (${message.location().url})`);
    if (message.type() === "warning" && message.text() !== REFUSED) warnings.push(message.text());
  });
  return { context, page: await context.newPage(), problems, warnings };
}
