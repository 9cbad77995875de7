// The trained encoder on the page: asked for, loaded, run on a text of the reader's, its heads found.
import assert from "node:assert/strict";

import { lesson } from "./lesson.mjs";
import { tabTo, takesFocus } from "./page.mjs";

const figure = (page) => page.locator("[data-awake] #lab-model");
const cells = (page) => figure(page).getByRole("gridcell");
const head = (page, layer, number) => cells(page).nth((layer - 1) * 12 + number - 1);
const verdict = (page) => figure(page).locator(".lab-verdict");
const sentence = (page) => figure(page).getByLabel("Your sentence");

const opened = { path: "/#lab=model/1" };

const says = (page) => figure(page).getByRole("status").first().textContent();

async function load(page) {
  await figure(page).getByRole("button", { name: /^Load the trained model \(13 MB\)$/ }).click();
  await figure(page).getByRole("grid").waitFor();
}

// What a token of the text is called in the figure.
const tokens = (page) => figure(page).getByRole("group", { name: "Which token asks?" }).getByRole("button").allInnerTexts();

lesson("nothing of the model is loaded unasked, and its size is said before", opened, async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await figure(page).getByRole("button", { name: "Load the trained model (13 MB)" }).waitFor();
  assert.deepEqual(asked.filter((path) => /weights|vocabulary|\.wasm$/.test(path) && path.includes("/engine/")), []);
});

lesson("a reader loads the model, types, and finds the head that looks at the next token", opened, async ({ page }) => {
  await load(page);
  assert.equal(await cells(page).count(), 72);
  await sentence(page).fill("She reads long books in the garden.");
  await page.waitForFunction(() => document.querySelector("#lab-model .model-tokens")?.textContent.includes("garden"));
  assert.deepEqual(await tokens(page), ["[CLS]", "she", "reads", "long", "books", "in", "the", "garden", ".", "[SEP]"]);
  const check = figure(page).getByRole("button", { name: "Check this head" });
  await head(page, 1, 3).click();
  await check.click();
  assert.match(await verdict(page).innerText(), /ranks number \d+ of 72/);
  await head(page, 2, 9).click();
  await check.click();
  assert.match(await verdict(page).innerText(), /^Right: Layer 2, head 9 puts \d+%/);
  await figure(page).getByRole("button", { name: "The previous token", exact: true }).click();
  assert.equal(await verdict(page).innerText(), "", "a new pattern asks for a new guess");
  await head(page, 1, 3).click();
  await check.click();
  assert.match(await verdict(page).innerText(), /^Right: Layer 1, head 3/);
});

