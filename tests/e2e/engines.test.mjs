// The same steps in Firefox and in WebKitGTK: what a reader does there, by keys and by pointer, changes the page as in Chromium.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";

import { ENGINES } from "./engines.mjs";
import { hostPage } from "./host-page.mjs";
import { KEY } from "./key.mjs";
import { ASLEEP, overflow } from "./page.mjs";
import { choice } from "./quiz.mjs";
import { serve } from "./server.mjs";
import { unzip } from "./zip.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

// How long a test may take, and anything in it, on a machine that has much else to do.
const TEST_MS = 600_000;
const PATIENCE_MS = 60_000;

// What goes wrong in a page is kept there in a list, for browsers that tell nobody.
const LISTENING = `<script nonce="listening">globalThis.problems = [];
  addEventListener("error", (event) => problems.push(event.message ?? "a file did not load"), true);
  addEventListener("unhandledrejection", (event) => problems.push(String(event.reason)));
  { const real = console.error; console.error = (...all) => { problems.push(all.join(" ")); real.apply(console, all); }; }
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => console.error("policy", effectiveDirective, blockedURI, sample));</script>`;
const listening = (html) => html.toString().replace("<head>", `<head>${LISTENING}`);

// The strictest policy under which all works (docs/embedding.md), but for what keeps the list.
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'nonce-listening'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; " +
  "base-uri 'none'; require-trusted-types-for 'script'; trusted-types attention-lesson attention-engine";
// WebKit takes nothing for 'self' in a frame without an origin, so the page there has no policy.
const UNRULED = ["/host", "/sandbox", "/sandboxed.html"];
const headers = (path) => (UNRULED.includes(path) ? {} : { "content-security-policy": POLICY, ...(path.endsWith(".css") && { "content-type": "text/css" }) });

// The lesson, the lesson for frames of another origin, and the unpacked packages by the names of their standards.
let lesson, elsewhere, folder;
const unpacked = {};

before(async () => {
  const page = listening(await readFile(join(DIST, "index.html")));
  folder = await mkdtemp(join(tmpdir(), "unpacked-"));
  for (const [standard, { api }] of Object.entries(SCORM)) {
    await mkdir(join(folder, standard));
    for (const [file, bytes] of unzip(await readFile(join(DIST, `packages/attention-lesson-${standard}.zip`)))) {
      await writeFile(join(folder, standard, file), file === "index.html" ? listening(bytes) : bytes);
    }
    const host = listening(hostPage({ libraries: [`scorm-again/dist/${standard}.min.js`], head: api, src: "/index.html" }));
    unpacked[standard] = await serve(join(folder, standard), { headers, pages: { "/host": host } });
  }
  // Browsers that cannot be told to show a page as on paper get one whose styles are those of paper.
  const [, style] = /<link rel="stylesheet" href="([^"]+)"/.exec(page);
  const paper = (await readFile(join(DIST, style), "utf8")).replace(/@media (print|screen)\b/g, (_, media) => (media === "print" ? "@media all" : "@media not all"));
  const pages = { "/": page, "/index.html": page, "/paper.html": page.replace(style, "./paper.css"), "/paper.css": paper };
  elsewhere = await serve(DIST, { headers, pages });
  lesson = await serve(DIST, {
    headers,
    pages: { ...pages, "/host": listening(hostPage({ head: HEIGHTS, src: `${elsewhere.origin}/index.html?embed=1` })), "/sandboxed.html": page, "/sandbox": listening(hostPage({ attributes: 'sandbox="allow-scripts"', src: "/sandboxed.html?embed=1" })) },
  });
});

const servers = () => [lesson, elsewhere, ...Object.values(unpacked)];
after(() => Promise.all(servers().map((server) => server?.close())));

// Also where the tests are broken off.
process.once("exit", () => folder && rmSync(folder, { recursive: true, force: true }));

