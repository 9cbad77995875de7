// What the page does where its server or its host forbid something, and the builds for hosts without a server.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

import { launch, open } from "./browser.mjs";
import { DIST, lesson } from "./lesson.mjs";
import { hosted, hostPage, lessonIn } from "./lms.mjs";
import { start } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const policy = (text) => () => ({ "content-security-policy": text });
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'";

hosted("a strict content policy is kept without a word on the console", { headers: policy(STRICT), path: "/index.html" }, async ({ page }) => {
  await start(page);
  await quiz.answer(page, 1);
});

hosted("where requests are forbidden too, the script that carries the program starts it",
  { headers: policy("script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'none'"), path: "/index.html", allowed: [/connect-src/, /Content Security Policy|Fetch API/] },
  async ({ page }) => {
    await start(page);
    await quiz.answer(page, 1);
  });

hosted("where WebAssembly is forbidden, the lesson reads, its answers unfold, and the reason is said",
  { headers: policy("script-src 'self'; style-src 'self'"), path: "/index.html", allowed: [/Content Security Policy|CompileError|wasm/i] },
  async ({ page }) => {
    await page.getByText(/rules of this page forbid WebAssembly/).waitFor();
    await page.locator("section#check summary").first().click();
    await page.locator("section#check details[open]").getByText("The information being used to compute similarity scores against keys").waitFor();
    assert.ok((await page.locator("main").innerText()).split(/\s+/).length > 2000);
  });

lesson("without scripts the whole lesson reads", { javaScriptEnabled: false, started: false }, async ({ page }) => {
  assert.equal(await page.locator("main > section").count(), 15);
  assert.equal(await page.locator("section#check details").count(), 15);
});

hosted("a wrong type for wasm", { headers: (path) => (path.endsWith(".wasm") ? { "content-type": "text/plain" } : {}), path: "/index.html" }, async ({ page }) => {
  await start(page);
});

test("the single file opens from disk, keeps its place and needs nothing beside it", { timeout: 60_000 }, async () => {
  const browser = await launch();
  try {
    const { page, problems } = await open(browser, ["null"]);
    await page.unrouteAll?.();
    await page.context().unrouteAll();
    await page.goto(pathToFileURL(join(DIST, "attention-lesson.html")).href);
    await start(page);
    await quiz.answer(page, 1);
    await page.waitForFunction(() => localStorage.length > 0);
    await page.reload();
    await start(page);
    assert.match((await quiz.states(page))[0], /answered correctly/);
    assert.deepEqual(problems, []);
    await page.goto(pathToFileURL(join(DIST, "index.html")).href);
    await start(page);
  } finally {
    await browser.close();
  }
});

const EVENTS = `<div id="a"></div><div id="b"></div><script type="module">
  import init, { mount, attend, version } from "/embed/attention-lesson.js";
  window.events = [];
  await init();
  await init();
  window.attend = attend;
  window.version = version;
  window.a = mount(document.getElementById("a"), { seed: 3, onEvent: (event) => window.events.push(event) });
  window.b = mount(document.getElementById("b"), { theme: "dark" });
  window.isReady = true;
</script>`;

hosted("the module mounts two lessons, tells events, and takes a state back", { pages: { "/host": hostPage({ src: "", body: EVENTS }) } }, async ({ page }) => {
  await page.waitForFunction(() => window.isReady);
  const a = page.locator("#a");
  await quiz.answerAll(a, [2]);
  await quiz.assertScore(a, 14);
  await page.waitForFunction(() => window.events.some(({ type }) => type === "finished"));
  const events = await page.evaluate(() => window.events);
  assert.deepEqual(events[0], { version: 1, type: "ready", answered: 0, score: 0, total: 15 });
  const answered = events.filter(({ type }) => type === "answered");
  assert.equal(answered.length, 15);
  const { question, correct, firstTry, score, total } = answered[1];
  assert.deepEqual({ question, correct, firstTry, score, total }, { question: 2, correct: false, firstTry: true, score: 1, total: 15 });
  const finished = events.find(({ type }) => type === "finished");
  assert.deepEqual([finished.score, finished.total, finished.passed], [14, 15, true]);
  assert.ok((await quiz.states(page.locator("#b"))).every((state) => state.endsWith("not answered")), "the other lesson is its own");
  await page.evaluate(() => {
    window.a.destroy();
    window.a.destroy();
    window.c = null;
  });
  assert.equal(await page.locator("#a fieldset, #a section").count(), 0);
  await page.evaluate(async (state) => {
    const { mount } = await import("/embed/attention-lesson.js");
    mount(document.getElementById("a"), { state });
  }, finished.state);
  await quiz.assertScore(page.locator("#a"), 14);
  await page.locator("#b .contents a[href='#scores']").click();
  assert.equal(await page.evaluate(() => location.hash), "", "links stay within the lesson");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

hosted("the module computes attention, and refuses with a code", { pages: { "/host": hostPage({ src: "", body: EVENTS }) } }, async ({ page }) => {
  await page.waitForFunction(() => window.isReady);
  const computed = await page.evaluate(() => window.attend({ queries: [[1, 0]], keys: [new Float32Array([1, 0]), [0, 1]], values: [[1], [3]], mask: [[true, false]] }));
  assert.deepEqual(computed, { scores: [[1, 0]], scaled: [[1 / Math.SQRT2, -Infinity]], weights: [[1, 0]], output: [[1]] });
  const codes = await page.evaluate(() => {
    const good = { queries: [[1]], keys: [[1]], values: [[1]] };
    return [{ mask: [[false]] }, { keys: [[1, 2]] }, { values: [[NaN]] }, { temperature: 0 }, { scale: "no" }, { mask: "all" }, { queries: [] }].map((part) => {
      try {
        window.attend({ ...good, ...part });
        return "none";
      } catch (error) {
        return error instanceof Error ? error.code : "no Error";
      }
    });
  });
  assert.deepEqual(codes, ["empty-row", "shape", "not-finite", "option", "option", "option", "shape"]);
  assert.match(await page.evaluate(() => window.version), /^\d+\.\d+\.\d+$/);
});
