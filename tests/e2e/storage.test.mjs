// Storage that is missing, forbidden, full or full of garbage: the lesson works the same and keeps nothing, without an error.
import assert from "node:assert/strict";

import { KEY } from "./key.mjs";
import { BLANK, lesson } from "./lesson.mjs";
import { start } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const BROKEN = {
  "is forbidden": () => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      });
    }
  },
  "is missing": () => {
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(globalThis, name, { value: null });
  },
  "is full": () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  },
  "refuses everything": () => {
    for (const method of ["getItem", "setItem", "removeItem", "key", "clear"]) {
      Storage.prototype[method] = () => {
        throw new DOMException("No.", "InvalidStateError");
      };
    }
  },
};

for (const [how, spoil] of Object.entries(BROKEN)) {
  lesson(`the quiz works where storage ${how}`, { path: "/#q1", prepare: (context) => context.addInitScript(spoil) }, async ({ page }) => {
    await quiz.answer(page, 1, true);
    await quiz.nextButton(page).click();
    await quiz.answer(page, 2, false);
    await page.reload();
    await start(page);
    assert.ok((await quiz.states(page)).every((name) => !/answered (in)?correctly/.test(name)), "nothing can have been kept");
    await quiz.answer(page, 1, true);
  });
}

const GARBAGE = ["", "garbage", "{}", "null", "\u0000\uffff😀", "1;", "999999999999999999999", "x".repeat(200_000)];

lesson("garbage under the lesson's own key is as good as nothing", { path: "/#q1" }, async ({ page, context, origin }) => {
  await quiz.answer(page, 1, true);
  // Changes are gathered for a moment.
  await page.waitForFunction(() => localStorage.length > 0);
  const kept = await page.evaluate(() => Object.entries(localStorage));
  await page.goto(origin + BLANK);
  const spoiled = kept.flatMap(([, code]) => [...GARBAGE, code.slice(0, -1), `${code}x`, code.toUpperCase(), [...code].reverse().join("")]);
  for (const garbage of spoiled) {
    if (kept.some(([, code]) => code === garbage)) continue;
    await page.evaluate(([keys, garbage]) => keys.forEach((key) => localStorage.setItem(key, garbage)), [kept.map(([key]) => key), garbage]);
    const fresh = await context.newPage();
    await fresh.goto(origin);
    await start(fresh);
    assert.ok((await quiz.states(fresh)).every((name) => !/answered (in)?correctly/.test(name)), `read from ${JSON.stringify(garbage.slice(0, 40))}`);
    await fresh.close();
  }
});

// Another tab of the same browser; a test fails with an error on its console, too.
async function tab(context, origin, path, problems) {
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(origin + path);
  await start(page);
  return page;
}

const isAnswered = (page, numbers) =>
  page.waitForFunction((numbers) => {
    const names = [...document.querySelectorAll("#check nav button")].map((button) => button.getAttribute("aria-label") ?? button.textContent);
    return names.length > 0 && names.every((name, i) => / answered (in)?correctly/.test(name) === numbers.includes(i + 1));
  }, numbers);

lesson("tabs of one browser follow one another: answers, results, a new start", { path: "/#q1" }, async ({ page, context, origin, problems }) => {
  const other = await tab(context, origin, "/#q3", problems);
  await quiz.answer(page, 1, true);
  await isAnswered(other, [1]);
  await quiz.option(other, 3, quiz.choice(3, false)).click();
  await quiz.nextButton(page).click();
  await quiz.answer(page, 2, true);
  // Whoever has just chosen an answer stays there.
  await isAnswered(other, [1, 2]);
  await quiz.checkButton(other).click();
  await quiz.verdict(other, 3, false);
  await isAnswered(page, [1, 2, 3]);
  assert.equal(await quiz.question(page, 2).getAttribute("data-verdict"), "correct", "the first tab stays at its question");
  const third = await tab(context, origin, "/#q4", problems);
  await isAnswered(third, [1, 2, 3]);
  await quiz.answerAll(third, [], { from: 4 });
  await quiz.assertScore(third, 14);
  for (const each of [page, other]) await isAnswered(each, KEY.map((_, i) => i + 1));
  await third.getByRole("button", { name: "Start over", exact: true }).click();
  await third.getByRole("button", { name: "Clear and start over", exact: true }).click();
  for (const each of [page, other, third]) await isAnswered(each, []);
});

lesson("a tab that opens at a question stays there, whatever another one writes meanwhile", { path: "/#q4" }, async ({ page, context, origin, problems }) => {
  await page.evaluate(() => {
    const options = [...document.querySelectorAll("fieldset#q4 input")];
    setInterval(() => options.find((option) => !option.checked).click(), 25);
  });
  for (let number = 5; number <= 12; number += 1) {
    const other = await tab(context, origin, `/#q${number}`, problems);
    await quiz.answer(other, number);
    await quiz.goOn(other, number);
    await quiz.question(other, number + 1).waitFor();
    await other.close();
  }
});

lesson("a tab that was not told of another's answers writes its own to them, and shows them when it is seen again", {
  path: "/#q1", prepare: (context) => context.addInitScript(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true)),
}, async ({ page, context, origin, problems }) => {
  const other = await tab(context, origin, "/#q3", problems);
  await quiz.answer(page, 1, true);
  // Tabs have processes of their own: what one has stored another reads a moment later.
  const read = (page) => page.evaluate(() => JSON.stringify({ ...localStorage }));
  while ((await read(page)) !== (await read(other)));
  await quiz.answer(other, 3, true);
  await isAnswered(other, [1, 3]);
  const third = await tab(context, origin, "/", problems);
  await isAnswered(third, [1, 3]);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await isAnswered(page, [1, 3]);
});
