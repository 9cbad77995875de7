// Pages around a frame: heights in every dialect, scores by message, and what such pages forbid.
import assert from "node:assert/strict";

import { hosted, hostPage, lessonIn, place } from "./lms.mjs";
import { wake, unfold } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const LOG = `window.said = []; addEventListener("message", (event) => window.said.push(event.data));
  const frame = () => document.querySelector("iframe").contentWindow;`;

const heard = (page, test) => page.waitForFunction(`window.said.some((data) => { try { return (${test})(data); } catch { return false; } })`);

hosted("heights are told as an object and as a text, up and down", { pages: { "/host": hostPage({ head: LOG }) } }, async ({ page }) => {
  const frame = await lessonIn(page);
  await heard(page, "(data) => data.subject === 'lti.frameResize' && data.height > 1000");
  await heard(page, "(data) => typeof data === 'string' && JSON.parse(data).subject === 'lti.frameResize'");
  const told = () => page.evaluate(() => window.said.filter((data) => data.subject === "lti.frameResize").at(-1).height);
  const actual = await frame.evaluate(() => document.getElementById("lesson").getBoundingClientRect().height);
  await page.waitForFunction((height) => Math.abs(window.said.filter((data) => data.subject === "lti.frameResize").at(-1).height - height) < 2, actual);
  const before = await told();
  await frame.locator("main").evaluate((main) => [...main.children].slice(2).forEach((section) => section.remove()));
  await page.waitForFunction((before) => window.said.filter((data) => data.subject === "lti.frameResize").at(-1).height < before, before);
  const keys = await page.evaluate(() => window.said.filter((data) => typeof data === "object").flatMap(Object.keys));
  assert.ok(["offset", "type", "payload"].every((key) => !keys.includes(key)), "Open edX would misunderstand these");
});

hosted("a page around that has not spoken hears nothing of the learner", { pages: { "/host": hostPage({ head: LOG }) } }, async ({ page }) => {
  const frame = await lessonIn(page);
  await quiz.answerAll(frame);
  await quiz.assertScore(frame, 15);
  // Whatever else is said, heights are.
  await heard(page, "(data) => data.subject === 'lti.frameResize'");
  const all = await page.evaluate(() => JSON.stringify(window.said));
  assert.ok(!/al\d\.|score|answer/i.test(all), all);
});

hosted("what comes unasked to the page around is JSON, or an object with a name, and the height comes as JSON first", { pages: { "/host": hostPage({ head: LOG }) } }, async ({ page }) => {
  const frame = await lessonIn(page);
  await quiz.answer(frame, 1);
  await heard(page, "(data) => data.context === 'h5p'");
  await heard(page, "(data) => data.subject === 'SPLICE.getState'");
  await heard(page, "(data) => data.subject === 'lti.frameResize'");
  const said = await page.evaluate(() => window.said);
  const nameless = said.map((data) => (typeof data === "string" ? JSON.parse(data) : data)).filter(({ subject, context, method }) => !subject && !context && !method);
  assert.deepEqual(nameless, []);
  const heights = said.filter((data) => /lti\.frameResize/.test(JSON.stringify(data)));
  assert.equal(typeof heights[0], "string");
});

// A page whose frame's neighbor, and the frame itself, speak as a SPLICE host would.
const MEDDLER = `addEventListener("message", () => {}); const lesson = () => parent.document.querySelector("iframe").contentWindow;
  window.meddle = (data) => lesson().postMessage(data, "*");`;

hosted("messages of anybody but the parent are not heard", {
  pages: { "/host": hostPage({ head: LOG, body: '<iframe id="other" title="other" src="/other"></iframe>' }), "/other": hostPage({ head: MEDDLER, src: "" }) },
}, async ({ page }) => {
  const frame = await lessonIn(page);
  const answer = { subject: "SPLICE.getState.response", state: null };
  const meddler = await (await page.locator("#other").elementHandle()).contentFrame();
  await meddler.evaluate((data) => window.meddle(data), answer);
  await frame.evaluate((data) => window.postMessage(data, "*"), answer);
  // The parent's own message comes after those two, and is heard.
  await page.evaluate(() => frame().postMessage({ subject: "lti.getPageSettings.response", pageSettings: { use_high_contrast: true } }, "*"));
  await frame.locator("#lesson[data-contrast='more']").waitFor({ state: "attached" });
  await place(frame, "device");
  await page.evaluate((data) => frame().postMessage(data, "*"), answer);
  await place(frame, "around");
});

const CANVAS = `${LOG} addEventListener("message", (event) => {
  if (event.data.subject === "lti.getPageSettings") event.source.postMessage({ subject: "lti.getPageSettings.response", message_id: event.data.message_id, pageSettings: { locale: "en", use_high_contrast: true } }, "*");
  else if (event.data.subject) event.source.postMessage({ subject: event.data.subject + ".response", error: { code: "unsupported_subject", message: "no" } }, "*");
});`;

