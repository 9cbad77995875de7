// Measures the built page in a browser slowed down four times: start, grading, repaint while a figure's control is moved.
// With names of figures behind it, only these repaints.
import { launch, open } from "../e2e/browser.mjs";
import { KEY } from "../e2e/key.mjs";
import { start, toFigure } from "../e2e/page.mjs";
import { answer, checkButton, choice, goOn, option, question } from "../e2e/quiz.mjs";
import { serve } from "../e2e/server.mjs";

const SLOWDOWN = 4;
const RUNS = 7;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const percentile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * share) - 1];
const report = (what, times) =>
  console.log(`${what}: median ${median(times).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms of ${times.length}`);

const [browser, server] = await Promise.all([launch(), serve("dist")]);

async function slowPage(path, slowdown) {
  const opened = await open(browser, [server.origin]);
  const cdp = await opened.context.newCDPSession(opened.page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await opened.page.goto(server.origin + path);
  await start(opened.page);
  return opened;
}

// From the beginning of the navigation until the program runs, in the page's own clock.
async function starts(slowdown) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const opened = await open(browser, [server.origin]);
    await opened.context.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.documentElement?.dataset.program !== "running") return;
        observer.disconnect();
        globalThis.startedMs = performance.now();
      }).observe(document, { attributes: true, attributeFilter: ["data-program"], childList: true, subtree: true });
    });
    const cdp = await opened.context.newCDPSession(opened.page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await opened.page.goto(server.origin);
    times.push(await (await opened.page.waitForFunction(() => globalThis.startedMs)).jsonValue());
    await opened.context.close();
  }
  return times;
}

// From the press of "Check answer" until the verdict is in the page.
async function gradings() {
  const { context, page } = await slowPage("/#q1", SLOWDOWN);
  const times = [];
  for (let number = 1; number <= KEY.length; number += 1) {
    await option(page, number, choice(number)).click();
    const button = await checkButton(page).elementHandle();
    times.push(await question(page, number).evaluate(
      (fieldset, button) =>
        new Promise((done) => {
          const began = performance.now();
          new MutationObserver(() => done(performance.now() - began)).observe(fieldset, { attributes: true, attributeFilter: ["data-verdict"] });
          button.click();
        }),
      button));
    await goOn(page, number);
  }
  await context.close();
  return times;
}

