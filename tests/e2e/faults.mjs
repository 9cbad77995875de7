// Faults that begin in the middle of a visit, as data, and the pages on which learners meet them. Everything happens in the page, so
// that any browser can run it.
import { DEVICE, LEARNER, bare, page, right } from "./contract.mjs";

// Stands in each lesson's page: what the browser may do wrong there, each from the moment on at which it is asked for.
const BROWSER = `
  // The page goes without a word, as with a killed browser.
  for (const kind of ["pagehide", "visibilitychange", "freeze"]) addEventListener(kind, (event) => window.isSilent && event.stopImmediatePropagation(), true);
  { const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (...all) {
      if (window.isFull) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      return setItem.apply(this, all);
    }; }
  for (const name of ["localStorage", "sessionStorage"]) {
    const store = window[name];
    Object.defineProperty(window, name, { get: () => { if (window.isClosed) throw new DOMException("No.", "SecurityError"); return store; } });
  }
  window.leapMs = 0;
  { const Real = Date;
    window.Date = class extends Real {
      constructor(...all) { super(...(all.length > 0 ? all : [Date.now()])); }
      static now() { return Real.now() + window.leapMs; }
    }; }
  // Time on the page is counted every 5 s: here as often as a test can wait for.
  { const { setInterval } = window;
    window.setInterval = (run, ms, ...all) => setInterval(run, ms / 50, ...all); }`;

// The page of a SCORM system. What it has stored stands in \`top.records\`, by learner; what a session sets and does not commit goes
// with the session. Like the strictest systems it drops an attempt whose last exit was not \`suspend\`.
const SCORM = `
  const is12 = version === "12", prefix = is12 ? "LMS" : "", place = is12 ? "API" : "API_1484_11";
  const isState = (element) => /suspend_data|location/.test(element);
  let fault = null, changed = (text) => text;
  const session = () => {
    let [isOpen, set] = [false, {}];
    const real = {
      Initialize: () => {
        if (isOpen) return "false";
        if (!is12 && record["cmi.exit"] !== "suspend") for (const element of Object.keys(record)) delete record[element];
        return String(isOpen = true);
      },
      [is12 ? "Finish" : "Terminate"]: () => { const was = isOpen; if (was) Object.assign(record, set); isOpen = false; return String(was); },
      GetValue: (element) => (!isOpen ? "" : /student_id|learner_id/.test(element) ? learner : set[element] ?? record[element] ?? ""),
      SetValue: (element, value) => { if (isOpen) { set[element] = isState(element) ? changed(value) : value; said.push([element, value]); } return String(isOpen); },
      Commit: () => { if (isOpen) Object.assign(record, set); return String(isOpen); },
      GetLastError: () => (isOpen ? "0" : is12 ? "301" : "143"), GetErrorString: () => "", GetDiagnostic: () => "",
    };
    return Object.fromEntries(Object.entries(real).map(([name, call]) => [prefix + name, (...all) => (fault ? fault(name, () => call(...all), all) : call(...all))]));
  };
  window[place] = session();
  let n = 0;
  const fromTenthOn = (failed) => (name, call) => ((n += 1) < 10 ? call() : failed(name));
  const dead = () => { throw new Error("the page of this object is gone"); };
  const begins = {
    "is cut off": () => (fault = (name, call) => (/Commit|Finish|Terminate/.test(name) ? "false" : call())),
    "refuses from the tenth call on": () => (fault = fromTenthOn((name) => (/GetLast/.test(name) ? "101" : /GetV/.test(name) ? "" : "false"))),
    "throws from the tenth call on": () => (fault = fromTenthOn(() => { throw new Error("the system is gone"); })),
    "answers with nonsense from the tenth call on": () => (fault = fromTenthOn(() => ({ nonsense: true }))),
    // Nothing else runs in a page during a call, whether it takes this long or 3 s. What a browser does with a page that is slow to go
    // is another case: it waits for none of the last calls.
    "takes long for each call": () => (fault = (name, call) => { const end = performance.now() + 30; while (performance.now() < end); return call(); }),
    "ends the session itself": () => window[place][prefix + (is12 ? "Finish" : "Terminate")](""),
    "takes its object away": () => { delete window[place]; fault = (name, call) => (/GetV/.test(name) ? call() : "true"); },
    "has another object, without a session": () => { const old = window[place]; window[place] = session(); for (const name of Object.keys(old)) old[name] = () => "true"; },
    "stores no more and says that it does": () => (fault = (name, call) => (/GetV|GetL/.test(name) ? call() : "true")),
    "cuts at 20 characters": () => (changed = (text) => text.slice(0, 20)),
    "cuts at 1000 characters": () => (changed = (text) => text.slice(0, 1000)),
    "stores capital letters": () => (changed = (text) => text.toUpperCase()),
    "changes spaces, signs and ends": () => (changed = (text) => decodeURIComponent(escape(unescape(encodeURIComponent(text.trim().replaceAll("+", " ").replaceAll("%", "")))))),
  };`;

