// The figures: every number in their tables equals what an independent program makes of the inputs that the page shows.
import assert from "node:assert/strict";

import { lesson } from "./lesson.mjs";
import { read, tolerance, weigh } from "./reference.mjs";

// The tables of a figure, each as its headings and rows of cells; a cell is its text.
export async function tables(figure) {
  const fold = figure.locator("details", { hasText: "Show the numbers" }).first();
  await fold.evaluate((details) => (details.open = true));
  return fold.locator("table").evaluateAll((all) =>
    all.map((table) => ({
      caption: table.caption?.textContent.trim(),
      columns: [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim()),
      rows: [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
    })));
}

export function column(table, name) {
  const index = table.columns.indexOf(name);
  assert.notEqual(index, -1, `no column "${name}" among ${table.columns}`);
  return table.rows.map((row) => row[index]);
}

export function assertNear(shown, expected, what) {
  assert.equal(shown.length, expected.length, what);
  for (const [i, text] of shown.entries())
    assert.ok(Math.abs(read(text) - expected[i]) <= tolerance(text), `${what}, ${i}: the page says ${text}, the reference ${expected[i]}`);
}

lesson("every figure has a question, an instruction, a live sentence, its numbers and a way back", {}, async ({ page }) => {
  const figures = await page.locator("main figure").all();
  assert.ok(figures.length >= 3, `${figures.length} figures`);
  for (const figure of figures) {
    const name = await figure.getByRole("heading").first().textContent();
    assert.match(name, /\S/);
    assert.match(await figure.getByRole("status").first().textContent(), /\S/, name);
    assert.equal(await figure.getByRole("button", { name: "Reset", exact: true }).count(), 1, name);
    for (const canvas of await figure.locator("canvas").all()) assert.match((await canvas.getAttribute("aria-label")) ?? "", /\S/, name);
    const shown = await tables(figure);
    assert.ok(shown.length > 0 && shown.every(({ rows, caption }) => rows.length > 0 && caption), `${name} shows no numbers`);
  }
});

lesson("who gets the weight: the weights are the softmax of the scores on the page", {}, async ({ page }) => {
  const figure = page.getByRole("figure", { name: "Who gets the weight?" });
  await figure.getByRole("button", { name: "Reveal", exact: true }).click();
  const agree = async (rule, what) => {
    const [table] = await tables(figure);
    const temperature = Number(await figure.getByRole("slider", { name: "Temperature" }).inputValue());
    const scores = column(table, "Score").map(read);
    const scaled = scores.map((score) => score / temperature);
    assertNear(column(table, "Score ÷ temperature"), scaled, what);
    assertNear(column(table, "Weight"), weigh(scaled, rule), what);
    return scores;
  };
  assert.deepEqual(await agree("Softmax", "as it opens"), [2, 0.5, -1, 0]);
  const move = (name, value) => figure.getByRole("slider", { name }).fill(String(value));
  await move("Token 2", 3.5);
  await move("Token 4", -5);
  assert.deepEqual(await agree("Softmax", "other scores"), [2, 3.5, -1, -5]);
  for (const temperature of [0.1, 0.7, 5]) {
    await move("Temperature", temperature);
    for (const rule of ["None", "Hard", "Softmax"]) {
      await figure.getByRole("radio", { name: rule }).click();
      await agree(rule, `${rule} at ${temperature}`);
    }
  }
  await move("Token 1", 3.5);
  await figure.getByRole("radio", { name: "Hard" }).click();
  await agree("Hard", "a tie");
  await figure.getByRole("button", { name: "Reset", exact: true }).click();
  assert.equal(await figure.getByRole("button", { name: "Reveal", exact: true }).count(), 1);
});

lesson("a slider that is moved by key repaints the canvas", {}, async ({ page }) => {
  const figure = page.getByRole("figure", { name: "Who gets the weight?" });
  await figure.scrollIntoViewIfNeeded();
  const picture = () => figure.locator("canvas").first().evaluate((canvas) => canvas.toDataURL());
  const { size, ratio } = await figure.locator("canvas").first().evaluate((canvas) => ({ size: [canvas.width, canvas.clientWidth], ratio: devicePixelRatio }));
  assert.ok(Math.abs(size[0] - size[1] * ratio) <= 2, `a canvas of ${size[0]} pixels is shown at ${size[1]}`);
  const before = await picture();
  await figure.getByRole("slider").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(([canvas, before]) => canvas.toDataURL() !== before, [await figure.locator("canvas").first().elementHandle(), before]);
});

lesson("canvases are sharp on a screen of three pixels a point", { deviceScaleFactor: 3, width: 390 }, async ({ page }) => {
  for (const canvas of await page.locator("main figure canvas:visible").all()) {
    await canvas.scrollIntoViewIfNeeded();
    await page.waitForFunction((canvas) => Math.abs(canvas.width - canvas.clientWidth * 3) <= 3, await canvas.elementHandle());
  }
});
