// The same visit in two tabs, a tab that the browser has restored, frames without an address, and servers that refuse wasm.
import assert from "node:assert/strict";

import { hosted, hostPage, lessonIn, place } from "./lms.mjs";
import { holds, launched, server, until, verbs } from "./record-store.mjs";
import { start } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const count = (store, verb) => verbs(store).filter((each) => each === verb).length;

// What the tab of `page` keeps, in another one: a browser copies it for "Duplicate tab", and gives it back after it was killed.
async function copyOf(page, other) {
  const kept = await page.evaluate(() => ({ ...sessionStorage }));
  await other.goto(`${server.origin}/licenses.txt`);
  await other.evaluate((kept) => Object.assign(sessionStorage, kept), kept);
}

launched("cmi5: a duplicated tab says that the lesson is open elsewhere, and tells nothing", {}, async ({ page, context, store }) => {
  await place(page, "course");
  await quiz.answer(page, 1);
  await until(() => count(store, "answered") === 1 && holds(store, 1));
  const other = await context.newPage();
  await copyOf(page, other);
  await other.goto(page.url());
  await place(other, "elsewhere");
  await other.locator("section#check .warning").waitFor();
  const { length } = store.requests;
  await quiz.answer(other, 1);
  await other.close();
  assert.equal(store.requests.length, length, "nothing is sent from there");
  await quiz.goOn(page, 1);
  await quiz.answer(page, 2);
  await until(() => count(store, "answered") === 2);
  await page.goto("about:blank");
  await until(() => count(store, "terminated") === 1);
  assert.deepEqual(verbs(store), ["initialized", "answered", "answered", "terminated"]);
});

launched("cmi5: a tab that a killed browser restores goes on in its session, which begins once", {}, async ({ page, context, store }) => {
  await place(page, "course");
  await quiz.answer(page, 1);
  await until(() => count(store, "answered") === 1 && holds(store, 1));
  const restored = await context.newPage();
  await copyOf(page, restored);
  const url = page.url();
  // The page goes without a word, as with its browser.
  await page.evaluate(() => addEventListener("pagehide", (event) => event.stopImmediatePropagation(), { capture: true }));
  await page.close({ runBeforeUnload: false });
  await restored.goto(url);
  await place(restored, "course");
  assert.match((await quiz.states(restored))[0], /answered correctly/);
  await quiz.goOn(restored, 1).catch(() => undefined);
  await quiz.answer(restored, 2);
  await until(() => count(store, "answered") === 2);
  assert.equal(count(store, "initialized"), 1);
});

// A system that keeps what it is given, on this device.
const SYSTEM = `const kept = JSON.parse(localStorage.getItem("kept") ?? '{"cmi.core.student_id":"learner-1"}');
  window.API = Object.fromEntries(Object.entries({
    Initialize: () => "true", Finish: () => "true", GetLastError: () => "0", GetErrorString: () => "",
    GetValue: (element) => kept[element] ?? "", SetValue: (element, value) => ((kept[element] = value), "true"),
    Commit: () => (localStorage.setItem("kept", JSON.stringify(kept)), "true"),
  }).map(([name, method]) => ["LMS" + name, method]));`;

hosted("SCORM: a second tab of the same learner says that the lesson is open elsewhere, and overwrites nothing", { pages: { "/host": hostPage({ head: SYSTEM }) } }, async ({ page, context, origin }) => {
  const frame = await lessonIn(page);
  await place(frame, "course");
  const other = await context.newPage();
  await other.goto(`${origin}/host`);
  const second = await lessonIn(other);
  await place(second, "elsewhere");
  await quiz.answer(second, 1, false);
  await quiz.answer(frame, 1);
  await page.waitForFunction(() => /al2/.test(localStorage.getItem("kept")));
  await other.close();
  await page.reload();
  const again = await lessonIn(page);
  await place(again, "course");
  assert.match((await quiz.states(again))[0], /answered correctly/, "and a reload alone is nobody else");
  await new Promise((done) => setTimeout(done, 0));
});

hosted("in a srcdoc frame links lead to their sections, and no answer is lost", { pages: { "/host": hostPage({ src: "", body: `<iframe title="lesson" width="900" height="600"></iframe>
  <script>fetch("/attention-lesson.html").then((answer) => answer.text()).then((text) => (document.querySelector("iframe").srcdoc = text));</script>` }) } }, async ({ page }) => {
  await page.waitForFunction(() => document.querySelector("iframe").contentDocument?.documentElement?.dataset.program === "running");
  const frame = await lessonIn(page);
  await quiz.answer(frame, 1);
  for (const selector of ['nav a[href="#softmax"]', 'a[href^="#src"], a[href^="#source"]']) {
    const link = frame.locator(selector).first();
    if ((await link.count()) === 0) continue;
    const href = await link.getAttribute("href");
    await link.evaluate((element) => element.click());
    await frame.waitForFunction((id) => {
      const box = document.getElementById(id)?.getBoundingClientRect();
      return box && box.top < innerHeight && box.bottom > 0;
    }, href.slice(1));
    assert.equal(await frame.evaluate(() => location.href.split("#")[0]), "about:srcdoc");
  }
  assert.match((await quiz.states(frame))[0], /answered correctly/);
  await quiz.questions(frame).getByRole("button", { name: /^Question 7,/ }).click();
  await quiz.question(frame, 7).waitFor();
});

const without = { headers: undefined };
for (const [name, src] of [["page", "/index.html"], ["frame", "/host"]]) {
  hosted(`where a server has no wasm, the ${name} starts by its second way`, {
    ...without, path: src, pages: { "/host": hostPage({ src: "/index.html?embed=1" }) }, allowed: [/status of 404/],
    prepare: (context) => context.route(/\.wasm$/, (route) => route.fulfill({ status: 404, contentType: "text/html", body: "no" })),
  }, async ({ page }) => {
    const lesson = name === "page" ? page : await lessonIn(page);
    await start(lesson);
    await quiz.answer(lesson, 1);
  });
}

hosted("where a server has no wasm, the module says so", {
  pages: { "/host": "<!doctype html><title>host</title><link rel=icon href=data:,>" }, allowed: [/status of 404/],
  prepare: (context) => context.route(/\.wasm$/, (route) => route.fulfill({ status: 404, contentType: "text/html", body: "no" })),
}, async ({ page }) => {
  const said = await page.evaluate(() => import("/embed/attention-lesson.js").then((module) => module.default()).then(() => "", (error) => error.message));
  assert.match(said, /program\.wasm.*404|404.*program\.wasm/);
});
