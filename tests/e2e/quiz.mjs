// The quiz as a person meets it: by roles and names alone, as the contract gives them.
import assert from "node:assert/strict";

import { KEY } from "./key.mjs";
import { laidOut } from "./page.mjs";

export const question = (page, number) => page.locator(`fieldset#q${number}`);
export const options = (page, number) => question(page, number).getByRole("radio");
export const option = (page, number, name) => question(page, number).getByRole("radio", { name, exact: true });
// Sought in the quiz alone: to compute every role of the whole page takes longer than a click.
const button = (page, name) => page.locator("section#check").getByRole("button", { name, exact: true });
export const checkButton = (page) => button(page, "Check answer");
export const nextButton = (page) => button(page, "Next question");
export const resultsButton = (page) => button(page, "See your results");
export const results = (page) => page.locator("[data-score]");
export const questions = (page) => page.getByRole("navigation", { name: "Questions", exact: true });

// The text of the option to choose: the right one, or for a wrong answer the one after it.
export function choice(number, isRight = true) {
  const { options, right } = KEY[number - 1];
  return options[isRight ? right : (right + 1) % 4];
}

// Answers one question by mouse and checks it.
export async function answer(page, number, isRight = true) {
  await option(page, number, choice(number, isRight)).click();
  await checkButton(page).click();
  await verdict(page, number, isRight);
}

export async function verdict(page, number, isRight = true) {
  await page.locator(`fieldset#q${number}[data-verdict="${isRight ? "correct" : "incorrect"}"]`).waitFor();
}

// Goes from a checked question to what follows it.
export async function goOn(page, number) {
  await (number < KEY.length ? nextButton(page) : resultsButton(page)).click();
}

// Answers the questions `from` to `to` in order, the given ones wrongly, and goes on after each, from the last one to the results.
// The page itself clicks, which takes a tenth of the time that a mouse needs: what mouse and keyboard do is proven in quiz.test.mjs.
export async function answerAll(page, wrong = [], { from = 1, to = KEY.length } = {}) {
  // A quiz that waits for the program takes no click.
  const steps = [['[data-live="quiz"][data-awake]']];
  for (let number = from; number <= to; number += 1) {
    const isRight = !wrong.includes(number);
    const question = `fieldset#q${number}`;
    steps.push([`${question} label`, choice(number, isRight)], ["button:enabled", "Check answer"]);
    steps.push([`${question}[data-verdict="${isRight ? "correct" : "incorrect"}"]`], ["button:enabled", number < KEY.length ? "Next question" : "See your results"]);
  }
  await page.locator("section#check").evaluate(walk, steps);
}

// In the page: waits for each step's element, by its selector and the text that it holds, and clicks it where there is a text.
async function walk(section, steps) {
  for (const [selector, text] of steps) {
    const find = () => [...section.querySelectorAll(selector)].find((element) => !text || element.textContent.trim() === text);
    for (let tries = 0; !find(); tries += 1) {
      if (tries > 20_000) throw new Error(`no ${selector} ${text ?? ""}`);
      await new Promise((done) => setTimeout(done, 4));
    }
    if (text) find().click();
  }
}

export async function assertScore(page, score) {
  await results(page).first().waitFor();
  const shown = results(page).first();
  assert.equal(await shown.getAttribute("data-score"), String(score));
  assert.equal(await shown.getAttribute("data-total"), String(KEY.length));
  assert.match(await shown.innerText(), new RegExp(`\\b${score} of ${KEY.length}\\b`));
}

// The names of the buttons in the navigation among questions.
export async function states(page) {
  await laidOut(page);
  return questions(page).getByRole("button").evaluateAll((buttons) =>
    buttons.map((button) => button.getAttribute("aria-label") ?? button.textContent.trim()));
}
