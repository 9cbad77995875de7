// One contract for pages around a frame (SPLICE, Open edX's JSInput, pages that speak of other things): whichever message is refused,
// late, sent twice, out of order or nonsense, nothing is lost, nothing of anybody else's is taken, nothing throws, and the status line
// tells the truth. Many lessons stand on one page, each in a page of its own with one fault, and each has a device of its own.
import assert from "node:assert/strict";

import { DEVICE, LEARNER, bare, page, right } from "./contract.mjs";
import { hosted } from "./lms.mjs";

// What all pages around have: what they stored stands in `top.records`, by learner; `later` is done once the learner has answered.
const PARENT = `
  const query = new URLSearchParams(location.search), learner = query.get("learner"), how = top.isFaulty ? query.get("fault") : "none";
  const record = (top.records[learner] ??= {}), waiting = [];
  const say = (message) => document.querySelector("iframe")?.contentWindow?.postMessage(message, "*");
  const later = (act) => waiting.push(act);
  window.goOn = () => waiting.splice(0).forEach((act) => act());
  window.heard = [];
  addEventListener("message", ({ data }) => window.heard.push(data));
  if (how === "deaf") window.postMessage = () => { throw new Error("the page is gone"); };`;

const SPLICE = `
  let n = 0;
  addEventListener("message", ({ data: { subject, message_id, score, state } }) => {
    const response = (given) => say({ subject: "SPLICE.getState.response", message_id, ...given }), real = () => response({ state: record.state ?? null });
    const refusal = { error: { code: "unsupported_subject", message: "no" } };
    if (subject === "SPLICE.getState") {
      n += 1;
      const faults = {
        silent: () => {}, refused: () => response(refusal), "refused once": () => (n === 1 ? response(refusal) : real()),
        late: () => later(real), twice: () => (real(), real()), again: () => (real(), later(real)), mended: () => { const { state } = record; if (n === 1) response({ state: null }); later(() => response({ state })); },
        nonsense: () => response({ state: { nonsense: ["al2", 7] } }), number: () => response({ state: 7 }), long: () => response({ state: "x".repeat(1e6) }),
        nameless: () => say({ subject: "SPLICE.getState.response", state: record.state ?? null }), "as an object": () => response({ state: { kept: record.state } }),
        "another's": () => (say({ subject: "SPLICE.getState.response", message_id: "other-1", state: top.others.splice }), real()),
        "JSInput too": () => (real(), say(JSON.stringify({ method: "JSInput::__ready", params: "ping" })), say(JSON.stringify({ id: 1, method: "JSInput::setState", params: "{}" }))),
      };
      (faults[how] ?? real)();
    }
    if (subject === "SPLICE.reportScoreAndState") {
      Object.assign(record, { score, state });
    }
  });
  if (how === "unasked") setTimeout(() => say({ subject: "SPLICE.getState.response", state: record.state ?? null }), 0);
  window.submit = async () => {};`;

const JSINPUT = `
  const answers = {};
  let n = 0, isReady = false;
  const text = (message) => say(JSON.stringify(message));
  const ask = (method, params, id = "call-" + ++n) => new Promise((done) => { answers[JSON.stringify(id)] = done; text({ id, method: "JSInput::" + method, params }); });
  const ready = (params) => text({ method: "JSInput::__ready", params });
  const setState = (params = record.state) => record.state && ask("setState", params);
  // Done once every call is answered that is to be.
  const begin = () => {
    const faults = {
      "setState late": () => later(setState), "setState twice": () => (setState(), setState()), "setState again": () => (later(setState), setState()),
      "setState nonsense first": () => (ask("setState", "{nonsense"), setState()), "setState nonsense": () => ask("setState", "{nonsense"),
      "setState as an object": () => setState(JSON.parse(record.state)), "getState first": () => (ask("getState"), ask("getGrade"), setState()),
      "an unknown call": () => (ask("nonsense", { a: 1 }), text({ method: "JSInput::setState" }), text({ id: 7, method: "JSInput::" }), setState()),
      "an id that is an object": () => ask("setState", record.state, { a: [1] }), "setState with null": () => (ask("setState", null), setState()),
      "SPLICE too": () => (say({ subject: "SPLICE.getState.response", state: top.others.splice }), setState()),
    };
    return (faults[how] ?? setState)();
  };
  let hasBegun;
  window.begun = new Promise((done) => (hasBegun = done));
  addEventListener("message", ({ data }) => {
    // As jschannel does: whatever is no JSON throws.
    if (typeof data !== "string") return;
    const { method, params, id, result } = JSON.parse(data);
    if (id !== undefined) answers[JSON.stringify(id)]?.(result);
    if (method !== "JSInput::__ready" || how === "no handshake") return;
    const shake = () => {
      if (params === "ping") ready("pong");
      if (how === "ready twice") ready("pong"), ready("ping");
      if (!isReady) isReady = true, ready("ping"), hasBegun(begin());
    };
    if (how === "ready late") later(shake);
    else shake();
  });
  if (how === "no handshake") addEventListener("message", () => (isReady ||= (hasBegun(setState()), true)));
  // A learner's "Submit": the system asks for grade and state, and stores both.
  window.submit = async () => {
    if (how === "asked twice") await Promise.all([ask("getGrade"), ask("getState")]);
    const [grade, state] = await Promise.all([ask("getGrade"), ask("getState")]);
    Object.assign(record, { score: JSON.parse(grade).score, state });
  };`;

