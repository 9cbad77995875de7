// A page translator at work: it puts elements of its own in the place of every text node, of those that come later too. The same
// random acts are done on a plain page and on a translated one, and after each both say the same.
import assert from "node:assert/strict";

import { lesson } from "./lesson.mjs";
import { start, unfold } from "./page.mjs";
import * as quiz from "./quiz.mjs";

// In the page, before anything of it is there. The words stay what they are, so that the two pages can be compared.
function translate(way) {
  const fontOf = (data) => {
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = data;
    outer.append(inner);
    return outer;
  };
  const WAYS = {
    // As Chrome's does.
    replaced: (text) => text.replaceWith(fontOf(text.data)),
    // A step at a time.
    "put beside and taken": (text) => {
      text.after(fontOf(text.data));
      text.remove();
    },
    // The page's own text node inside.
    wrapped: (text) => {
      const font = document.createElement("font");
      text.before(font);
      font.append(text);
    },
    // Without a look at what a text says.
    "replaced, the empty too": (text) => text.replaceWith(fontOf(text.data)),
  };
  const takesEmpty = way === "replaced, the empty too";
  const originals = new Map();
  const isForeign = (text) => text.parentElement?.closest("font, script, style, textarea") ?? !text.parentElement;
  const see = (node) => {
    const texts = [];
    if (node.nodeType === Node.TEXT_NODE) texts.push(node);
    else if (node.nodeType === Node.ELEMENT_NODE) {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.push(walker.currentNode);
    }
    for (const text of texts.filter((text) => !isForeign(text) && (takesEmpty || text.data.trim() !== ""))) {
      const { parentNode, nextSibling } = text;
      WAYS[way](text);
      originals.set(nextSibling?.previousSibling ?? parentNode.lastChild, text);
    }
  };
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) (type === "characterData" ? [target] : addedNodes).forEach(see);
  });
  addEventListener("DOMContentLoaded", () => {
    see(document.body);
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  // "Show original."
  globalThis.showOriginal = () => {
    observer.disconnect();
    for (const [font, text] of originals) if (font.isConnected) font.replaceWith(text);
  };
}

// What the page shows, without a translator's elements.
const shown = (page) => page.evaluate(() => [...document.querySelectorAll("[data-live]")].map((place) => {
  const copy = place.cloneNode(true);
  const fields = [...place.querySelectorAll("input, select, textarea")].map(({ value, checked }) => `${value} ${checked}`);
  for (const font of copy.querySelectorAll("font")) if (!font.parentElement.closest("font")) font.replaceWith(font.textContent);
  copy.normalize();
  // Yew sets attributes in no order.
  for (const element of copy.querySelectorAll("*")) {
    const attributes = [...element.attributes].sort((one, other) => (one.name < other.name ? -1 : 1));
    attributes.forEach(({ name }) => element.removeAttribute(name));
    attributes.forEach(({ name, value }) => element.setAttribute(name, value));
  }
  // Names that count are given in the order in which places wake; the time on the page is its own; a canvas has a size once it is seen.
  return [copy.innerHTML.replace(/(?<="(?:guess|title))-[-\d]+|(?<=class="results-facts">)[^<]+| (?:width|height)="\d+"/g, ""), ...fields].join("\n");
}));

// One act in a place by chance, or in `within`; says which.
const act = (page, random, within) => page.evaluate(async ([random, within]) => {
  // What takes a time of its own, leaves the page or reads a clock.
  const NOT = /cop(y|ied)|download|save|load the trained|measure|play/i;
  const controls = "button:enabled, input:enabled, select:enabled, summary";
  const places = [...document.querySelectorAll(`[data-live${within ? `="${within}"` : ""}]`)];
  const [place, choice, amount] = [random, (random * 7919) % 1, (random * 7907) % 1];
  const pick = (list, share) => list[Math.floor(share * list.length)];
  const live = pick(places, place);
  const isReal = (control) => control.closest("[inert]") === null && !NOT.test(control.textContent + live.dataset.live.replace("speed", "measure"));
  const control = pick([...live.querySelectorAll(controls)].filter(isReal), choice);
  if (!control) return `${live.dataset.live}: nothing`;
  const name = `${live.dataset.live}: ${control.tagName} ${control.type ?? ""} ${control.textContent.slice(0, 30)} ${amount}`;
  const write = (value) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value").set.call(control, value);
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  };
  if (control.type === "range") write(String(Number(control.min) + Math.round(amount * (control.max - control.min) / control.step) * control.step));
  else if (control.tagName === "SELECT") write(pick(control.options, amount).value);
  else if (control.type === "number" || control.type === "text") write(String(Math.round(amount * 40 - 20) / 10));
  else control.click();
  // A drawing may take its time, and what it has shown is translated after that.
  for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return name;
}, [random, within]);

// Says where two texts part, and what was done before.
function failAt(theirs, plain, acts) {
  let at = 0;
  while (theirs[at] === plain[at]) at += 1;
  const around = (text) => text.slice(Math.max(at - 80, 0), at + 80);
  assert.fail(`translated: ${around(theirs)}\nplain: ${around(plain)}\n${acts.slice(-5).join("\n")}`);
}

// Numbers from 0 to 1, the same each time.
function* randoms(seed) {
  for (let state = seed; ; yield state / 2 ** 32) state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
}

// How often something is done; most where it is as in Chrome.
const WAYS = { replaced: 140, "put beside and taken": 40, wrapped: 40, "replaced, the empty too": 40 };
for (const [way, nActs] of Object.entries(WAYS)) {
  lesson(`translated, each text ${way}: all is said as on a plain page, whatever is done`, { reducedMotion: "reduce" }, async ({ page, browser, origin }) => {
    const context = await browser.newContext({ viewport: page.viewportSize(), reducedMotion: "reduce" });
    try {
      const problems = [];
      context.on("weberror", (error) => problems.push(error.error().message));
      context.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      await context.addInitScript(translate, way);
      const translated = await context.newPage();
      const acts = [];
      const both = (act) => Promise.all([page, translated].map(act));
      // What was drawn may take a moment to be translated. What is old stays so.
      const compare = async (tries = 100) => {
        const [plain, theirs] = await both(shown);
        const parted = plain.findIndex((text, place) => text !== theirs[place]);
        if (parted >= 0 && tries > 0) return compare(await translated.waitForTimeout(50).then(() => tries - 1));
        if (parted >= 0) failAt(theirs[parted], plain[parted], acts);
        assert.deepEqual(problems, [], acts.slice(-5).join("\n"));
      };
      await translated.goto(origin);
      await start(translated);
      await both(unfold);
      await compare();
      const numbers = randoms(nActs);
      const doActs = async (most, within) => {
        for (let done = 0; done < most; done += 1) {
          const { value } = numbers.next();
          const [one, other] = await both((page) => act(page, value, within));
          acts.push(one);
          assert.equal(other, one);
          await compare();
        }
      };
      await both((page) => quiz.answerAll(page, [2, 7, 15]));
      acts.push("the quiz");
      await compare();
      await doActs(nActs);
      await doActs(nActs / 2, "quiz");
      assert.ok(new Set(acts.map((act) => act.split(":")[0])).size > 12, "nearly all figures and the quiz were used");
      await translated.evaluate(() => globalThis.showOriginal());
      acts.push("the original shown again");
      await compare();
    } finally {
      await context.close();
    }
  });
}
