// One contract for SCORM systems: whichever single call is refused, thrown, late, done twice or answered with nonsense, nothing is
// lost, nothing reaches another learner's record, nothing throws, and the status line tells the truth. Many lessons stand on one
// page, each beside an object of its own with one fault: the device's stores are shared by all of them, as on a school's computer.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { KEY } from "./key.mjs";
import { DIST } from "./lesson.mjs";
import { hosted, lessonIn, place } from "./lms.mjs";
import * as quiz from "./quiz.mjs";

// A package's page: it keeps nothing for whoever uses the device next.
const packaged = (version) => readFileSync(join(DIST, "index.html"), "utf8").replace('id="lesson"', `id="lesson" data-package="scorm${version}"`)
  .replace("id=lesson", `id="lesson" data-package="scorm${version}"`);

// The system of one frame: what it has stored stands in `top.records`, by learner. `fault` is "method.how" or "method:element.how".
const SYSTEM = `
  const query = new URLSearchParams(location.search);
  const [version, learner, [place, how]] = [query.get("version"), query.get("learner"), query.get("fault").split(".")];
  const is12 = version === "12", [method, part] = place.split(":"), record = (top.records[learner] ??= {}), set = {};
  let n = 0;
  const real = {
    Initialize: () => "true", [is12 ? "Finish" : "Terminate"]: () => (Object.assign(record, set), "true"),
    GetValue: (element) => (/student_id|learner_id/.test(element) ? learner : record[element] ?? ""),
    SetValue: (element, value) => ((set[element] = value), "true"), Commit: () => (Object.assign(record, set), "true"),
    GetLastError: () => "0", GetErrorString: () => "", GetDiagnostic: () => "",
  };
  const faults = {
    refused: () => (method === "GetValue" ? "" : "false"),
    throws: () => { throw new Error("the system is gone"); },
    nonsense: () => ({ nonsense: true }),
    twice: (call) => (call(), call()),
    once: (call) => ((n += 1) === 1 ? "false" : call()),
    slow: (call) => { const end = performance.now() + 150; while (performance.now() < end); return call(); },
  };
  const isMeant = (name, [element = ""]) => top.isFaulty && (name === method || (name === "Terminate" && method === "Finish")) && (!part || element.endsWith(part));
  const api = Object.fromEntries(Object.entries(real).map(([name, call]) => [(is12 ? "LMS" : "") + name,
    (...all) => (isMeant(name, all) && faults[how] ? faults[how](() => call(...all)) : call(...all))]));
  const appear = () => (window[is12 ? "API" : "API_1484_11"] = api);
  if (top.isFaulty && how === "late") setTimeout(appear, 600);
  else appear();`;