// Speaks of heights and settings, and never of scores.
const PLAIN = `
  const H5P = (action) => ({ context: "h5p", action });
  const NONSENSE = [null, 1, 1n, true, "", "{", "[", "[]", "{}", '{"method":7}', "[iFrameSizer]", "[iFrameSizer]a", "[iFrameSizer]a:b:c:d", "[iFrameSizer]a:0:true", "x".repeat(1e5), "{".repeat(1e5),
    [], {}, [[]], new Map([[1, 2]]), new Date(NaN), new ArrayBuffer(9), { subject: 7 }, { subject: null }, { subject: "SPLICE.getState.responses" }, { subject: {}, state: "al2" }, { method: {} },
    { method: "JSInput" }, { method: "jsinput::setState", params: "al2." }, { context: "h5p" }, { context: "h5p", action: {} }, { context: "h5p", action: "nonsense" },
    { subject: "lti.getPageSettings.response" }, { subject: "lti.getPageSettings.response", pageSettings: "x" }, { subject: "lti.frameResize.response", error: { code: "bad_origin" } }];
  const around = {}; around.around = around;
  const faults = {
    nonsense: () => [...NONSENSE, around].forEach(say), many: () => { for (let i = 0; i < 2_000; i += 1) say(NONSENSE[i % NONSENSE.length]); },
    "H5P out of order": () => ["resize", "resizePrepared", "hello", "hello", "resize"].map(H5P).forEach(say),
    "iframe-resizer twice": () => ["reset", "a:0:true:1", "a:0:true:1", "resize", "b:0:false", "resize"].forEach((order) => say("[iFrameSizer]" + order)),
    "settings twice": () => { for (const use_high_contrast of [true, false, true]) say({ subject: "lti.getPageSettings.response", pageSettings: { use_high_contrast } }); },
    "every request refused": () => addEventListener("message", ({ data }) => data?.subject && say({ subject: data.subject + ".response", message_id: data.message_id, error: { code: "unsupported_subject", message: "no" } })),
  };
  // Before the program comes, when it is there, and once more.
  if (faults[how]) addEventListener("DOMContentLoaded", () => { faults[how](); setTimeout(faults[how], 300); later(faults[how]); });
  window.submit = async () => {};`;

const KINDS = { splice: SPLICE, jsinput: JSINPUT, plain: PLAIN };
const within = (kind, broken = "") => page(`<script>${PARENT}</script><script>${KINDS[kind]}</script>
  <script>document.write('<iframe title="lesson" width="700" height="500" src="/lesson${broken}.html?embed=1&device=' + encodeURIComponent(learner) + '"></iframe>');</script>`);

