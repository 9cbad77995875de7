// cmi5 against a small record store with statements, State and Profile resources: order, content, resuming, lost connections.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./browser.mjs";
import { TEST_MS } from "./lesson.mjs";
import { place } from "./lms.mjs";
import { ACTIVITY, ACTOR, REGISTRATION, browser, launched, recordStore, server, until, verbs } from "./record-store.mjs";
import * as quiz from "./quiz.mjs";

// Four right answers, and the session's end.
async function fourAnswers({ page, store }) {
  await place(page, "course");
  for (const number of [1, 2, 3, 4]) {
    await quiz.answer(page, number);
    await quiz.goOn(page, number);
  }
  await until(() => verbs(store).filter((verb) => verb === "answered").length === 4);
  await page.goto("about:blank");
  await until(() => verbs(store).includes("terminated"));
}

launched("cmi5: a state that cannot be read at first is read again, and what it holds is there", {}, async ({ page, store, visit }) => {
  await fourAnswers({ page, store });
  store.failing = 1;
  await visit();
  await place(page, "course");
  await quiz.question(page, 5).waitFor();
  assert.ok((await quiz.states(page)).slice(0, 4).every((state) => state.endsWith("answered correctly")));
}, [/status of 503/]);

launched("cmi5: while nobody knows what the store holds nothing is overwritten, the learner is told, and afterwards both are one", {}, async ({ page, store, visit }) => {
  await fourAnswers({ page, store });
  store.failing = Infinity;
  await visit();
  await page.locator(".status-notice").waitFor();
  const kept = store.documents["attention-lesson"];
  await quiz.questions(page).getByRole("button", { name: /^Question 9,/ }).click();
  await quiz.answer(page, 9, false);
  await page.waitForFunction(() => localStorage.length > 0);
  assert.equal(store.documents["attention-lesson"], kept, "not overwritten");
  store.failing = 0;
  await visit();
  await place(page, "course");
  const states = await quiz.states(page);
  assert.ok(states.slice(0, 4).every((state) => state.endsWith("answered correctly")), states.join("; "));
  assert.ok(states[8].endsWith("answered incorrectly"), states[8]);
}, [/status of 503/]);

