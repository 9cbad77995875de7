// Pages that stand in for learning systems: the lesson in a frame, and around it scorm-again, or an object that misbehaves.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { serve } from "./server.mjs";
import { launch, open } from "./browser.mjs";
import { DIST, TEST_MS } from "./lesson.mjs";
import { laidOut } from "./page.mjs";

export { hostPage } from "./host-page.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

// A test with host pages beside the lesson, each under its path. `elsewhere(origin)` gives pages of a second origin, whose
// address a `pages(elsewhere)` is told. `prepare(context)` runs before anything is loaded, and the test gets what it returns.
export function hosted(name, { pages = {}, elsewhere, headers, path = "/host", options = {}, allowed = [], prepare }, body) {
  test(name, { timeout: TEST_MS }, async () => {
    const [own, others] = [{}, {}];
    const [server, second] = await Promise.all([serve(DIST, { pages: own, headers }), serve(DIST, { pages: others })]);
    Object.assign(own, typeof pages === "function" ? pages(second.origin) : pages);
    Object.assign(others, elsewhere?.(server.origin));
    const opened = await open(browser, [server.origin, second.origin], options);
    try {
      const prepared = await prepare?.(opened.context);
      await opened.page.goto(server.origin + path);
      await body({ ...opened, prepared, origin: server.origin });
      const problems = opened.problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)));
      assert.deepEqual(problems, [], "nothing may go wrong unseen");
    } finally {
      await opened.context.close();
      await server.close();
      await second.close();
    }
  });
}

// The lesson's frame, once its program has drawn it.
export async function lessonIn(page) {
  const frame = await (await page.locator("iframe").first().elementHandle()).contentFrame();
  for (const name of ["quiz", "end"]) await frame.locator(`[data-live="${name}"][data-awake]`).waitFor({ state: "attached" });
  return frame;
}

// Waits until the page says that results go there, and is laid out.
export async function place(frame, name) {
  await frame.locator(`.status-destination[data-place="${name}"]`).waitFor({ state: "attached" });
  await laidOut(frame);
}