// What the status line says in the visit with the fault; whether the page around has its answer then; and whether the earlier one is
// gone, since the page around gave something else for it.
const AROUND = { place: "around", isKept: true }, ALONE = { place: "device", isKept: false };
const each = (kind, names, expected) => names.map((fault) => ({ kind, fault, name: `${kind}: ${fault}`, ...expected }));
const CASES = [
  ...each("splice", ["refused once", "late", "twice", "again", "mended", "nameless", "as an object", "another's", "JSInput too", "unasked"], AROUND),
  ...each("splice", ["nonsense", "number", "long"], { ...AROUND, isReplaced: true }),
  ...each("splice", ["silent", "refused", "deaf"], ALONE),
  ...each("jsinput", ["setState late", "setState twice", "setState again", "setState nonsense first", "setState as an object", "getState first", "an unknown call", "an id that is an object",
    "setState with null", "SPLICE too", "ready twice", "ready late", "no handshake", "asked twice"], AROUND),
  ...each("jsinput", ["setState nonsense"], { ...AROUND, isReplaced: true }),
  ...each("plain", ["nonsense", "many", "H5P out of order", "iframe-resizer twice", "settings twice", "every request refused", "deaf"], ALONE),
];

const VISITS = `
  window.records = {};
  window.others = {};
  const open = (learner, { kind, fault, broken = "" }) => openLesson("/" + kind + broken + "?" + new URLSearchParams({ learner, fault }), true);
  const speaks = (kind) => (kind === "plain" ? "device" : "around");
  const settled = (lesson, place) => wait(() => "the status line says " + place + ", not " + lesson.place(), () => lesson.place() === place);
  const leave = async (lesson) => { await lesson.frame.contentWindow.submit(); lesson.frame.remove(); };
  const alone = (lesson, numbers) => { if (others(lesson, numbers).length) throw new Error("another learner's answers: " + others(lesson, numbers)); };
  // Somebody whose state is given for another's.
  const prepare = async (answers) => {
    const lesson = await open("somebody else", { kind: "splice", fault: "none" });
    await settled(lesson, "around");
    for (const each of answers) await answer(lesson, ...each);
    await wait("a state", () => records["somebody else"].score > 0.1);
    window.others.splice = records["somebody else"].state;
    lesson.frame.remove();
  };
  const begins = async ({ name: learner, kind, first }) => {
    const lesson = await open(learner, { kind, fault: "none" });
    await settled(lesson, speaks(kind));
    await answer(lesson, ...first);
    const isStored = () => (kind === "splice" ? records[learner].score > 0 : kind === "plain" ? keeps(learner) : true);
    await wait("the first answer is stored", isStored);
    await leave(lesson);
  };
  const keeps = (learner) => Object.keys(localStorage).some((key) => key.startsWith(learner + " "));
  const goesOn = async (one) => {
    const { name: learner, kind, place, isKept, isReplaced, numbers, second } = one;
    const before = JSON.stringify(records[learner]);
    const lesson = await open(learner, one);
    // A page that is late answers after the learner has, every other one before.
    if (!["late", "ready late"].includes(one.fault)) {
      await settled(lesson, place);
      await lesson.frame.contentWindow.begun;
    }
    await answer(lesson, ...second);
    lesson.frame.contentWindow.goOn();
    await settled(lesson, place);
    if (isKept && !isReplaced) await wait(() => "both answers are there: " + lesson.states(), () => isThere(lesson, numbers));
    if (isReplaced) await wait("it is said that something else was there", () => lesson.all(".status-notice").length > 0);
    if (place === "device") await wait("the device has it", () => keeps(learner));
    alone(lesson, numbers);
    const told = JSON.stringify(lesson.frame.contentWindow.heard);
    if (place === "device" && /al2\\.|score|answer/i.test(told)) throw new Error("the page around hears of the learner: " + told);
    if (isKept && kind === "splice") await wait("the page around has the score", () => JSON.stringify(records[learner]) !== before && records[learner].score > (isReplaced ? 0 : 0.1));
    await (isKept ? leave(lesson) : lesson.frame.remove());
    if (!isKept && JSON.stringify(records[learner]) !== before) throw new Error("what the page around had is overwritten");
  };
  const returns = async ({ name: learner, kind, isKept, isReplaced, numbers }) => {
    const lesson = await open(learner, { kind, fault: "none" });
    await settled(lesson, speaks(kind));
    await lesson.frame.contentWindow.begun;
    const there = isReplaced ? numbers.slice(1) : isKept || kind === "plain" ? numbers : numbers.slice(0, 1);
    await wait(() => "it is there again: " + there + " of " + lesson.states(), () => isThere(lesson, there));
    alone(lesson, numbers);
    // Also where nothing more is answered, what is handed back is all that there was.
    await leave(lesson);
  };
  const returnsAgain = (one) => returns(one);
  window.run = async (cases, strangers) => {
    for (const one of cases) one.numbers = [one.first[0], one.second[0]];
    const wrong = [];
    await prepare(strangers);
    for (const visit of [begins, goesOn, returns, returnsAgain]) {
      window.isFaulty = visit === goesOn;
      const all = visit === returnsAgain ? cases.filter(({ kind }) => kind === "jsinput") : cases;
      wrong.push(...(await runAll(all.filter((one) => !wrong.some((text) => text.startsWith(one.name + ": "))), visit)));
    }
    return wrong;
  };`;

