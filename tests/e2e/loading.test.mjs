// What the page loads, what it needs afterwards, and what it prints at any moment.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { KEY } from "./key.mjs";
import { DIST, lesson } from "./lesson.mjs";
import { hosted, hostPage, lessonIn } from "./lms.mjs";
import { holdBack, painted, reveal, start, toFigure, unfold, wake } from "./page.mjs";
import * as quiz from "./quiz.mjs";

// The files that `cargo xtask size` counts: the page, and what its head names. The icon stands apart, since not every browser asks
// for it.
const HEAD = readFileSync(join(DIST, "index.html"), "utf8").split("</head>")[0];
const [ICON, ...NAMED] = [/<link rel="icon" href="([^"]+)"/, /<link rel="stylesheet" href="([^"]+)"/, /<script src="([^"]+)"/, /data-js="([^"]+)"/, /data-wasm="([^"]+)"/]
  .map((pattern) => new URL(pattern.exec(HEAD)[1], "http://loopback/").pathname);
const LOADED = ["/index.html", ...NAMED].sort();

// What the figure of the trained model asks for when it is unfolded: what loads the model, and how large that is.
const [ENGINE] = readdirSync(join(DIST, "engine"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const MODEL = ["attention-client.js", "attention-engine.js", "model.json"].map((name) => `/engine/${ENGINE.name}/${name}`);
// What makes the link to the page of a class, asked for when the fold that shows it is opened.
const CLASS_LINK = `/${readdirSync(DIST).find((name) => name.startsWith("class-link"))}`;

// Goes through all that a reader of the whole lesson does, to the end, and only then to the trained model and to that link.
async function assertLoads(page, asked) {
  await start(page);
  await wake(page);
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += 300) {
      scrollTo({ top: y, behavior: "instant" });
      await new Promise(requestAnimationFrame);
    }
  });
  for (const lab of LABS) await toFigure(page, lab);
  await reveal(page);
  await quiz.answerAll(page, [3]);
  await quiz.assertScore(page, 14);
  const paths = () => asked.map((path) => (path === "/" ? "/index.html" : path)).filter((path) => ![ICON, "/host"].includes(path)).sort();
  assert.deepEqual(paths(), LOADED);
  await unfold(page);
  await (await toFigure(page, "model")).getByRole("button").filter({ hasText: "MB" }).waitFor();
  assert.deepEqual(paths(), [...LOADED, ...MODEL, CLASS_LINK].sort());
}

// The paths that are asked for, each as often as it is.
function record(context) {
  const asked = [];
  context.on("request", (request) => asked.push(new URL(request.url()).pathname));
  return asked;
}

for (const [width, height] of [[390, 844], [1440, 900]]) {
  lesson(`a reader of the whole lesson loads what is counted, each file once, and nothing else, ${width} × ${height}`,
    { width, height, prepare: record }, async ({ page, prepared: asked }) => assertLoads(page, asked));

  hosted(`in a frame too, ${width} × ${height}`, { pages: { "/host": hostPage({}) }, options: { width, height }, prepare: record },
    async ({ page, prepared: asked }) => assertLoads(await lessonIn(page), asked));
}

const LABS = ["pipeline", "root", "softmax", "linear", "blend", "table", "masks", "order", "heads", "speed", "cache", "lookup", "same"];
const CONTROL = 'input[type="range"], [role="slider"], .segments input:checked, [role="gridcell"][tabindex="0"]';

