// One contract for a lesson that no host keeps: whichever access to the browser's storage is refused, once or always, full or answered
// with nonsense, what was kept is never overwritten unread, nothing throws, and the status line tells the truth. Many lessons stand on
// one page, each on a device of its own with one fault; no page around any of them speaks.
import assert from "node:assert/strict";

import { LEARNER, bare, page, right } from "./contract.mjs";
import { hosted } from "./lms.mjs";

// The device of one lesson, and its fault: "method.how", of every key or of the lesson's own alone.
const DEVICE = `
  const query = new URLSearchParams(location.search), device = query.get("device") + " ", [method, how] = (top.isFaulty ? query.get("fault") : "none.none").split(".");
  let n = 0;
  const no = (name) => { throw new DOMException("No.", name); };
  const faults = {
    refused: () => no("SecurityError"), full: () => no("QuotaExceededError"), ignored: () => undefined, nonsense: () => "{nonsense}", nothing: () => null, placeholder: () => "null",
    "refused once": (call, key) => (key === "attention-lesson" && (n += 1) === 1 ? no("InvalidStateError") : call()),
    "refused for the lesson": (call, key) => (key === "attention-lesson" ? no("InvalidStateError") : call()),
    "another's": (call, key) => (key === "attention-lesson" && (n += 1) === 1 ? "al2.hostile" : call()),
    twice: (call) => (call(), call()),
  };
  for (const name of ["getItem", "setItem", "removeItem"]) {
    const real = Storage.prototype[name];
    Storage.prototype[name] = function (key, ...rest) {
      const call = () => real.call(this, device + key, ...rest);
      return method === name || method === "every" ? faults[how](call, key) : call();
    };
  }
  for (const name of ["localStorage", "sessionStorage"]) {
    const closed = { closed: () => no("SecurityError"), missing: () => null }[how];
    if (closed && (method === name || method === "both")) Object.defineProperty(window, name, { get: closed });
  }`;

const CASES = [
  "getItem.refused", "getItem.refused once", "getItem.refused for the lesson", "getItem.nothing", "getItem.nonsense", "getItem.another's", "getItem.placeholder", "getItem.twice",
  "setItem.refused", "setItem.full", "setItem.ignored", "setItem.refused once", "setItem.refused for the lesson", "setItem.twice", "removeItem.refused", "every.refused",
  "localStorage.closed", "localStorage.missing", "sessionStorage.closed", "both.closed", "both.missing",
].map((fault, i) => ({ name: fault, fault, first: right(1 + (i % 7)), second: right(8 + (i % 8)) }));

const VISITS = `
  const open = ({ name, fault }, broken = "") => openLesson("/lesson" + broken + ".html?" + new URLSearchParams({ device: name, fault }));
  const kept = ({ name }) => localStorage.getItem(name + " attention-lesson");
  const isSettled = (lesson) => ["device", "nowhere"].includes(lesson.place());
  const begins = async (one) => {
    const lesson = await open(one);
    await answer(lesson, ...one.first);
    await wait("the first answer is kept", () => kept(one));
    one.before = kept(one);
    lesson.frame.remove();
  };
  const goesOn = async (one) => {
    const lesson = await open(one, one.broken);
    await answer(lesson, ...one.second);
    // What was read may be another learner's or nobody's: it is replaced, which is said.
    const isReplaced = /nonsense|another's/.test(one.fault);
    await wait(() => "the status line tells the truth: " + lesson.place(), () => lesson.place() === "nowhere" || (lesson.place() === "device" && kept(one) !== one.before));
    if (isReplaced && lesson.place() === "device" && lesson.all(".status-notice").length === 0) throw new Error("it is not said that something is replaced");
    if (!isThere(lesson, one.numbers.slice(1))) throw new Error("the answer is not there");
    if (others(lesson, one.numbers).length) throw new Error("other answers: " + others(lesson, one.numbers));
    // The lesson goes on, whatever comes of it.
    (await wait("a next step", () => lesson.all(".card-steps button")[0])).click();
    one.place = lesson.place();
    // A frame that is removed tells its page that it goes.
    lesson.frame.remove();
    one.isReplaced = isReplaced && one.place === "device";
  };
  const returns = async (one) => {
    const lesson = await open(one);
    if (lesson.place() !== "device") throw new Error("the device keeps again");
    // Where nothing could be read nothing was written either.
    const isUnread = /getItem|every|closed|missing/.test(one.fault);
    const there = one.isReplaced ? one.numbers.slice(1) : one.place === "device" ? one.numbers : one.numbers.slice(0, 1);
    if (!isThere(lesson, there)) throw new Error("it is there again: " + there + " of " + lesson.states());
    if (isUnread && one.place === "nowhere" && kept(one) !== one.before) throw new Error("what was not read is overwritten");
    if (others(lesson, one.numbers).length) throw new Error("other answers: " + others(lesson, one.numbers));
    lesson.frame.remove();
  };
  window.run = async (cases) => {
    const wrong = [];
    for (const one of cases) one.numbers = [one.first[0], one.second[0]];
    for (const visit of [begins, goesOn, returns]) {
      window.isFaulty = visit === goesOn;
      wrong.push(...(await runAll(cases.filter((one) => !wrong.some((text) => text.startsWith(one.name + ": "))), visit)));
    }
    return wrong;
  };`;

const pages = { "/lesson.html": bare({ script: DEVICE }), "/host": page(`<script>${LEARNER}${VISITS}</script>`) };
const run = (page, cases) => page.evaluate((cases) => window.run(cases), cases);

for (let from = 0; from < CASES.length; from += 11) {
  const cases = CASES.slice(from, from + 11);
  hosted(`the device's storage: with one fault each, from ${cases[0].name} on, nothing is overwritten unread or told wrongly`, { pages }, async ({ page }) => {
    assert.deepEqual(await run(page, cases), []);
  });
}

// Faults of a lesson, each put into its page, and what the contract says of it.
const storage = (name, body) => `{ const real = Storage.prototype.${name}; Storage.prototype.${name} = function (...all) { ${body} }; }`;
const BROKEN = [
  ["takes what it could not read for nothing", "getItem.refused for the lesson", /there again|overwritten/, storage("getItem", 'if (all[0] !== "attention-lesson") return "1"; try { return real.apply(this, all); } catch { return null; }')],
  ["says that all is kept", "setItem.full", /status line tells the truth/, `new MutationObserver(() => {
    for (const line of document.querySelectorAll('.status-destination[data-place="nowhere"]')) line.dataset.place = "device";
  }).observe(document, { subtree: true, childList: true, attributes: true });`],
  ["keeps it in the page alone", "setItem.twice", /status line tells the truth/, `const held = {};
  ${storage("setItem", 'held[all[0]] = all[1];')}
  ${storage("getItem", "return held[all[0]] ?? real.apply(this, all);")}`],
];

hosted("the contract finds what such lessons on a device do wrong", {
  pages: { ...pages, ...Object.fromEntries(BROKEN.map(([, , , script], i) => [`/lesson-${i}.html`, bare({ script: DEVICE + script })])), "/host": page(`<script>window.patience = 20_000; ${LEARNER}${VISITS}</script>`) },
  allowed: [/./],
}, async ({ page }) => {
  const cases = BROKEN.map(([name, fault], i) => ({ ...CASES.find((one) => one.name === fault), name, broken: `-${i}` }));
  const wrong = await run(page, cases);
  for (const [name, , says] of BROKEN) assert.match(wrong.find((text) => text.startsWith(`${name}: `)) ?? "", says, name);
});
