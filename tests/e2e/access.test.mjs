// What axe finds, and what a narrow window or a large text size must not break.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { lesson } from "./lesson.mjs";
import { overflow, reveal, unfold } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Every violation as one line.
async function violations(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `${id} (${impact}): ${node.target.join(" ")}: ${node.failureSummary.replaceAll(/\s+/g, " ").slice(0, 240)}`));
}

const LOOKS = [
  ["light", "/?theme=light#q2", { colorScheme: "light" }],
  ["dark", "/?theme=dark#q2", { colorScheme: "dark" }],
  ["dark by the system", "/#q2", { colorScheme: "dark" }],
  ["embedded", "/?embed=1#q2", {}],
  ["light at 390 px", "/?theme=light#q2", { width: 390, height: 844 }],
];

for (const [look, path, options] of LOOKS) {
  lesson(`axe finds nothing, ${look}`, { path, reducedMotion: "reduce", ...options }, async ({ page }) => {
    assert.deepEqual(await violations(page), [], "as it opens");
    await unfold(page);
    await reveal(page);
    await quiz.answer(page, 2, false);
    await page.getByRole("button", { name: "Show me why", exact: true }).click();
    await page.locator("section#check").getByRole("figure").waitFor();
    assert.deepEqual(await violations(page), [], "all unfolded, a wrong answer checked, a demonstration open");
    await quiz.questions(page).getByRole("button", { name: /^Question 1,/ }).click();
    await quiz.answer(page, 1);
    await quiz.questions(page).getByRole("button", { name: /^Question 15,/ }).click();
    await quiz.answer(page, 15);
    await quiz.resultsButton(page).click();
    await quiz.results(page).first().waitFor();
    assert.deepEqual(await violations(page), [], "the results");
  });
}

// 320 px is also a window of 1280 px at a zoom of 400%; 32 px is text at 200%.
for (const [width, text] of [[320, 16], [390, 16], [820, 16], [390, 32]]) {
  const prepare = (context) => context.addInitScript((text) => addEventListener("DOMContentLoaded", () => (document.documentElement.style.fontSize = `${text}px`)), text);
  lesson(`no sideways scroll at ${width} px, with text of ${text} px`, { path: "/#q3", width, height: 700, prepare }, async ({ page }) => {
    assert.deepEqual(await overflow(page), [], "as it opens");
    await unfold(page);
    await reveal(page);
    await quiz.answer(page, 3, false);
    assert.deepEqual(await overflow(page), [], "all unfolded, an answer checked");
    await quiz.questions(page).getByRole("button", { name: /^Question 15,/ }).click();
    await quiz.answer(page, 15, false);
    await quiz.resultsButton(page).click();
    await quiz.results(page).first().waitFor();
    assert.deepEqual(await overflow(page), [], "the results");
  });
}

lesson("every target is at least 44 px high or wide enough for a thumb", { path: "/#q3", width: 390, height: 844, hasTouch: true }, async ({ page }) => {
  const small = await page.locator("section#check button:visible, section#check label:visible").evaluateAll((all) =>
    all
      .map((element) => ({ name: element.textContent.trim().slice(0, 30), box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 44 || box.width < 24)
      .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`));
  assert.deepEqual(small, []);
});
