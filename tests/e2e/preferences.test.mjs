// What a reader has set in the system: forced colors, in which nothing may vanish, and reduced motion, under which nothing may move.
import assert from "node:assert/strict";

import { violations } from "./checkers.mjs";
import { BLANK, lesson } from "./lesson.mjs";
import { painted, reveal, unfold } from "./page.mjs";
import * as quiz from "./quiz.mjs";
import { openAll } from "./states.mjs";

// In the page: what is drawn in colors other than those that the system has, what has no edge, and what is chosen and looks as if it were not.
function forcedFaults() {
  const name = (element) => `${element.localName}.${element.getAttribute("class") ?? ""} “${(element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent).trim().slice(0, 30)}” in ${element.closest("figure, section, nav")?.id}`;
  const found = [];
  const probe = document.getElementById("lesson").appendChild(document.createElement("i"));
  const of = (color) => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const SYSTEM = ["Canvas", "CanvasText", "LinkText", "VisitedText", "ActiveText", "ButtonFace", "ButtonText", "ButtonBorder", "Field", "FieldText", "Highlight", "HighlightText", "SelectedItem", "SelectedItemText", "Mark", "MarkText", "GrayText", "AccentColor", "AccentColorText"];
  // How clear a color is counts for nothing here: the page and the browser make some so.
  const opaque = (color) => color.replace(/^rgba\((.*), [\d.]+\)$/, "rgb($1)");
  const system = new Set(SYSTEM.map(of).map(opaque)), canvas = of("Canvas"), text = of("CanvasText");
  probe.remove();
  const isSystem = (color) => system.has(opaque(color));
  const isClear = (color) => color === "none" || /^rgba\(.*, 0\)$/.test(color);
  const shown = [...document.querySelectorAll("#lesson *")].filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest("math, option, iframe"));
  for (const element of shown) {
    for (const part of [undefined, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (part && style.content === "none") continue;
      const colors = { color: style.color, background: style.backgroundColor };
      for (const side of ["Top", "Bottom", "Left", "Right"]) if (style[`border${side}Width`] !== "0px") colors[`border${side}`] = style[`border${side}Color`];
      if (style.outlineStyle !== "none") colors.outline = style.outlineColor;
      // A canvas keeps in its properties what its drawing is painted with.
      if (element.closest("svg") && !["svg", "g", "title"].includes(element.localName) || element.localName === "canvas") Object.assign(colors, { fill: style.fill, stroke: style.stroke });
      // A drawing is painted only with what the program can read.
      if (element.localName === "canvas") for (const what of ["color", "caretColor", "fill", "stroke", "stopColor", "floodColor", "lightingColor"]) if (!/^rgb\(/.test(style[what])) found.push(`${name(element)}: ${what} is ${style[what]}`);
      for (const [what, color] of Object.entries(colors)) if (!isSystem(color) && !isClear(color)) found.push(`${name(element)}${part ?? ""}: ${what} is ${color}`);
    }
  }
  const edges = (style) => style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) >= 1 && ![canvas, "rgba(0, 0, 0, 0)"].includes(style.borderTopColor);
  // The dots of the questions have an edge of their own within them; a radio button over a text is a part of that.
  for (const control of document.querySelectorAll("button:not(.dot), input:not([type=range], [type=radio]), select, textarea, .dot-mark, .segment span, .choice, .option, td[data-level], .head-grid-cell")) {
    if (control.checkVisibility() && !edges(getComputedStyle(control))) found.push(`${name(control)} has no edge`);
  }
  // In a row of things of which one is chosen that one looks otherwise, and not by its color alone.
  const look = (element) => {
    const style = getComputedStyle(element), sign = getComputedStyle(element, "::before").content;
    return [style.backgroundColor === canvas || isClear(style.backgroundColor), style.fontWeight, style.outlineStyle === "none" ? 0 : style.outlineWidth, style.borderTopWidth, style.borderTopStyle, sign, style.textDecorationLine].join(" ");
  };
  const groups = [
    [".segments-row", ".segment span", (span) => span.previousElementSibling.checked],
    [".heat tbody", "td[role=gridcell]", (cell) => cell.ariaSelected === "true"],
    [".head-grid", ".head-grid-cell", (cell) => cell.ariaSelected === "true"],
    [".model-tokens", "button", (button) => button.ariaPressed === "true"],
    [".model-examples", "[aria-pressed]", (button) => button.ariaPressed === "true"],
    [".questions", ".dot-mark", (mark) => mark.parentElement.hasAttribute("aria-current")],
    [".contents ol", "a", (link) => link.hasAttribute("aria-current")],
  ];
  let n = 0;
  for (const [row, one, isChosen] of groups) {
    for (const group of document.querySelectorAll(row)) {
      const all = [...group.querySelectorAll(one)].filter((element) => element.checkVisibility());
      const [chosen, others] = [all.filter(isChosen), all.filter((element) => !isChosen(element))];
      if (chosen.length === 0 || others.length === 0) continue;
      n += 1;
      for (const element of chosen) if (others.every((other) => look(other) === look(element))) found.push(`${name(element)} is chosen and looks like the others`);
    }
  }
  return { n, nShown: shown.length, found: [...new Set(found)], text, canvas };
}

// In a page: how much of a picture is apart from its paper, its most frequent color, by a contrast of 3 or more, and how far apart it is at most.
async function ink(url) {
  const image = new Image();
  image.src = url;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height), counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const color = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const channel = (value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = (color) => 0.2126 * channel(color >> 16) + 0.7152 * channel((color >> 8) & 255) + 0.0722 * channel(color & 255) + 0.05;
  const [[paper]] = [...counts].sort((a, b) => b[1] - a[1]);
  const apart = (color) => Math.max(light(color), light(paper)) / Math.min(light(color), light(paper));
  const sum = (least) => [...counts].reduce((n, [color, count]) => (apart(color) >= least ? n + count : n), 0);
  return { some: sum(1.25), clear: sum(3), most: Math.max(...[...counts].filter(([, n]) => n >= 20).map(([color]) => apart(color))) };
}