// The page of a cmi5 system: its record store answers instead of the network.
const CMI5 = `
  Object.assign(record, { statements: record.statements ?? [], document: record.document ?? "" });
  let fault = null, n = 0;
  const tag = () => JSON.stringify(String(record.document.length) + record.document.slice(-140));
  // What a response is made of: it has to be one of the lesson's own window.
  const told = (status, body, headers) => [status === 204 ? null : body ?? "", { status, headers }];
  const real = (method, path, query, options) => {
    if (path === "token") return told(200, JSON.stringify({ "auth-token": "token" }), { "content-type": "application/json" });
    if (path === "statements") {
      const statements = [JSON.parse(options.body)].flat();
      if (statements.some(({ id }) => record.statements.some((known) => known.id === id))) return told(409);
      record.statements.push(...statements);
      for (const { timestamp, result, verb } of statements) said.push(["timestamp", timestamp], ...(result?.duration ? [["duration", result.duration]] : []), ["verb", verb.id]);
      return told(200, "[]");
    }
    if (path.endsWith("state") && query.get("stateId") === "LMS.LaunchData") return told(200, JSON.stringify({ launchMode: "Normal", masteryScore: 0.8, contextTemplate: {} }));
    if (!path.endsWith("state")) return told(404);
    if (method === "PUT") return (record.document = options.body), told(204, null, { ETag: tag() });
    return record.document ? told(200, record.document, { ETag: tag() }) : told(404);
  };
  window.answers = async (url, options = {}) => {
    const { pathname, searchParams } = new URL(url), method = options.method ?? "GET", call = () => real(method, pathname.replace(/^.lrs./, ""), searchParams, options);
    return fault ? fault(call, method) : call();
  };
  const fromSecondOn = (failed) => (call) => ((n += 1) < 2 ? call() : failed());
  const begins = {
    "is cut off": () => (fault = () => Promise.reject(new TypeError("Failed to fetch"))),
    "refuses from the tenth call on": () => (fault = fromSecondOn(() => told(500))),
    "throws from the tenth call on": () => (fault = fromSecondOn(() => Promise.reject(new TypeError("Failed to fetch")))),
    "answers with nonsense from the tenth call on": () => (fault = fromSecondOn(() => told(200, "<title>Sign in</title>", { "content-type": "text/html" }))),
    "takes long for each call": () => (fault = async (call) => (await new Promise((done) => setTimeout(done, 300)), call())),
    "ends the session itself": () => (fault = () => told(401)),
    "does not answer at the launch": () => (fault = () => new Promise(() => {})),
  };
  if (top.isFaulty && query.get("fault") === "does not answer at the launch") begins["does not answer at the launch"]();`;

const system = (script) => page(`<script>
  const query = new URLSearchParams(location.search), version = query.get("version"), learner = query.get("learner"), device = query.get("device");
  const record = (top.records[learner] ??= {}), said = (top.said[learner] ??= []);
  ${script}
  window.begin = () => begins[query.get("fault")]?.();
  window.end = () => { fault = null; changed = (text) => text; };
  const lesson = document.createElement("iframe");
  const launch = version !== "cmi5" ? {} : { endpoint: location.origin + "/lrs", fetch: location.origin + "/lrs/token?" + Math.random(),
    actor: JSON.stringify({ objectType: "Agent", account: { homePage: "https://lms.test", name: learner } }), registration: "3f0c0b7e-3c8a-4a52-9f1e-8a2a4f0d6a11", activityId: "https://lms.test/1" };
  lesson.src = "/package-" + version + ".html?" + new URLSearchParams({ embed: 1, device, ...launch });
  lesson.title = "lesson";
  lesson.width = 700;
  lesson.height = 500;
  document.body.append(lesson);</script>`);

