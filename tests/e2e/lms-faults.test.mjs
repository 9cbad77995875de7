// Learning systems, browsers and clocks that fail in the middle of a visit. Whatever the fault, what a learner did is with the system
// or on this device, and where it can be with neither the page says so. Many lessons stand on one page, each with a fault of its own:
// the first visit meets it, a second one is on another device while all is well, and a third one is on the first device again.
import assert from "node:assert/strict";
import { test } from "node:test";

import { ENGINES } from "./engines.mjs";
import { DEVICES, FAULTS, faultsPage, runFaults } from "./faults.mjs";
import { DIST, TEST_MS } from "./lesson.mjs";
import { hosted } from "./lms.mjs";
import { until } from "./page.mjs";
import * as quiz from "./quiz.mjs";
import { serve } from "./server.mjs";

// As hosts that have done away with `unload`: the lesson must not need it.
const headers = () => ({ "permissions-policy": "unload=()" });

for (const version of ["12", "2004", "cmi5"]) {
  const cases = FAULTS.filter(({ hosts }) => hosts.includes(version)).map((one) => ({ ...one, version }));
  for (let from = 0; from < cases.length; from += 13) {
    const some = cases.slice(from, from + 13);
    hosted(`${version}: a fault in the middle of a visit loses nothing and is told, from "${some[0].name}" on`, { pages: faultsPage(), headers }, async ({ page }) => {
      assert.equal(await page.evaluate(() => document.featurePolicy.allowsFeature("unload")), false);
      assert.deepEqual(await runFaults(page.evaluate.bind(page), some), []);
    });
  }
}

hosted("device: a fault in the middle of a visit loses nothing and is told", { pages: faultsPage(), headers }, async ({ page }) => {
  assert.deepEqual(await runFaults(page.evaluate.bind(page), DEVICES), []);
});

// Some of each kind in the other browsers, and what only their own buttons show.
const OTHERS = {
  12: ["the frame is removed without an event", "takes its object away", "is opened twice at the same time"],
  2004: ["is cut off"],
  cmi5: ["ends the session itself"],
};

for (const name of ["firefox", "webkit"]) {
  test(`${name}: a fault in the middle of a visit loses nothing and is told, nor do Back and Forward`, { timeout: TEST_MS }, async () => {
    const engine = await ENGINES[name]();
    const server = await serve(DIST, { pages: { ...faultsPage(), "/away": "<!doctype html><title>away</title>" }, headers });
    try {
      const page = await engine.open([server.origin]);
      await page.goto(`${server.origin}/host`);
      const of = (version, names) => FAULTS.filter((one) => names.includes(one.name)).map((one) => ({ ...one, version }));
      const cases = [...Object.entries(OTHERS).flatMap(([version, names]) => of(version, names)), ...DEVICES.slice(2, 3)];
      await page.evaluate((cases) => void run(cases).then((wrong) => (window.wrong = wrong)), cases);
      let wrong;
      await until(async () => (wrong = await page.evaluate(() => window.wrong)));
      assert.deepEqual(wrong, []);
      const answered = () => [...document.querySelectorAll("#check nav button")].filter((button) => / answered correctly$/.test(button.getAttribute("aria-label") ?? button.textContent)).length;
      const there = (n) => until(() => page.evaluate(answered).then((found) => found === n, () => false));
      await page.goto(`${server.origin}/lesson.html?device=a#q1`);
      await until(() => page.evaluate(() => document.querySelector('[data-live="quiz"][data-awake]') !== null));
      await page.evaluate(click, ["fieldset#q1 label", quiz.choice(1)]);
      await page.evaluate(click, ["#check button:enabled", "Check answer"]);
      await there(1);
      await page.goto(`${server.origin}/away`);
      await page.evaluate(() => void history.back());
      await there(1);
      await page.evaluate(click, ["#check button:enabled", "Next question"]);
      await page.evaluate(click, ["fieldset#q2 label", quiz.choice(2)]);
      await page.evaluate(click, ["#check button:enabled", "Check answer"]);
      await there(2);
      await page.evaluate(() => void history.forward());
      await until(() => page.evaluate(() => document.title === "away").catch(() => false));
      await page.evaluate(() => void history.back());
      await there(2);
      assert.deepEqual(await page.problems(), []);
    } finally {
      await server.close();
      await engine.close();
    }
  });
}

// In the page: clicks what this selector finds with this text, as soon as it is there.
async function click([selector, text]) {
  for (let tries = 0; tries < 10_000; tries += 1) {
    const found = [...document.querySelectorAll(selector)].find((element) => element.textContent.trim() === text);
    if (found) return found.click();
    await new Promise((done) => setTimeout(done, 5));
  }
  throw new Error(`no ${selector} ${text}`);
}
