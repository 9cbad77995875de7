// A small record store of a cmi5 system, with statements, State and Profile resources, and the lesson launched from it.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { createServer } from "node:http";

import { serve } from "./server.mjs";
import { launch, open } from "./browser.mjs";
import { DIST, TEST_MS } from "./lesson.mjs";

export { until } from "./page.mjs";

export const ACTIVITY = "https://lms.test/activity/7";
export const REGISTRATION = "3f0c0b7e-3c8a-4a52-9f1e-8a2a4f0d6a11";
export const ACTOR = JSON.stringify({ objectType: "Agent", account: { homePage: "https://lms.test", name: "learner" } });

// One registration at a learning system: many launches, one token each.
export function recordStore({ launchMode = "Normal", masteryScore = 0.8 } = {}) {
  const store = { statements: [], documents: {}, tokens: 0, isDown: false, requests: [], bodies: [], writes: 0 };
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
      for (const name of ["Authorization", "X-Experience-API-Version", "If-Match", "If-None-Match"]) request.headers[name.toLowerCase()] = url.searchParams.get(name) ?? undefined;
    }
    const cors = {
      "access-control-allow-origin": "*", "access-control-allow-headers": store.allowed ?? "*", "access-control-allow-methods": "*", "access-control-max-age": "0",
      "access-control-expose-headers": "ETag, Retry-After",
    };
    const answer = (status, value = "", headers = {}) => response.writeHead(status, { ...cors, ...headers }).end(typeof value === "string" ? value : JSON.stringify(value));
    if (request.method === "OPTIONS") return answer(204);
    store.requests.push(`${request.method} ${url.pathname}`);
    if (store.isDown) return request.socket.destroy();
    if (store.isSlow) await new Promise((done) => setTimeout(done, 2_000));
    const fault = store.fault?.(`${request.method} ${url.pathname.split("/").at(-1)} ${url.searchParams.get("stateId") ?? ""}`.trim());
    if (fault === "cut off") return request.socket.destroy();
    if (fault === "a page") return response.writeHead(200, { ...cors, "content-type": "text/html" }).end("<!doctype html><title>Sign in</title>");
    if (fault === "slow") await new Promise((done) => setTimeout(done, 1_500));
    if (typeof fault === "number") return answer(fault);
    if (url.pathname === "/fetch") {
      assert.equal(request.method, "POST");
      if (store.isTaken) return answer(200, { "error-code": "1", "error-text": "taken" });
      store.isTaken = true;
      return answer(200, { "auth-token": `token-${(store.tokens += 1)}` });
    }
    const token = Number(request.headers.authorization?.replace("Basic token-", ""));
    if (!(store.isShared ? token >= 1 && token <= store.tokens : token === store.tokens) || !request.headers["x-experience-api-version"]) return answer(401);
    const id = url.searchParams.get("stateId");
    if (url.pathname === "/lrs/activities/state") {
      if (id === "LMS.LaunchData") return answer(200, launchData());
      if (request.method === "GET" && (store.failing ?? 0) > 0) return (store.failing -= 1), answer(503);
      const tag = () => (id in store.documents ? `"${createHash("sha1").update(store.documents[id]).digest("hex")}"` : undefined);
      if (request.method === "PUT") {
        await store.beforeWriting?.(body);
        const { "if-match": match, "if-none-match": none } = request.headers;
        // As xAPI 2.0 wants it: nothing is written without a condition.
        if (store.tags && store.tags !== "lenient" && !match && !none) return answer(tag() ? 409 : 400);
        if (store.tags && ((match && match !== tag()) || (none && tag()))) return answer(412);
        store.documents[id] = body;
        store.writes += 1;
        return answer(204, "", store.tags === "always" ? { ETag: tag() } : {});
      }
      return tag() ? answer(200, store.documents[id], store.tags ? { ETag: tag() } : {}) : answer(404);
    }
    if (url.pathname === "/lrs/agents/profile") return answer(404);
    if (url.pathname === "/lrs/statements") {
      const statements = [JSON.parse(body)].flat();
      if (store.hangs) return undefined;
      store.bodies.push(body.length);
      const status = store.refuses?.(statements);
      if (status) return answer(...[status].flat());
      // One that is there already is refused, and with it all that came along.
      if (statements.some(({ id }) => store.statements.some((stored) => stored.id === id))) return answer(409);
      store.statements.push(...statements);
      if (store.isDeaf) return request.socket.destroy();
      if (store.isMute) return undefined;
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

export let browser;
export let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve(DIST)]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

export function launched(name, options, body, allowed = []) {
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
      // The browser itself notes the answer 404 for a document that is not there yet, and 409 for a statement that is told once more
      // because the page was left before the store had confirmed it.
      const expected = [/status of (404|409)/, ...allowed];
      assert.deepEqual(opened.problems.filter((problem) => !expected.some((pattern) => pattern.test(problem))), []);
    } finally {
      await opened.context.close();
      await store.close();
    }
  });
}

// Whether the store holds a state with so many right answers: a choice that is not checked yet is written too, and so is a place.
export const holds = (store, points) => {
  const score = String(Math.round((points / 15) * 10_000)).padStart(5, "0");
  return JSON.parse(store.documents["attention-lesson"] ?? "{}").state?.endsWith(score) ?? false;
};

export const verbs = (store) => store.statements.map(({ verb }) => verb.id.split("/").at(-1));
