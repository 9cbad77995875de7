// One contract for cmi5 systems: whichever single request is refused, cut off, slow or answered with somebody else's page, once or
// always, nothing is lost, the state is never overwritten unread, and the status line tells the truth.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { open } from "./browser.mjs";
import { bare } from "./contract.mjs";
import { DIST, TEST_MS } from "./lesson.mjs";
import { browser, recordStore, until, verbs } from "./record-store.mjs";
import * as quiz from "./quiz.mjs";
import { serve } from "./server.mjs";

const REQUESTS = ["POST fetch", "GET state LMS.LaunchData", "GET profile", "GET state attention-lesson", "POST statements", "PUT state attention-lesson"];
// What comes instead, and whether always: a request that fails once is made again.
const FAULTS = [[403, true], [500, false], ["cut off", true], ["slow", true], ["a page", true]];

let server;
before(async () => {
  server = await serve(DIST, { pages: { "/lesson.html": bare() } });
});
after(() => server?.close());

const destination = (page) => page.locator(".status-destination").getAttribute("data-place");
const awake = async (page) => {
  for (const name of ["quiz", "end"]) await page.locator(`[data-live="${name}"][data-awake]`).waitFor({ state: "attached" });
  await until(async () => (await destination(page)) !== "looking");
};
const isThere = async (page, number) => / answered correctly$/.test((await quiz.states(page))[number - 1]);

async function contract(request, how, isAlways) {
  const store = await recordStore();
  const opened = await open(browser, [server.origin, store.origin]);
  const { page } = opened;
  const visit = async () => {
    store.relaunch();
    await page.goto("about:blank");
    await page.goto(`${server.origin}/lesson.html?${store.query()}`);
    await awake(page);
  };
  const answer = async (number) => {
    await quiz.questions(page).getByRole("button", { name: new RegExp(`^Question ${number},`) }).click();
    await quiz.answer(page, number);
  };
  try {
    await visit();
    await answer(1);
    await until(() => store.writes > 0);
    let n = 0;
    store.fault = (asked) => (asked === request && ((n += 1) === 1 || isAlways) ? how : undefined);
    await visit();
    const { writes } = store;
    await answer(2);
    await until(async () => (await destination(page)) !== "course" || store.writes > writes);
    const says = await page.locator(".status-destination").innerText();
    if (/kept on this device/.test(says)) assert.ok(await page.evaluate(() => localStorage.length > 0), "the copy that is promised");
    assert.ok(n > 0, "the fault was met");
    delete store.fault;
    await visit();
    await until(() => isThere(page, 2));
    assert.ok(await isThere(page, 1), "the first answer is there");
    // Once all is told.
    const count = (sought) => verbs(store).filter((verb) => verb === sought).length;
    const ended = count("terminated");
    await until(async () => (await destination(page)) === "course");
    await page.goto("about:blank");
    await until(() => count("terminated") > ended);
    assert.ok(count("answered") <= 2, "no answer is told twice");
    assert.deepEqual(opened.problems.filter((problem) => problem.startsWith("uncaught")), []);
  } finally {
    await opened.context.close();
    await store.close();
  }
}

for (const request of REQUESTS) {
  test(`cmi5: whatever comes of ${request}, nothing is lost or told wrongly`, { timeout: TEST_MS }, async () => {
    const wrong = [];
    await Promise.all(FAULTS.map(([how, isAlways]) => contract(request, how, isAlways).catch((error) => wrong.push(`${how}: ${error.message}`))));
    assert.deepEqual(wrong, []);
  });
}