// Asks the page, or a frame in it, until the answer is one.
async function until(evaluate, what, call, arg, ms = PATIENCE_MS) {
  let last;
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((done) => setTimeout(done, 30))) {
    // A page that is on its way answers nothing.
    const found = await evaluate(call, arg).catch((error) => void (last = error));
    if (found) return found;
  }
  throw new Error(`${what} did not come${last ? `: ${last}` : ""}`);
}

const untilAwake = (evaluate) => until(evaluate, "the program and the whole page",
  () => document.querySelector('[data-live="quiz"][data-awake]') !== null && !("steps" in document.documentElement.dataset));

async function visit(page, url) {
  await page.goto(url);
  await untilAwake(page.evaluate);
}

// In the page: the box of the first element of this selector that can be used and whose name begins so, once it stands in the middle.
async function boxOf([selector, text = ""]) {
  const name = (element) => (element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent).trim();
  const found = [...document.querySelectorAll(selector)].find((element) => !element.disabled && name(element).startsWith(text));
  if (!found) return undefined;
  // What is round about a radio button is pressed as well as itself.
  const target = found.type === "radio" ? found.labels[0] : found;
  target.scrollIntoView({ block: "center", behavior: "instant" });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const { x, y, width, height } = target.getBoundingClientRect();
  return { x, y, width, height };
}

// In the page: puts the focus there.
function focusOn([selector, text = ""]) {
  const name = (element) => (element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent).trim();
  const found = [...document.querySelectorAll(selector)].find((element) => !element.disabled && name(element).startsWith(text));
  found?.focus();
  return found !== undefined && document.activeElement === found;
}

const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];

async function click(page, sought) {
  await page.drag([middle(await until(page.evaluate, sought.join(" "), boxOf, sought))]);
}

// A browser learns by and by where a frame of another process has gone: the click is made again until it has come to it.
async function clickInFrame(page, sought, isDone) {
  for (let tries = 0; tries < 20; tries += 1) {
    const inner = await until(page.within, sought.join(" "), boxOf, sought);
    const outer = await page.evaluate((y) => {
      const frame = document.querySelector("iframe");
      scrollTo({ top: frame.getBoundingClientRect().top + scrollY + y - 300, behavior: "instant" });
      const { x, y: top } = frame.getBoundingClientRect();
      return { x: x + frame.clientLeft, y: top + frame.clientTop };
    }, inner.y);
    const [x, y] = middle(inner);
    await page.drag([[x + outer.x, y + outer.y]]);
    if (await until(page.within, "it", isDone, undefined, 2_000).catch(() => false)) return;
  }
  throw new Error(`no click came to ${sought}`);
}

async function press(page, sought, key) {
  await until(page.evaluate, sought.join(" "), focusOn, sought);
  await page.press(key);
}

// Presses Tab until the focus is on what is sought; `evaluate` asks the document that has it.
async function tabTo(page, evaluate, sought) {
  const isThere = ([selector, text = ""]) => document.activeElement.matches(selector) && document.activeElement.textContent.trim().startsWith(text);
  for (let pressed = 0; pressed < 400; pressed += 1) {
    await page.press("Tab");
    if (await evaluate(isThere, sought)) return;
  }
  throw new Error(`the focus never reached ${sought}`);
}

// One question by keys alone: to its options, to the right one, to the check, to what follows.
async function answerByKeys(page, evaluate, number) {
  await until(evaluate, `question ${number}`, (number) => document.querySelector(`fieldset#q${number} input`) !== null, number);
  await tabTo(page, evaluate, [`fieldset#q${number} input`]);
  await page.press("Space");
  const chosen = () => document.activeElement.checked && document.activeElement.labels[0].textContent.trim();
  for (let step = 0; step < 4 && (await evaluate(chosen)) !== choice(number); step += 1) await page.press("ArrowDown");
  assert.equal(await evaluate(chosen), choice(number));
  await tabTo(page, evaluate, ["#check button", "Check answer"]);
  await page.press("Enter");
  await until(evaluate, `the verdict on ${number}`, (number) => document.querySelector(`fieldset#q${number}[data-verdict="correct"]`) !== null, number);
}

