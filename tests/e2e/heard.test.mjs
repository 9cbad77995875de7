// What a blind learner hears, from the top of the page to the results of a retry, as texts that were read and found good. They are in
// the folder `heard`, and `HEARD=write` writes them anew.
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";

import { listener } from "./heard.mjs";
import { lesson } from "./lesson.mjs";
import { painted, takesFocus, toFigure, wake } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const FOLDER = new URL("heard/", import.meta.url);

// Compares with the text that was read and found good, or writes it.
async function compare(name, lines) {
  const file = new URL(`${name}.txt`, FOLDER), now = `${lines.join("\n")}\n`;
  if (process.env.HEARD === "write") {
    await mkdir(FOLDER, { recursive: true });
    return writeFile(file, now);
  }
  const known = await readFile(file, "utf8");
  if (now === known) return;
  const [theirs, ours] = [known, now].map((text) => text.split("\n"));
  const at = ours.findIndex((line, i) => line !== theirs[i]);
  const around = (all) => all.slice(Math.max(at - 2, 0), at + 4).join("\n");
  assert.fail(`heard/${name}.txt, line ${at + 1}:\n${around(theirs)}\nis now:\n${around(ours)}`);
}

// A text that grows by what each key makes heard in `place`: where the focus is, announcements in their order, and the lines that are new.
function transcript(ears, lines) {
  let [known, before] = ["", []];
  return async (place, key, control, changed) => {
    await control.focus();
    const on = await ears.focus();
    if (known !== place) [known, before] = [place, await ears.read(place)];
    await ears.said();
    await control.page().keyboard.press(key);
    await changed();
    await painted(control.page());
    const [focus, said, after] = [await ears.focus(), await ears.said(), await ears.read(place)];
    lines.push(`> ${key} on ${on}`, `focus: ${focus}`, ...said, ...added(before, after).map((line) => `+ ${line}`), "");
    before = after;
  };
}

