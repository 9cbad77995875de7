// What a visitor sees whose browser or server lacks something: the whole lesson to read, and one sentence that says why.
import assert from "node:assert/strict";
import { test } from "node:test";

import { serve } from "./server.mjs";
import { launch, open } from "./browser.mjs";
import { KEY } from "./key.mjs";
import { DIST, lesson, TEST_MS } from "./lesson.mjs";
import { start, wake } from "./page.mjs";

const LABS = ["pipeline", "root", "softmax", "linear", "blend", "table", "masks", "order", "heads", "model", "speed", "cache", "lookup", "same"];

const gone = (route) => route.fulfill({ status: 404, body: "gone" });
const script = (body) => (route) => route.fulfill({ contentType: "text/javascript", body });
const IS_WASM = /\.wasm$/;
const IS_GLUE = /attention-lesson-[^/]*\.js$/;
const IS_CLASSIC = /-classic\.js$/;

const routes = (all) => (context) => Promise.all(all.map(([pattern, answer]) => context.route(pattern, answer)));
const BROKEN = "{ watch() {}, start() { throw new Error('broken off'); } }";

// What is missing, how it is taken away, a word of the reason that is said, and what the console may tell of it.
const LACKS = {
  "without scripts": { options: { javaScriptEnabled: false }, says: /JavaScript/ },
  "without WebAssembly": { prepare: (context) => context.addInitScript(() => delete globalThis.WebAssembly), says: /WebAssembly/ },
  "where the program does not come": { prepare: routes([[IS_WASM, gone], [IS_CLASSIC, gone]]), says: /connection/, allowed: [/404/] },
  "where nothing but the page comes": { prepare: routes([[IS_GLUE, (route) => route.abort()], [IS_CLASSIC, (route) => route.abort()]]), says: /connection/, allowed: [/ERR_FAILED/] },
  "where the program is damaged": { prepare: routes([[IS_WASM, (route) => route.fulfill({ contentType: "application/wasm", body: "no program" })], [IS_CLASSIC, script("var attentionLesson = Promise.reject(new Error('damaged'));")]]), says: /browser/ },
  "where the program breaks off": {
    prepare: routes([[IS_GLUE, script(`export default async () => {}; export const { start, watch } = ${BROKEN};`)], [IS_CLASSIC, script(`var attentionLesson = Promise.resolve(${BROKEN});`)]]),
    says: /browser/,
  },
};

for (const [what, { options, prepare, says, allowed }] of Object.entries(LACKS)) {
  lesson(`${what} the whole lesson reads, and one sentence says why`, { ...options, prepare, allowed, started: false }, async ({ page }) => {
    const note = page.locator(".start-note:visible").filter({ hasText: says });
    await note.waitFor();
    assert.equal(await page.locator(".start-note:visible").count(), 1);
    assert.match((await note.innerText()).trim(), /^\p{Lu}[^\n]*\.$/u);
    await assertReads(page);
  });
}

lesson("where the program does not come a link to a figure opens its fold and ends there all the same",
  { path: "/#lab=speed/1;x:1", prepare: LACKS["where the program does not come"].prepare, allowed: [/404/], started: false }, async ({ page }) => {
    await page.locator("figure#lab-speed").waitFor();
    await page.waitForFunction(() => Math.abs(document.querySelector('[data-lab="speed"]').getBoundingClientRect().top) <= 8);
  });

lesson("each link of the page leads somewhere before any script has run", { javaScriptEnabled: false, started: false }, async ({ page }) => {
  const links = await page.locator("a").evaluateAll((all) => all.map((link) => [link.getAttribute("href"), link.textContent]));
  assert.ok(links.length > 100, `${links.length} links`);
  assert.deepEqual(links.filter(([href]) => !href || href === "#"), []);
  // The three of a figure that is presented lead to one; nobody sees them in the lesson.
  const shown = page.locator(".presenting a");
  assert.deepEqual(await shown.evaluateAll((all) => all.map((link) => document.querySelector(link.getAttribute("href"))?.matches("figure"))), [true, true, true]);
  assert.equal(await page.locator(".presenting a:visible").count(), 0);
});

// Every section, every figure as it first stands, every question with its answer in a fold. All by hand: the page may have no scripts.
async function assertReads(page) {
  assert.equal(await page.locator("main > section:visible").count(), 15);
  for (const fold of await page.locator("details.deeper > summary").all()) await fold.click();
  for (const lab of LABS) {
    const figure = page.locator(`figure#lab-${lab}`);
    assert.ok(await figure.isVisible(), `${lab} is not there`);
    assert.match(await figure.locator("h3").innerText(), /\S/, `${lab} has no name`);
    const [drawings, sentences] = [await figure.locator("svg:visible, canvas:visible, table:visible").count(), await figure.getByRole("status").allInnerTexts()];
    assert.ok(drawings > 0 || lab === "model", `${lab} has no drawing`);
    assert.match(sentences.join(" "), /\S/, `${lab} says nothing`);
  }
  const questions = page.locator("section#check li:visible").filter({ has: page.locator("details") });
  assert.equal(await questions.count(), KEY.length);
  for (const [index, { question, options, right }] of KEY.entries()) {
    const entry = questions.nth(index);
    const shown = await entry.innerText();
    for (const text of [question, ...options]) assert.ok(shown.includes(text), `question ${index + 1}: “${text}”`);
    await entry.locator("summary").click();
    const answer = await entry.locator("details").innerText();
    assert.ok(answer.includes(options[right]) && answer.length > shown.length - question.length - options.join("").length, `question ${index + 1}: ${answer}`);
    assert.ok(answer.replace(options[right], "").length > 40, `question ${index + 1} has no reason`);
  }
  assert.equal(await page.locator("section#check :is(fieldset, button):visible").count(), 0, "nothing that cannot answer");
  assert.doesNotMatch(await page.locator("body").innerText(), /\bloading\b/i, "what will never come is not promised");
}

test("a server that sends the wrong type for wasm still starts the lesson", { timeout: TEST_MS }, async () => {
  const headers = (path) => (path.endsWith(".wasm") ? { "content-type": "application/octet-stream" } : {});
  await withServer({ headers }, async ({ page, origin, problems }) => {
    await page.goto(origin);
    await start(page);
    await wake(page);
    assert.deepEqual(problems, []);
  });
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
