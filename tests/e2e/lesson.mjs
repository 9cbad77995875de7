// The lesson under test: one server and one browser a file, a fresh profile a test, and no test passes with an error on the
// console or a request to another origin.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { serve } from "../../scripts/node/server.mjs";
import { launch, open } from "./browser.mjs";

export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve(DIST)]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

// A test in a page that has been started. `path` is what follows the server's address; `prepare(context)` runs before anything is
// loaded; `origin` is another server's; everything else is an option of Playwright's `newContext`.
export function lesson(name, options, body) {
  test(name, { timeout: 120_000 }, async () => {
    const { path = "/", prepare, started = true, ...rest } = options;
    const opened = await open(browser, [server.origin], rest);
    try {
      await prepare?.(opened.context);
      await opened.page.goto(server.origin + path);
      if (started) await start(opened.page);
      await body({ ...opened, origin: server.origin, browser });
      assert.deepEqual(opened.problems, [], "nothing may go wrong unseen");
    } finally {
      await opened.context.close();
    }
  });
}

// Waits until the lesson's own program has drawn the page.
export async function start(page) {
  await page.locator("section#check").waitFor({ state: "attached" });
}

// Presses Tab until the focus is on one of the elements that `sought` finds.
export async function tabTo(page, sought, most = 400) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await hasFocus(sought)) return;
  }
  throw new Error(`the focus never reached ${sought} in ${most} presses of Tab`);
}

export const hasFocus = (sought) => sought.evaluateAll((elements) => elements.includes(document.activeElement));

// Opens everything that is folded, so that a check sees all of the page.
export async function unfold(page) {
  await page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
}