async function goOnByKeys(page, evaluate, number) {
  await tabTo(page, evaluate, ["#check button", number < KEY.length ? "Next question" : "See your results"]);
  await page.press("Enter");
}

async function answerByPointer(page, number) {
  await click(page, [`fieldset#q${number} input`, choice(number)]);
  await click(page, ["#check button", "Check answer"]);
  await until(page.evaluate, `the verdict on ${number}`, (number) => document.querySelector(`fieldset#q${number}[data-verdict="correct"]`) !== null, number);
}

const answered = () => [...document.querySelectorAll("#check nav button")].filter((button) => /answered correctly/.test(button.ariaLabel ?? button.textContent)).length;
const score = () => document.querySelector("[data-score]")?.dataset.score;

// For each figure a key on one of its controls, and another control that is pressed, or dragged as far as it goes: to the right, and
// in a plane upward too. So the places of thumbs, which browsers draw in other sizes, count for nothing.
const FIGURES = {
  softmax: { key: ["input[type=range]", "Temperature", "ArrowRight"], drag: ["input[type=range]", "Token 2"] },
  pipeline: { key: ["input:checked", "it", "ArrowRight"], click: ["button", "Next step"] },
  root: { key: ["input[type=range]", "Numbers in a key", "ArrowLeft"], click: ["input", "Scores ÷ √d"] },
  blend: { key: ["[role=slider]", "Value of Rex", "ArrowRight"], drag: ["[role=slider]", "Value of meat"] },
  table: { key: ["[role=gridcell][tabindex='0']", "", "ArrowRight"], click: ["input", "None"] },
  masks: { key: ["input:checked", "Causal", "ArrowRight"], click: ["input", "Prefix"] },
  order: { key: ["input:checked", "None", "ArrowRight"], click: ["button", "Shuffle"] },
  heads: { key: ["input:checked", "Both", "ArrowRight"], click: ["input", "smelled"] },
  speed: { key: ["input:checked", "512", "ArrowRight"], click: ["input", "2048"] },
  cache: { key: ["input[type=range]", "Tokens", "ArrowLeft"], drag: ["input[type=range]", "Layers"] },
  linear: { key: ["input[type=range]", "Query, first", "ArrowRight"], drag: ["input[type=range]", "Query, second"] },
  lookup: { key: ["input[type=range]", "Temperature", "ArrowRight"], click: ["input", "Tie"] },
  same: { key: ["input[type=range]", "Score, Rex", "ArrowLeft"], drag: ["input[type=range]", "Score, it"] },
};

// In the page: what a figure says, shows in numbers and draws as lines, once it is set otherwise than before, its code has this
// part, and its canvases are painted.
function shownBy([lab, before, part = ""]) {
  const figure = document.querySelector(`[data-awake] #lab-${lab}`);
  if (!figure || figure.dataset.setup === before || !figure.dataset.setup.includes(part)) return undefined;
  const texts = (selector) => [...figure.querySelectorAll(selector)].map((element) => element.textContent);
  const said = { verdict: texts(".lab-verdict"), sentence: texts(".lab-sentence"), numbers: texts("th, td"), values: texts(".slider-value") };
  const drawings = [...figure.querySelectorAll("svg")].map((drawing) => drawing.outerHTML);
  const isDrawn = [...figure.querySelectorAll("canvas")].map((canvas) => {
    const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    return pixels.some((pixel) => pixel !== pixels[0]);
  });
  return isDrawn.every(Boolean) && { setup: figure.dataset.setup, said, drawings };
}

// What a figure shows at last, after a change: what is expected or, where nothing is, what comes twice.
async function atLast(page, sought, expected) {
  let last;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const shown = await until(page.evaluate, `a change of ${sought}`, shownBy, sought);
    if (isDeepStrictEqual(shown, expected ?? last)) return shown;
    last = shown;
    await new Promise((done) => setTimeout(done, 200));
  }
  assert.deepEqual(last, expected, sought.join(" "));
}

