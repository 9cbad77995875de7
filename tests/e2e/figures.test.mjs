// The figures: every number in their tables equals what an independent program makes of the inputs that the page shows.
import assert from "node:assert/strict";

import { lesson } from "./lesson.mjs";
import { takesFocus, wake } from "./page.mjs";
import { attend, read, times, tolerance, weigh } from "./reference.mjs";

// A test in a page whose figures have woken.
function figures(name, options, body) {
  lesson(name, options, async (opened) => {
    await wake(opened.page);
    await body(opened);
  });
}

// The tables of a figure, each as its headings and rows of cells; a cell is its text.
async function tables(figure) {
  const fold = figure.locator(".lab-tools details, .lab-numbers").first();
  await fold.evaluate((details) => (details.open = true));
  // They are drawn once the fold is open.
  await fold.locator("table").first().waitFor();
  return fold.locator("table").evaluateAll((all) =>
    all.map((table) => ({
      caption: table.caption?.textContent.trim(),
      columns: [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim()),
      rows: [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
    })));
}

function column(table, name) {
  const index = table.columns.indexOf(name);
  assert.notEqual(index, -1, `no column "${name}" among ${table.columns}`);
  return table.rows.map((row) => row[index]);
}

function assertNear(shown, expected, what) {
  assert.equal(shown.length, expected.length, what);
  for (const [i, text] of shown.entries())
    assert.ok(read(text) === expected[i] || Math.abs(read(text) - expected[i]) <= tolerance(text), `${what}, ${i}: the page says ${text}, the reference ${expected[i]}`);
}

figures("every figure has a question, an instruction, a live sentence, its numbers and a way back", {}, async ({ page }) => {
  await page.locator("details.deeper").evaluateAll((all) => all.forEach((fold) => (fold.open = true)));
  await wake(page);
  // Those that are set by a code; the trained model's has no numbers before it is loaded.
  const figures = await page.locator("main figure[data-setup]").all();
  assert.equal(figures.length, 13);
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

figures("who gets the weight: the weights are the softmax of the scores on the page", {}, async ({ page }) => {
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
    for (const rule of ["Raw scores", "Hard", "Softmax"]) {
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

// The table whose caption begins so, without the names of its rows, as texts.
function cells(all, caption) {
  const table = all.find((table) => table.caption.startsWith(caption));
  assert.ok(table, `no table "${caption}" among ${all.map((table) => table.caption)}`);
  return table.rows.map((row) => row.slice(1));
}

const numbers = (rows) => rows.map((row) => row.map(read));

// Compares every computed table of the pipeline with what follows from the tables of its inputs; returns the weights.
async function assertPipeline(figure, isCausal, what) {
  const all = await tables(figure);
  const [x, wQ, wK, wV] = ["X:", "W_Q:", "W_K:", "W_V:"].map((caption) => numbers(cells(all, caption)));
  const [queries, keys, values] = [wQ, wK, wV].map((w) => times(x, w));
  const { scores, scaled, weights, output } = attend(queries, keys, values, { sees: (i, j) => !isCausal || j <= i });
  const computed = { Queries: queries, Keys: keys, Values: values, Scores: scores, "What the softmax reads": scaled, Weights: weights, Output: output };
  for (const [caption, expected] of Object.entries(computed)) {
    const shown = cells(all, caption);
    assert.equal(shown.length, expected.length);
    for (const [i, row] of shown.entries()) assertNear(row, expected[i], `${what}: ${caption}, row ${i}`);
  }
  return weights;
}

const PIPELINE = /^One query, every key/;
const TOKENS = ["Rex", "ignored", "meat", "because", "it", "smelled"];
const choose = (figure, group, name) => figure.getByRole("group", { name: group, exact: true }).getByRole("radio", { name, exact: true }).click();

figures("one query, every key: every table follows from X, W_Q, W_K, W_V and the mask on the page", {}, async ({ page }) => {
  const figure = page.getByRole("figure", { name: PIPELINE });
  await assertPipeline(figure, false, "as it opens");
  await choose(figure, "Mask", "Causal");
  await assertPipeline(figure, true, "causal");
  await figure.locator(".change-numbers > summary").click();
  const changes = { "W_Q, thing, thing": "-3.7", "X, it, pointer": "9.9", "W_K, link, event": "-9.9", "W_V, event, why": "4.2", "X, Rex, link": "0" };
  for (const [name, value] of Object.entries(changes)) {
    await figure.getByRole("spinbutton", { name, exact: true }).fill(value);
    await assertPipeline(figure, true, `causal, ${name} = ${value}`);
  }
  await choose(figure, "Mask", "None");
  await assertPipeline(figure, false, "all changes, no mask");
});

figures("one query, every key: the step and the sentence show the asking token's own weights", {}, async ({ page }) => {
  const figure = page.getByRole("figure", { name: PIPELINE });
  for (const [isCausal, mask] of [[false, "None"], [true, "Causal"]]) {
    await choose(figure, "Mask", mask);
    const weights = await assertPipeline(figure, isCausal, mask);
    await choose(figure, "Step", "5 Softmax");
    for (const [i, token] of TOKENS.entries()) {
      await choose(figure, "Which token asks?", token);
      const ledger = figure.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Weight", exact: true }) });
      const shown = await ledger.evaluate((table) => [...table.tBodies[0].rows].map((row) => row.cells[row.cells.length - 1].textContent));
      assertNear(shown.slice(0, TOKENS.length), weights[i], `${token}, ${mask}`);
      const top = Math.max(...weights[i]);
      const sentence = await figure.getByRole("status").first().innerText();
      const [, share] = /reads (\S+%) from/.exec(sentence);
      assertNear([share], [top], sentence);
    }
  }
});

figures("one query, every key: a change of W_V moves values and output, and nothing else", {}, async ({ page }) => {
  const figure = page.getByRole("figure", { name: PIPELINE });
  await figure.locator(".change-numbers > summary").click();
  await figure.getByRole("spinbutton", { name: "W_V, thing, who", exact: true }).fill("-5");
  const sentence = await figure.getByRole("status").first().innerText();
  assert.match(sentence, /You changed W_?V: values and output moved; queries, keys, scores, and weights did not\./);
  await figure.getByRole("button", { name: "Reset", exact: true }).click();
  assert.doesNotMatch(await figure.getByRole("status").first().innerText(), /You changed/);
});

figures("the whole grid: the map, its sums and what is said of each cell are the pipeline's weights", {}, async ({ page }) => {
  const figure = page.getByRole("figure", { name: /^The whole grid/ });
  const pipeline = page.getByRole("figure", { name: PIPELINE });
  for (const [isCausal, mask] of [[false, "None"], [true, "Causal"]]) {
    await choose(figure, "Mask for all queries", mask);
    await choose(pipeline, "Mask", mask);
    const weights = await assertPipeline(pipeline, isCausal, mask);
    const shown = cells(await tables(figure), "Weights");
    for (const [i, row] of shown.entries()) assertNear(row, [...weights[i], 1], `${mask}, row ${i}`);
    await figure.getByRole("gridcell", { selected: true }).focus();
    await page.keyboard.press("Control+Home");
    for (const [i, query] of TOKENS.entries()) {
      for (const [j, key] of TOKENS.entries()) {
        const cell = figure.getByRole("gridcell", { selected: true });
        await figure.getByRole("status").first().filter({ hasText: `Query ${query}` }).filter({ hasText: `key ${key}` }).waitFor();
        await takesFocus(cell);
        const [said, written] = [await figure.getByRole("status").first().innerText(), await cell.innerText()];
        if (isCausal && j > i) {
          assert.match(said, /masked/);
          assert.match(written, /masked|^\s*$/);
        } else {
          assertNear([/(\S+%)/.exec(said)[1]], [weights[i][j]], said);
          assertNear([written], [weights[i][j]], said);
        }
        await page.keyboard.press("ArrowRight");
      }
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowDown");
    }
  }
});

figures("a slider that is moved by key repaints the canvas", {}, async ({ page }) => {
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

figures("canvases are sharp on a screen of three pixels a point", { deviceScaleFactor: 3, width: 390 }, async ({ page }) => {
  for (const canvas of await page.locator("main figure canvas:visible").all()) {
    await canvas.scrollIntoViewIfNeeded();
    await page.waitForFunction((canvas) => Math.abs(canvas.width - canvas.clientWidth * 3) <= 3, await canvas.elementHandle());
    const { width, height } = await canvas.boundingBox();
    assert.ok(width <= 390 && height <= 800, `a canvas of ${width} × ${height} px on a screen of 390`);
  }
});
