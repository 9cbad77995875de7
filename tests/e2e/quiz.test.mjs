// The quiz, by mouse and by keyboard alone, against a key written down apart from the lesson's sources.
import assert from "node:assert/strict";

import { KEY } from "./key.mjs";
import { BLANK, lesson } from "./lesson.mjs";
import { hasFocus, tabTo, takesFocus, unfold } from "./page.mjs";
import * as quiz from "./quiz.mjs";

lesson("by mouse, fifteen right answers make 15 of 15", { path: "/#q1" }, async ({ page }) => {
  for (let number = 1; number <= KEY.length; number += 1) {
    const fieldset = quiz.question(page, number);
    await fieldset.waitFor();
    assert.equal(await page.locator("fieldset[id^=q]").count(), 1, "one question at a time");
    assert.equal(await fieldset.locator("legend").textContent(), KEY[number - 1].question);
    assert.equal(await quiz.options(page, number).count(), 4);
    for (const name of KEY[number - 1].options) assert.equal(await quiz.option(page, number, name).count(), 1, name);
    assert.ok(await quiz.checkButton(page).isDisabled(), "nothing to check yet");
    assert.equal(await page.getByRole("button", { name: /^(Check answer|Next question|See your results)$/ }).count(), 1, "one button to go on, in all of the page");
    await quiz.option(page, number, quiz.choice(number)).click();
    assert.equal(await fieldset.getAttribute("data-verdict"), null, "choosing never grades");
    await quiz.checkButton(page).click();
    await quiz.verdict(page, number);
    await page.getByRole("status").filter({ hasText: /^\s*Correct/ }).first().waitFor();
    await quiz.goOn(page, number);
  }
  await quiz.assertScore(page, 15);
  assert.equal(await page.getByRole("button", { name: "Retry missed questions" }).count(), 0, "nothing was missed");
});

lesson("a wrong answer is told with the reasons of all four options", { path: "/#q6" }, async ({ page }) => {
  await quiz.answer(page, 6, false);
  await page.getByRole("status").filter({ hasText: /^\s*Not quite/ }).first().waitFor();
  for (const letter of "abcd") {
    const why = quiz.question(page, 6).locator(`[data-explains="${letter}"]`);
    assert.ok(await why.isVisible(), `option ${letter} is not explained`);
    assert.ok((await why.textContent()).trim().length > 20);
  }
  const names = await quiz.options(page, 6).evaluateAll((radios) => radios.map((radio) => radio.labels[0].textContent.trim()));
  assert.deepEqual(names, KEY[5].options, "explanations are never part of the name");
});

lesson("no explanation is within reach before the check", { path: "/#q1" }, async ({ page, context, origin }) => {
  const whys = [];
  for (let number = 1; number <= KEY.length; number += 1) {
    await quiz.answer(page, number, number % 2 === 0);
    whys.push(await page.locator("[data-explains]").allTextContents());
    assert.equal(whys.at(-1).length, 4);
    await quiz.goOn(page, number);
  }
  // The same page again with nothing kept, question by question. The first one must not go on keeping.
  await page.goto(origin + BLANK);
  await page.evaluate(() => localStorage.clear());
  const fresh = await context.newPage();
  await fresh.addInitScript(() => localStorage.clear());
  await fresh.goto(`${origin}/#q1`);
  for (let number = 1; number <= KEY.length; number += 1) {
    await fresh.evaluate((number) => (location.hash = `#q${number}`), number);
    await quiz.question(fresh, number).waitFor();
    await quiz.options(fresh, number).first().click();
    // The questions to read without a program hold answers too: out of sight, out of reach of keys and of what reads aloud.
    const { within, shown, read } = await fresh.evaluate(() => ({
      within: document.querySelector(".quiz-place").outerHTML + document.querySelector(".quiz-place").textContent,
      shown: document.body.innerText,
      read: document.querySelector(".questions-to-read")?.checkVisibility() ?? false,
    }));
    assert.equal(read, false);
    const spoken = await fresh.locator("body").ariaSnapshot();
    assert.equal(await fresh.locator("[data-explains]").count(), 0);
    for (const why of whys[number - 1]) for (const text of [within, shown, spoken]) assert.ok(!text.includes(why), `question ${number}: "${why}" is in the page`);
    const described = await quiz.options(fresh, number).evaluateAll((radios) =>
      radios.map((radio) => document.getElementById(radio.getAttribute("aria-describedby"))?.textContent ?? radio.getAttribute("aria-description") ?? ""));
    assert.deepEqual(described, ["", "", "", ""]);
  }
});

