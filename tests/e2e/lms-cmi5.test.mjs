// cmi5 against a small record store with statements, State and Profile resources: order, content, resuming, lost connections.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createServer } from "node:http";

import { serve } from "./server.mjs";
import { launch, open } from "./browser.mjs";
import { DIST, TEST_MS } from "./lesson.mjs";
import { place } from "./lms.mjs";
import * as quiz from "./quiz.mjs";

const ACTIVITY = "https://lms.test/activity/7";
const REGISTRATION = "3f0c0b7e-3c8a-4a52-9f1e-8a2a4f0d6a11";
const ACTOR = JSON.stringify({ objectType: "Agent", account: { homePage: "https://lms.test", name: "learner" } });

// One registration at a learning system: many launches, one token each.
function recordStore({ launchMode = "Normal", masteryScore = 0.8 } = {}) {
  const store = { statements: [], documents: {}, tokens: 0, isDown: false, requests: [] };
  const launchData = () => ({
    contextTemplate: {
      contextActivities: { grouping: [{ id: "https://lms.test/course" }] },
      extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": `session-${store.tokens}` },
    },
    launchMode, masteryScore, moveOn: "CompletedAndPassed", returnURL: "http://127.0.0.1/back",
  });
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://loopback");
    let body = "";
    for await (const chunk of request) body += chunk;
    // The form for clients that may not ask for leave (xAPI 1.0.3, Communication 1.3).
    if (url.searchParams.has("method")) {
      request.method = url.searchParams.get("method");
      url.search = body;
      body = url.searchParams.get("content");
      for (const name of ["Authorization", "X-Experience-API-Version"]) request.headers[name.toLowerCase()] = url.searchParams.get(name);
    }
    const cors = { "access-control-allow-origin": "*", "access-control-allow-headers": "*", "access-control-allow-methods": "*", "access-control-max-age": "0" };
    const answer = (status, value = "") => response.writeHead(status, cors).end(typeof value === "string" ? value : JSON.stringify(value));
    if (request.method === "OPTIONS") return answer(204);
    store.requests.push(`${request.method} ${url.pathname}`);
    if (store.isDown) return request.socket.destroy();
    if (store.isSlow) await new Promise((done) => setTimeout(done, 2_000));
    if (url.pathname === "/fetch") {
      assert.equal(request.method, "POST");
      if (store.isTaken) return answer(200, { "error-code": "1", "error-text": "taken" });
      store.isTaken = true;
      return answer(200, { "auth-token": `token-${(store.tokens += 1)}` });
    }
    if (request.headers.authorization !== `Basic token-${store.tokens}` || !request.headers["x-experience-api-version"]) return answer(401);
    const id = url.searchParams.get("stateId");
    if (url.pathname === "/lrs/activities/state") {
      if (id === "LMS.LaunchData") return answer(200, launchData());
      if (request.method === "GET" && (store.failing ?? 0) > 0) return (store.failing -= 1), answer(503);
      if (request.method === "PUT") store.documents[id] = body;
      return request.method === "PUT" ? answer(204) : id in store.documents ? answer(200, store.documents[id]) : answer(404);
    }
    if (url.pathname === "/lrs/agents/profile") return answer(404);
    if (url.pathname === "/lrs/statements") {
      const statements = [JSON.parse(body)].flat();
      if (store.hangs) return undefined;
      const status = store.refuses?.(statements);
      if (status) return answer(status);
      // One that is there already is refused, and with it all that came along.
      if (statements.some(({ id }) => store.statements.some((stored) => stored.id === id))) return answer(409);
      store.statements.push(...statements);
      if (store.isDeaf) return request.socket.destroy();
      return answer(200, statements.map(({ id }) => id));
    }
    answer(404);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => {
    const origin = `http://127.0.0.1:${server.address().port}`;
    // Every launch has a fetch address of its own.
    const query = () => new URLSearchParams({ endpoint: `${origin}/lrs`, fetch: `${origin}/fetch?launch=${store.tokens}`, actor: ACTOR, registration: REGISTRATION, activityId: ACTIVITY });
    done(Object.assign(store, { origin, query, relaunch: () => (store.isTaken = false), close: () => (server.closeAllConnections(), new Promise((end) => server.close(end))) }));
  }));
}

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve(DIST)]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

function launched(name, options, body, allowed = []) {
  test(name, { timeout: TEST_MS }, async () => {
    const store = await recordStore(options);
    const opened = await open(browser, [server.origin, store.origin]);
    const visit = async () => {
      store.relaunch();
      await opened.page.goto("about:blank");
      await opened.page.goto(`${server.origin}/index.html?${store.query()}`);
    };
    try {
      await visit();
      await body({ ...opened, store, visit });
      // The answer 404 for a document that is not there yet is noted by the browser itself.
      const expected = [/status of 404/, ...allowed];
      assert.deepEqual(opened.problems.filter((problem) => !expected.some((pattern) => pattern.test(problem))), []);
    } finally {
      await opened.context.close();
      await store.close();
    }
  });
}

const verbs = (store) => store.statements.map(({ verb }) => verb.id.split("/").at(-1));

async function until(condition) {
  for (let tries = 0; !(await condition()); tries += 1) {
    if (tries > 1_800) throw new Error("it did not come true");
    await new Promise((done) => setTimeout(done, 50));
  }
}

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
  await until(() => store.documents["attention-lesson"]?.includes("al1."));
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
    assert.equal(await opened.page.evaluate(() => localStorage.length), 0);
  } finally {
    await opened.context.close();
    await store.close();
  }
});