// The lines that there are more of than before.
function added(before, after) {
  const left = [...before];
  return after.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

// The control that is moved in each figure, and the key that moves it.
const MOVES = {
  pipeline: ["Which token asks?", "ArrowRight"], softmax: ["Token 2", "ArrowRight"], root: ["Numbers in a key, d", "ArrowLeft"], blend: ["Value of Rex", "ArrowRight"],
  table: ["Weights: queries in rows, keys in columns", "ArrowRight"], masks: ["Kind of mask", "ArrowRight"], order: ["Positions", "ArrowRight"],
  heads: ["Heads in use", "ArrowRight"], speed: ["Tokens", "ArrowRight"], cache: ["Tokens", "ArrowLeft"], linear: ["Query, first number", "ArrowRight"],
  lookup: ["Temperature", "ArrowRight"], same: ["Score, Rex", "ArrowLeft"],
};

// In a window so low that with no fonts the end of a section is in sight, which counts as read.
lesson("the lesson and its figures are heard as they were found good", { height: 400, reducedMotion: "reduce" }, async ({ page }) => {
  await wake(page);
  await page.locator("details.deeper").evaluateAll((all) => all.forEach((fold) => (fold.open = true)));
  await wake(page);
  const ears = await listener(page);
  await compare("lesson", await ears.readAll());

  const labs = await page.locator("main figure[data-setup]").evaluateAll((figures) => figures.map(({ id }) => id.slice("lab-".length)));
  assert.deepEqual(labs.toSorted(), Object.keys(MOVES).sort());
  const lines = [];
  const press = transcript(ears, lines);
  for (const lab of labs) {
    const figure = await toFigure(page, lab), place = `[data-awake] #lab-${lab}`;
    const change = async (key, control) => {
      const setup = await figure.getAttribute("data-setup");
      await press(place, key, control, () => figure.and(page.locator(`:not([data-setup="${setup}"])`)).waitFor());
    };
    lines.push(`== ${await figure.getByRole("heading").first().textContent()}`, "");
    await press(place, "Enter", figure.locator(".lab-tools summary"), () => figure.locator(".lab-numbers table").first().waitFor());
    const named = page.getByRole("button", { name: "Reveal", exact: true }), reveal = named.and(figure.locator("button"));
    // Here the bars themselves take the guess.
    if (lab === "softmax") await change("ArrowRight", figure.getByRole("slider").first());
    else await change("Space", figure.locator("fieldset", { has: named }).getByRole("radio").first());
    await change("Enter", reveal);
    const [name, key] = MOVES[lab];
    await change(key, figure.getByRole("slider", { name, exact: true })
      .or(figure.getByRole("group", { name, exact: true }).getByRole("radio", { checked: true }))
      .or(figure.getByRole("grid", { name, exact: true }).getByRole("gridcell", { selected: true })));
  }
  const model = await toFigure(page, "model");
  lines.push(`== ${await model.getByRole("heading").first().textContent()}`, "");
  const within = (key, control, changed) => press("[data-awake] #lab-model", key, control, changed);
  await within("Enter", model.getByRole("button", { name: /^Load the trained model/ }), () => model.locator(".model-token").first().waitFor());
  const cell = model.getByRole("gridcell", { selected: true }), name = await cell.getAttribute("aria-label");
  await within("ArrowRight", cell, () => model.locator(`[role="gridcell"][aria-selected="true"]:not([aria-label="${name}"])`).waitFor());
  await compare("figures", lines);
});

lesson("the quiz is heard as it was found good: a right and a wrong answer, the results, a retry", { path: "/?seed=7#check", reducedMotion: "reduce" }, async ({ page }) => {
  await wake(page);
  const ears = await listener(page);
  const lines = await ears.read("section#check");
  lines.push("");
  const add = transcript(ears, lines);
  const press = (key, control, changed) => add("section#check", key, control, changed);
  const top = page.locator('[data-focus="top"]');
  const feedback = page.locator('[data-focus="feedback"]');
  const answer = async (number, isRight) => {
    await press("Space", quiz.option(page, number, quiz.choice(number, isRight)), () => quiz.checkButton(page).and(page.locator(":enabled")).waitFor());
    await press("Enter", quiz.checkButton(page), () => takesFocus(feedback));
  };
  await answer(1, true);
  await press("Enter", quiz.nextButton(page), () => takesFocus(quiz.question(page, 2)));
  await press("Space", page.getByRole("radio", { name: "Certain", exact: true }), () => page.getByRole("radio", { name: "Certain", exact: true, checked: true }).waitFor());
  await answer(2, false);
  const why = page.getByRole("button", { name: "Show me why", exact: true });
  await press("Enter", why, () => page.locator("section#check").getByRole("figure").waitFor());
  await press("Enter", quiz.nextButton(page), () => takesFocus(quiz.question(page, 3)));
  await quiz.answerAll(page, [], { from: 3, to: 14 });
  await quiz.question(page, 15).waitFor();
  await answer(15, true);
  await press("Enter", quiz.resultsButton(page), () => takesFocus(top.and(page.locator("h3"))));
  await press("Enter", page.getByRole("button", { name: "Retry missed questions", exact: true }), () => takesFocus(quiz.question(page, 2)));
  await press("Space", quiz.options(page, 2).first(), () => quiz.checkButton(page).and(page.locator(":enabled")).waitFor());
  await press("Enter", quiz.checkButton(page), () => takesFocus(feedback));
  await press("Enter", quiz.resultsButton(page), () => takesFocus(top.and(page.locator("h3"))));
  // Nothing else of it is a matter of time.
  await compare("quiz", lines.map((line) => line.replace(/(?<=Time on this page: )[^.]+/, "…")));
});

const CODES = await readFile(new URL("../../class/tests/data/codes_30.txt", import.meta.url), "utf8");

lesson("the page of a class is heard as it was found good: as it opens, and with thirty codes", { path: "/class/", started: false, reducedMotion: "reduce" }, async ({ page }) => {
  const field = page.getByRole("textbox", { name: "Result codes", exact: true });
  await field.waitFor();
  const ears = await listener(page);
  const lines = await ears.readAll();
  lines.push("");
  await field.fill(`${CODES}see you on Monday`);
  await transcript(ears, lines)("main", "Enter", page.getByRole("button", { name: "Add", exact: true }), () => page.locator("#class-title").waitFor());
  await page.locator("details").evaluateAll((all) => all.forEach((fold) => (fold.open = true)));
  await page.locator(".class-list li").first().waitFor();
  await compare("class", [...lines, ...(await ears.read("main"))]);
});
