// The states in which checks look at the whole page, from one opened at question 2.
import { painted, reveal, toFigure, unfold } from "./page.mjs";
import * as quiz from "./quiz.mjs";

// Opens what "Show me why" shows under the wrong answer to question 2.
export async function showWhy(page) {
  await quiz.answer(page, 2, false);
  await page.getByRole("button", { name: "Show me why", exact: true }).click();
  await page.locator("section#check").getByRole("figure").waitFor();
}

// Opens and reveals all figures, and has the trained model read its sentence.
export async function openFigures(page) {
  await unfold(page);
  await reveal(page);
  await unfold(page);
  const model = await toFigure(page, "model");
  await model.getByRole("button").filter({ hasText: "MB" }).click();
  await model.locator(".model-token").first().waitFor();
  await painted(page);
}

// The same, and a wrong answer with a figure that shows why.
export async function openAll(page) {
  await openFigures(page);
  await showWhy(page);
  await unfold(page);
}

// From question 2 to the results.
export async function toResults(page) {
  await quiz.questions(page).getByRole("button", { name: /^Question 15,/ }).click();
  await quiz.answer(page, 15);
  await quiz.resultsButton(page).click();
  await quiz.results(page).first().waitFor();
}
