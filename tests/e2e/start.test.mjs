// What a visitor sees whose browser or server lacks something: a sentence, or the lesson; never a blank page.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { serve } from "./server.mjs";
import { launch, open } from "./browser.mjs";
import { DIST, lesson } from "./lesson.mjs";
import { bringFigures, start } from "./page.mjs";

const visible = (page) => page.locator("body").innerText();

lesson("without JavaScript a sentence says so", { javaScriptEnabled: false, started: false }, async ({ page }) => {
  assert.match(await visible(page), /JavaScript[^.]*\./);
});

const withoutWasm = (context) => context.addInitScript(() => delete globalThis.WebAssembly);

lesson("without WebAssembly a sentence says so", { prepare: withoutWasm, started: false }, async ({ page }) => {
  await page.getByText(/WebAssembly/).waitFor();
  assert.match(await visible(page), /WebAssembly[^.]*\./);
});

test("where the program cannot be loaded a sentence says so", { timeout: 60_000 }, async () => {
  await withServer({}, async ({ page, origin, context }) => {
    await context.route(/\.wasm$|-classic\.js/, (route) => route.fulfill({ status: 404, body: "gone" }));
    await page.goto(origin);
    await page.getByText(/could not be loaded/).waitFor();
  });
});

test("where the figures cannot be loaded the text stays, and they can be asked for again", { timeout: 60_000 }, async () => {
  await withServer({}, async ({ page, origin, context }) => {
    const isFigures = (url) => url.pathname.includes("figures");
    await context.route(isFigures, (route) => route.abort());
    await page.goto(origin);
    await start(page);
    await page.getByText("The figure is loading.", { exact: true }).first().scrollIntoViewIfNeeded();
    const failed = page.getByRole("status").filter({ hasText: /could not be loaded/ }).first();
    await failed.waitFor();
    await context.unroute(isFigures);
    await page.getByRole("button", { name: "Try again" }).first().click();
    await page.getByRole("figure").first().waitFor();
  });
});

test("a server that sends the wrong type for wasm still starts the lesson", { timeout: 60_000 }, async () => {
  const headers = (path) => (path.endsWith(".wasm") ? { "content-type": "application/octet-stream" } : {});
  await withServer({ headers }, async ({ page, origin, problems }) => {
    await page.goto(origin);
    await start(page);
    await bringFigures(page);
    assert.deepEqual(problems, []);
  });
});

test("the programs on a page do not share the marks that they leave on elements", async () => {
  const scripts = (await readdir(DIST)).filter((name) => /^attention-(lesson-.*|figures)\.js$/.test(name) && !name.includes("classic"));
  assert.equal(scripts.length, 2, scripts.join());
  const marks = await Promise.all(scripts.map(async (name) => (await readFile(join(DIST, name), "utf8")).match(/__[a-z]+_yew_\w+/g)));
  for (const found of marks) assert.ok(found?.length > 0);
  const [first, second] = marks.map((found) => new Set(found));
  assert.deepEqual([...first].filter((mark) => second.has(mark)), []);
});

async function withServer(options, body) {
  const [browser, server] = await Promise.all([launch(), serve(DIST, options)]);
  try {
    await body({ ...(await open(browser, [server.origin])), origin: server.origin });
  } finally {
    await browser.close();
    await server.close();
  }
}
