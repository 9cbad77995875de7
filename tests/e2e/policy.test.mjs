// The strictest content policy that the lesson can be served under, trusted types included: the same for the page, a frame, the module
// and a package. Whatever breaks it is told of by the browser in three ways, to the page, to its observers and to the server.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { DIST } from "./lesson.mjs";
import { hosted, hostPage, lessonIn, place } from "./lms.mjs";
import { reveal, start, unfold } from "./page.mjs";
import * as quiz from "./quiz.mjs";
import { unzip } from "./zip.mjs";

const SCORM = 'window.API = new Scorm12API({ autocommit: false, logLevel: 5, mastery_override: true }); window.API.cmi.core.student_id = "learner-1";';
const REPORTS = "/violations";
const RULES = {
  "default-src": "'none'", "script-src": "'self' 'wasm-unsafe-eval'", "style-src": "'self'", "img-src": "'self' data:", "connect-src": "'self'",
  "font-src": "'self'", "worker-src": "'self'", "frame-src": "'self'", "base-uri": "'none'", "require-trusted-types-for": "'script'", "trusted-types": "attention-lesson attention-engine",
  "report-uri": REPORTS,
};
const policy = (more = {}) => Object.entries({ ...RULES, ...more }).map((rule) => rule.join(" ")).join("; ");

// Everything is served under it but a page with `open` in its path; scripts of host pages are files of their own.
const under = (path) => ({
  ...(!path.includes("open") && { "content-security-policy": policy() }),
  ...(path.endsWith(".js") && { "content-type": "text/javascript" }),
});

// What the browser tells the page, and its observers, of whatever breaks the policy; and each call of what only a person sees.
async function watch(context) {
  const reports = [];
  context.on("request", (request) => new URL(request.url()).pathname === REPORTS && reports.push(request.postData()));
  await context.exposeFunction("noteViolation", (what) => void reports.push(what));
  await context.addInitScript(() => {
    const note = ({ effectiveDirective, blockedURL, blockedURI, sample, sourceFile, lineNumber }) =>
      globalThis.noteViolation([effectiveDirective, blockedURL ?? blockedURI, sample, sourceFile, lineNumber].join(" "));
    addEventListener("securitypolicyviolation", note, true);
    new ReportingObserver((all) => all.forEach(({ body }) => note(body)), { types: ["csp-violation"], buffered: true }).observe();
    globalThis.print = () => (globalThis.isPrinted = true);
    addEventListener("copy", () => (globalThis.isCopied = true));
  });
  return reports;
}

function guarded(name, { prepare, ...options }, body) {
  const watched = async (context) => {
    await prepare?.(context);
    return watch(context);
  };
  hosted(name, { headers: under, prepare: watched, ...options }, async (all) => {
    await body(all);
    assert.deepEqual(all.prepared, [], "the policy is kept");
  });
}

// What a reader can do: figures are changed, the quiz is answered, results are saved, copied and printed, the trained model runs in its
// worker on a text. `lesson` is where it stands, `page` the window.
async function useAll(page, lesson) {
  const softmax = lesson.locator("[data-awake] #lab-softmax");
  await softmax.getByRole("slider").first().press("ArrowRight");
  await lesson.locator('[data-awake] #lab-softmax:not([data-setup="1"])').waitFor();
  await quiz.answerAll(lesson, [4]);
  await quiz.assertScore(lesson, 14);
  await lesson.locator("details.export").evaluate((fold) => (fold.open = true));
  const field = lesson.locator(".export-field");
  const [download] = await Promise.all([page.waitForEvent("download"), field.locator("a[download]").click()]);
  assert.match(readFileSync(await download.path(), "utf8"), /\b14\b/);
  for (const button of await field.getByRole("button").all()) await button.click();
  await lesson.locator("details.deeper[data-lab=model]").evaluate((fold) => (fold.open = true));
  const model = lesson.locator("[data-awake] #lab-model");
  await model.getByRole("button", { name: /^Load the trained model/ }).click();
  await model.getByRole("grid").waitFor();
  await model.getByRole("textbox").first().fill("She reads long books in the garden.");
  await model.locator(".model-token").filter({ hasText: /^garden$/ }).first().waitFor();
  assert.equal(page.workers().length, 1, "the trained model has its worker");
}