const FETCH = `{ const { fetch } = window;
  window.fetch = (url, options) => (/\\/lrs\\//.test(url) ? parent.answers(url, options).then((told) => new Response(...told)) : fetch(url, options)); }`;

const VISITS = `
  window.records = {};
  window.said = {};
  const open = (one, device, fault = one.system ?? "") => one.version === "device"
    ? openLesson("/lesson.html?" + new URLSearchParams({ device: one.version + one.name + device }))
    : openLesson("/system-" + one.version + "?" + new URLSearchParams({ version: one.version, learner: one.version + one.name, device: one.version + one.name + device, fault }), true);
  const well = (one) => (one.version === "device" ? "device" : "course");
  const settled = (lesson, ...places) => wait(() => "the line says " + places + ", not " + lesson.place(), () => places.includes(lesson.place()));
  const record = (one) => JSON.stringify(one.version === "device" ? kept(one, "first") : records[one.version + one.name]);
  const kept = (one, device) => Object.entries(localStorage).filter(([key]) => key.startsWith(one.version + one.name + device + " "));
  // Whether the host has this answer, by itself: a choice that is not checked yet is stored too.
  const has = (one, number) => one.version === "device" || new RegExp((one.version === "cmi5" ? "q" : "attention_q") + number + '"').test(JSON.stringify(records[one.version + one.name]));
  // Answers, and waits until it is stored.
  const store = async (one, lesson, device, i) => {
    const before = record(one);
    await answer(lesson, ...one.answers[i]);
    await wait(() => "the answer is stored: " + lesson.says(), () => record(one) !== before && has(one, one.answers[i][0]) && lesson.place() === well(one));
    await wait("no copy is left", () => one.version === "device" || kept(one, device).length === 0);
  };
  const numbers = (one) => one.answers.map(([number]) => number);
  const there = (one, lesson) => numbers(one).filter((number) => isThere(lesson, [number]));
  const meets = async (one) => {
    const lesson = await open(one, "first"), view = lesson.view(), { contentWindow: outer } = lesson.frame;
    if (one.isAtLaunch) {
      await answer(lesson, ...one.answers[0]);
    } else {
      await settled(lesson, well(one));
      await store(one, lesson, "first", 0);
    }
    outer.begin?.();
    Object.assign(view, one.browser);
    await answer(lesson, ...one.answers[1]);
    await settled(lesson, ...[one.place ?? well(one)].flat());
    if (one.isTwice) {
      const twin = await open(one, "first");
      await settled(twin, "elsewhere");
      await answer(twin, ...one.answers[4]);
      twin.frame.remove();
    }
    if (one.isBack) {
      // As a browser says it that has kept the page meanwhile.
      view.isOld = true;
      for (const kind of ["pagehide", "pageshow"]) view.dispatchEvent(new view.PageTransitionEvent(kind, { persisted: true }));
      if (one.version !== "device") await wait("it is loaded again", () => !lesson.view().isOld && ["quiz", "end"].every((name) => lesson.all('[data-live="' + name + '"][data-awake]').length));
      await wait("both answers are there", () => isThere(lesson, numbers(one).slice(0, 2)));
    }
    if (one.ends) {
      outer.end?.();
      Object.assign(view, one.ends);
      await store(one, lesson, "first", 2);
    } else {
      Object.assign(view, one.then);
      await answer(lesson, ...one.answers[2]);
    }
    // What is said of this device is true, also in the moment after an answer.
    if (/kept on this device/.test(lesson.says()) && kept(one, "first").length === 0) throw new Error("no copy is kept on this device: " + lesson.says());
    if (one.lost) await wait(() => "it is said that nothing is kept: " + lesson.says(), () => !/kept on this device|Saved/.test(lesson.says()));
    one.says = lesson.says();
    view.isSilent = one.isSilent;
    lesson.frame.remove();
  };
  const isElsewhere = async (one) => {
    const lesson = await open(one, "second", "");
    await settled(lesson, "course");
    if (others(lesson, numbers(one)).length) throw new Error("other answers: " + others(lesson, numbers(one)));
    await store(one, lesson, "second", 3);
    lesson.frame.remove();
  };
  const returns = async (one) => {
    const lesson = await open(one, "first", "");
    await settled(lesson, well(one));
    const last = one.version === "device" ? 3 : 4;
    const sought = numbers(one).slice(0, last).filter((number, i) => !(one.lost ?? []).includes(i));
    if (!isThere(lesson, sought) && one.version !== "device" && one.version !== "cmi5") {
      (await wait(() => "what is missing of " + sought + " is offered: " + there(one, lesson) + " after: " + one.says, () => lesson.button("Yes, add them"))).click();
    }
    await wait(() => "all of " + sought + " is there: " + there(one, lesson) + " after: " + one.says, () => isThere(lesson, sought));
    if (others(lesson, numbers(one).slice(0, last)).length) throw new Error("other answers: " + others(lesson, numbers(one)));
    if (one.version === "device") return lesson.frame.remove();
    await store(one, lesson, "first", 4);
    // The system has it all, and each answer by itself.
    // After its session has ended a cmi5 system gets what is answered with the state alone.
    const isWithState = (number) => one.version === "cmi5" && one.isBack && number === one.answers[2][0];
    const untold = sought.filter((number) => !has(one, number) && !isWithState(number));
    if (untold.length) throw new Error("the system was not told of the questions " + untold);
    if (one.isWhole) {
      for (const each of one.all) if (!isThere(lesson, [each[0]])) await answer(lesson, ...each);
      (await wait("the way to the results", () => lesson.button("See your results"))).click();
      const isPassed = () => one.version === "cmi5" ? records[one.version + one.name].statements.some(({ verb, result }) => /passed$/.test(verb.id) && result.score.scaled === 1)
        : Object.entries({ "status": "passed", "score.raw": "100" }).every(([name, value]) => Object.entries(records[one.version + one.name]).some(([element, stored]) => element.endsWith(name) && stored === value));
      await wait("the score is there: " + JSON.stringify(records[one.version + one.name]), isPassed);
    }
    lesson.frame.remove();
    const wrong = said[one.version + one.name].filter(([element, value]) => !isSane(element, value, one));
    if (wrong.length) throw new Error("no such times: " + JSON.stringify(wrong));
    if (one.isTimed && !said[one.version + one.name].some(([element, value]) => /session_time/.test(element) && /[1-9]/.test(value)) && one.version !== "cmi5") throw new Error("no time was told");
  };
  // Times as the standards write them; no visit here takes an hour, even where each second of it counts for fifty.
  const isSane = (element, value, { version }) => {
    if (/session_time|duration/.test(element)) return (version === "12" ? /^0000:[0-5]\\d:[0-5]\\d\\.\\d\\d$/ : /^PT0H[0-5]?\\dM[0-5]?\\dS$/).test(value);
    if (/timestamp/.test(element)) return /^20\\d\\d-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d\\.\\d\\dZ$/.test(value);
    return !/\\.time$/.test(element) || /^[0-2]\\d:[0-5]\\d:[0-5]\\d\\.\\d\\d$/.test(value);
  };
  window.run = async (cases) => {
    const wrong = [];
    window.patience = 40_000;
    for (const visit of [meets, isElsewhere, returns]) {
      window.isFaulty = visit === meets;
      const all = cases.filter((one) => !wrong.some((text) => text.startsWith(one.name + ": ")) && !(visit === isElsewhere && one.version === "device"));
      wrong.push(...(await runAll(all, visit)));
    }
    return wrong;
  };`;

