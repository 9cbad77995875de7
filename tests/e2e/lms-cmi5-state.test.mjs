// cmi5: the state as a document that several devices write, stores that ask for patience, and what is sent while a page is left.
import assert from "node:assert/strict";

import { open } from "./browser.mjs";
import { place } from "./lms.mjs";
import { browser, holds, launched, server, until, verbs } from "./record-store.mjs";
import * as quiz from "./quiz.mjs";

const REFUSED = [/status of (409|412|429|503)/];
const count = (store, verb) => verbs(store).filter((each) => each === verb).length;
const isShown = async (page, number) => / answered correctly$/.test((await quiz.states(page))[number - 1]);
const goTo = (page, number) => quiz.questions(page).getByRole("button", { name: new RegExp(`^Question ${number},`) }).click();

// The same learner on a second device, in the same registration.
async function second(store) {
  store.relaunch();
  const opened = await open(browser, [server.origin, store.origin]);
  await opened.page.goto(`${server.origin}/index.html?${store.query()}`);
  await place(opened.page, "course");
  return opened;
}

// What the store has at the end is what the next launch shows.
async function stored(visit, page, numbers) {
  await visit();
  await place(page, "course");
  for (const number of numbers) assert.ok(await isShown(page, number), `question ${number} is there`);
}

for (const [kind, tags] of [["names versions of a document always", "always"], ["names versions when asked", "get"], ["knows no versions", undefined]]) {
  launched(`cmi5: of two devices at once nothing is lost, and each shows what the other did, at a store that ${kind}`, {}, async ({ page, store, visit }) => {
    Object.assign(store, { tags, isShared: true });
    await place(page, "course");
    await quiz.answer(page, 1);
    await until(() => holds(store, 1));
    const other = await second(store);
    try {
      assert.ok(await isShown(other.page, 1));
      await goTo(other.page, 2);
      await quiz.answer(other.page, 2);
      await until(() => count(store, "answered") === 2 && holds(store, 2));
      await goTo(page, 3);
      await quiz.answer(page, 3);
      await until(() => isShown(page, 2));
      assert.ok(await isShown(page, 3));
      assert.equal(await quiz.question(page, 3).getAttribute("data-verdict"), "correct", "the learner stays where they are");
      await goTo(other.page, 4);
      await quiz.answer(other.page, 4);
      await until(() => isShown(other.page, 3));
      await until(() => count(store, "answered") === 4 && holds(store, 4));
    } finally {
      await other.context.close();
    }
    await stored(visit, page, [1, 2, 3, 4]);
    assert.equal(count(store, "answered"), 4, "nobody tells what another has told");
  }, REFUSED);
}

launched("cmi5: two devices that write at the same moment lose nothing", {}, async ({ page, store, visit }) => {
  Object.assign(store, { tags: "always", isShared: true });
  await place(page, "course");
  const other = await second(store);
  try {
    // Both have read before either writes.
    let n = 0;
    let free;
    const both = new Promise((done) => (free = done));
    store.beforeWriting = () => ((n += 1) === 2 && free(), both);
    await quiz.answer(page, 1);
    await goTo(other.page, 2);
    await quiz.answer(other.page, 2);
    await until(async () => (await isShown(page, 2)) || (await isShown(other.page, 1)));
    await until(() => holds(store, 2));
  } finally {
    await other.context.close();
  }
  await stored(visit, page, [1, 2]);
}, REFUSED);

launched("cmi5: a write that is on its way when the page is left does not end up over the last one", {}, async ({ page, store }) => {
  store.tags = "lenient";
  await place(page, "course");
  await quiz.answer(page, 1);
  await until(() => store.writes > 0);
  await place(page, "course");
  let writing = 0;
  let last;
  const applied = new Promise((done) => (last = done));
  // It is held up until the last one is through, which is sent in two ways.
  store.beforeWriting = () => ((writing += 1) === 1 ? applied : undefined);
  await goTo(page, 2);
  await quiz.answer(page, 2);
  await until(() => writing === 1);
  await goTo(page, 3);
  await quiz.answer(page, 3);
  const { writes } = store;
  await page.goto("about:blank");
  await until(() => store.writes > writes);
  last();
  const other = await second(store);
  try {
    for (const number of [1, 2, 3]) assert.ok(await isShown(other.page, number), `question ${number} is there`);
  } finally {
    await other.context.close();
  }
}, REFUSED);

