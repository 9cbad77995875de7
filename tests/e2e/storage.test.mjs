// Storage that is missing, forbidden, full or full of garbage: the lesson works the same and keeps nothing, without an error.
import assert from "node:assert/strict";

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
