// The quiz as a person meets it: by roles and names alone, as the contract gives them.
import assert from "node:assert/strict";

import { KEY } from "./key.mjs";

export const question = (page, number) => page.locator(`fieldset#q${number}`);
export const options = (page, number) => question(page, number).getByRole("radio");
export const option = (page, number, name) => question(page, number).getByRole("radio", { name, exact: true });
export const checkButton = (page) => page.getByRole("button", { name: "Check answer", exact: true });
export const nextButton = (page) => page.getByRole("button", { name: "Next question", exact: true });
export const resultsButton = (page) => page.getByRole("button", { name: "See your results", exact: true });
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

// Answers all questions in order, the given ones wrongly, and opens the results.
export async function answerAll(page, wrong = []) {
  for (let number = 1; number <= KEY.length; number += 1) {
    await answer(page, number, !wrong.includes(number));
    await goOn(page, number);
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
export function states(page) {
  return questions(page).getByRole("button").evaluateAll((buttons) =>
    buttons.map((button) => button.getAttribute("aria-label") ?? button.textContent.trim()));
}