lesson("after the check each option is described by its own explanation", { path: "/#q9" }, async ({ page }) => {
  await quiz.answer(page, 9, true);
  const { names, descriptions, whys } = await quiz.question(page, 9).evaluate((fieldset) => ({
    names: [...fieldset.querySelectorAll("input[type=radio]")].map((radio) => radio.labels[0].textContent.trim()),
    descriptions: [...fieldset.querySelectorAll("input[type=radio]")].map((radio) =>
      (radio.getAttribute("aria-describedby") ?? "").split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" ")),
    whys: [..."abcd"].map((letter) => fieldset.querySelector(`[data-explains="${letter}"]`).textContent),
  }));
  assert.deepEqual(names, KEY[8].options);
  for (const [i, why] of whys.entries()) assert.ok(descriptions[i].includes(why), `option ${i}: ${descriptions[i]}`);
});

lesson("by keyboard alone, some answers wrong, then a retry", { path: "/#check" }, async ({ page }) => {
  const wrong = [2, 9, 13];
  for (let number = 1; number <= KEY.length; number += 1) {
    await answerByKeyboard(page, number, quiz.choice(number, !wrong.includes(number)));
    await quiz.verdict(page, number, !wrong.includes(number));
    await tabTo(page, number < KEY.length ? quiz.nextButton(page) : quiz.resultsButton(page));
    await page.keyboard.press("Enter");
  }
  await quiz.assertScore(page, 12);
  await tabTo(page, page.getByRole("button", { name: "Retry missed questions" }));
  await page.keyboard.press("Enter");
  await retry(page, wrong);
  await quiz.assertScore(page, 12);
});

// Chooses by Space and the arrow keys, and checks by Enter.
async function answerByKeyboard(page, number, name) {
  await quiz.question(page, number).waitFor();
  await tabTo(page, quiz.options(page, number));
  await page.keyboard.press("Space");
  for (let step = 0; step < 4 && !(await quiz.option(page, number, name).isChecked()); step += 1) await page.keyboard.press("ArrowDown");
  assert.ok(await quiz.option(page, number, name).isChecked(), "the arrow keys reach every option");
  assert.ok(await hasFocus(quiz.option(page, number, name)));
  await tabTo(page, quiz.checkButton(page), 10);
  await page.keyboard.press("Enter");
}

// Answers what a retry asks until each missed question was asked again, then goes to the results. What is asked is new, so the key
// is of no use: the first option will do.
async function retry(page, missed) {
  const left = new Set(missed);
  for (let asked = 0; asked < 60; asked += 1) {
    const fieldset = page.locator("fieldset[id^=q]");
    await page.locator("fieldset[id^=q]:not([data-verdict])").waitFor();
    await tabTo(page, fieldset.getByRole("radio"));
    await page.keyboard.press("Space");
    await tabTo(page, quiz.checkButton(page), 10);
    await page.keyboard.press("Enter");
    await page.locator("fieldset[id^=q][data-verdict]").waitFor();
    left.delete(Number((await fieldset.getAttribute("id")).slice(1)));
    await tabTo(page, left.size > 0 ? quiz.nextButton(page) : quiz.resultsButton(page));
    await page.keyboard.press("Enter");
    if (left.size === 0) return;
  }
  throw new Error(`never asked again: ${[...left]}`);
}

lesson("the navigation tells every question's state by name", { path: "/#q1" }, async ({ page }) => {
  assert.equal((await quiz.states(page)).length, KEY.length);
  await quiz.answer(page, 1, true);
  await quiz.nextButton(page).click();
  await quiz.answer(page, 2, false);
  const names = await quiz.states(page);
  assert.match(names[0], /^Question 1, answered correctly/);
  assert.match(names[1], /^Question 2, answered incorrectly/);
  assert.match(names[2], /^Question 3, /);
  assert.doesNotMatch(names[2], /answered (in)?correctly/);
  await quiz.questions(page).getByRole("button", { name: /^Question 12,/ }).click();
  await quiz.question(page, 12).waitFor();
});

