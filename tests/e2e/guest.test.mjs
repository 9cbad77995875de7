// The module as a guest: in a page with a router, links, headings and properties of its own each keeps to itself.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { hosted } from "./lms.mjs";
import { painted } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const ROUTER = { pages: { "/host": readFileSync(new URL("hosts/router.html", import.meta.url), "utf8") } };

// Notes whatever is written to the page's address, scrolled or registered from now on.
const watched = (context) =>
  context.addInitScript(() => {
    globalThis.touched = [];
    const note = (owner, names) => {
      for (const name of names) {
        const method = owner[name];
        owner[name] = function (...given) {
          globalThis.touched.push(name);
          return method.apply(this, given);
        };
      }
    };
    note(History.prototype, ["pushState", "replaceState"]);
    note(CSS, ["registerProperty"]);
    note(globalThis, ["scroll", "scrollBy", "scrollTo"]);
    note(Element.prototype, ["scrollIntoView"]);
    note(HTMLElement.prototype, ["focus"]);
  });

const touched = (page) => page.evaluate(() => globalThis.touched.splice(0));
const lesson = (page, name) => page.locator(`#${name}`);
const current = (lesson) => lesson.locator("section#check fieldset[id]").getAttribute("id");
const setup = (lesson, lab) => lesson.locator(`[data-awake] #lab-${lab}`).getAttribute("data-setup");
const states = (page) => page.evaluate(() => [globalThis.page.first.state(), globalThis.page.second.state()]);

// Both lessons as far as nobody opens a fold.
async function awake(page) {
  await page.waitForFunction(() => globalThis.page);
  for (const name of ["first", "second"]) {
    await lesson(page, name).locator('[data-live="quiz"][data-awake]').waitFor();
    await lesson(page, name).locator("[data-awake] #lab-softmax").waitFor();
  }
  await painted(page);
}

// The page as far as it is not the lesson's.
const outside = (page) =>
  page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true);
    copy.querySelectorAll("output").forEach((route) => route.replaceChildren());
    return copy.outerHTML;
  });

hosted("a page's own properties keep their meaning, and drawings have the lesson's colors", { ...ROUTER, prepare: watched }, async ({ page }) => {
  page.setDefaultTimeout(20_000);
  await awake(page);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("b")).fontWeight), "700");
  assert.deepEqual(await touched(page), [], "nothing is registered, scrolled or focused by a lesson that is mounted");
  const colors = {};
  for (const name of ["first", "second"]) {
    const canvas = lesson(page, name).locator("[data-awake] #lab-softmax canvas.plot").first();
    const { found, expected } = await canvas.evaluate((canvas) => {
      const probe = canvas.parentElement.appendChild(document.createElement("span"));
      probe.style.color = "var(--guess)";
      const expected = getComputedStyle(probe).color;
      probe.remove();
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const found = new Set();
      for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) found.add(`rgb(${data.slice(i, i + 3).join(", ")})`);
      return { found: [...found], expected };
    });
    assert.ok(found.includes(expected), `${name}: ${expected} in ${found.slice(0, 9)}`);
    colors[name] = expected;
  }
  assert.notEqual(colors.first, colors.second, "one is light, one dark");
  const inside = await lesson(page, "first").locator("figure").first().evaluate((figure) => ["--bar", "--share", "--full"].map((name) => getComputedStyle(figure).getPropertyValue(name)));
  assert.deepEqual(inside, ["", "", ""], "the page's properties end at the lesson");
});

for (const [link, heading] of [["Question 3", "#q3"], ["Softmax", "#softmax"], ["Softmax, revealed", null], ["Start", null]]) {
  hosted(`the page's link "${link}" is the page's own`, { ...ROUTER, prepare: watched }, async ({ page }) => {
    page.setDefaultTimeout(20_000);
    await awake(page);
    const [before, around] = [await states(page), await outside(page)];
    const setups = () => Promise.all(["first", "second"].map((name) => setup(lesson(page, name), "softmax")));
    assert.deepEqual(await setups(), ["1", "1"]);
    const anchor = page.locator("nav").first().getByRole("link", { name: link, exact: true });
    const hash = await anchor.getAttribute("href");
    await touched(page);
    await anchor.click();
    await page.locator("output").filter({ hasText: hash }).waitFor();
    await painted(page);
    assert.deepEqual(await states(page), before);
    assert.deepEqual(await setups(), ["1", "1"]);
    assert.deepEqual(await touched(page), []);
    assert.equal(await outside(page), around);
    if (heading) assert.ok(await page.locator(`body > h2${heading}`).evaluate((element) => Math.abs(element.getBoundingClientRect().top) < 2));
    assert.ok(await page.evaluate(() => [document.body, document.querySelector("nav")].some((element) => element === document.activeElement || (element.localName === "nav" && element.contains(document.activeElement)))));
    // What a reader does in a lesson then leaves the address as it is.
    const first = lesson(page, "first");
    await quiz.answer(first, 1);
    await quiz.goOn(first, 1);
    await first.getByRole("button", { name: /^Question 5, / }).click();
    assert.equal(await current(first), "q5");
    assert.equal(await current(lesson(page, "second")), "q1");
    assert.equal(await page.evaluate(() => decodeURI(location.hash)), hash);
    assert.deepEqual(await page.evaluate(() => globalThis.page.routes), [hash]);
    assert.ok((await touched(page)).every((name) => !/State/.test(name)));
  });
}