const DAY_MS = 86_400_000;
const ALL = ["12", "2004", "cmi5"];
// What is the same code for both versions of SCORM is tried with one.
const ONE = ["12", "cmi5"];
const faulty = (place, hosts, names, more = {}) => names.map((name) => ({ name, system: name, place, hosts, ...more }));
const AWAY = ["lost", "unconfirmed"];

// `place` is what the line says after the fault; `lost` are the answers that nobody can keep; `ends` has the fault end within the visit.
export const FAULTS = [
  { name: "nothing is wrong, and the frame is removed", hosts: ALL },
  { name: "the frame is removed without an event", hosts: ALL, isSilent: true },
  ...faulty("lost", ALL, ["is cut off"], { isWhole: true }),
  { name: "is cut off, and the frame is removed without an event", system: "is cut off", place: "lost", hosts: ALL, isSilent: true },
  ...faulty("ended", ALL, ["ends the session itself"]),
  { name: "refuses, and takes it later", system: "refuses from the tenth call on", place: "lost", hosts: ALL, ends: {} },
  { name: "is opened twice at the same time", hosts: ALL, isTwice: true },
  { name: "the page goes and comes back from the browser's memory", place: ["course", "ended"], hosts: ALL, isBack: true },
  { name: "the clock is put back by a day", hosts: ALL, browser: { leapMs: -DAY_MS }, isTimed: true },
  { name: "the clock is put forward by a year", hosts: ALL, browser: { leapMs: 365 * DAY_MS }, isTimed: true },
  ...faulty(AWAY, ONE, ["refuses from the tenth call on", "throws from the tenth call on", "answers with nonsense from the tenth call on"]),
  ...faulty("course", ONE, ["takes long for each call"], { isSilent: true }),
  { name: "is cut off with a full disk, and takes it later", system: "is cut off", place: "lost", hosts: ONE, browser: { isFull: true }, ends: { isFull: false } },
  { name: "is cut off with a full disk", system: "is cut off", place: "lost", hosts: ONE, browser: { isFull: true }, lost: [1, 2] },
  { name: "is cut off without a storage", system: "is cut off", place: "lost", hosts: ONE, browser: { isClosed: true }, lost: [1, 2] },
  { name: "is cut off, and then the disk is full", system: "is cut off", place: "lost", hosts: ONE, then: { isFull: true }, lost: [2] },
  ...faulty("lost", ["12"], ["takes its object away"]),
  ...faulty("ended", ["12"], ["has another object, without a session"]),
  ...faulty("unconfirmed", ["12"], ["stores no more and says that it does", "cuts at 20 characters", "stores capital letters"]),
  ...faulty("course", ["12"], ["cuts at 1000 characters", "changes spaces, signs and ends"]),
  { name: "does not answer at the launch", system: "does not answer at the launch", place: "looking", hosts: ["cmi5"], isAtLaunch: true },
  { name: "does not answer at the launch, and the frame is removed without an event", system: "does not answer at the launch", place: "looking", hosts: ["cmi5"], isAtLaunch: true, isSilent: true },
].map((one, i) => ({ ...one, answers: [0, 1, 2, 3, 4].map((k) => right(1 + ((i + 3 * k) % 15))), all: Array.from({ length: 15 }, (_, i) => right(i + 1)) }));

