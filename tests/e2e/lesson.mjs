// The lesson under test: one server and one browser a file, a fresh profile a test, and no test passes with an error on the
// console or a request to another origin.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { serve } from "./server.mjs";
import { launch, open } from "./browser.mjs";
import { laidOut, start } from "./page.mjs";

export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

// A page of the same origin in which no lesson runs: from there the storage can be looked at and spoiled.
export const BLANK = "/blank.html";

// How long a test may take on a machine that has much else to do.
export const TEST_MS = 600_000;

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve(DIST, { pages: { [BLANK]: "<!doctype html><html lang=en><title>Blank</title>" } })]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

// A test in a page that has been started, or that has only been loaded and laid out where `started` is false. `path` is what follows the
// server's address; `prepare(context)` runs before anything is loaded, and the test gets what it returns as `prepared`;
// `allowed` are patterns of what may go wrong; everything else is an option of Playwright's `newContext`.
export function lesson(name, options, body) {
  test(name, { timeout: TEST_MS }, async () => {
    const { path = "/", prepare, started = true, allowed = [], ...rest } = options;
    const opened = await open(browser, [server.origin], rest);
    try {
      const prepared = await prepare?.(opened.context);
      await opened.page.goto(server.origin + path);
      await (started ? start : laidOut)(opened.page);
      await body({ ...opened, prepared, origin: server.origin, browser });
      const problems = opened.problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)));
      assert.deepEqual(problems, [], "nothing may go wrong unseen");
    } finally {
      await opened.context.close();
    }
  });
}