hosted("Canvas' wish for high contrast is granted, and its refusals are let be", { pages: { "/host": hostPage({ head: CANVAS }) } }, async ({ page }) => {
  const frame = await lessonIn(page);
  await frame.locator("#lesson[data-contrast='more']").waitFor({ state: "attached" });
  const [soft, ink] = await frame.locator(".status").evaluate((element) => ["--ink-soft", "--ink"].map((name) => getComputedStyle(element).getPropertyValue(name)));
  assert.equal(soft, ink);
});

hosted("embedded, nothing sticks and nothing measures the window", { pages: { "/host": hostPage({}) } }, async ({ page }) => {
  const frame = await lessonIn(page);
  await unfold(frame);
  const stuck = await frame.evaluate(() => [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && ["fixed", "sticky"].includes(getComputedStyle(element).position)).map((element) => element.className));
  assert.deepEqual(stuck, []);
  const height = () => frame.evaluate(() => document.getElementById("lesson").getBoundingClientRect().height);
  const before = await height();
  await page.locator("iframe").evaluate((element) => (element.style.height = "5000px"));
  await frame.waitForFunction(() => innerHeight === 5000);
  assert.equal(await height(), before);
});

const H5P = `${LOG} addEventListener("message", (event) => {
  const data = event.data, element = document.querySelector("iframe");
  if (data.context !== "h5p") return;
  const reply = (action) => event.source.postMessage({ context: "h5p", action }, "*");
  if (data.action === "hello") { element.style.width = "100%"; reply("hello"); }
  if (data.action === "prepareResize" && (element.clientHeight !== data.scrollHeight || data.scrollHeight !== data.clientHeight)) { element.style.height = data.clientHeight + "px"; reply("resizePrepared"); }
  if (data.action === "resize") element.style.height = data.scrollHeight + "px";
});`;

hosted("H5P's two steps fit the frame to the lesson", { pages: { "/host": hostPage({ head: H5P }) } }, async ({ page }) => {
  await lessonIn(page);
  await page.waitForFunction(() => document.querySelector("iframe").clientHeight > 2000);
});

hosted("iframe-resizer 4.4.5 fits the frame to the lesson", {
  pages: { "/host": hostPage({ libraries: ["iframe-resizer/js/iframeResizer.min.js"], body: "<script>iFrameResize({ checkOrigin: false }, 'iframe');</script>" }) },
}, async ({ page }) => {
  const frame = await lessonIn(page);
  await page.waitForFunction(() => document.querySelector("iframe").clientHeight > 2000);
  await frame.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight);
  const before = await page.evaluate(() => document.querySelector("iframe").clientHeight);
  await frame.locator("main").evaluate((main) => [...main.children].slice(2).forEach((section) => section.remove()));
  await page.waitForFunction((before) => document.querySelector("iframe").clientHeight < before, before);
});

const SPLICE = `${LOG} window.kept = null; addEventListener("message", (event) => {
  const data = event.data;
  if (data.subject === "SPLICE.getState") event.source.postMessage({ subject: "SPLICE.getState.response", message_id: data.message_id, state: window.kept ?? JSON.parse(sessionStorage.getItem("kept")) }, "*");
  if (data.subject === "SPLICE.reportScoreAndState") { window.kept = data.state; window.score = data.score; sessionStorage.setItem("kept", JSON.stringify(data.state)); }
});`;

hosted("a SPLICE host gets score and state, and the lesson resumes from it", { pages: { "/host": hostPage({ head: SPLICE }) } }, async ({ page }) => {
  let frame = await lessonIn(page);
  await place(frame, "around");
  assert.equal(await page.evaluate(() => window.score), undefined);
  await quiz.answer(frame, 1);
  await quiz.goOn(frame, 1);
  await quiz.answer(frame, 2);
  await page.waitForFunction(() => window.score === 0.1333);
  assert.match(await page.evaluate(() => window.kept), /^[A-Za-z0-9._-]{1,200}$/);
  await page.reload();
  frame = await lessonIn(page);
  await place(frame, "around");
  await frame.getByRole("button", { name: "Question 2, answered correctly" }).waitFor();
});

const JSINPUT = `${LOG} const answers = {}; let n = 0;
  addEventListener("message", (event) => {
    let data; try { data = JSON.parse(event.data); } catch { return; }
    if (data.method === "JSInput::__ready" && data.params === "ping") { window.ready = true; event.source.postMessage(JSON.stringify({ method: "JSInput::__ready", params: "pong" }), "*"); event.source.postMessage(JSON.stringify({ method: "JSInput::__ready", params: "ping" }), "*"); }
    if (data.id) answers[data.id]?.(data.result);
  });
  window.ask = (method, params) => new Promise((done) => { const id = "call-" + ++n; answers[id] = done; frame().postMessage(JSON.stringify({ id, method: "JSInput::" + method, params }), "*"); });`;