const page = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`;
const system = (version, broken = "") => page(`<script>${SYSTEM}</script><iframe title="lesson" width="700" height="500" src="/package-${version}${broken}.html?embed=1"></iframe>`);

const FAULTS = [
  "Initialize.late", "Initialize.nonsense", "Initialize.twice", "Initialize.slow",
  "GetValue:suspend_data.refused", "GetValue:suspend_data.throws", "GetValue:suspend_data.nonsense", "GetValue:location.throws", "GetValue:_count.throws",
  "SetValue:suspend_data.refused", "SetValue:suspend_data.throws", "SetValue:suspend_data.once", "SetValue:suspend_data.twice",
  "SetValue:location.refused", "SetValue:status.refused", "SetValue:status.throws", "SetValue:.id.refused", "SetValue.refused", "SetValue.slow",
  "Commit.refused", "Commit.throws", "Commit.once", "Commit.twice", "Commit.nonsense", "Finish.refused", "Finish.throws", "Finish.twice",
];

// In the page: everything that a learner does, in all frames at once.
const LEARNERS = `
  window.records = {};
  const wait = async (what, look) => {
    for (const end = performance.now() + (window.patience ?? 60_000); ;) {
      const found = look();
      if (found) return found;
      if (performance.now() > end) throw new Error(what);
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  const open = async (version, learner, fault) => {
    const frame = document.createElement("iframe");
    frame.src = "/system-" + version + (window.broken ?? "") + "?" + new URLSearchParams({ version, learner, fault });
    document.body.append(frame);
    const lesson = () => frame.contentWindow?.frames[0]?.document;
    await wait("it wakes", () => ["quiz", "end"].every((name) => lesson()?.querySelector('[data-live="' + name + '"][data-awake]')));
    const all = (selector) => [...lesson().querySelectorAll(selector)];
    const button = (text) => all("#check button").find((button) => button.textContent.trim() === text && !button.disabled);
    const states = () => all("#check nav button").map((button) => button.getAttribute("aria-label") ?? button.textContent.trim());
    const status = () => lesson().querySelector(".status-destination");
    return { frame, all, button, states, status };
  };
  const answer = async (lesson, number, text) => {
    (await wait("question " + number, () => lesson.all("#check nav button")[number - 1])).click();
    (await wait("its options", () => lesson.all("fieldset#q" + number + " label").find((label) => label.textContent.trim() === text))).click();
    (await wait("the check", () => lesson.button("Check answer"))).click();
    await wait("the verdict", () => lesson.all("fieldset#q" + number + "[data-verdict]")[0]);
  };
  const isThere = (lesson, numbers) => numbers.every((number) => /answered (in)?correctly$/.test(lesson.states()[number - 1]));
  // One learner's three visits; returns what went wrong.
  window.visits = async (version, fault, first, second) => {
    const learner = version + " " + fault;
    let lesson = await open(version, learner, "none.none");
    await wait("a course", () => lesson.status().dataset.place === "course");
    await answer(lesson, ...first);
    await wait("the first answer is stored", () => records[learner]["cmi.suspend_data"]);
    lesson.frame.remove();
    window.isFaulty = true;
    lesson = await open(version, learner, fault);
    // A system that is late is waited for.
    if (fault === "Initialize.late") await wait("a late course", () => lesson.status().dataset.place === "course");
    const before = JSON.stringify(records[learner]);
    await answer(lesson, ...second);
    const now = () => ({ place: lesson.status().dataset.place, says: lesson.status().textContent, isStored: JSON.stringify(records[learner]) !== before });
    await wait("the status line tells the truth: " + JSON.stringify(now()), () => now().place !== "course" || now().isStored);
    if (/kept on this device/.test(now().says) && localStorage.length === 0) throw new Error("no copy is kept on this device");
    return { learner, lesson, version, first, second };
  };
  window.returns = async ({ learner, lesson, version, first, second }) => {
    lesson.frame.remove();
    lesson = await open(version, learner + "'s neighbor", "none.none");
    await wait("a course", () => lesson.status().dataset.place === "course");
    if (lesson.states().some((state) => !/not answered/.test(state)) || /Are they yours/.test(lesson.all("#check")[0].textContent)) throw new Error("a neighbor gets what is not theirs");
    lesson.frame.remove();
    lesson = await open(version, learner, "none.none");
    await wait("a course again", () => lesson.status().dataset.place === "course");
    const numbers = [first[0], second[0]];
    if (!isThere(lesson, numbers)) {
      (await wait("what was answered is there or offered: " + lesson.states(), () => lesson.button("Yes, add them"))).click();
    }
    await wait("both answers are there: " + lesson.states(), () => isThere(lesson, numbers));
    const others = lesson.states().filter((state, i) => !numbers.includes(i + 1) && !/not answered/.test(state));
    if (others.length) throw new Error("another learner's answers: " + others);
    lesson.frame.remove();
  };
  window.run = async (version, faults) => {
    const wrong = [];
    const told = (fault) => (error) => void wrong.push(version + " " + fault + ": " + error.message);
    window.isFaulty = false;
    const gone = await Promise.all(faults.map(([fault, first, second]) => visits(version, fault, first, second).catch(told(fault))));
    window.isFaulty = false;
    await Promise.all(gone.map((visit, i) => visit && returns(visit).catch(told(faults[i][0]))));
    return wrong;
  };`;

const right = (number) => [number, KEY[number - 1].options[KEY[number - 1].right]];
const pages = Object.fromEntries(["12", "2004"].flatMap((version) => [[`/system-${version}`, system(version)], [`/package-${version}.html`, packaged(version)]]));

for (const version of ["12", "2004"]) {
  for (let from = 0; from < FAULTS.length; from += 9) {
    const faults = FAULTS.slice(from, from + 9).map((fault, i) => [fault, right(1 + i), right(15 - ((from + i) % 6))]);
    hosted(`SCORM ${version}: with one fault each, from ${FAULTS[from]} on, nothing is lost or told wrongly`, { pages: { ...pages, "/host": page(`<script>${LEARNERS}</script>`) } }, async ({ page }) => {
      assert.deepEqual(await page.evaluate(([version, faults]) => window.run(version, faults), [version, faults]), []);
    });
  }
}

for (const how of ["refused", "throws"]) {
  const host = `<script>window.records = JSON.parse(sessionStorage.getItem("records") ?? "{}"); window.isFaulty = !sessionStorage.getItem("records");
    addEventListener("pagehide", () => sessionStorage.setItem("records", JSON.stringify(records)));</script>
    <iframe title="system" width="900" height="700" src="/system-12?version=12&learner=a&fault=Initialize.${how}"></iframe>`;
  hosted(`SCORM 12: a session that is ${how} is said above the quiz, and what was answered is offered at the next visit`, { pages: { ...pages, "/host": page(host) } }, async ({ page }) => {
    const lesson = async () => lessonIn(await (await page.locator("iframe").elementHandle()).contentFrame());
    let frame = await lesson();
    await place(frame, "tab");
    await frame.locator("section#check .warning").getByText("No course was found").waitFor();
    await quiz.answer(frame, 1);
    await page.reload();
    frame = await lesson();
    await place(frame, "course");
    await frame.getByText("Are they yours?").waitFor();
  });
}

// Faults of a lesson, each put into its page, and what the contract says of it.
const BROKEN = [
  ["keeps no copy", "Commit.refused", /no copy is kept/, "Storage.prototype.setItem = () => {};"],
  ["keeps one copy for all learners", "SetValue.refused", /neighbor gets|another learner/, `for (const name of ["getItem", "setItem", "removeItem"]) {
    const real = Storage.prototype[name];
    Storage.prototype[name] = function (key, ...rest) { return real.call(this, this === localStorage ? key.replace(/\\.[0-9a-f]+/, ".all") : key, ...rest); };
  }`],
  ["tries once and calls it stored", "Commit.refused", /status line tells the truth/, `const { LMSCommit, LMSSetValue, LMSGetValue } = parent.API, set = {};
    Object.assign(parent.API, {
      LMSCommit: () => (parent.top.isFaulty ? "true" : LMSCommit("")),
      LMSSetValue: (element, value) => ((set[element] = value), LMSSetValue(element, value)),
      LMSGetValue: (element) => set[element] ?? LMSGetValue(element),
    });`],
  ["says that all is saved", "Commit.throws", /status line tells the truth/, `new MutationObserver(() => {
    for (const line of document.querySelectorAll('.status-destination:not([data-place="course"])')) line.dataset.place = "course";
  }).observe(document, { subtree: true, childList: true, attributes: true });`],
  ["reads one place alone", "GetValue:suspend_data.throws", /both answers are there|is there or offered/, `const { LMSGetValue } = parent.API;
    parent.API.LMSGetValue = (element) => (/lesson_location/.test(element) ? "" : LMSGetValue(element));`],
  ["writes for the next learner", "Commit.once", /neighbor gets|another learner/, `const { LMSGetValue } = parent.API;
    parent.API.LMSGetValue = (element) => (/suspend_data|location/.test(element) ? Object.values(top.records).find((record) => record["cmi.suspend_data"])?.["cmi.suspend_data"] ?? "" : LMSGetValue(element));`],
];

for (const [name, fault, says, script] of BROKEN) {
  const broken = { "/package-12-broken.html": packaged("12").replace("<head>", `<head><script>${script}</script>`), "/system-12-broken": system("12", "-broken") };
  hosted(`the contract finds a lesson that ${name}`, {
    pages: { ...pages, ...broken, "/host": page(`<script>window.broken = "-broken"; window.patience = 20_000; ${LEARNERS}</script>`) }, allowed: [/./],
  }, async ({ page }) => {
    assert.match((await page.evaluate(([faults]) => window.run("12", faults), [[[fault, right(3), right(9)]]])).join("; "), says);
  });
}
