// What a learner sees when the program breaks off in the middle: one calm sentence, the text, and after a reload what they did. The page
// around, or the learning system, has what was done until then.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { DIST, lesson } from "./lesson.mjs";
import { hosted, hostPage, lessonIn, place } from "./lms.mjs";
import { painted, start, toFigure } from "./page.mjs";
import * as quiz from "./quiz.mjs";
import { withMemory, withTrap } from "./wasm.mjs";

// From when `isFailing` is set the browser refuses what the program takes for granted: to put nodes into the page, which makes it
// panic, and to tell what stands in a field, which throws through it.
const failing = (context) => context.addInitScript(() => {
  const guard = (owner, name) => {
    const method = owner[name];
    owner[name] = function (...given) {
      if (globalThis.isFailing) throw new DOMException("No.", "HierarchyRequestError");
      return method.apply(this, given);
    };
  };
  guard(Node.prototype, "insertBefore");
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  Object.defineProperty(HTMLInputElement.prototype, "value", {
    set,
    get() {
      if (globalThis.isFailing) throw new TypeError("no value");
      return get.call(this);
    },
  });
});

// Clicks when the browser has just begun to refuse: nothing else comes in between.
const failAt = (button) => button.evaluate((button) => {
  globalThis.isFailing = true;
  button.click();
});

const TRAP = /RuntimeError: unreachable/;
// What the console tells a developer of it.
const TOLD = [TRAP, /panicked at/, /failed to append/, /no value/, /FinalizationRegistry/];
const note = (frame) => frame.locator(".start-note:visible");

// One sentence, in words for a learner.
async function assertSays(frame) {
  await note(frame).filter({ hasText: /\S/ }).waitFor();
  assert.equal(await note(frame).count(), 1);
  const said = await note(frame).evaluate((note) => note.firstChild.textContent.trim());
  assert.match(said, /^\p{Lu}[^.\n]*(\. [^.\n]*)*\.$/u);
  assert.doesNotMatch(said, /error|unreachable|exception|wasm/i);
}

// Whatever a learner does then is answered by nothing, and breaks nothing more.
async function assertRests(page, frame, problems) {
  const before = problems.length;
  const shown = () => frame.locator("section#check").innerText();
  const text = await shown();
  for (const control of await frame.locator("section#check").locator("label:visible, button:visible").all()) {
    await control.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await control.boundingBox();
    await page.mouse.click(x + Math.min(width / 2, 40), y + height / 2);
  }
  for (const key of ["Space", "ArrowRight", "Tab", "Space", "ArrowDown"]) await page.keyboard.press(key);
  await painted(frame);
  assert.equal(await shown(), text);
  assert.deepEqual(problems.slice(before), []);
  assert.ok((await frame.locator("main").innerText()).split(/\s+/).length > 2000, "the text is there");
}