export const DEVICES = [
  { name: "the page goes and comes back from the browser's memory", isBack: true },
  { name: "the frame is removed without an event", isSilent: true },
  { name: "a full disk", browser: { isFull: true }, place: "nowhere", lost: [1, 2] },
  { name: "a storage that disappears", browser: { isClosed: true }, place: "nowhere", lost: [1, 2] },
  { name: "a disk that is full for a while", browser: { isFull: true }, place: "nowhere", ends: { isFull: false } },
  { name: "a storage that disappears for a while", browser: { isClosed: true }, place: "nowhere", ends: { isClosed: false } },
  { name: "the clock is put back by a day", browser: { leapMs: -DAY_MS } },
  { name: "the clock is put forward by a year", browser: { leapMs: 365 * DAY_MS } },
].map((one, i) => ({ ...one, version: "device", answers: [0, 1, 2].map((k) => right(1 + ((i + 4 * k) % 15))) }));

export const faultsPage = () => ({
  "/host": page(`<script>${LEARNER}${VISITS}</script>`),
  "/lesson.html": bare({ script: DEVICE + BROWSER }),
  "/system-12": system(SCORM), "/system-2004": system(SCORM), "/system-cmi5": system(CMI5),
  "/package-12.html": bare({ system: "scorm12", script: DEVICE + BROWSER }),
  "/package-2004.html": bare({ system: "scorm2004", script: DEVICE + BROWSER }),
  "/package-cmi5.html": bare({ system: "cmi5", script: DEVICE + BROWSER + FETCH }),
});

export const runFaults = (evaluate, cases) => evaluate((cases) => window.run(cases), cases);