launched("cmi5: a pass, its statements in order and each as the standard wants it", {}, async ({ page, store }) => {
  await place(page, "course");
  await quiz.answerAll(page, [3]);
  await until(() => verbs(store).includes("passed"));
  await page.goto("about:blank");
  await until(() => verbs(store).includes("terminated"));
  assert.deepEqual(verbs(store), ["initialized", ...Array(15).fill("answered"), "completed", "passed", "terminated"]);
  const [first, answered] = store.statements;
  for (const statement of store.statements) {
    assert.match(statement.id, /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.match(statement.timestamp, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{2}Z$/);
    assert.deepEqual(statement.actor, JSON.parse(ACTOR));
    assert.equal(statement.context.registration, REGISTRATION);
    assert.equal(statement.context.extensions["https://w3id.org/xapi/cmi5/context/extensions/sessionid"], "session-1");
    assert.deepEqual(statement.context.contextActivities.grouping, [{ id: "https://lms.test/course" }]);
    const categories = (statement.context.contextActivities.category ?? []).map(({ id }) => id.split("/").at(-1));
    const verb = statement.verb.id.split("/").at(-1);
    assert.deepEqual(categories, verb === "answered" ? [] : ["completed", "passed"].includes(verb) ? ["cmi5", "moveon"] : ["cmi5"]);
    assert.ok(verb === "answered" ? statement.object.id.startsWith(`${ACTIVITY}/attention_q`) : statement.object.id === ACTIVITY);
  }
  assert.equal(first.result, undefined);
  assert.equal(answered.object.definition.interactionType, "choice");
  assert.deepEqual(answered.object.definition.correctResponsesPattern, [answered.result.response]);
  const result = (verb) => store.statements.find((statement) => statement.verb.id.endsWith(verb)).result;
  assert.deepEqual([result("completed").completion, result("completed").score], [true, undefined]);
  assert.deepEqual([result("passed").success, result("passed").score], [true, { scaled: 0.9333, raw: 93.33, min: 0, max: 100 }]);
  assert.match(result("terminated").duration, /^PT/);
  assert.ok(store.requests.includes("GET /lrs/agents/profile"), "the learner's preferences are asked for");
  const [key] = Object.keys(store.documents);
  assert.equal(key, "attention-lesson");
  assert.match(JSON.parse(store.documents[key]).state, /^[A-Za-z0-9._-]{1,200}$/);
});

launched("cmi5: resumes, passes once, and opens at the results afterwards", {}, async ({ page, store, visit }) => {
  await place(page, "course");
  await quiz.answer(page, 1);
  await quiz.goOn(page, 1);
  await until(() => store.documents["attention-lesson"]?.includes("al2."));
  await visit();
  await place(page, "course");
  await quiz.question(page, 2).waitFor();
  await quiz.answerAll(page, [], { from: 2 });
  await until(() => verbs(store).includes("passed"));
  await visit();
  await place(page, "course");
  await quiz.assertScore(page, 15);
  await page.goto("about:blank");
  await until(() => verbs(store).filter((verb) => verb === "terminated").length === 3);
  for (const verb of ["passed", "completed"]) assert.equal(verbs(store).filter((each) => each === verb).length, 1);
});

const isOutcome = ({ verb }) => /passed|completed/.test(verb.id);

for (const [status, shown] of [[500, "lost"], [403, "unconfirmed"], [413, "unconfirmed"]]) {
  launched(`cmi5: a pass that was never stored, for ${status} was the answer, is told at the next launch`, {}, async ({ page, store, visit }) => {
    await place(page, "course");
    await quiz.answerAll(page, [], { to: 14 });
    await until(() => verbs(store).filter((verb) => verb === "answered").length === 14);
    store.refuses = (statements) => (statements.some(isOutcome) ? status : 0);
    await quiz.answer(page, 15);
    await quiz.resultsButton(page).click();
    await place(page, shown);
    await page.goto("about:blank");
    delete store.refuses;
    await visit();
    await place(page, "course");
    await until(() => verbs(store).includes("passed"));
    assert.deepEqual(verbs(store).filter((verb) => ["passed", "completed"].includes(verb)), ["completed", "passed"]);
  }, [/status of (500|403|413)/]);
}

launched("cmi5: a pass that was stored and never confirmed is not stored twice", {}, async ({ page, store, visit }) => {
  await place(page, "course");
  await quiz.answerAll(page, [], { to: 14 });
  await until(() => verbs(store).filter((verb) => verb === "answered").length === 14);
  await quiz.answer(page, 15);
  await until(() => verbs(store).filter((verb) => verb === "answered").length === 15);
  store.isDeaf = true;
  await quiz.resultsButton(page).click();
  await until(() => verbs(store).includes("completed"));
  await page.goto("about:blank");
  store.isDeaf = false;
  await visit();
  await place(page, "course");
  await until(() => verbs(store).includes("passed"));
  for (const verb of ["passed", "completed"]) assert.equal(verbs(store).filter((each) => each === verb).length, 1, verb);
}, [/ERR_|Failed to load/]);

launched("cmi5: a statement that is refused for good holds up none of the others", {}, async ({ page, store }) => {
  await place(page, "course");
  store.refuses = ([{ object }]) => (object.id.endsWith("q1") ? 400 : 0);
  await quiz.answer(page, 1);
  await place(page, "unconfirmed");
  await quiz.goOn(page, 1);
  await quiz.answer(page, 2);
  await until(() => verbs(store).length > 1);
  await place(page, "course");
  assert.deepEqual(store.statements.map(({ object }) => object.id), [ACTIVITY, `${ACTIVITY}/attention_q2`]);
}, [/status of 400/]);

launched("cmi5: a store that lets nobody in any more has closed the visit, and the next launch has all", {}, async ({ page, store, visit }) => {
  await place(page, "course");
  store.refuses = () => 401;
  await quiz.answer(page, 1);
  await place(page, "ended");
  delete store.refuses;
  await visit();
  await place(page, "course");
  assert.match((await quiz.states(page))[0], /answered correctly/);
}, [/status of 401/]);

launched("cmi5: while a store does not answer at all, this device keeps what was done", {}, async ({ page, store, visit }) => {
  await place(page, "course");
  store.hangs = true;
  await quiz.answer(page, 1);
  await page.waitForFunction(() => localStorage.length > 0);
  await page.goto("about:blank");
  store.hangs = false;
  await visit();
  await place(page, "course");
  assert.match((await quiz.states(page))[0], /answered correctly/);
  await page.waitForFunction(() => localStorage.length === 0);
});

for (const [masteryScore, verb] of [["0.8", "failed"], [80, "failed"], [0, "passed"]]) {
  launched(`cmi5: with ${JSON.stringify(masteryScore)} for a mark, 11 of 15 is ${verb}`, { masteryScore }, async ({ page, store }) => {
    await place(page, "course");
    await quiz.answerAll(page, [1, 2, 3, 4]);
    await until(() => verbs(store).includes(verb));
    assert.ok(!verbs(store).includes(verb === "failed" ? "passed" : "failed"));
  });
}

launched("cmi5: a reload keeps the progress, and says that the visit is over", {}, async ({ page, store }) => {
  await place(page, "course");
  await quiz.answer(page, 1);
  await until(() => store.documents["attention-lesson"]);
  await page.reload();
  await place(page, "ended");
  assert.match((await quiz.states(page))[0], /answered correctly/);
});

launched("cmi5: fails below the system's own mastery, and not before the results", { masteryScore: 0.95 }, async ({ page, store }) => {
  await place(page, "course");
  await quiz.answerAll(page, [1]);
  await until(() => verbs(store).includes("failed"));
  assert.deepEqual(verbs(store).filter((verb) => verb !== "answered"), ["initialized", "completed", "failed"]);
});

launched("cmi5: a review tells only its beginning and its end", { launchMode: "Review" }, async ({ page, store }) => {
  await place(page, "look");
  await quiz.answer(page, 1);
  await page.goto("about:blank");
  await until(() => verbs(store).includes("terminated"));
  assert.deepEqual(verbs(store), ["initialized", "terminated"]);
  assert.equal(store.documents["attention-lesson"], undefined);
});

launched("cmi5: what was answered while the connection was lost arrives afterwards, once", {}, async ({ page, store }) => {
  await place(page, "course");
  store.isDown = true;
  await quiz.answer(page, 1);
  await place(page, "lost");
  store.isDown = false;
  await place(page, "course");
  assert.equal(verbs(store).filter((verb) => verb === "answered").length, 1);
}, [/ERR_|Failed to load/]);

launched("cmi5: a store that takes 2 s for each answer makes nobody wait, and gets everything in order", {}, async ({ page, store }) => {
  await place(page, "course");
  store.isSlow = true;
  for (const number of [1, 2, 3]) {
    await quiz.answer(page, number);
    await quiz.goOn(page, number);
  }
  await until(() => verbs(store).length === 4);
  assert.deepEqual(store.statements.slice(1).map(({ object }) => object.id.split("_").at(-1)), ["q1", "q2", "q3"]);
});

launched("cmi5: a refused launch is shown in the inspector, without a token in it", {}, async ({ page, store }) => {
  await place(page, "course");
  await page.goto("about:blank");
  await page.goto(`${server.origin}/index.html?debug=lms&${store.query().toString().replace("launch%3D1", "launch%3D2")}`);
  // Said once the launch was refused; where nothing runs yet the page says "device", too.
  await page.locator(".status-notice").waitFor();
  await place(page, "device");
  const shown = await page.getByRole("textbox", { name: "Connection inspector" }).inputValue();
  assert.match(shown, /cmi5 launch; POST .*\/fetch.* → no token/);
  assert.ok(!shown.includes("token-"));
});

launched("cmi5: an address that names half a learner is no launch, and the store is asked for nothing", {}, async ({ page, store }) => {
  await place(page, "course");
  await page.goto("about:blank");
  store.relaunch();
  const query = store.query();
  query.set("actor", ACTOR.slice(0, -10));
  await page.goto(`${server.origin}/index.html?${query}`);
  await place(page, "device");
  await quiz.answer(page, 1);
  assert.equal(store.isTaken, false);
});

test("cmi5: a system that does not answer leaves a lesson that works, and gets its answers at the next launch", { timeout: TEST_MS }, async () => {
  const store = await recordStore();
  const opened = await open(browser, [server.origin, store.origin]);
  try {
    store.isDown = true;
    await opened.page.goto(`${server.origin}/index.html?${store.query()}`);
    await place(opened.page, "device");
    await quiz.answer(opened.page, 1);
    await opened.page.goto("about:blank");
    store.isDown = false;
    await opened.page.goto(`${server.origin}/index.html?${store.query()}`);
    await place(opened.page, "course");
    await until(() => verbs(store).includes("answered"));
    assert.match((await quiz.states(opened.page))[0], /answered correctly/);
    await opened.page.waitForFunction(() => localStorage.length === 0);
  } finally {
    await opened.context.close();
    await store.close();
  }
});
