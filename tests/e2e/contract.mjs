// What the contracts of all hosts share: the lesson's page without the text, a clock that runs faster, and a learner who answers.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { KEY } from "./key.mjs";
import { DIST } from "./lesson.mjs";

// All waits of the page's own are so much shorter. Their order stays, and each contract waits for what it looks for.
const TIMES = 6;
const CLOCK = `{ const real = window.setTimeout; window.setTimeout = (run, ms, ...all) => real(run, ms > 0 ? ms / ${TIMES} : ms, ...all); }`;

// The lesson's page with quiz and end, and without the sections before them, which no host hears of: it starts in a third of the time.
// `system` is that of a package, which keeps nothing for whoever uses the device next; `script` runs before everything else.
export function bare({ system = "", script = "" } = {}) {
  const html = readFileSync(join(DIST, "index.html"), "utf8").replace(/<link rel="?expect"?[^>]*>/, "");
  const [from, to] = [html.search(/<section id="?premise\b/), html.search(/<section id="?check\b/)];
  if (from < 0 || to < from) throw new Error("the page has other sections");
  return (html.slice(0, from) + html.slice(to))
    .replace("<head>", `<head><script>${CLOCK}\n${script}</script>`)
    .replace(/id="?lesson"?(?=[\s>])/, `$&${system && ` data-package="${system}"`}`);
}

export const page = (body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`;

// A question and the text of its right answer.
export const right = (number) => [number, KEY[number - 1].options[KEY[number - 1].right]];

// In a lesson that has a device of its own, which its address names: what it keeps is no other one's.
export const DEVICE = `
  const device = new URLSearchParams(location.search).get("device") + " ";
  for (const name of ["getItem", "setItem", "removeItem"]) {
    const real = Storage.prototype[name];
    Storage.prototype[name] = function (key, ...rest) { return real.call(this, device + key, ...rest); };
  }`;

// In the page: frames with lessons, and what a learner does in them; waiting fails with what did not come. A host may be impatient
// with what a contract is about, where that must not come; with a learner's own steps nobody is.
export const LEARNER = `
  const LONG_MS = 60_000;
  const wait = async (what, look, ms = window.patience ?? LONG_MS) => {
    for (const end = performance.now() + ms; ;) {
      const found = look();
      if (found) return found;
      if (performance.now() > end) throw new Error(typeof what === "string" ? what : what());
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  // Opens an address; the lesson stands in this frame or, where it is within, in the one within it.
  const openLesson = async (src, isWithin) => {
    const frame = document.createElement("iframe");
    frame.src = src;
    document.body.append(frame);
    const view = () => (isWithin ? frame.contentWindow?.frames[0] : frame.contentWindow);
    await wait("it wakes", () => ["quiz", "end"].every((name) => view()?.document?.querySelector('[data-live="' + name + '"][data-awake]')), LONG_MS);
    const all = (selector) => [...view().document.querySelectorAll(selector)];
    const button = (text) => all("#check button").find((button) => button.textContent.trim() === text && !button.disabled);
    const states = () => all("#check nav button").map((button) => button.getAttribute("aria-label") ?? button.textContent.trim());
    const status = () => view().document.querySelector(".status-destination");
    return { frame, view, all, button, states, status, place: () => status().dataset.place, says: () => status().textContent };
  };
  // A page around may speak meanwhile and bring another question: then the learner begins once more.
  const answer = async (lesson, number, text) => {
    const soon = (what, look) => wait(what, look, 10_000);
    for (let n = 6; n > 0; n -= 1) {
      try {
        (await soon("question " + number, () => lesson.all("#check nav button")[number - 1])).click();
        (await soon("its options", () => lesson.all("fieldset#q" + number + " label").find((label) => label.textContent.trim() === text))).click();
        (await soon("the check", () => lesson.button("Check answer"))).click();
        return await soon("the verdict", () => lesson.all("fieldset#q" + number + "[data-verdict]")[0]);
      } catch (error) {
        if (n === 1) throw error;
      }
    }
  };
  const isThere = (lesson, numbers) => numbers.every((number) => /answered (in)?correctly$/.test(lesson.states()[number - 1]));
  // The answers to other questions than these.
  const others = (lesson, numbers) => lesson.states().filter((state, i) => !numbers.includes(i + 1) && !/not answered/.test(state));
  // Runs one case for each, all at once; returns what went wrong.
  const runAll = async (cases, run) => {
    const wrong = [];
    await Promise.all(cases.map((one) => run(one).catch((error) => wrong.push(one.name + ": " + error.message))));
    return wrong;
  };`;