// Goes through all figures: commits to a guess by keys, moves a control by key, another one by pointer. What each shows after each,
// which has to be what is expected.
async function goThroughFigures(page, expected) {
  await visit(page, `${lesson.origin}/`);
  await page.evaluate(() => document.querySelectorAll("details.deeper").forEach((fold) => (fold.open = true)));
  const shown = {};
  for (const [lab, { key, click: pressed, drag }] of Object.entries(FIGURES)) {
    const within = ([selector, ...rest]) => [`[data-awake] #lab-${lab} ${selector}`, ...rest];
    await until(page.evaluate, lab, shownBy, [lab]);
    await page.evaluate((lab) => document.querySelectorAll(`#lab-${lab} details`).forEach((fold) => (fold.open = true)), lab);
    const reveal = within(["fieldset button", "Reveal"]);
    if (!(await page.evaluate(boxOf, reveal))) await press(page, within(["fieldset:has(button) input"]), "Space");
    await press(page, reveal, "Enter");
    const revealed = await atLast(page, [lab, "1", "x:1"], expected?.[lab].revealed);
    await press(page, within(key.slice(0, 2)), key[2]);
    const moved = await atLast(page, [lab, revealed.setup], expected?.[lab].moved);
    if (pressed) await click(page, within(pressed));
    else {
      const [x, y] = middle(await until(page.evaluate, `${lab}, ${drag}`, boxOf, within(drag)));
      await page.drag([[x, y], [x + 100, y - 50], [Math.min(x + 1000, 1250), Math.max(y - 400, 1)]]);
    }
    const pointed = await atLast(page, [lab, moved.setup], expected?.[lab].pointed);
    for (const [before, after] of [[revealed, moved], [moved, pointed]]) assert.notDeepEqual(after.said, before.said, lab);
    shown[lab] = { revealed, moved, pointed };
  }
  return shown;
}

const SENTENCE = "She reads long books in the garden.";

// Loads the trained model, types a sentence, asks a head of it; what it shows.
async function tryModel(page) {
  await visit(page, `${lesson.origin}/#lab=model/1`);
  await click(page, ["[data-awake] #lab-model button", "Load the trained model"]);
  await until(page.evaluate, "the heads", () => document.querySelectorAll("#lab-model [role=gridcell]").length === 72);
  await page.evaluate(() => {
    const field = document.querySelector("#lab-model textarea, #lab-model input:not([type])");
    field.focus();
    field.select();
  });
  await page.type(SENTENCE);
  const tokens = await until(page.evaluate, "the tokens", () => {
    const all = [...document.querySelectorAll("#lab-model .model-tokens .model-token")].map((token) => token.textContent.trim());
    return all.includes("garden") && all.includes(".") && all;
  });
  await click(page, ["#lab-model [role=gridcell]", "Layer 2, head 9"]);
  await click(page, ["#lab-model button", "Check this head"]);
  const verdict = await until(page.evaluate, "the verdict", () => document.querySelector("#lab-model .lab-verdict").textContent);
  const sentence = await page.evaluate(() => document.querySelector("#lab-model .lab-sentence").textContent);
  return { tokens, said: `${verdict} ${sentence}` };
}

const CODES = await readFile(new URL("../../class/tests/data/codes_30.txt", import.meta.url), "utf8");

// Pastes the codes of a class on the page for teachers; what it says and shows in numbers, and whether all drawings are painted.
async function seeClass(page) {
  await page.goto(`${lesson.origin}/class/`);
  await until(page.evaluate, "the field", () => document.querySelector("#codes") !== null);
  await page.evaluate((codes) => (document.querySelector("#codes").value = codes), CODES);
  await press(page, ["button", "Add"], "Enter");
  return until(page.evaluate, "the class", () => {
    const canvases = [...document.querySelectorAll("canvas")];
    const isDrawn = canvases.every((canvas) => {
      const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      return pixels.some((pixel) => pixel !== pixels[0]);
    });
    return canvases.length === 3 && isDrawn && [...document.querySelectorAll("[role=status], h2, h3, dd, th, td, .class-teach p")].map((element) => element.textContent);
  });
}

