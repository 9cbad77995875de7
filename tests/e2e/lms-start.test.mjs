// What the page does where its server or its host forbid something, and the builds for hosts without a server.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

import { launch, open } from "./browser.mjs";
import { DIST, lesson, TEST_MS } from "./lesson.mjs";
import { KEY } from "./key.mjs";
import { hosted } from "./lms.mjs";
import { start } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const policy = (text) => () => ({ "content-security-policy": text });
hosted("where requests are forbidden too, the script that carries the program starts it",
  { headers: policy("script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'none'"), path: "/index.html", allowed: [/connect-src/, /Content Security Policy|Fetch API/] },
  async ({ page }) => {
    await start(page);
    await quiz.answer(page, 1);
  });

hosted("where WebAssembly is forbidden, the lesson reads, its answers unfold, and the reason is said",
  { headers: policy("script-src 'self'; style-src 'self'"), path: "/index.html", allowed: [/Content Security Policy|CompileError|wasm/i] },
  async ({ page }) => {
    await page.locator(".start-note:visible").filter({ hasText: "WebAssembly" }).waitFor();
    await page.locator("section#check summary").first().click();
    await page.locator("section#check details[open]").getByText(KEY[0].options[KEY[0].right]).waitFor();
    assert.ok((await page.locator("main").innerText()).split(/\s+/).length > 2000);
  });

lesson("without scripts the whole lesson reads", { javaScriptEnabled: false, started: false }, async ({ page }) => {
  assert.equal(await page.locator("main > section").count(), 15);
  assert.equal(await page.locator("section#check details").count(), 15);
  const answer = page.locator("section#check details").nth(6);
  await answer.locator("summary").click();
  assert.ok(!(await page.locator("body").innerText()).includes("is loading"), "what will never come is not promised");
  assert.ok((await answer.innerText()).length > 200, "the answer with its reasons unfolds");
});

hosted("a wrong type for wasm", { headers: (path) => (path.endsWith(".wasm") ? { "content-type": "text/plain" } : {}), path: "/index.html" }, async ({ page }) => {
  await start(page);
});

