// "Later": whoever agrees is asked five questions after one day and after six, on this device alone. The days are the clock's.
import assert from "node:assert/strict";

import { lesson } from "./lesson.mjs";
import { hosted, hostPage, lessonIn, place } from "./lms.mjs";
import { overflow, start } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const DAY_0 = new Date("2026-03-02T10:00:00");
const day = (n) => new Date(DAY_0.getTime() + n * 86_400_000);
const onDay0 = (context) => context.clock.setFixedTime(DAY_0);

const agree = (page) => page.getByRole("button", { name: "Yes, ask me again", exact: true });
const decline = (page) => page.getByRole("button", { name: "No thanks", exact: true });
const begin = (page) => page.getByRole("button", { name: "Start the recheck", exact: true });
const card = (page) => page.locator(".offer");
// Under the results: what is said of the next recheck, beside the button that declines it.
const later = (page) => page.locator(".results-part").filter({ has: decline(page) }).getByRole("status");
const question = (page) => page.locator("section#check fieldset[id^=q]");

async function comeBack(page, n) {
  await page.clock.setFixedTime(day(n));
  await page.reload();
  await start(page);
}

// Answers the five questions by their first option; returns which ideas they were about.
async function goThrough(page) {
  const ideas = [];
  for (let asked = 0; asked < 5; asked += 1) {
    const id = await question(page).getAttribute("id");
    assert.equal(await page.locator("section#check .card-reason").count(), 1, "it says why this is asked");
    ideas.push(Number(id.slice(1)));
    await question(page).getByRole("radio").first().click();
    await quiz.checkButton(page).click();
    await question(page).and(page.locator("[data-verdict]")).waitFor();
    if (asked < 4) await quiz.nextButton(page).click();
  }
  assert.equal(await quiz.nextButton(page).count(), 0, "five questions and no more");
  await quiz.resultsButton(page).click();
  return ideas;
}

lesson("agreed on day 0: five questions on day 1, five on day 6, and then no more", { prepare: onDay0, path: "/#q1" }, async ({ page }) => {
  await quiz.answerAll(page, [2, 9, 13]);
  await quiz.assertScore(page, 12);
  await agree(page).click();
  await decline(page).waitFor();
  await comeBack(page, 0);
  assert.equal(await card(page).count(), 0, "not on the same day");

  await comeBack(page, 1);
  await card(page).waitFor();
  const places = await page.locator("section#check").evaluate((section) =>
    [".offer", ".results, .card"].map((selector) => section.querySelector(selector).getBoundingClientRect().top));
  assert.ok(places[0] < places[1], "it stands at the head");
  await begin(page).click();
  assert.equal(await card(page).count(), 0);
  const first = await goThrough(page);
  assert.equal(new Set(first).size, 5, `${first}`);
  for (const missed of [2, 9, 13]) assert.ok(first.includes(missed), `${missed} was missed, but ${first} were asked`);
  await quiz.assertScore(page, 12);
  assert.match(await later(page).innerText(), /\b5\b/, "in five days");

  await comeBack(page, 5);
  assert.equal(await card(page).count(), 0);
  await comeBack(page, 6);
  await begin(page).click();
  assert.equal((await goThrough(page)).length, 5);
  await quiz.assertScore(page, 12);
  await comeBack(page, 40);
  assert.equal(await card(page).count(), 0, "there is no third one");
});

lesson("who comes late is asked late, and once more five days after that", { prepare: onDay0, path: "/#q1" }, async ({ page }) => {
  await quiz.answerAll(page, [4]);
  await agree(page).click();
  await decline(page).waitFor();
  await comeBack(page, 30);
  await begin(page).click();
  await goThrough(page);
  await comeBack(page, 34);
  assert.equal(await card(page).count(), 0);
  await comeBack(page, 35);
  await card(page).waitFor();
});

lesson("a recheck can be declined, before it is due and after", { prepare: onDay0, path: "/#q1" }, async ({ page }) => {
  await quiz.answerAll(page, [4]);
  await agree(page).click();
  await decline(page).click();
  await agree(page).waitFor();
  await comeBack(page, 1);
  assert.equal(await card(page).count(), 0);
  await agree(page).click();
  await decline(page).waitFor();
  await comeBack(page, 2);
  // At the head of the quiz, where it is asked, and under the results, where it was agreed to.
  await card(page).getByRole("button", { name: "No thanks", exact: true }).waitFor();
  await decline(page).nth(1).waitFor();
  await decline(page).first().click();
  await card(page).waitFor({ state: "detached" });
  await comeBack(page, 3);
  assert.equal(await card(page).count(), 0);
});

lesson("nobody who did not agree is asked", { prepare: onDay0, path: "/#q1" }, async ({ page }) => {
  await quiz.answerAll(page);
  await agree(page).waitFor();
  await comeBack(page, 1);
  assert.equal(await card(page).count(), 0);
});

lesson("the card fits a window of 320 px, and answers to the keyboard", { prepare: onDay0, path: "/#q1", width: 320, height: 640 }, async ({ page }) => {
  await quiz.answerAll(page, [1]);
  await agree(page).click();
  await decline(page).waitFor();
  await comeBack(page, 1);
  await card(page).waitFor();
  assert.deepEqual(await overflow(page), []);
  await begin(page).focus();
  await page.keyboard.press("Enter");
  await question(page).waitFor();
  assert.deepEqual(await overflow(page), []);
});

const API = `
  const values = {};
  window.API = {
    LMSInitialize: () => "true", LMSFinish: () => "true", LMSCommit: () => "true", LMSGetLastError: () => "0",
    LMSGetErrorString: () => "", LMSGetDiagnostic: () => "",
    LMSGetValue: (name) => values[name] ?? "",
    LMSSetValue: (name, value) => { values[name] = value; return "true"; },
  };
  window.values = values;`;

hosted("where a learning system keeps the results nothing of it is offered", { pages: { "/host": hostPage({ head: API, src: "/index.html" }) } }, async ({ page }) => {
  const frame = await lessonIn(page);
  await place(frame, "course");
  await quiz.answerAll(frame, [2]);
  await quiz.assertScore(frame, 14);
  await frame.locator(".results-verdict").waitFor();
  assert.equal(await agree(frame).count(), 0);
  assert.equal(await later(frame).count(), 0);
  assert.equal(await card(frame).count(), 0);
  assert.equal(await frame.evaluate(() => localStorage.length), 0);
});