// The shade of each weight of the chosen head: on its own canvas a pixel, on the grid of heads the middle of its square.
const inks = (page, number) =>
  figure(page).evaluate((figure, index) => {
    const reds = (canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.filter((_, i) => i % 4 === 0);
    const [map, grid] = [".model-map", ".head-grid canvas"].map((name) => figure.querySelector(name));
    const cell = figure.querySelectorAll(".head-grid-cell")[index];
    const [outer, inner] = [grid, cell].map((element) => element.getBoundingClientRect());
    const all = reds(grid);
    const at = (start, place) => Math.floor((start + 1 + ((place + 0.5) * (inner.width - 2)) / map.width) * devicePixelRatio);
    const places = Array.from({ length: map.width }, (_, place) => [at(inner.x - outer.x, place), at(inner.y - outer.y, place)]);
    const onGrid = places.flatMap(([, y]) => places.map(([x]) => all[y * grid.width + x]));
    return { map: [...reds(map)], grid: onGrid };
  }, number);

for (const deviceScaleFactor of [1, 3]) {
  lesson(`the grid shows each head's own map, ${deviceScaleFactor} pixels to one`, { ...opened, deviceScaleFactor }, async ({ page }) => {
    await load(page);
    for (const index of [0, 11, 20, 66, 71]) {
      await cells(page).nth(index).click();
      await page.waitForFunction((index) => document.querySelectorAll(".head-grid-cell")[index].ariaSelected === "true", index);
      const { map, grid } = await inks(page, index);
      assert.ok(Math.max(...map) - Math.min(...map) > 60, "a map has ink");
      assert.equal(grid.length, map.length);
      assert.ok(grid.every((shade, i) => Math.abs(shade - map[i]) <= 1), "the same shades");
    }
  });
}

lesson("by keyboard: the grid of heads is walked with arrow keys, and a token asked", opened, async ({ page }) => {
  await load(page);
  await sentence(page).focus();
  await tabTo(page, figure(page).locator('[role="gridcell"][tabindex="0"]'));
  for (const [key, number] of [["ArrowDown", 1], ["End", 12], ["ArrowLeft", 11]]) {
    await page.keyboard.press(key);
    await takesFocus(head(page, 2, number));
  }
  assert.equal(await head(page, 2, 11).getAttribute("aria-selected"), "true");
  const said = figure(page).locator(".lab-sentence");
  await said.filter({ hasText: /^Layer 2, head 11/ }).waitFor();
  await tabTo(page, figure(page).locator(".model-token").nth(3));
  await page.keyboard.press("Enter");
  await said.filter({ hasText: new RegExp(`query ${(await tokens(page))[3]} gives`) }).waitFor();
});

lesson("a word of 80,000 letters is unknown at once; the field takes 2000 characters and says so", opened, async ({ page }) => {
  await load(page);
  const full = figure(page).getByText("The field is full: it holds up to 2000 characters.");
  await sentence(page).fill("a".repeat(80_000));
  await figure(page).locator(".model-token").filter({ hasText: /^\[UNK\]$/ }).waitFor({ timeout: 10_000 });
  assert.deepEqual(await tokens(page), ["[CLS]", "[UNK]", "[SEP]"]);
  await sentence(page).fill("b".repeat(1990));
  await full.waitFor({ state: "detached" });
  await sentence(page).press("End");
  await page.keyboard.insertText("c".repeat(100));
  await full.waitFor();
  assert.equal((await sentence(page).inputValue()).length, 2000);
});

lesson("a shuffled text under the same head has other weights", opened, async ({ page }) => {
  await load(page);
  await figure(page).getByRole("button", { name: "Keep this text to compare" }).click();
  const rows = () => figure(page).locator(".model-head > .table-box tbody tr").allInnerTexts();
  const same = await rows();
  for (const row of same) {
    const [, kept, now] = row.split("\t");
    assert.equal(kept, now);
  }
  const before = await sentence(page).inputValue();
  await figure(page).getByRole("button", { name: "Shuffle the words" }).click();
  const after = await sentence(page).inputValue();
  assert.notEqual(after, before);
  assert.deepEqual(after.split(" ").sort(), before.split(" ").sort());
  await page.waitForFunction((same) => [...document.querySelectorAll("#lab-model .model-head > .table-box tbody tr")].some((row, i) => row.innerText !== same[i]), same);
});

lesson("a download can be ended, and one that fails is said in a sentence", opened, async ({ page, context, problems }) => {
  await context.route(/weights/, () => {});
  const button = figure(page).getByRole("button", { name: /^Load the trained model/ });
  await button.click();
  await figure(page).getByRole("button", { name: "Cancel" }).click();
  await button.waitFor();
  const canceled = await says(page);
  await context.unroute(/weights/);
  await context.route(/weights/, (route) => route.abort());
  await button.click();
  await page.waitForFunction((canceled) => ![canceled, "", undefined].includes(document.querySelector("#lab-model [role=status]")?.textContent), canceled);
  // A browser tells of the request that was refused here on purpose.
  for (const [i] of [...problems.entries()].reverse()) if (/ERR_FAILED.*weights/.test(problems[i])) problems.splice(i, 1);
});

// The worker hears no text any more; what waits for that on this page waits a hundredth of the time.
const deaf = (context) => context.addInitScript(() => {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, moved) {
    if (!globalThis.isDeaf || message.kind !== "encode") postMessage.call(this, message, moved);
  };
  const later = globalThis.setTimeout;
  globalThis.setTimeout = (run, ms, ...all) => later(run, globalThis.isDeaf && ms >= 5_000 ? ms / 100 : ms, ...all);
});