test("the single file opens from disk, keeps its place and needs nothing beside it", { timeout: TEST_MS }, async () => {
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
    const named = await page.locator("[src], link[href]").evaluateAll((all) => all.map((element) => element.getAttribute("src") ?? element.getAttribute("href")));
    assert.deepEqual(named.filter((address) => !/^(data:|#)/.test(address)), []);
    await page.goto(pathToFileURL(join(DIST, "index.html")).href);
    await start(page);
  } finally {
    await browser.close();
  }
});

const example = (name) => readFileSync(new URL(`hosts/${name}.html`, import.meta.url), "utf8");
const PLAIN = { pages: { "/host": example("plain") } };

hosted("a plain page mounts two lessons, hears events, and hands a state back", PLAIN, async ({ page }) => {
  await page.waitForFunction(() => globalThis.page);
  const first = page.locator("#first");
  await quiz.answerAll(first, [2]);
  await quiz.assertScore(first, 14);
  await page.waitForFunction(() => globalThis.page.events.some(({ type }) => type === "finished"));
  const events = await page.evaluate(() => globalThis.page.events);
  assert.deepEqual(events[0], { version: 1, type: "ready", answered: 0, score: 0, total: 15 });
  const answered = events.filter(({ type }) => type === "answered");
  assert.equal(answered.length, 15);
  const { question, correct, firstTry, score, total } = answered[1];
  assert.deepEqual({ question, correct, firstTry, score, total }, { question: 2, correct: false, firstTry: true, score: 1, total: 15 });
  const finished = events.find(({ type }) => type === "finished");
  assert.deepEqual([finished.score, finished.total, finished.passed], [14, 15, true]);
  assert.ok((await quiz.states(page.locator("#second"))).every((state) => state.endsWith("not answered")), "the other lesson is its own");
  const kept = await page.evaluate(() => {
    const { events, first } = globalThis.page;
    const before = first.state();
    first.destroy();
    first.destroy();
    return { isSame: first.state() === before, n: events.length, state: before };
  });
  assert.ok(kept.isSame && /^[A-Za-z0-9._-]{1,200}$/.test(kept.state), kept.state);
  assert.equal(await page.locator("#first fieldset, #first section").count(), 0);
  await page.evaluate((state) => globalThis.page.mount(document.getElementById("first"), { state }), finished.state);
  await quiz.assertScore(page.locator("#first"), 14);
  assert.equal(await page.evaluate(() => globalThis.page.events.length), kept.n, "a lesson that is gone says no more");
  await page.evaluate(() => globalThis.page.mount(document.body.appendChild(Object.assign(document.createElement("div"), { id: "third" })), { state: "al2.hostile", seed: -1, mastery: 500, theme: "pink" }));
  await page.locator("#third .status-notice").waitFor();
  await page.locator("#second .contents a[href='#scores']").click();
  assert.equal(await page.evaluate(() => location.hash), "", "links stay within the lesson");
  await page.locator("#second figure").first().waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

const library = (path) => readFileSync(new URL(`../../node_modules/preact/${path}`, import.meta.url), "utf8");
const PREACT = { pages: { "/host": example("preact"), "/libraries/preact.js": library("dist/preact.umd.js"), "/libraries/hooks.js": library("hooks/dist/hooks.umd.js") },};

hosted("a framework's component opens, closes and opens the lesson where it was", PREACT, async ({ page }) => {
  const place = page.locator(".lesson-place");
  await quiz.answer(place, 1);
  await page.locator("#score").filter({ hasText: "1 of 15" }).waitFor();
  await quiz.goOn(place, 1);
  await quiz.answer(place, 2);
  await page.locator("#toggle").click();
  await place.waitFor({ state: "detached" });
  await page.locator("#toggle").click();
  await place.getByRole("button", { name: "Question 2, answered correctly" }).waitFor();
});

// The module's files once more below /yew/, with the names that Yew itself gives to the properties by which it finds its listeners.
const renamed = (context) =>
  context.route(/\/yew\//, (route) => {
    const path = join(DIST, "embed", new URL(route.request().url()).pathname.slice("/yew/".length));
    if (!path.endsWith("program.js")) return route.fulfill({ path });
    const program = readFileSync(path, "utf8");
    assert.ok(program.includes("__lesson_subtree_id") && !program.includes("__yew_"), "the build renames them");
    return route.fulfill({ contentType: "text/javascript", body: program.replaceAll("__lesson_", "__yew_") });
  });

hosted("in a page that is a program of Yew itself, both answer: side by side, and one within the other", { pages: { "/host": example("yew") }, prepare: renamed }, async ({ page }) => {
  await page.waitForFunction(() => globalThis.page);
  const [program, beside] = [page.locator("#program"), page.locator("#beside")];
  await quiz.answer(beside, 1);
  assert.ok((await quiz.states(program)).every((state) => state.endsWith("not answered")), "the lesson's click is its own");
  await quiz.answer(program, 1, false);
  await quiz.goOn(program, 1);
  assert.match((await quiz.states(beside))[0], /answered correctly/);
  // Into the card that the other program draws, below the root on which it listens.
  await program.locator("fieldset#q2").evaluate((fieldset) => {
    const place = Object.assign(document.createElement("div"), { id: "within" });
    fieldset.parentElement.append(place);
    globalThis.page.lesson = globalThis.page.within(place);
  });
  const within = page.locator("#within");
  for (const number of [1, 2, 3]) {
    await quiz.answer(within, number, number !== 3);
    await quiz.goOn(within, number);
  }
  assert.equal(await page.evaluate(() => globalThis.page.program.state() === globalThis.page.lesson.state()), false);
  const own = program.locator("nav.questions, [aria-label=Questions]").first().getByRole("button");
  const names = await own.evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label") ?? button.textContent));
  assert.match(names[0], /answered incorrectly/);
  assert.match(names[1], /not answered/, "what is done within is not done around");
  await page.evaluate(() => globalThis.page.lesson.destroy());
  assert.equal(await within.locator("fieldset").count(), 0);
  await quiz.answer(program, 2);
  await quiz.goOn(program, 2);
  await quiz.goOn(beside, 1);
  await quiz.answer(beside, 2);
});

// Counts the listeners on window and document that a page has left there.
const counted = (context) =>
  context.addInitScript(() => {
    const open = [];
    globalThis.listeners = () => open.map(([target, kind]) => `${target.constructor.name} ${kind}`).sort();
    const same = (a, b) => a.every((part, i) => part === b[i]);
    const isWatched = (target) => target === globalThis || target === document || target === document.body;
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const phase = (options) => (typeof options === "object" ? Boolean(options?.capture) : Boolean(options));
    EventTarget.prototype.addEventListener = function (kind, heard, options) {
      const entry = [this ?? globalThis, kind, heard, phase(options)];
      if (isWatched(entry[0]) && !open.some((other) => same(other, entry))) open.push(entry);
      return add.call(this ?? globalThis, kind, heard, options);
    };
    EventTarget.prototype.removeEventListener = function (kind, heard, options) {
      const at = open.findIndex((other) => same(other, [this ?? globalThis, kind, heard, phase(options)]));
      if (at >= 0) open.splice(at, 1);
      return remove.call(this ?? globalThis, kind, heard, options);
    };
  });

hosted("in shadow roots lessons are mounted and destroyed, and leave nothing on the page", { ...PLAIN, prepare: counted }, async ({ page }) => {
  await page.waitForFunction(() => globalThis.page);
  const before = await page.evaluate(() => {
    const { first, second } = globalThis.page;
    first.destroy();
    second.destroy();
    return { listeners: globalThis.listeners(), children: document.body.childElementCount };
  });
  for (let round = 1; round <= 2; round += 1) {
    await page.evaluate(() => {
      globalThis.shown = ["open", "closed"].map((mode) => {
        const host = document.body.appendChild(document.createElement("div"));
        host.id = `shadow-${mode}`;
        const root = host.attachShadow({ mode });
        return { host, root, lesson: globalThis.page.mount(root, { seed: 1 }) };
      });
    });
    const lesson = page.locator("#shadow-open");
    await quiz.answer(lesson, 1);
    // The focus follows the learner also where the document knows only the outermost host.
    assert.equal(await page.evaluate(() => document.activeElement.id), "shadow-open");
    await quiz.goOn(lesson, 1);
    await quiz.answer(lesson, 2, false);
    // No test sees into the closed one from outside: it works by the same clicks.
    const answered = await page.evaluate(async () => {
      const { root, lesson } = globalThis.shown[1];
      const inner = [...root.querySelectorAll("*")].find((element) => element.shadowRoot).shadowRoot;
      const wait = async (selector) => {
        for (;;) {
          const found = inner.querySelector(selector);
          if (found) return found;
          await new Promise(requestAnimationFrame);
        }
      };
      const empty = lesson.state();
      (await wait("[data-live=quiz][data-awake] input[type=radio]")).click();
      const button = await wait("[data-live=quiz] button.primary:not(:disabled)");
      button.click();
      await wait("fieldset[data-verdict]");
      return lesson.state() !== empty;
    });
    assert.ok(answered);
    await page.evaluate(() => {
      for (const { host, lesson } of globalThis.shown) {
        lesson.destroy();
        host.remove();
      }
    });
    const after = await page.evaluate(() => ({ listeners: globalThis.listeners(), children: document.body.childElementCount }));
    assert.deepEqual(after, before, `round ${round}`);
  }
});

hosted("the module computes attention, and refuses with a code", PLAIN, async ({ page }) => {
  await page.waitForFunction(() => globalThis.page);
  const computed = await page.evaluate(() => globalThis.page.attend({ queries: [[1, 0]], keys: [new Float32Array([1, 0]), [0, 1]], values: [[1], [3]], mask: [[true, false]] }));
  assert.deepEqual(computed, { scores: [[1, 0]], scaled: [[1 / Math.SQRT2, -Infinity]], weights: [[1, 0]], output: [[1]] });
  const codes = await page.evaluate(() => {
    const good = { queries: [[1]], keys: [[1]], values: [[1]] };
    return [{ mask: [[false]] }, { keys: [[1, 2]] }, { values: [[NaN]] }, { temperature: 0 }, { scale: "no" }, { mask: "all" }, { queries: [] }].map((part) => {
      try {
        globalThis.page.attend({ ...good, ...part });
        return "none";
      } catch (error) {
        return error instanceof Error ? error.code : "no Error";
      }
    });
  });
  assert.deepEqual(codes, ["empty-row", "shape", "not-finite", "option", "option", "option", "shape"]);
  assert.match(await page.evaluate(() => globalThis.page.version), /^\d+\.\d+\.\d+$/);
});
