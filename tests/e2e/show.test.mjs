// "Show me": after the check each question shows, in its card, a figure that proves the right answer and one in which the most
// tempting wrong answer fails.
import assert from "node:assert/strict";

import { KEY } from "./key.mjs";
import { lesson } from "./lesson.mjs";
import { wake, hasFocus, overflow, tabTo } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const CIRCLE = "vx:3,0,0,0,1.9,2.3,0,0,-0.5,3,0,0,-2.6,1.5,0,0,-2.8,-1,0,0,-1,-2.8,0,0";
const TWINS = "vx:1,0,0.2,0,0.1,0,1,0,1,0,0.2,0,0,0,0.3,1,0.3,1,0,0,0.2,0,0.8,0";

// For each question what its figures are set to, and which option, from 0, is the one that fails.
const SHOWN = [
  { right: "1;x:1;wq:0,1.5,0.5,0,3.4,-0.5,2,0,1,0,2.5,0", failing: "1;x:1;s:5;wv:0,0,0,0,0,0,0,0,0,0,0,0", option: 3 },
  { right: "1;x:1;s:4", failing: "1;x:1;n:3", option: 2 },
  { right: "1;x:1", failing: "1;g:0.2,0.55,0.1,0.15;x:1", option: 0 },
  { right: "1;x:1", failing: "1;x:1;m:1;c:7", option: 0 },
  { right: `1;x:1;s:4;${TWINS}`, failing: "1;x:1;o:1", option: 1 },
  { right: "1;x:1", failing: "1;x:1;s:4;wv:-2,0,0,-0.5,0,0,0,-2,-0.5,0,0,-1.5", option: 1 },
  { right: "1;x:1", failing: "1;x:1;s:4", option: 0 },
  { right: "1;x:1;n:5", failing: "1;x:1;n:0", option: 3 },
  { right: "1;x:1;m:0;q:0", failing: "1;x:1;s:5;wv:0,0,0,0,0,0,0,2,0.5,0,0,1.5", option: 2 },
  { right: `1;x:1;s:4;${CIRCLE};wq:1.3,1.5,0,-1.5,1.3,0,0,0,0,0,0,0;wk:1,0,0,0,1,0,0,0,0,0,0,0`, failing: "1;x:1;m:0", option: 1 },
  { right: "1;x:1;s:4;wk:0,0,0,0.2,0,0.5,0,1.5,0,1.5,0,1", failing: "1;x:1;m:1;c:29", option: 0 },
  { right: "1;x:1;s:3", failing: "1;x:1;t:0", option: 3 },
  { right: "1;x:1;s:5", failing: "1;x:1;s:-1,-1,3,-1,-1", option: 1 },
  { right: "1;x:1;n:4", failing: "1;x:1;n:512", option: 2 },
  { right: "1;x:1", failing: "1;x:1;n:1", option: 0 },
];

const card = (page) => page.locator("section#check");
const showMe = (page) => card(page).getByRole("button", { name: /^Show me/ });
const why = (page) => card(page).getByRole("button", { name: "Show me why", exact: true });
const failing = (page, number) =>
  card(page).getByRole("button", { name: `Show me where “${KEY[number - 1].options[SHOWN[number - 1].option]}” fails`, exact: true });

// The figure that `button` controls is there, alone, set to `code`, and says something.
async function assertShown(page, button, code) {
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  const figure = page.locator(`#${await button.getAttribute("aria-controls")}`).getByRole("figure");
  await figure.and(page.locator(`[data-setup="${code}"]`)).waitFor();
  assert.equal(await card(page).getByRole("figure").count(), 1, "one figure at a time");
  assert.equal(await page.locator('[aria-expanded="true"]').count(), 1);
  const said = await figure.locator(".lab-sentence").innerText();
  assert.match(said, /^\S.{20,}\.$/s);
  assert.equal(await figure.getByRole("button", { name: "Reveal" }).count(), 0, "nothing is left to guess");
  assert.doesNotMatch(await figure.innerText(), /you said/i, "the learner was not asked");
}