const isPrintedAndCopied = (frame) => frame.evaluate(() => [globalThis.isPrinted, globalThis.isCopied]);

guarded("in a window all works under the strictest policy, the preview of a frame in a sandbox too", { path: "/index.html" }, async ({ page }) => {
  await start(page);
  await unfold(page);
  await reveal(page);
  await useAll(page, page);
  assert.deepEqual(await isPrintedAndCopied(page), [true, true]);
  await unfold(page);
  await page.locator(".status-embed > button").click();
  await page.frameLocator(".status-preview").locator('html[data-program="running"]').waitFor({ state: "attached" });
});

guarded("in a frame all works under the strictest policy", { pages: { "/open": hostPage({ src: "/index.html?embed=1&debug=lms" }) }, path: "/open" }, async ({ page }) => {
  const frame = await lessonIn(page);
  await unfold(frame);
  await useAll(page, frame);
  assert.deepEqual(await isPrintedAndCopied(frame), [true, true]);
});

const MOUNTING = `import init, { mount } from "/embed/attention-lesson.js";
await init();
mount(document.getElementById("first"));
mount(document.getElementById("second").attachShadow({ mode: "open" }));`;
const MODULE = {
  "/host": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><script type="module" src="/mounting.js"></script></head>' +
    '<body><div id="first"></div><div id="second"></div></body></html>',
  "/mounting.js": MOUNTING,
};

guarded("in a host page, and in a shadow root of it, all of the module works under the strictest policy", { pages: MODULE }, async ({ page }) => {
  await useAll(page, page.locator("#first"));
  assert.deepEqual(await isPrintedAndCopied(page), [true, true]);
  await quiz.answer(page.locator("#second"), 1);
});

const TYPES = { html: "text/html", js: "text/javascript", css: "text/css", wasm: "application/wasm", svg: "image/svg+xml" };

// A package as it is unpacked, under /package/. Its wasm is missing, so that the script that carries it has to be let through.
const unpacked = (context) => {
  const files = unzip(readFileSync(join(DIST, "packages/attention-lesson-scorm12.zip")));
  return context.route("**/package/*", (route) => {
    const name = new URL(route.request().url()).pathname.split("/").at(-1);
    if (name.endsWith(".wasm")) return route.fulfill({ status: 404, body: "gone" });
    return route.fulfill({ body: files.get(name), contentType: TYPES[name.split(".").at(-1)], headers: { "content-security-policy": policy() } });
  });
};

guarded("a package whose wasm is missing starts from the other script under the strictest policy", {
  pages: { "/open": hostPage({ libraries: ["scorm-again/dist/scorm12.min.js"], head: SCORM, src: "/package/index.html" }) }, path: "/open", prepare: unpacked, allowed: [/404/],
}, async ({ page }) => {
  const frame = await lessonIn(page);
  await place(frame, "course");
  await quiz.answerAll(frame, [4]);
  await page.waitForFunction(() => window.API.cmi.core.lesson_status === "passed");
});

// The scripts and styles of the single file stand in it: a policy names them by what they are.
const SINGLE = readFileSync(join(DIST, "attention-lesson.html"), "utf8");
const hashes = (element) => [...SINGLE.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, "gs"))].map(([, text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`).join(" ");

guarded("the single file works under a policy that knows its scripts and styles alone", {
  path: "/attention-lesson.html",
  headers: () => ({
    "content-security-policy": policy({ "script-src": `${hashes("script")} 'wasm-unsafe-eval'`, "style-src": hashes("style"), "connect-src": "'none'", "trusted-types": "'none'" }),
  }),
}, async ({ page }) => {
  await start(page);
  await unfold(page);
  await quiz.answerAll(page, [4]);
  await quiz.assertScore(page, 14);
});

guarded("the page of a class works under the strictest policy", { path: "/class/" }, async ({ page }) => {
  await page.getByRole("textbox", { name: "Result codes" }).fill(readFileSync(new URL("../../class/tests/data/codes_30.txt", import.meta.url), "utf8"));
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.locator("#class-title").filter({ hasText: "30 learners" }).waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Save the table as CSV" }).click()]);
  assert.match(readFileSync(await download.path(), "utf8"), /^question,/);
  await page.locator("details").evaluateAll((all) => all.forEach((fold) => (fold.open = true)));
  await page.locator(".class-list li").first().waitFor();
});