lesson("answers, position and results survive a reload", { path: "/#q1" }, async ({ page, origin }) => {
  for (let number = 1; number <= 4; number += 1) {
    await quiz.answer(page, number, number !== 3);
    await quiz.nextButton(page).click();
  }
  await quiz.question(page, 5).waitFor();
  const before = await quiz.states(page);
  await page.goto(`${origin}/?again`);
  await quiz.question(page, 5).waitFor();
  assert.deepEqual(await quiz.states(page), before);
  await quiz.answerAll(page, [], { from: 5 });
  await quiz.assertScore(page, 14);
  await page.reload();
  await quiz.assertScore(page, 14);
  await page.getByRole("button", { name: "Start over" }).click();
  await quiz.results(page).first().getByRole("button", { name: "Clear and start over" }).click();
  await quiz.question(page, 1).waitFor();
  assert.ok((await quiz.states(page)).every((name) => !/answered (in)?correctly/.test(name)));
});

lesson("results link what was missed back into the lesson", { path: "/#q1" }, async ({ page }) => {
  await quiz.answerAll(page, [4, 8]);
  await quiz.assertScore(page, 13);
  const check = page.locator("section#check");
  for (const number of [4, 8]) assert.ok((await check.textContent()).includes(KEY[number - 1].question), `question ${number} is not listed`);
  const links = await check.locator('a[href^="#"]').evaluateAll((all) => all.map((a) => a.getAttribute("href").slice(1)));
  const sections = await page.locator("main section").evaluateAll((all) => all.map(({ id }) => id));
  assert.ok(links.filter((id) => sections.includes(id) && id !== "check").length >= 2, `links: ${links}`);
});

lesson("shuffled options are graded by what they say", { path: "/?seed=7#q1" }, async ({ page }) => {
  await quiz.answerAll(page, [1]);
  await quiz.assertScore(page, 14);
});

lesson("grading is there with the next frame and asks no network", { path: "/#q1" }, async ({ page }) => {
  const requests = [];
  const icon = await page.locator("link[rel=icon]").evaluateAll((links) => links.map((link) => link.href));
  page.on("request", (request) => icon.includes(request.url()) || requests.push(request.url()));
  // The processor's time and not the clock's, so that other work on the machine counts for nothing.
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => (await cdp.send("Performance.getMetrics")).metrics.find(({ name }) => name === "ScriptDuration").value * 1000;
  const times = [];
  for (let number = 1; number <= KEY.length; number += 1) {
    await quiz.option(page, number, quiz.choice(number)).click();
    const before = await spent();
    const isThere = await quiz.question(page, number).evaluate((fieldset, name) =>
      new Promise((done) => {
        const button = [...document.querySelectorAll("button")].find((button) => button.textContent.trim() === name);
        requestAnimationFrame(() => {
          button.click();
          requestAnimationFrame(() => done(fieldset.hasAttribute("data-verdict")));
        });
      }), "Check answer");
    assert.ok(isThere, `question ${number}: no verdict with the next frame`);
    times.push((await spent()) - before);
    await quiz.goOn(page, number);
  }
  const median = times.toSorted((a, b) => a - b)[7];
  assert.ok(median > 0 && median < 16.7, `the median check took ${median.toFixed(1)} ms`);
  assert.deepEqual(requests, []);
});

lesson("all radio buttons belong to groups with names, also those of the results to keep", {}, async ({ page }) => {
  await quiz.answerAll(page, [2]);
  await unfold(page);
  assert.deepEqual(await page.locator("input[type=radio]:not([name])").evaluateAll((all) => all.map((radio) => radio.outerHTML)), []);
  const formats = page.locator(".export input[type=radio]");
  await formats.first().focus();
  await page.keyboard.press("ArrowDown");
  await takesFocus(formats.nth(1));
  assert.equal(await formats.nth(1).isChecked(), true);
});