lesson("a panic in the middle of a drawing is said in one sentence, and after a reload all answers are there", { prepare: failing, allowed: TOLD }, async ({ page, problems }) => {
  await quiz.answer(page, 1);
  await quiz.goOn(page, 1);
  await quiz.option(page, 2, quiz.choice(2)).click();
  await quiz.checkButton(page).and(page.locator(":enabled")).waitFor();
  await failAt(quiz.checkButton(page));
  await assertSays(page);
  assert.match(problems.join(), TRAP);
  await assertRests(page, page, problems);
  await note(page).getByRole("button").click();
  await page.waitForFunction(() => !globalThis.isFailing);
  await start(page);
  assert.deepEqual((await quiz.states(page)).slice(0, 3).map((state) => /not answered|answered correctly/.exec(state)[0]), ["answered correctly", "answered correctly", "not answered"]);
  assert.equal(await note(page).count(), 0);
  // None of the clicks has led to another question unseen.
  await quiz.verdict(page, 2);
  // What throws through the program in a handler stops it as well.
  await toFigure(page, "softmax");
  await page.locator("#lab-softmax").getByRole("slider").first().evaluate((slider) => {
    globalThis.isFailing = true;
    slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await assertSays(page);
  await assertRests(page, page, problems.filter((problem) => !/no value/.test(problem)));
});

const isWasm = /attention-lesson[^/]*\.wasm$/;
const wasmOf = (route) => readFileSync(join(DIST, new URL(route.request().url()).pathname));
const sending = (change) => (context) => context.route(isWasm, (route) => route.fulfill({ contentType: "application/wasm", body: change(wasmOf(route)) }));

// How the program breaks off before it is there, and what the console may tell of it.
const NEVER_THERE = {
  "the memory is full at once": { prepare: sending((wasm) => withMemory(wasm, 0)) },
  "the browser has no memory for it": {
    prepare: (context) => context.addInitScript(() => {
      for (const name of ["instantiate", "instantiateStreaming"]) WebAssembly[name] = () => Promise.reject(new RangeError("Out of memory"));
    }),
  },
  "an exception passes through it as it starts": {
    prepare: (context) => context.addInitScript(() => {
      Object.defineProperty(Location.prototype, "search", { get: () => "" });
      globalThis.URLSearchParams = undefined;
      Document.prototype.getElementById = ((method) => function (id) {
        if (id === "lesson") throw new TypeError("no value");
        return method.call(this, id);
      })(Document.prototype.getElementById);
    }),
  },
};

for (const [what, { prepare }] of Object.entries(NEVER_THERE)) {
  lesson(`where ${what}, the lesson reads, and one sentence says so`, { prepare, started: false, allowed: TOLD }, async ({ page }) => {
    await assertSays(page);
    await page.locator("section#check li:visible summary").first().click();
    assert.ok((await page.locator("main").innerText()).split(/\s+/).length > 2000);
  });
}

lesson("wasm that is cut off in the middle is no hindrance: the other script carries it whole", { prepare: sending((wasm) => wasm.subarray(0, wasm.length >> 1)) }, async ({ page }) => {
  await quiz.answer(page, 1);
});

// As much memory as the page needs, and no room for four million letters.
lesson("a full memory is said in one sentence, and after a reload all answers are there", { prepare: sending((wasm) => withMemory(wasm, 60)), allowed: TOLD }, async ({ page, problems }) => {
  await quiz.answer(page, 1);
  const key = "attention-lesson";
  const kept = await page.evaluate((key) => localStorage.getItem(key), key);
  await page.evaluate((key) => {
    localStorage.setItem(key, "x".repeat(4_500_000));
    dispatchEvent(new StorageEvent("storage", { key }));
  }, key);
  await assertSays(page);
  await assertRests(page, page, problems);
  await page.evaluate(([key, kept]) => localStorage.setItem(key, kept), [key, kept]);
  await note(page).getByRole("button").click();
  await note(page).waitFor({ state: "detached" });
  await start(page);
  assert.match((await quiz.states(page))[0], /answered correctly/);
});

const API = `window.calls = []; const values = {};
  const say = (name, answer) => (...given) => (window.calls.push([name, ...given]), answer(...given));
  window.API = { LMSInitialize: say("initialize", () => "true"), LMSFinish: say("finish", () => "true"), LMSCommit: say("commit", () => "true"),
    LMSGetValue: (element) => values[element] ?? "", LMSSetValue: say("set", (element, value) => ((values[element] = value), "true")),
    LMSGetLastError: () => "0", LMSGetErrorString: () => "", LMSGetDiagnostic: () => "" };`;

hosted("a learning system has what was done until the program stopped, and goes on with it at the next visit",
  { pages: { "/host": hostPage({ head: API }) }, prepare: failing, allowed: TOLD }, async ({ page, problems }) => {
    const frame = await lessonIn(page);
    await place(frame, "course");
    await quiz.answerAll(frame, [4], { to: 14 });
    await quiz.answer(frame, 15);
    await failAt(quiz.resultsButton(frame));
    await assertSays(frame);
    // Results that were asked for and not seen are told all the same.
    const last = (element) => page.evaluate((element) => window.calls.findLast(([, set]) => set === element)?.[2], element);
    await page.waitForFunction(() => {
      const at = window.calls.findIndex(([, element, value]) => element === "cmi.core.lesson_status" && value === "passed");
      return at > 0 && window.calls.slice(at).some(([name]) => name === "commit");
    });
    assert.equal(Math.round(await last("cmi.core.score.raw")), 93);
    await assertRests(page, frame, problems);
    await page.evaluate(() => document.querySelector("iframe").remove());
    await page.waitForFunction(() => window.calls.at(-1)[0] === "finish");
    await page.evaluate(() => document.body.append(Object.assign(document.createElement("iframe"), { title: "again", src: "/index.html?embed=1" })));
    await quiz.assertScore(await lessonIn(page), 14);
  });

hosted("without an origin a panic is said in one sentence too", { pages: { "/host": hostPage({ attributes: 'sandbox="allow-scripts"' }) }, prepare: failing, allowed: [...TOLD, /^uncaught: Error: Script error|sandboxed/] }, async ({ page, problems }) => {
  const frame = await lessonIn(page);
  await quiz.answer(frame, 1);
  await failAt(quiz.nextButton(frame));
  await assertSays(frame);
  await assertRests(page, frame, problems);
});

const MODULE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"></head><body><div id="first"></div><div id="second"></div>
<script type="module">
  import init, { mount } from "/embed/attention-lesson.js";
  await init();
  const events = [];
  const on = (name) => mount(document.getElementById(name), { state: sessionStorage.getItem(name) ?? "", onEvent: (event) => {
    events.push([name, event]);
    if (event.state) sessionStorage.setItem(name, event.state);
  } });
  globalThis.page = { events, mount, first: on("first"), second: on("second") };
</script></body></html>`;

hosted("a host page hears that the program has stopped, with the state of each lesson, and takes the lessons off",
  { pages: { "/host": MODULE }, prepare: failing, allowed: TOLD }, async ({ page, problems }) => {
    const [first, second] = [page.locator("#first"), page.locator("#second")];
    await quiz.answer(second, 1);
    await quiz.option(first, 1, quiz.choice(1)).click();
    await quiz.checkButton(first).and(first.locator(":enabled")).waitFor();
    await failAt(quiz.checkButton(first));
    for (const lesson of [first, second]) await assertSays(lesson);
    const told = await page.evaluate(() => globalThis.page.events.filter(([, { type }]) => type === "stopped"));
    assert.deepEqual(told.map(([name, { version }]) => [name, version]), [["first", 1], ["second", 1]]);
    const states = await page.evaluate(() => [globalThis.page.first.state(), globalThis.page.second.state()]);
    assert.deepEqual(told.map(([, { state }]) => state), states);
    const before = problems.length;
    const refusal = await page.evaluate(() => {
      const { first, mount, second } = globalThis.page;
      first.destroy();
      second.destroy();
      try {
        return mount(document.getElementById("first")) && "none";
      } catch (error) {
        return error.message;
      }
    });
    assert.match(refusal, /^mount: [^.]*\.$/);
    assert.equal(await page.locator("#first > *, #second > *").count(), 0);
    assert.deepEqual(await page.evaluate(() => [globalThis.page.first.state(), globalThis.page.second.state()]), states);
    assert.deepEqual(problems.slice(before), []);
    await page.reload();
    for (const lesson of [first, second]) await lesson.getByRole("button", { name: "Question 1, answered correctly" }).waitFor();
  });

const isEngine = /\/engine\/.*\.wasm$/;

// How the engine breaks off, in its worker and then, where it is opened again, on the page.
const ENGINES = {
  "traps on the text": (wasm) => withTrap(wasm, "encode_advance"),
  "traps on the weights": (wasm) => withTrap(wasm, "load_advance"),
  "finds no memory for the weights": (wasm) => withMemory(wasm, 10),
  "is cut off in the middle": (wasm) => wasm.subarray(0, wasm.length >> 1),
};

lesson("an engine that breaks off is said in one sentence, and the rest of the lesson goes on", { path: "/#lab=model/1" }, async ({ page, context }) => {
  const figure = page.locator("[data-awake] #lab-model");
  const load = figure.getByRole("button", { name: /^Load the trained model/ });
  for (const [how, change] of Object.entries(ENGINES)) {
    await context.route(isEngine, (route) => route.fulfill({ contentType: "application/wasm", body: change(wasmOf(route)) }));
    await load.click();
    await load.waitFor({ state: "detached" });
    await load.waitFor();
    const said = await figure.getByRole("status").first().textContent();
    assert.match(said, /^\p{Lu}[^.\n]*\.$/u, how);
    assert.doesNotMatch(said, /error|unreachable|exception|wasm/i, how);
    await context.unroute(isEngine);
  }
  await quiz.answer(page, 1);
  await load.click();
  await figure.getByRole("grid").waitFor();
});