lesson("in forced colors nothing vanishes: all is in the system's colors, has its edge, and shows what is chosen; drawings keep their ink", { path: "/?theme=light#q2", reducedMotion: "reduce" }, async ({ page, context, origin }) => {
  await openAll(page);
  const blank = await context.newPage();
  await blank.goto(origin + BLANK);
  await page.bringToFront();
  const cdp = await context.newCDPSession(page);
  const drawings = await page.evaluateHandle(() => [...document.querySelectorAll("#lesson :is(canvas, svg)")].filter((drawing) => drawing.checkVisibility() && drawing.getBoundingClientRect().height > 20));
  const n = await drawings.evaluate((all) => all.length);
  assert.ok(n > 15, `${n} drawings`);
  const inks = async () => {
    const all = [];
    for (let i = 0; i < n; i += 1) {
      const { name, clip } = await drawings.evaluate(async (all, i) => {
        all[i].scrollIntoView({ block: "center", behavior: "instant" });
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const { x, y, width, height } = all[i].getBoundingClientRect();
        return { name: `${all[i].getAttribute("class")} ${all[i].getAttribute("aria-label") ?? ""} in ${all[i].closest("figure, section").id}`, clip: { x, y: y + scrollY, width, height, scale: 1 } };
      }, i);
      const { data } = await cdp.send("Page.captureScreenshot", { format: "png", clip, optimizeForSpeed: true });
      all.push({ name, ...(await blank.evaluate(ink, `data:image/png;base64,${data}`)) });
    }
    return all;
  };
  const before = await inks();
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await painted(page);
    const { n: nGroups, nShown, found, text, canvas } = await page.evaluate(forcedFaults);
    assert.ok(nGroups > 20 && nShown > 2_000, `${nGroups} groups, ${nShown} elements`);
    assert.notEqual(text, canvas);
    assert.deepEqual(found, [], `forced colors, ${colorScheme}`);
    // Where an answer is checked, and the texts of all.
    assert.deepEqual(await violations(page, "html", { runOnly: ["color-contrast"] }), [], `forced colors, ${colorScheme}`);
    const after = await inks();
    // A picture of shades has little that is clear; its darkest is.
    const isShades = (name) => /model-map|^null/.test(name);
    const lost = after.filter(({ name, clear, most }, i) => most < 4.5 || (!isShades(name) && clear < 0.5 * before[i].clear));
    assert.deepEqual(lost.map(({ name, clear, most }) => `${name}: ${clear} pixels, at most ${most.toFixed(1)}`), [], `forced colors, ${colorScheme}`);
  }
  // What became of a quiz, and its results.
  await quiz.questions(page).getByRole("button", { name: /^Question 15,/ }).click();
  await quiz.answer(page, 15);
  await quiz.resultsButton(page).click();
  await quiz.results(page).first().waitFor();
  await unfold(page);
  assert.deepEqual((await page.evaluate(forcedFaults)).found, [], "the results in forced colors");
});

// Notes what begins to move.
const watchMotion = (page) => page.evaluate(() => {
  globalThis.moved = [];
  for (const kind of ["transitionrun", "animationstart"]) addEventListener(kind, ({ target, pseudoElement, propertyName }) => globalThis.moved.push(`${kind} ${target.localName}.${target.className}${pseudoElement} ${propertyName ?? ""}`), true);
});

// Opens folds, follows links, answers, reveals; tells what moved, and where the window stood a frame after each link and where in the end.
async function bustle(page) {
  await watchMotion(page);
  const jumps = [];
  const links = page.locator(".contents a");
  await page.locator(".contents details").evaluate((details) => (details.open = true));
  for (const i of [9, 2, 13]) {
    await links.nth(i).evaluate((link) => link.click());
    const stood = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(Math.round(scrollY))))));
    const first = await stood();
    let [last, next] = [first, await stood()];
    while (last !== next) [last, next] = [next, await stood()];
    jumps.push([first, last]);
  }
  await page.locator("summary:visible").evaluateAll((all) => all.forEach((summary) => summary.click()));
  await painted(page);
  await unfold(page);
  await reveal(page);
  await page.locator("section h2 a").first().hover();
  await quiz.answer(page, 1, false);
  await quiz.nextButton(page).click();
  await painted(page);
  return { jumps, moved: await page.evaluate(() => globalThis.moved), running: await page.evaluate(() => document.getAnimations().length) };
}

for (const reducedMotion of ["reduce", "no-preference"]) {
  const isReduced = reducedMotion === "reduce";
  lesson(isReduced ? "under reduced motion nothing moves: no transition, no animation, no scrolling by and by" : "where motion is welcome signs turn, and the window jumps all the same", { path: "/#q1", reducedMotion }, async ({ page }) => {
    const { jumps, moved, running } = await bustle(page);
    for (const [first, last] of jumps) assert.equal(first, last, "the window is at once where it goes");
    assert.equal(moved.some((what) => /summary/.test(what)), !isReduced, moved.join("\n"));
    if (isReduced) assert.deepEqual([moved, running], [[], 0]);
    const smooth = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll("body, body *")].filter((element) => getComputedStyle(element).scrollBehavior !== "auto").map((element) => element.className));
    assert.deepEqual(smooth, []);
  });
}
