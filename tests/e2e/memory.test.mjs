// What is used again and again leaves nothing behind: counted are the nodes, the event listeners and the heap of the page, after
// garbage collection. ROUNDS=200 does each thing so many times instead of a few.
import assert from "node:assert/strict";

import { BLANK, lesson } from "./lesson.mjs";
import { unfold } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 8);

// Counts what the page holds. What the browser has only noted to be let go is waited for.
async function counter({ context, page }) {
  const cdp = await context.newCDPSession(page);
  const count = async () => {
    await cdp.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners: listeners } = await cdp.send("Memory.getDOMCounters");
    return { nodes, listeners, heap: (await cdp.send("Runtime.getHeapUsage")).usedSize };
  };
  return async () => {
    let least = await count();
    for (let tries = 0; tries < 10; tries += 1) {
      await page.waitForTimeout(100);
      const now = await count();
      if (now.nodes < least.nodes || now.listeners < least.listeners) tries = 0;
      least = now;
    }
    return least;
  };
}

// Does `round` until all that is made once has been made, the code of the browser's compiler too, then `ROUNDS` times.
async function assertNothingStays(opened, round) {
  const count = await counter(opened);
  for (let done = 0; done < ROUNDS / 2; done += 1) await round();
  const before = await count();
  for (let done = 0; done < ROUNDS; done += 1) await round();
  const after = await count();
  const told = `${ROUNDS} rounds: ${JSON.stringify({ before, after })}`;
  assert.ok(after.nodes <= before.nodes * 1.01 && after.listeners <= before.listeners, told);
  // What a browser's compiler adds at first is bounded, and of no use to look at in a few rounds.
  if (ROUNDS >= 100) assert.ok(after.heap <= before.heap * 1.05, told);
  console.log(told);
}

lesson("memory: lessons that are mounted and taken off leave nothing", { path: BLANK, started: false }, async (opened) => {
  const { page } = opened;
  await page.evaluate(async () => {
    const { default: init, mount } = await import("/embed/attention-lesson.js");
    await init();
    const place = document.body.appendChild(document.createElement("div"));
    const waits = () => new Promise((done) => setTimeout(done, 20));
    globalThis.round = async () => {
      const handle = mount(place);
      const live = place.firstElementChild.shadowRoot;
      live.querySelectorAll("details.deeper").forEach((fold) => (fold.open = true));
      while (live.querySelector("[data-live]:not([data-awake])")) await waits();
      handle.destroy();
      // And one that goes before anything of it is drawn, as in React's strict mode.
      mount(place).destroy();
      await waits();
    };
  });
  await assertNothingStays(opened, () => page.evaluate(() => globalThis.round()));
});

lesson("memory: a quiz that is taken to its results and started over leaves nothing", {}, async (opened) => {
  const { page } = opened;
  const press = (name) => page.locator("section#check").getByRole("button", { name, exact: true }).click();
  await assertNothingStays(opened, async () => {
    await quiz.answerAll(page, [2, 5, 9]);
    await quiz.assertScore(page, 12);
    await press("Start over");
    await press("Clear and start over");
    await quiz.question(page, 1).waitFor();
  });
});

lesson("memory: figures that are dragged leave nothing", {}, async (opened) => {
  const { page } = opened;
  await unfold(page);
  await assertNothingStays(opened, () => page.evaluate(async () => {
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    for (const slider of document.querySelectorAll('[data-live] input[type="range"]:enabled')) {
      const { min, max } = slider;
      for (let step = 0; step <= 30; step += 1) {
        value.set.call(slider, Number(min) + ((Number(max) - Number(min)) * Math.abs(15 - step)) / 15);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        if (step % 5 === 0) await new Promise(requestAnimationFrame);
      }
      slider.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }));
});