lesson("once it is loaded the network may go away: figures, demonstrations and results work, and the trained model says what it needs",
  { allowed: [/ERR_INTERNET_DISCONNECTED|Failed to fetch/] }, async ({ page, context }) => {
    const model = await toFigure(page, "model");
    const load = model.getByRole("button").filter({ hasText: "MB" });
    await load.waitFor();
    await context.setOffline(true);
    await unfold(page);
    await reveal(page);
    for (const lab of LABS) {
      const figure = await toFigure(page, lab);
      const before = await figure.getAttribute("data-setup");
      await figure.locator(CONTROL).first().focus();
      for (const key of ["ArrowRight", "ArrowLeft", "ArrowUp"]) await page.keyboard.press(key);
      await page.waitForFunction(([lab, before]) => document.getElementById(`lab-${lab}`).dataset.setup !== before, [lab, before]);
    }
    await quiz.answer(page, 1);
    await page.locator("section#check [aria-controls][aria-expanded=false]").first().click();
    await page.locator("section#check figure").waitFor();
    await quiz.goOn(page, 1);
    await quiz.answerAll(page, [5], { from: 2 });
    await quiz.assertScore(page, 14);
    const before = await model.getByRole("status").first().textContent();
    await load.click();
    // It is offered again, and another sentence says why.
    await page.waitForFunction((before) => ![before, ""].includes(document.querySelector("#lab-model [role=status]")?.textContent ?? ""), before);
    await load.waitFor();
  });

// On paper: all text, every figure, all questions, no control, nothing that is on its way. `learned` are texts that must be there
// since the results were asked for, `hidden` are those that must not.
async function assertPrints(page, { learned = [], hidden = [] } = {}) {
  await page.emulateMedia({ media: "print" });
  await painted(page);
  const found = await page.evaluate(() => {
    const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    const seen = (selector) => [...document.querySelectorAll(selector)].filter(isSeen);
    return {
      sections: seen("main > section").length,
      figures: seen("main > section figure").map(({ id }) => id),
      controls: seen("button, input, select, textarea, progress").map(({ outerHTML }) => outerHTML.slice(0, 80)),
      text: document.body.innerText,
    };
  });
  assert.equal(found.sections, 15);
  assert.deepEqual(found.controls, []);
  for (const lab of [...LABS, "model"]) assert.ok(found.figures.includes(`lab-${lab}`), `${lab} is not printed`);
  assert.doesNotMatch(found.text, /\bloading\b/i);
  for (const { question, options } of KEY) for (const text of [question, ...(learned.length ? [] : options)]) assert.ok(found.text.includes(text), `“${text}” is not printed`);
  for (const text of learned) assert.ok(found.text.includes(text), `“${text}” is not printed`);
  for (const text of hidden) assert.ok(!found.text.includes(text), `“${text}” is printed`);
  const pdf = await page.pdf({ format: "A4" });
  const nPages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  assert.ok(nPages >= 8, `${nPages} pages`);
  await page.emulateMedia({ media: null });
}

lesson("printed before the program comes, the page is whole", { prepare: holdBack, started: false }, async ({ page, prepared: release }) => {
  await assertPrints(page);
  release();
  await start(page);
});

lesson("printed at any moment the page is whole; explanations only once the results were asked for", {}, async ({ page }) => {
  const chosen = KEY.map((_, index) => quiz.choice(index + 1, index !== 3));
  const whys = [];
  for (let number = 1; number <= KEY.length; number += 1) {
    if (number === 1) await assertPrints(page);
    await quiz.answer(page, number, number !== 4);
    whys.push(await quiz.question(page, number).locator(`[data-explains="${"abcd"[KEY[number - 1].right]}"]`).innerText());
    await quiz.goOn(page, number);
  }
  await quiz.assertScore(page, 14);
  await assertPrints(page, { learned: [...chosen, ...whys] });
});

lesson("on paper nothing tells an answer before the results were asked for", { path: "/#q1" }, async ({ page, context, origin }) => {
  await quiz.answer(page, 1);
  const { right } = KEY[0];
  const why = await quiz.question(page, 1).locator(`[data-explains="${"abcd"[right]}"]`).innerText();
  const fresh = await context.newPage();
  await fresh.addInitScript(() => localStorage.clear());
  await fresh.goto(origin);
  await start(fresh);
  await assertPrints(fresh, { hidden: [why] });
});