launched("cmi5: where a network forbids conditions, the state is written without one", {}, async ({ page, store }) => {
  Object.assign(store, { allowed: "Authorization, Content-Type, X-Experience-API-Version" });
  await place(page, "course");
  await quiz.answer(page, 1);
  await until(() => store.documents["attention-lesson"]);
  await place(page, "course");
}, [/CORS|preflight|ERR_FAILED|Failed to load/]);

for (const [name, status, after] of [["seconds", 429, () => "3"], ["a date", 503, () => new Date(Date.now() + 4_000).toUTCString()]]) {
  launched(`cmi5: a store that asks to be left alone for a while, in ${name}, is`, {}, async ({ page, store }) => {
    await place(page, "course");
    let until_ms;
    const early = [];
    store.refuses = () => {
      if (until_ms === undefined) {
        until_ms = Date.now() + 3_000;
        return [status, "", { "Retry-After": after() }];
      }
      if (Date.now() < until_ms - 50) early.push(until_ms - Date.now());
      return 0;
    };
    await quiz.answer(page, 1);
    await place(page, "lost");
    await page.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await place(page, "course");
    assert.deepEqual(early, []);
    assert.equal(count(store, "answered"), 1);
  }, REFUSED);
}

launched("cmi5: all that waits goes out while the page is left, in bodies that a browser sends then", {}, async ({ page, store, visit }) => {
  await place(page, "course");
  store.refuses = () => 503;
  await quiz.answerAll(page, []);
  await place(page, "lost");
  store.bodies = [];
  delete store.refuses;
  await page.goto("about:blank");
  await until(() => verbs(store).includes("terminated") && count(store, "answered") === 15);
  await visit();
  await place(page, "course");
  await quiz.assertScore(page, 15);
  await until(() => verbs(store).includes("passed"));
  for (const verb of ["completed", "passed", "terminated"]) assert.equal(count(store, verb), 1, verb);
  assert.ok(store.bodies.every((bytes) => bytes < 32 * 1024), String(store.bodies));
}, REFUSED);

launched("cmi5: what may have arrived already holds up nothing else while the page is left", {}, async ({ page, store }) => {
  await place(page, "course");
  await quiz.answer(page, 1);
  await until(() => count(store, "answered") === 1);
  store.isMute = true;
  await quiz.goOn(page, 1);
  await quiz.answer(page, 2);
  await until(() => count(store, "answered") === 2);
  await quiz.goOn(page, 2);
  await quiz.answer(page, 3);
  store.isMute = false;
  await page.goto("about:blank");
  await until(() => verbs(store).includes("terminated"));
  assert.deepEqual([...verbs(store)].sort(), ["answered", "answered", "answered", "initialized", "terminated"]);
}, [/ERR_|Failed to load/]);

launched("cmi5: another registration begins with nothing, and what the first one could not store waits for it", {}, async ({ page, store, visit }) => {
  await place(page, "course");
  store.fault = (asked) => (asked.startsWith("PUT state") ? 500 : undefined);
  await quiz.answer(page, 1);
  await place(page, "lost");
  await page.goto("about:blank");
  await until(() => count(store, "terminated") === 1);
  delete store.fault;
  const query = store.query();
  query.set("registration", "7b1c6a52-5a0e-4f5e-8d55-0c1f2e3d4a5b");
  store.relaunch();
  await page.goto(`${server.origin}/index.html?${query}`);
  await place(page, "course");
  assert.ok((await quiz.states(page)).every((state) => state.endsWith("not answered")), "another registration's answers");
  await page.goto("about:blank");
  await until(() => count(store, "terminated") === 2);
  assert.equal(count(store, "answered"), 1);
  await visit();
  await page.waitForFunction(() => /answered correctly$/.test(document.querySelector("#check nav button")?.getAttribute("aria-label")));
}, [/status of 500/]);
