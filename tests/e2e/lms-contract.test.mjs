// One contract for SCORM systems: whichever single call is refused, thrown, late, done twice or answered with nonsense, nothing is
// lost, nothing reaches another learner's record, nothing throws, and the status line tells the truth. Many lessons stand on one
// page, each beside an object of its own with one fault: the device's stores are shared by all of them, as on a school's computer.
import assert from "node:assert/strict";

import { LEARNER, bare, page, right } from "./contract.mjs";
import { hosted, lessonIn, place } from "./lms.mjs";
import * as quiz from "./quiz.mjs";

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
  if (top.isFaulty && how === "late") setTimeout(appear, 100);
  else appear();`;
const system = (version, broken = "") => page(`<script>${SYSTEM}</script><iframe title="lesson" width="700" height="500" src="/package-${version}${broken}.html?embed=1"></iframe>`);

const FAULTS = [
  "Initialize.late", "Initialize.nonsense", "Initialize.twice", "Initialize.slow",
  "GetValue:suspend_data.refused", "GetValue:suspend_data.throws", "GetValue:suspend_data.nonsense", "GetValue:location.throws", "GetValue:_count.throws",
  "SetValue:suspend_data.refused", "SetValue:suspend_data.throws", "SetValue:suspend_data.once", "SetValue:suspend_data.twice",
  "SetValue:location.refused", "SetValue:status.refused", "SetValue:status.throws", "SetValue:.id.refused", "SetValue.refused", "SetValue.slow",
  "Commit.refused", "Commit.throws", "Commit.once", "Commit.twice", "Commit.nonsense", "Finish.refused", "Finish.throws", "Finish.twice",
];

// In the page: each learner's visits, all at once. The first one, in which nothing is wrong, is the same for all who begin with the
// same answer; so is the look of a neighbor at the device, which all of them share.
const VISITS = `
  window.records = {};
  const open = ({ version, broken = "" }, learner, fault = "none.none") => openLesson("/system-" + version + broken + "?" + new URLSearchParams({ version, learner, fault }), true);
  const inCourse = (lesson) => wait("a course", () => lesson.place() === "course");
  const begun = {};
  const begins = (one) => (begun[one.version + one.broken + one.first[0]] ??= (async () => {
    const { version, broken, first } = one, learner = version + broken + " begins " + first[0];
    const lesson = await open(one, learner);
    await inCourse(lesson);
    await answer(lesson, ...first);
    // A choice that is not checked yet is stored too; the score of one right answer ends what is stored with it.
    await wait("the first answer is stored", () => /00667$/.test(records[learner]["cmi.suspend_data"] ?? ""));
    // Not every visit ends in order.
    if (!Object.keys(records[learner]).some((element) => element.endsWith("session_time"))) throw new Error("the time of the visit is not stored with the answer");
    lesson.frame.remove();
    return records[learner];
  })());
  const goesOn = async (one) => {
    const { name: learner, fault, second } = one;
    const lesson = await open(one, learner, fault);
    // A system that is late is waited for.
    if (fault === "Initialize.late") await inCourse(lesson);
    const before = JSON.stringify(records[learner]);
    await answer(lesson, ...second);
    const now = () => ({ place: lesson.place(), says: lesson.says(), isStored: JSON.stringify(records[learner]) !== before });
    await wait(() => "the status line tells the truth: " + JSON.stringify(now()), () => now().place !== "course" || now().isStored);
    if (/kept on this device/.test(now().says) && localStorage.length === 0) throw new Error("no copy is kept on this device");
    lesson.frame.remove();
  };
  const looks = async (one) => {
    const lesson = await open(one, one.name + "'s neighbor");
    await inCourse(lesson);
    if (others(lesson, []).length || /Are they yours/.test(lesson.all("#check")[0].textContent)) throw new Error("a neighbor gets what is not theirs");
    lesson.frame.remove();
  };
  const returns = async (one) => {
    const lesson = await open(one, one.name), numbers = [one.first[0], one.second[0]];
    await inCourse(lesson);
    if (!isThere(lesson, numbers)) {
      (await wait(() => "what was answered is there or offered: " + lesson.states(), () => lesson.button("Yes, add them"))).click();
    }
    await wait(() => "both answers are there: " + lesson.states(), () => isThere(lesson, numbers));
    if (others(lesson, numbers).length) throw new Error("another learner's answers: " + others(lesson, numbers));
    lesson.frame.remove();
  };
  window.run = async (cases) => {
    const wrong = [];
    await Promise.all(cases.map(async (one) => (records[one.name] = structuredClone(await begins(one)))));
    for (const visit of [goesOn, looks, returns]) {
      window.isFaulty = visit === goesOn;
      const all = cases.filter((one) => !wrong.some((text) => text.startsWith(one.name + ": ")));
      wrong.push(...(await runAll(visit === looks && !all[0]?.broken ? all.slice(0, 1) : all, visit)));
    }
    return wrong;
  };`;

const pages = Object.fromEntries(["12", "2004"].flatMap((version) => [[`/system-${version}`, system(version)], [`/package-${version}.html`, bare({ system: `scorm${version}` })]]));
const N_AT_ONCE = 9;

for (const version of ["12", "2004"]) {
  hosted(`SCORM ${version}: with one fault each nothing is lost or told wrongly`, { pages: { ...pages, "/host": page(`<script>${LEARNER}${VISITS}</script>`) } }, async ({ page }) => {
    for (let from = 0; from < FAULTS.length; from += N_AT_ONCE) {
      const cases = FAULTS.slice(from, from + N_AT_ONCE).map((fault, i) => ({ name: `${version} ${fault}`, version, fault, first: right(1 + i), second: right(15 - ((from + i) % 6)) }));
      assert.deepEqual(await page.evaluate((cases) => window.run(cases), cases), []);
    }
  });
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

// Between a drawing and its effects Yew lets the browser speak, where a drawing takes long: here each does, and the effects never come.
const NO_EFFECTS = `{ const { setTimeout } = window, { now } = Date; let leap = 0;
  window.setTimeout = (run, ms, ...all) => (window.isHeld && !(ms > 0) ? 0 : setTimeout(run, ms, ...all));
  Date.now = () => now() + (window.isHeld ? (leap += 20) : 0); }`;
hosted("SCORM: what is shown is stored, however soon the page goes", {
  pages: { ...pages, "/package-2004-held.html": bare({ system: "scorm2004", script: NO_EFFECTS }), "/system-2004-held": system("2004", "-held"), "/host": page(`<script>${LEARNER}${VISITS}</script>`) },
}, async ({ page }) => {
  const wrong = await page.evaluate(async ([first, second]) => {
    const broken = "-held", version = "2004", learner = "a";
    const lesson = await open({ version, broken }, learner);
    await inCourse(lesson);
    const choose = async (number, text) => {
      lesson.all("#check nav button")[number - 1].click();
      (await wait("its options", () => lesson.all(`fieldset#q${number} label`).find((label) => label.textContent.trim() === text))).click();
      await wait("the check", () => lesson.button("Check answer"));
    };
    await choose(...first);
    lesson.view().isHeld = true;
    lesson.button("Check answer").click();
    await wait("the verdict", () => lesson.all("fieldset[data-verdict]")[0]);
    lesson.frame.remove();
    // Of the second answer the device alone has a copy, which is taken over.
    window.isFaulty = true;
    await goesOn({ name: learner, version, broken, fault: "SetValue.refused", second });
    window.isFaulty = false;
    const again = await open({ version, broken }, learner);
    await inCourse(again);
    if (!isThere(again, [first[0]])) return "the first answer is lost";
    const yes = await wait("the copy is offered", () => again.button("Yes, add them"));
    again.view().isHeld = true;
    yes.click();
    again.frame.remove();
    const last = await open({ version, broken }, learner);
    await inCourse(last);
    return isThere(last, [first[0], second[0]]) ? "" : "the copy is lost";
  }, [right(3), right(9)]);
  assert.equal(wrong, "");
});