// What Chromium shows after the same steps: each once, for both of the others.
const inChromium = new Map();
function chromiumAfter(steps) {
  if (!inChromium.has(steps)) inChromium.set(steps, (async () => {
    const engine = await ENGINES.chromium();
    try {
      return await steps(await engine.open([lesson.origin]));
    } finally {
      await engine.close();
    }
  })());
  return inChromium.get(steps);
}

// The page around a frame: it gives the frame the height that it is told.
const HEIGHTS = `window.told = []; addEventListener("message", ({ data }) => {
  const { subject, height } = typeof data === "string" ? JSON.parse(data) : data;
  if (subject !== "lti.frameResize") return;
  window.told.push([typeof data, height]);
  document.querySelector("iframe").style.height = height + "px";
});`;

// What a page around a package has for it in each standard, and what is reported there at last; nothing before there is a pass.
const SCORM = {
  scorm12: {
    api: `window.API = new Scorm12API({ autocommit: false, logLevel: 5, mastery_override: true }); window.API.cmi.core.student_id = "learner-1";`,
    grade: () => {
      const { core, interactions } = window.API.cmi;
      return core.lesson_status === "passed" && { score: core.score.raw, count: interactions.childArray.length };
    },
  },
  scorm2004: {
    api: `window.API_1484_11 = new Scorm2004API({ autocommit: false, logLevel: 5 }); window.API_1484_11.cmi.learner_id = "learner-1";`,
    grade: () => {
      const { success_status: status, score, interactions } = window.API_1484_11.cmi;
      return status === "passed" && { score: score.raw, count: interactions.childArray.length };
    },
  },
};