// A link of the lesson's own, at the start of its text.
const ownLink = (lesson, href) =>
  lesson.locator("main").evaluate((main, href) => {
    const link = Object.assign(document.createElement("a"), { href, id: "own-link", textContent: "a link" });
    main.prepend(link);
  }, href);

const LEADS = {
  "#q3": { to: "section#check fieldset#q3" },
  "#softmax": { to: "section#softmax" },
  "#lab=softmax/1;x:1": { to: '[data-awake] #lab-softmax[data-setup="1;x:1"]' },
  "#lab=order/1;x:1;o:7": { to: '[data-awake] #lab-order[data-setup="1;x:1;o:7"]' },
};

for (const [href, { to }] of Object.entries(LEADS)) {
  for (const way of ["mouse", "keyboard"]) {
    hosted(`a lesson's own link ${href} leads within itself, by ${way}`, { ...ROUTER, path: "/host#q3" }, async ({ page }) => {
      page.setDefaultTimeout(20_000);
      await awake(page);
      const [first, second] = [lesson(page, "first"), lesson(page, "second")];
      const [kept] = await states(page);
      await ownLink(second, href);
      const link = second.locator("#own-link");
      if (way === "mouse") await link.click();
      else await link.press("Enter");
      const reached = second.locator(to);
      await reached.waitFor();
      await page.waitForFunction((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      }, await reached.elementHandle());
      const isNext = await second.evaluate((place, to) => {
        const { shadowRoot } = place.firstElementChild;
        const [active, reached] = [shadowRoot.activeElement, shadowRoot.querySelector(to)];
        return active !== null && (active.contains(reached) || reached.contains(active) || reached.parentElement.contains(active));
      }, to.replace("[data-awake] ", ""));
      assert.ok(isNext, "the next Tab goes on from there");
      assert.deepEqual([(await states(page))[0], await setup(first, "softmax"), await current(first)], [kept, "1", "q1"]);
      assert.equal(await page.evaluate(() => location.hash), "#q3");
      assert.deepEqual(await page.evaluate(() => globalThis.page.routes), []);
    });
  }
}

// A page with one lesson and these styles of its own.
const styled = (styles, attributes = "") => `<!doctype html><html lang="en" ${attributes}><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">
  <style>body { margin: 0 } #host { inline-size: 700px } ${styles}</style></head><body><div id="host"></div><script type="module">
  import init, { mount } from "/embed/attention-lesson.js";
  await init();
  globalThis.lesson = mount(document.getElementById("host"), { seed: 3 });
  </script></body></html>`;

const HANDED_DOWN = `* { text-transform: uppercase; text-align: end; white-space: pre; letter-spacing: 4px; word-spacing: 9px; text-indent: 3em; cursor: wait; user-select: none;
  visibility: visible; word-break: break-all; font: italic 700 31px/3 monospace; color: red; list-style: square; quotes: none; hyphens: none; direction: rtl }`;
const GUESTS = {
  "a root font of 62.5 %": styled("html { font-size: 62.5% }"),
  "a root font of 8 px": styled("html { font-size: 8px }"),
  "a root font of 20 px": styled("html { font-size: 20px }"),
  "styles that are handed down": styled(HANDED_DOWN),
  "text from right to left": styled("", 'dir="rtl"'),
};

// What a reader sees of every element of the lesson: where it stands, from the lesson's own corner, and how it is set.
const appearance = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector("#host > div");
    const own = shadowRoot.querySelector(".lesson").getBoundingClientRect();
    const NAMES = ["color", "cursor", "direction", "fontFamily", "fontSize", "fontStyle", "fontWeight", "letterSpacing", "lineHeight", "listStyleType", "textAlign", "textIndent",
      "textTransform", "userSelect", "visibility", "whiteSpace", "wordBreak", "wordSpacing"];
    return [...shadowRoot.querySelectorAll(".lesson, .lesson *")].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      // What is not laid out stands nowhere.
      const place = width + height > 0 ? [left - own.left, top - own.top, width, height].map((px) => Math.round(px)) : "";
      return `${element.localName}.${element.className?.baseVal ?? element.className} ${place} ${NAMES.map((name) => style[name]).join("; ")}`;
    });
  });

async function lessonOf(page, path) {
  await page.goto(path);
  await page.locator('#host [data-live="quiz"][data-awake]').waitFor();
  await page.waitForFunction(() => {
    const { shadowRoot } = document.querySelector("#host > div");
    return [...shadowRoot.querySelectorAll("[data-live]:not([data-awake])")].every((place) => place.closest("details:not([open])"));
  });
  await painted(page);
  return appearance(page);
}

const paths = Object.keys(GUESTS).map((_, i) => `/guest-${i}`);
hosted("a lesson looks the same in a page with another root font, styles of its own or another direction",
  { pages: { "/host": styled(""), ...Object.fromEntries(Object.values(GUESTS).map((html, i) => [paths[i], html])) } }, async ({ page, origin }) => {
    const plain = await lessonOf(page, `${origin}/host`);
    assert.ok(plain.length > 1_000, `${plain.length} elements`);
    for (const [i, name] of Object.keys(GUESTS).entries()) {
      const seen = await lessonOf(page, origin + paths[i]);
      assert.deepEqual(seen.filter((one, at) => one !== plain[at]).slice(0, 5), [], `${name}: ${plain.find((one, at) => one !== seen[at])}`);
    }
  });