// What a package cannot reach: the object of a window of another origin, or of one that the browser has cut it off from.
const opener = (origin) => page(`<script>window.API = new Proxy({}, { get: () => () => "true" });</script><button onclick="window.open('${origin}/package-12.html')">open</button>`);
for (const [what, isForeign] of [["is of another origin", true], ["is cut off", false]]) {
  hosted(`SCORM: where the window that opened the package ${what}, this is said above the quiz`, {
    pages: (elsewhere) => ({ ...pages, "/host": isForeign ? page(`<script>location.replace("${elsewhere}/opener")</script>`) : opener("") }),
    elsewhere: (own) => ({ "/opener": opener(own) }),
    headers: (path) => (path === "/package-12.html" && !isForeign ? { "cross-origin-opener-policy": "same-origin" } : {}),
  }, async ({ page, context }) => {
    const [popup] = await Promise.all([context.waitForEvent("page"), page.getByRole("button").click()]);
    await popup.locator("section#check .warning").getByText("No course was found").waitFor();
    await place(popup, "tab");
    await quiz.answer(popup, 1);
  });
}

// Faults of a lesson, each put into its page, and what the contract says of it.
const BROKEN = [
  ["keeps a copy in the page alone", "Commit.refused", /no copy is kept/, `const held = {}, { getItem } = Storage.prototype;
    Storage.prototype.setItem = (key, text) => (held[key] = text);
    Storage.prototype.getItem = function (key) { return held[key] ?? getItem.call(this, key); };`],
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
    parent.API.LMSGetValue = (element) => (/suspend_data|location/.test(element) ? Object.values(parent.top.records).find((record) => record["cmi.suspend_data"])?.["cmi.suspend_data"] ?? "" : LMSGetValue(element));`],
];

hosted("the contract finds what such lessons do wrong", {
  pages: {
    ...pages, ...Object.fromEntries(BROKEN.flatMap(([, , , script], i) => [[`/package-12-${i}.html`, bare({ system: "scorm12", script })], [`/system-12-${i}`, system("12", `-${i}`)]])),
    "/host": page(`<script>window.patience = 20_000; ${LEARNER}${VISITS}</script>`),
  }, allowed: [/./],
}, async ({ page, origin }) => {
  // Each on a device of its own.
  await Promise.all(BROKEN.map(async ([name, fault, says], i) => {
    const context = await page.context().browser().newContext();
    const own = await context.newPage();
    await own.goto(`${origin}/host`);
    const one = { name, broken: `-${i}`, version: "12", fault, first: right(3), second: right(9) };
    assert.match((await own.evaluate((one) => window.run([one]), one)).join("; "), says, name);
    await context.close();
  }));
});