hosted("Open edX's JSInput asks for grade and state, and hands the state back", { pages: { "/host": hostPage({ head: JSINPUT }) } }, async ({ page }) => {
  let frame = await lessonIn(page);
  await place(frame, "around");
  const n = await page.evaluate(() => window.said.length);
  await quiz.answer(frame, 1);
  const grade = JSON.parse(await page.evaluate(() => window.ask("getGrade")));
  assert.deepEqual([grade.score, grade.answered, grade.total], [0.0667, 1, 15]);
  const state = await page.evaluate(() => window.ask("getState"));
  const objects = await page.evaluate((n) => window.said.slice(n).filter((data) => typeof data !== "string"), n);
  assert.deepEqual(objects, [], "once it has spoken, an object would make jschannel throw");
  await page.reload();
  frame = await lessonIn(page);
  await place(frame, "around");
  await page.evaluate((state) => window.ask("setState", state), state);
  await frame.getByRole("button", { name: "Question 1, answered correctly" }).waitFor();
  const again = JSON.parse(await page.evaluate(() => window.ask("getGrade")));
  assert.equal(again.score, 0.0667);
});

const STRANGE = [null, 1, "", "{", "[iFrameSizer]", "[iFrameSizer]a:b", "[]", { subject: "SPLICE.getState.response", state: "al2.hostile" },
  { context: "h5p", action: 7 }, { method: "JSInput::getGrade" }, { subject: "lti.getPageSettings.response", pageSettings: 3 }];

hosted("strange messages change nothing, and a hostile state is refused in one sentence", { pages: { "/host": hostPage({ head: LOG }) } }, async ({ page }) => {
  const frame = await lessonIn(page);
  await page.evaluate((strange) => strange.forEach((data) => document.querySelector("iframe").contentWindow.postMessage(data, "*")), STRANGE);
  await frame.locator(".status-notice").waitFor({ state: "attached" });
  await quiz.answer(frame, 1);
});

hosted("an embedded lesson takes neither focus, scrolling nor history from its host", {
  pages: { "/host": hostPage({ src: "/index.html?embed=1#q7", attributes: 'style="margin-top:2000px"' }) },
}, async ({ page }) => {
  const frame = await lessonIn(page);
  await quiz.question(frame, 7).waitFor();
  const before = await page.evaluate(() => [scrollY, history.length, document.activeElement.tagName]);
  assert.deepEqual([before[0], before[2]], [0, "BODY"]);
  await frame.evaluate(() => document.querySelector(".contents details").setAttribute("open", ""));
  await frame.locator(".contents a[href='#scores']").click();
  assert.equal(await page.evaluate(() => history.length), before[1]);
});

// In every sandbox that lets scripts run, with the headers of a plain host.
const TOKENS = ["allow-same-origin", "allow-forms", "allow-popups", "allow-modals", "allow-downloads"];
for (let bits = 0; bits < 1 << TOKENS.length; bits += 1) {
  const sandbox = ["allow-scripts", ...TOKENS.filter((_, i) => bits & (1 << i))].join(" ");
  hosted(`the quiz works in sandbox="${sandbox}"`, { pages: { "/host": hostPage({ attributes: `sandbox="${sandbox}"` }) } }, async ({ page }) => {
    const frame = await lessonIn(page);
    await quiz.answer(frame, 1);
    if (bits < 2) await wake(frame);
  });
}

// Every gift of a browser that a frame may be refused, refused.
const REFUSED = () => {
  const no = () => {
    throw new DOMException("No.", "SecurityError");
  };
  for (const name of ["localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(globalThis, name, { get: no });
  Object.defineProperty(Document.prototype, "cookie", { get: no, set: no });
  Object.defineProperty(Navigator.prototype, "clipboard", { get: no });
  for (const name of ["pushState", "replaceState", "back", "forward", "go"]) History.prototype[name] = no;
  Object.defineProperty(History.prototype, "state", { get: no });
  Object.defineProperty(History.prototype, "scrollRestoration", { get: no, set: no });
  for (const name of ["open", "print", "alert", "confirm", "prompt"]) globalThis[name] = no;
  Element.prototype.requestFullscreen = no;
  Document.prototype.execCommand = no;
};

for (const [where, path] of [["in a frame", "/host"], ["in a window", "/index.html"]]) {
  hosted(`the whole lesson works ${where} that refuses storage, cookies, history, clipboard, full screen, print and popups`, {
    pages: { "/host": hostPage({ head: "" }) }, path, prepare: (context) => context.addInitScript(REFUSED),
  }, async ({ page }) => {
    const frame = path === "/host" ? await lessonIn(page) : page;
    await place(frame, "nowhere");
    await quiz.answerAll(frame, [2]);
    await quiz.assertScore(frame, 14);
    await wake(frame);
    await frame.locator(".export > summary").click();
    await frame.getByRole("button", { name: "Print", exact: true }).click();
    // The text tells the minutes spent: what was said of a copy goes when they turn.
    const said = frame.locator(".export").getByRole("status").filter({ hasText: /\S/ });
    let isSaid = false;
    for (let tries = 0; tries < 5 && !isSaid; tries += 1) {
      await frame.locator(".export").getByRole("button", { name: "Copy", exact: true }).click();
      isSaid = await said.waitFor({ timeout: 10_000 }).then(() => true, () => false);
    }
    assert.ok(isSaid);
    await frame.locator("main a[href^='#']").first().click();
  });
}