const pages = { "/lesson.html": bare({ script: DEVICE }), "/host": page(`<script>${LEARNER}${VISITS}</script>`), ...Object.fromEntries(Object.keys(KINDS).map((kind) => [`/${kind}`, within(kind)])) };
const STRANGERS = [right(14), right(15)];
const run = (page, cases) => page.evaluate(([cases, strangers]) => window.run(cases, strangers), [cases, STRANGERS]);
const answering = (cases) => cases.map((one, i) => ({ ...one, first: right(1 + (i % 6)), second: right(7 + (i % 7)) }));

for (let from = 0; from < CASES.length; from += 10) {
  const cases = answering(CASES.slice(from, from + 10));
  hosted(`pages around a frame: with one fault each, from ${cases[0].name} on, nothing is lost or told wrongly`, { pages }, async ({ page }) => {
    assert.deepEqual(await run(page, cases), []);
  });
}

// Faults of a lesson, each put into its page, and what the contract says of it.
const rewrite = (body) => `addEventListener("message", (event) => {
  if (event.isRewritten) return;
  const tell = (data) => { event.stopImmediatePropagation(); if (data) dispatchEvent(Object.assign(new MessageEvent("message", { data, source: event.source, origin: event.origin }), { isRewritten: true })); };
  const { data } = event;
  ${body}
}, true);`;
const BROKEN = [
  ["takes a refusal for an empty state", "splice: refused", /device, not around/, rewrite('if (data.error) tell({ ...data, error: undefined, state: null });')],
  ["takes the answer to another request", "splice: another's", /another learner/, rewrite('if (data.message_id === "other-1") tell({ ...data, message_id: undefined });')],
  ["takes the first answer alone", "splice: mended", /both answers/, rewrite('if (data.subject && window.isTold) tell(); if (data.subject === "SPLICE.getState.response") window.isTold = true;')],
  ["reads no state", "splice: again", /both answers/, rewrite('if (data.state) tell({ ...data, state: null });')],
  ["says no word of a state that it cannot read", "splice: nonsense", /it is said/, rewrite('if (data.state?.nonsense) tell({ ...data, state: null });')],
  ["tells whoever is there", "plain: many", /hears of the learner/, 'setTimeout(() => parent.postMessage({ subject: "SPLICE.reportScoreAndState", score: 0 }, "*"), 0);'],
  ["waits for a handshake", "jsinput: no handshake", /around, not device/, rewrite('if (/JSInput::(get|set)/.test(data)) tell();')],
  ["forgets its state", "jsinput: asked twice", /there again/, 'const { postMessage } = parent; parent.postMessage = (data, ...rest) => postMessage.call(parent, typeof data === "string" ? data.replace(/al2[\\w.-]+/, "") : data, ...rest);'],
];

hosted("the contract finds what such lessons in frames do wrong", {
  pages: { ...pages, ...Object.fromEntries(BROKEN.flatMap(([, , , script], i) => [
    [`/lesson-${i}.html`, bare({ script: DEVICE + script })], ...Object.keys(KINDS).map((kind) => [`/${kind}-${i}`, within(kind, `-${i}`)]),
  ])), "/host": page(`<script>window.patience = 20_000; ${LEARNER}${VISITS}</script>`) }, allowed: [/./],
}, async ({ page }) => {
  const cases = BROKEN.map(([name, fault], i) => ({ ...CASES.find((one) => one.name === fault), name, broken: `-${i}` }));
  const wrong = await run(page, answering(cases));
  for (const [name, , says] of BROKEN) assert.match(wrong.find((text) => text.startsWith(`${name}: `)) ?? "", says, name);
});