// How a hand moves each figure's main control: `input` types or slides to the next of `values`, `click` goes round the elements,
// `press` holds a key, `drag` moves a point by its handle. `code` is what the figure is set to before.
const range = (from, to, step) => Array.from({ length: Math.round((to - from) / step) }, (_, i) => String(from + i * step));
const MOVES = [
  { lab: "pipeline", what: "a number of W_Q", code: "1", open: ".change-numbers", input: '[aria-label="W_Q, thing, thing"]', values: range(-3, 3, 0.1) },
  { lab: "root", what: "the length", code: "1;x:1", input: ".slider:nth-of-type(1) input", values: range(0, 10, 1) },
  { lab: "root", what: "the correlation", code: "1;x:1", input: ".slider:nth-of-type(2) input", values: range(0.05, 1, 0.05) },
  { lab: "softmax", what: "a score", code: "1;x:1", input: ".slider input", values: range(-5, 5, 0.1) },
  { lab: "linear", what: "the query", code: "1;x:1", input: ".slider input", values: range(-2, 2, 0.1) },
  { lab: "blend", what: "a value", code: "1;x:1", drag: ".plane-handle" },
  { lab: "table", what: "the cell", code: "1;x:1", press: ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"] },
  { lab: "masks", what: "the window", code: "1;x:1;m:3", input: ".slider input", values: range(1, 7, 1) },
  { lab: "order", what: "the shuffle", code: "1;x:1", click: ".walk button:first-child" },
  { lab: "heads", what: "who asks", code: "1;x:1", click: ".chips input" },
  { lab: "speed", what: "the length", code: "1;x:1", click: ".segments input" },
  { lab: "cache", what: "the tokens", code: "1;x:1", input: ".slider:last-of-type input", values: range(0, 7, 1) },
  { lab: "lookup", what: "the temperature", code: "1;x:1", input: ".slider:last-of-type input", values: range(0, 13, 1) },
  { lab: "same", what: "a value", code: "1;x:1", drag: ".plane-handle" },
];

// From a change of a control until the frame that shows it is made: handlers, computation, drawing, style, layout and paint.
async function repaints({ lab, code, open, ...move }) {
  const { context, page } = await slowPage(`/#lab=${lab}/${code}`, SLOWDOWN);
  const figure = await toFigure(page, lab);
  if (open) await figure.locator(`${open} > summary`).click();
  await figure.locator(move.input ?? move.click ?? move.drag ?? '[tabindex="0"]').first().waitFor();
  await figure.scrollIntoViewIfNeeded();
  const times = await figure.evaluate(async (figure, { input, values, click, drag, press }) => {
    const pointer = (kind, at) => new PointerEvent(kind, { bubbles: true, buttons: 1, clientX: at, clientY: at });
    const act = (step) => {
      if (input) {
        const element = figure.querySelector(input);
        element.value = values[step % values.length];
        element.dispatchEvent(new InputEvent("input", { bubbles: true }));
      } else if (click) {
        const all = figure.querySelectorAll(click);
        all[step % all.length].click();
      } else if (press) {
        figure.querySelector('[aria-selected="true"]').dispatchEvent(new KeyboardEvent("keydown", { key: press[step % press.length], bubbles: true }));
      } else {
        const handle = figure.querySelector(drag);
        if (step === 0) handle.dispatchEvent(pointer("pointerdown", 300));
        handle.dispatchEvent(pointer("pointermove", 300 - 2 * (step % 40)));
      }
    };
    const times = [];
    for (let step = 0; step < 60; step += 1) {
      await new Promise((done) => requestAnimationFrame(() => {
        const began = performance.now();
        act(step);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(times.push(performance.now() - began));
        port2.postMessage(null);
      }));
    }
    // The first few find no code compiled for speed yet.
    return times.slice(10);
  }, move);
  await context.close();
  return times;
}

const THIRTY_WORDS =
  "The old man took his dog to the park near the river and sat down on a green bench to read the news of the day in the warm sun";

async function loadedModel(slowdown) {
  const { context, page } = await slowPage("/#lab=model/1", slowdown);
  const figure = await toFigure(page, "model");
  await figure.locator(".primary").first().click();
  await figure.locator(".model-head").waitFor({ timeout: 60_000 });
  return { context, page, figure };
}

// From a press of a key in the field or the grid until the frame that follows it is made, the field full of tokens or nearly empty,
// with the maps of the text before still coming in.
async function keys(words) {
  const { context, page, figure } = await loadedModel(SLOWDOWN);
  const field = figure.locator("textarea");
  await field.fill("one two three four five ".repeat(words / 5));
  await page.waitForFunction((least) => document.querySelectorAll(".model-token").length > least, Math.min(words, 250));
  const press = async (focused, all, pauseMs) => {
    await focused.focus();
    await page.keyboard.press("Home");
    await page.waitForTimeout(1_000);
    await page.evaluate(() => {
      globalThis.pressed = [];
      globalThis.onkeydown = ({ timeStamp }) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => globalThis.pressed.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    });
    for (const key of all) {
      await page.keyboard.press(key);
      await page.waitForTimeout(pauseMs);
    }
    await page.waitForFunction((n) => globalThis.pressed.length >= n, all.length);
    return page.evaluate(() => globalThis.pressed);
  };
  const typed = await press(field, [..."abcdefghijklmnopqrst"], 300);
  const arrows = ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"];
  const walked = await press(figure.locator('[role="gridcell"][tabindex="0"]'), Array.from({ length: 20 }, (_, i) => arrows[i % 4]), 150);
  const tokens = await figure.locator(".model-token").count();
  await context.close();
  return { typed, walked, tokens };
}

// From a change of the sentence to 32 tokens until the grid of 72 maps is painted, and until the frame that shows it is made.
async function grids() {
  const { context, figure } = await loadedModel(1);
  const times = await figure.evaluate(async (figure, sentence) => {
    const field = figure.querySelector("textarea");
    const canvas = figure.querySelector(".head-grid canvas");
    const words = sentence.split(" ");
    const times = [];
    for (let run = 0; run < 40; run += 1) {
      await new Promise((done) => setTimeout(done, 100));
      words.push(words.shift());
      const painted = new Promise((done) => {
        new MutationObserver((_, observer) => done(observer.disconnect())).observe(canvas, { attributes: true });
      });
      const began = performance.now();
      field.value = words.join(" ");
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await painted;
      const painting = performance.now() - began;
      await new Promise((done) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(null);
      }));
      times.push({ painting, shown: performance.now() - began, tokens: figure.querySelectorAll(".model-token").length });
    }
    return times.slice(10);
  }, THIRTY_WORDS);
  await context.close();
  return times;
}

try {
  const asked = process.argv.slice(2);
  if (asked.length === 0) {
    report("page start", await starts(1));
    report(`page start, processor ${SLOWDOWN} times slower`, await starts(SLOWDOWN));
    report(`grading, processor ${SLOWDOWN} times slower`, await gradings());
  }
  if (asked.length === 0 || asked.includes("model")) {
    const times = await grids();
    report(`grid of maps painted after typing, ${times[0].tokens} tokens`, times.map(({ painting }) => painting));
    report("its frame made, with the wait for the screen", times.map(({ shown }) => shown));
    for (const words of [10, 300]) {
      const { typed, walked, tokens } = await keys(words);
      report(`a key typed, ${tokens} tokens, processor ${SLOWDOWN} times slower`, typed);
      report(`an arrow in the grid, ${tokens} tokens, processor ${SLOWDOWN} times slower`, walked);
    }
  }
  const moves = MOVES.filter(({ lab }) => asked.length === 0 || asked.includes(lab));
  for (const move of moves) report(`repaint of ${move.lab} as ${move.what} changes, processor ${SLOWDOWN} times slower`, await repaints(move));
} finally {
  await browser.close();
  await server.close();
}