lesson("every question shows its proof and the tempting answer failing", { path: "/#q1" }, async ({ page }) => {
  for (const [index, shown] of SHOWN.entries()) {
    const number = index + 1;
    await quiz.question(page, number).waitFor();
    assert.equal(await showMe(page).count(), 0, "nothing is shown before the check");
    await quiz.answer(page, number, number % 3 !== 0);
    assert.equal(await showMe(page).count(), 2);
    assert.equal(await card(page).getByRole("figure").count(), 0);
    for (const [button, code] of [[why(page), shown.right], [failing(page, number), shown.failing]]) {
      await button.click();
      await assertShown(page, button, code);
      assert.ok(await hasFocus(button), "the focus stays on the button");
    }
    const isLimited = (await card(page).locator(".shown-limit").count()) === 1;
    assert.equal(isLimited, [7, 10, 11, 14].includes(number), `question ${number}`);
    await failing(page, number).click();
    assert.equal(await card(page).getByRole("figure").count(), 0, "the second press closes it");
    await why(page).click();
    await quiz.goOn(page, number);
  }
});

lesson("by keyboard alone: open, try the figure, reset it, close", { path: "/#q3" }, async ({ page }) => {
  await quiz.answer(page, 3, false);
  await tabTo(page, why(page));
  await page.keyboard.press("Enter");
  await assertShown(page, why(page), "1;x:1");
  assert.ok(await hasFocus(why(page)));
  const figure = card(page).getByRole("figure");
  await tabTo(page, figure.getByRole("slider", { name: "Temperature" }), 12);
  await page.keyboard.press("ArrowRight");
  await figure.and(page.locator('[data-setup="1;x:1;t:1.1"]')).waitFor();
  await tabTo(page, figure.getByRole("button", { name: "Reset", exact: true }), 12);
  await page.keyboard.press("Enter");
  await assertShown(page, why(page), "1;x:1");
  for (let back = 0; back < 30 && !(await hasFocus(why(page))); back += 1) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Space");
  assert.equal(await why(page).getAttribute("aria-expanded"), "false");
  assert.equal(await card(page).getByRole("figure").count(), 0);
});

lesson("a figure in the card and the same one in the text share no id", { path: "/#q3" }, async ({ page }) => {
  await quiz.answer(page, 3);
  await why(page).click();
  await assertShown(page, why(page), "1;x:1");
  await wake(page);
  assert.equal(await page.getByRole("figure", { name: "Who gets the weight?" }).count(), 2);
  const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
  assert.deepEqual(ids.filter((id, i) => ids.indexOf(id) !== i), []);
});

lesson("a new question of a retry offers no demonstration of the old one", { path: "/#q1" }, async ({ page }) => {
  await quiz.answerAll(page, [2]);
  await page.getByRole("button", { name: "Retry missed questions" }).click();
  await page.locator("fieldset[id^=q][data-variant]").getByRole("radio").first().click();
  await quiz.checkButton(page).click();
  await page.locator("fieldset[id^=q][data-verdict]").waitFor();
  assert.equal(await showMe(page).count(), 0);
});

for (const width of [320, 390]) {
  lesson(`no demonstration scrolls the page sideways at ${width} px`, { path: "/#q1", width, height: 700 }, async ({ page }) => {
    for (const [index, shown] of SHOWN.entries()) {
      await quiz.answer(page, index + 1);
      for (const [button, code] of [[why(page), shown.right], [failing(page, index + 1), shown.failing]]) {
        await button.click();
        await assertShown(page, button, code);
        assert.deepEqual(await overflow(page), [], `question ${index + 1}, ${code}`);
      }
      if (index + 1 < KEY.length) await quiz.nextButton(page).click();
    }
  });
}