lesson("where the worker ends and slices fail too, one sentence says so, no maps stand beside another text, and it can be loaded again",
  { ...opened, prepare: deaf, allowed: [/404/] }, async ({ page, context }) => {
    await load(page);
    await figure(page).locator(".model-token").first().waitFor();
    await page.evaluate(() => (globalThis.isDeaf = true));
    await context.route(/\/engine\/.*\.wasm$/, (route) => route.fulfill({ status: 404, body: "gone" }));
    await sentence(page).fill("Another text.");
    await figure(page).getByRole("grid").waitFor({ state: "detached" });
    assert.match(await says(page), /^[A-Z][^.]*\.$/);
    assert.equal(await figure(page).locator(".model-token, .lab-sentence:not(:empty)").count(), 0);
    await context.unroute(/\/engine\/.*\.wasm$/);
    await page.evaluate(() => (globalThis.isDeaf = false));
    await load(page);
    await figure(page).locator(".model-token").filter({ hasText: /^another$/ }).waitFor();
  });

lesson("where the worker ends, slices go on with the reader's text", { ...opened, prepare: deaf }, async ({ page }) => {
  await load(page);
  await figure(page).locator(".model-token").first().waitFor();
  await page.evaluate(() => (globalThis.isDeaf = true));
  await sentence(page).fill("Another text.");
  await figure(page).locator(".model-token").filter({ hasText: /^another$/ }).waitFor();
});

lesson("a text of more than 256 tokens is cut, which is said, and the grid answers to the keyboard", opened, async ({ page }) => {
  await load(page);
  await sentence(page).fill("one two three four five ".repeat(60));
  await figure(page).getByText("Only the first 256 tokens are read.").waitFor();
  const all = await tokens(page);
  assert.deepEqual([all.length, all[0], all[1], all.at(-1)], [256, "[CLS]", "one", "[SEP]"]);
  await figure(page).locator('[role="gridcell"][tabindex="0"]').focus();
  await page.keyboard.press("ArrowDown");
  await takesFocus(head(page, 2, 1));
  await figure(page).locator(".lab-sentence").filter({ hasText: /^Layer 2, head 1/ }).waitFor();
  await figure(page).locator(".model-token").nth(255).click();
  await figure(page).locator(".lab-sentence").filter({ hasText: /query \[SEP\] gives/ }).waitFor();
});

lesson("a word of 3,000 letters is one unknown token between its neighbors", opened, async ({ page }) => {
  await load(page);
  // A script may put more into the field than a reader can.
  await sentence(page).evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, `before ${"a".repeat(3_000)} after`);
  await figure(page).locator(".model-token").filter({ hasText: /^\[UNK\]$/ }).waitFor();
  assert.deepEqual(await tokens(page), ["[CLS]", "before", "[UNK]", "after", "[SEP]"]);
});

for (const [language, text, first] of [["Arabic", "القطة (نائمة) 12 ساعة", "ا"], ["Hebrew", "החתול ישן 12 שעות.", "ה"]]) {
  lesson(`${language} runs from right to left in the field, and each of its tokens by itself`, opened, async ({ page }) => {
    await load(page);
    await sentence(page).fill(text);
    await figure(page).locator(".model-token").filter({ hasText: new RegExp(`^${first}$`) }).first().waitFor();
    assert.equal(await sentence(page).evaluate((field) => getComputedStyle(field).direction), "rtl");
    const all = await tokens(page);
    assert.ok(all.length > 8 && all.includes("12"), all.join(" "));
    const shown = figure(page).locator(".model-token, .token");
    const runsOn = await shown.evaluateAll((all) => all.filter((token) => !["isolate", "plaintext"].includes(getComputedStyle(token).unicodeBidi)).map((token) => token.outerHTML));
    assert.deepEqual(runsOn, []);
    // In the order of the text they stand from left to right, as rows and columns of the map do.
    const boxes = await figure(page).locator(".model-tokens .model-token").evaluateAll((all) => all.map((token) => token.getBoundingClientRect()).map(({ x, y }) => [x, y]));
    for (const [i, [x, y]] of boxes.entries()) if (i > 0) assert.ok(y > boxes[i - 1][1] + 1 || x > boxes[i - 1][0], `token ${i} stands after the one before`);
    await figure(page).locator(".model-token").nth(2).click();
    await figure(page).locator(".lab-sentence .token").first().filter({ hasText: all[2] }).waitFor();
  });
}