for (const name of ["firefox", "webkit"]) {
  describe(name, () => {
    let engine;
    before(async () => (engine = await ENGINES[name]()), { timeout: TEST_MS });
    after(() => engine?.close());

    // A test in a page of its own; one with options has a browser of its own.
    function reader(what, body, options) {
      test(`${name}: ${what}`, { timeout: TEST_MS }, async (t) => {
        const own = options && (await ENGINES[name](options));
        try {
          const page = await (own ?? engine).open([...servers().map(({ origin }) => origin), "null"]);
          t.diagnostic((own ?? engine).version);
          try {
            await body(page);
            assert.deepEqual(await page.problems(), [], "nothing may go wrong unseen");
          } finally {
            await page.close();
          }
        } finally {
          await own?.close();
        }
      });
    }

    reader("the page is read, with its fifteen questions, its formulas at the beginning of their lines, and nothing sticks out", async (page) => {
      await visit(page, `${lesson.origin}/`);
      const { title, headings, names, formulas } = await page.evaluate(() => ({
        title: document.title, headings: [...document.querySelectorAll("h1")].map((heading) => heading.textContent),
        names: [...document.querySelectorAll("#check nav button")].map((button) => button.getAttribute("aria-label") ?? button.textContent),
        formulas: [...document.querySelectorAll(".formula")].map((formula) => {
          const [line, part] = [formula, formula.querySelector("math")].map((element) => element.getBoundingClientRect());
          return { off: part.left - line.left, width: part.width, height: part.height };
        }),
      }));
      assert.equal(title, "Attention deep dive: queries, keys, values, and why it works");
      assert.deepEqual(headings, [title]);
      assert.equal(names.length, KEY.length);
      assert.ok(formulas.length > 5 && formulas.every(({ off, width, height }) => Math.abs(off) < 1 && width > 50 && height > 10), JSON.stringify(formulas));
      assert.deepEqual(await overflow(page), []);
      for (const [i, { question, options }] of KEY.entries()) {
        await page.evaluate((i) => void (location.hash = `#q${i + 1}`), i);
        const shown = await until(page.evaluate, `question ${i + 1}`, (i) => {
          const fieldset = document.querySelector(`fieldset#q${i + 1}`);
          return fieldset && [fieldset.querySelector("legend").textContent, ...[...fieldset.querySelectorAll("label")].map((label) => label.textContent.trim())];
        }, i);
        assert.deepEqual(shown, [question, ...options]);
      }
    });

    reader("each figure says and shows the same as in Chromium after a guess, a key and a pointer", async (page) => {
      await goThroughFigures(page, await chromiumAfter(goThroughFigures));
    });

    reader("the page of a class says the same of pasted codes as in Chromium, and paints its drawings", async (page) => {
      assert.deepEqual(await seeClass(page), await chromiumAfter(seeClass));
      assert.deepEqual(await overflow(page), []);
    });

    reader("by keyboard alone, with a reload after question 7, fifteen right answers make 15 of 15", async (page) => {
      await visit(page, `${lesson.origin}/#q1`);
      for (let number = 1; number <= KEY.length; number += 1) {
        await answerByKeys(page, page.evaluate, number);
        await goOnByKeys(page, page.evaluate, number);
        if (number !== 7) continue;
        await until(page.evaluate, "question 8", () => document.querySelector("fieldset#q8") !== null);
        await page.reload();
        await untilAwake(page.evaluate);
        assert.equal(await page.evaluate(answered), 7);
      }
      assert.equal(await until(page.evaluate, "the results", score), String(KEY.length));
    });

    reader("a figure is presented alone and large; hands make the guess, and keys lead on and back to the lesson", async (page) => {
      await visit(page, `${lesson.origin}/?present=1#lab=softmax/1`);
      const shown = (lab) => until(page.evaluate, lab, (lab) => [...document.querySelectorAll("figure")].filter((figure) => figure.checkVisibility()).map(({ id }) => id).join() === `lab-${lab}` && innerWidth, lab);
      const width = await shown("softmax");
      const sizes = await page.evaluate(() => [parseFloat(getComputedStyle(document.documentElement).fontSize), document.querySelector("#lab-softmax").getBoundingClientRect().width, document.querySelector("#lab-softmax canvas").getBoundingClientRect().height]);
      assert.ok(sizes[0] > 20 && sizes[1] > 0.85 * width && Math.abs(sizes[2] - 11 * sizes[0]) < 2, `${sizes} in ${width}`);
      for (const [key, token] of [["2", 1], ["1", 2], ["1", 4]]) await press(page, ["#lab-softmax .hands-of input", `Hands for “Token ${token}`], key);
      await until(page.evaluate, "the guess", () => document.querySelector('#lab-softmax[data-setup="1;g:0.5,0.25,0,0.25"]') !== null);
      await press(page, ["#lab-softmax button", "Reveal"], "Enter");
      await until(page.evaluate, "the verdict", () => document.querySelector("#lab-softmax .lab-verdict") !== null);
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await page.press("PageDown");
      await shown("root");
      await page.press("PageUp");
      await shown("softmax");
      await page.press("Escape");
      await until(page.evaluate, "the lesson", () => location.search === "" && location.hash === "#lab=softmax/1;g:0.5,0.25,0,0.25;x:1" && document.querySelector("h1").getBoundingClientRect().height > 30 && document.querySelector('[data-awake] #lab-softmax[data-setup="1;g:0.5,0.25,0,0.25;x:1"]') !== null);
    });

    reader("in a frame of another origin its height is told, also when it grows, a question is answered by pointer, and nothing sticks out at 360 px", async (page) => {
      await page.goto(`${lesson.origin}/host`);
      await untilAwake(page.within);
      await until(page.within, "all figures", (asleep) => document.querySelector(asleep) === null, ASLEEP);
      const isTold = ([type, height]) => Math.abs(window.told.findLast((told) => told[0] === type)?.[1] - height) < 2;
      const actual = () => page.within(() => document.getElementById("lesson").getBoundingClientRect().height);
      const told = (type, least) => until(async () => {
        const height = await actual();
        return height > least && (await page.evaluate(isTold, [type, height])) && height;
      }, `a height of more than ${least} px as ${type}`);
      await told("string", 1000);
      const before = await told("object", 1000);
      await page.within(() => (document.querySelector("details.deeper").open = true));
      await told("object", before + 100);
      await page.within(() => (location.hash = "#q1"));
      await until(page.within, "question 1", () => document.querySelector("fieldset#q1") !== null);
      await clickInFrame(page, ["fieldset#q1 input", choice(1)], () => document.querySelector("fieldset#q1 input:checked") !== null);
      await clickInFrame(page, ["#check button", "Check answer"], () => document.querySelector('fieldset#q1[data-verdict="correct"]') !== null);
      await page.evaluate(() => (document.querySelector("iframe").width = 360));
      await until(page.within, "a narrow frame", () => innerWidth === 360);
      assert.deepEqual(await overflow({ evaluate: page.within }), []);
    });

    reader("a browser that keeps nothing lets the quiz be taken, and says that nothing is kept", async (page) => {
      await visit(page, `${lesson.origin}/#q1`);
      const isRefused = () => {
        try {
          return !localStorage;
        } catch {
          return true;
        }
      };
      assert.ok(await page.evaluate(isRefused), "this browser keeps things");
      await until(page.evaluate, "the line", () => document.querySelector('.status-destination[data-place="nowhere"]') !== null);
      await answerByPointer(page, 1);
      await page.reload();
      await untilAwake(page.evaluate);
      assert.equal(await page.evaluate(answered), 0);
      await page.goto(`${lesson.origin}/sandbox`);
      await untilAwake(page.within);
      await until(page.within, "the line", () => document.querySelector('.status-destination[data-place="nowhere"]') !== null);
    }, { storage: false });

    for (const [standard, { grade }] of Object.entries(SCORM)) {
      reader(`the ${standard} package, answered by keys, reports 15 of 15 to scorm-again`, async (page) => {
        await page.goto(`${unpacked[standard].origin}/host`);
        await untilAwake(page.within);
        await until(page.within, "the course", () => document.querySelector('.status-destination[data-place="course"]') !== null);
        await page.within(() => (location.hash = "#q1"));
        for (let number = 1; number <= KEY.length; number += 1) {
          await answerByKeys(page, page.within, number);
          await goOnByKeys(page, page.within, number);
        }
        assert.deepEqual(await until(page.evaluate, "the grade", grade), { score: "100", count: KEY.length });
      });
    }

    reader("on paper there are all figures and questions, and no control", async (page) => {
      await visit(page, `${lesson.origin}/paper.html`);
      const { figures, controls, text } = await page.evaluate(() => {
        const seen = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility({ visibilityProperty: true }));
        return {
          figures: seen("main > section figure").map(({ id }) => id),
          controls: seen("button, input, select, textarea, progress, nav").map(({ outerHTML }) => outerHTML.slice(0, 80)),
          text: document.body.innerText,
        };
      });
      assert.deepEqual(controls, []);
      for (const lab of [...Object.keys(FIGURES), "model"]) assert.ok(figures.includes(`lab-${lab}`), `${lab} is not printed`);
      for (const { question, options } of KEY) for (const part of [question, ...options]) assert.ok(text.includes(part), `“${part}” is not printed`);
      assert.deepEqual(await overflow(page), []);
    });

    reader("the single file works from the disk", async (page) => {
      await visit(page, `${pathToFileURL(join(DIST, "attention-lesson.html"))}#q1`);
      await answerByPointer(page, 1);
      await press(page, ["#lab-softmax input[type=range]", "Your guess"], "ArrowRight");
      await click(page, ["#lab-softmax button", "Reveal"]);
      await until(page.evaluate, "the figure", shownBy, ["softmax", "1"]);
    });

    reader("the trained model names the same tokens and, within a percent, the same weights as in Chromium", async (page) => {
      const expected = await chromiumAfter(tryModel);
      const shown = await tryModel(page);
      // Browsers compute with other instructions of the processor, so that a number may be rounded the other way.
      const numbers = /\d+(?=%)/g;
      for (const [i, number] of shown.said.match(numbers).entries()) assert.ok(Math.abs(number - expected.said.match(numbers)[i]) <= 1, `${shown.said} ${expected.said}`);
      assert.deepEqual(shown.tokens, expected.tokens);
      assert.equal(shown.said.replace(numbers, ""), expected.said.replace(numbers, ""));
    });
  });
}
