// What axe and IBM's checker find, how large targets are, and what a narrow window, a large text or text set apart must not break.
import assert from "node:assert/strict";

import { failures, violations } from "./checkers.mjs";
import { lesson } from "./lesson.mjs";
import { hosted } from "./lms.mjs";
import { holdBack, overflow, painted, reveal, start, turn, unfold, until } from "./page.mjs";
import * as quiz from "./quiz.mjs";
import { openAll, openFigures, showWhy, toResults } from "./states.mjs";

// The quiz: all that changes once the page was looked at with everything open.
const CHECK = "section#check";

const LOOKS = [
  ["light", "/?theme=light#q2", { colorScheme: "light" }],
  ["dark", "/?theme=dark#q2", { colorScheme: "dark" }],
  ["dark by the system", "/#q2", { colorScheme: "dark" }],
  ["embedded", "/?embed=1#q2", {}],
  ["light at 390 px", "/?theme=light#q2", { width: 390, height: 844 }],
];

for (const [look, path, options] of LOOKS) {
  lesson(`axe finds nothing, ${look}`, { path, reducedMotion: "reduce", ...options }, async ({ page }) => {
    assert.deepEqual(await violations(page), [], "as it opens");
    await unfold(page);
    await reveal(page);
    await showWhy(page);
    assert.deepEqual(await violations(page), [], "all unfolded, a wrong answer checked, a demonstration open");
    await quiz.questions(page).getByRole("button", { name: /^Question 1,/ }).click();
    await quiz.answer(page, 1);
    await toResults(page);
    assert.deepEqual(await violations(page, CHECK), [], "the results");
  });
}

for (const [look, path, options] of LOOKS.filter(([look]) => look !== "dark by the system")) {
  lesson(`IBM's checker finds nothing, ${look}`, { path, reducedMotion: "reduce", ...options }, async ({ page }) => {
    assert.deepEqual(await failures(page), []);
  });
}

for (const [size, options] of [["wide", {}], ["at 390 px", { width: 390, height: 844 }]]) {
  lesson(`IBM's checker finds nothing in all that can be opened, ${size}`, { path: "/#q2", reducedMotion: "reduce", ...options }, async ({ page }) => {
    await openFigures(page);
    assert.deepEqual(await failures(page), [], "all unfolded and revealed, the model at work");
    // The checker takes its time, and what follows is the same at any width.
    if (options.width) return;
    await showWhy(page);
    assert.deepEqual(await failures(page), [], "a wrong answer checked, a demonstration open");
    await quiz.questions(page).getByRole("button", { name: /^Question 1,/ }).click();
    await quiz.answer(page, 1);
    assert.deepEqual(await failures(page, CHECK), [], "a right answer checked");
    await toResults(page);
    await unfold(page);
    assert.deepEqual(await failures(page, CHECK), [], "the results");
  });
}

for (const [look, { path, ...options }] of [["light", { path: "theme=light" }], ["dark at 390 px", { path: "theme=dark", width: 390, height: 844 }], ["embedded", { path: "embed=1" }]]) {
  lesson(`axe and IBM's checker find nothing where a figure is presented, ${look}`, { path: `/?present=1&${path}#lab=pipeline/1`, reducedMotion: "reduce", ...options }, async ({ page }) => {
    for (const lab of ["pipeline", "softmax"]) {
      await page.locator(`[data-presented] #lab-${lab}`).waitFor();
      const shown = page.locator("[data-presented]");
      assert.deepEqual(await violations(page), [], `${lab}, as it opens`);
      for (const field of await shown.getByRole("spinbutton").all()) await field.fill("12");
      await shown.getByRole("spinbutton").first().fill("17");
      assert.deepEqual(await violations(page), [], `${lab}, with hands`);
      assert.deepEqual(await failures(page), [], `${lab}, with hands`);
      await reveal(page);
      await shown.locator(".lab-verdict").waitFor();
      assert.deepEqual(await violations(page), [], `${lab}, revealed`);
      assert.deepEqual(await failures(page), [], `${lab}, revealed`);
      await turn(page, "PageDown");
    }
  });
}

// A page that the lesson is mounted into, in a shadow root.
const HOST = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page with a lesson</title><link rel="icon" href="data:,"></head>
<body><div id="here"></div><script type="module">
import init, { mount } from "/embed/attention-lesson.js";
await init();
mount(document.getElementById("here"));
</script></body></html>`;

hosted("IBM's checker and axe find nothing in a shadow root", { pages: { "/host": HOST } }, async ({ page }) => {
  await page.locator('#here [data-live="quiz"][data-awake]').waitFor();
  await page.locator("#here [data-awake] #lab-softmax").waitFor();
  await painted(page);
  assert.deepEqual(await failures(page), []);
  // axe looks for what the link leads to in the page around; the program follows it within the shadow root.
  assert.deepEqual((await violations(page)).filter((line) => !line.startsWith("skip-link ")), []);
  await page.locator("#here .skip").press("Enter");
  await page.waitForFunction(() => document.activeElement.shadowRoot.activeElement.id === "premise");
});

// A box that scrolls by itself is a stop of the Tab key where it scrolls, and not where all of it is in sight.
const stops = (page) => page.locator(".formula, .table-box, .ledger-box").evaluateAll((boxes) => {
  const shown = boxes.filter((box) => box.checkVisibility()).map((box) => [box.scrollWidth > box.clientWidth, box.tabIndex === 0, `${box.className} ${box.textContent.trim().slice(0, 30)}`]);
  return { n: shown.filter(([scrolls]) => scrolls).length, wrong: shown.filter(([scrolls, stops]) => scrolls !== stops).map(([, , name]) => name) };
});

lesson("what scrolls by itself is a stop of the Tab key, and only while it scrolls", { width: 390, height: 844 }, async ({ page }) => {
  await unfold(page);
  await reveal(page);
  await unfold(page);
  for (const [width, least, most] of [[390, 5, 100], [320, 10, 100], [1280, 0, 0]]) {
    await page.setViewportSize({ width, height: 844 });
    await painted(page);
    let found;
    // Boxes are measured once the page has kept its size for a moment.
    await until(async () => (found = await stops(page)).wrong.length === 0).catch(() => {});
    const { n, wrong } = found;
    assert.ok(n >= least && n <= most, `${n} boxes scroll at ${width} px`);
    assert.deepEqual(wrong, [], `${width} px`);
  }
});

// 320 px at four pixels each is a window of 1280 px at a zoom of 400%; 32 px is text at 200%.
for (const [width, text, options] of [[320, 16, { height: 256, deviceScaleFactor: 4 }], [390, 16, {}], [820, 16, {}], [390, 32, {}], [320, 32, {}]]) {
  const prepare = (context) => context.addInitScript((text) => addEventListener("DOMContentLoaded", () => (document.documentElement.style.fontSize = `${text}px`)), text);
  lesson(`no sideways scroll at ${width} px, with text of ${text} px`, { path: "/#q2", width, height: 700, reducedMotion: "reduce", prepare, ...options }, async ({ page }) => {
    await assertFits(page);
  });
}

// Text that is cut off, or sticks out of what has an edge: a button, a cell, a figure. What scrolls by itself holds its own.
const outside = (page) => page.evaluate(() => {
  const found = [];
  const texts = document.createTreeWalker(document.getElementById("lesson"), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility({ visibilityProperty: true }) || element.closest(".unseen, .skip, option, legend")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const all = range.getBoundingClientRect();
    for (let around = element; around && around.id !== "lesson"; around = around.parentElement) {
      const style = getComputedStyle(around), box = around.getBoundingClientRect();
      if (["auto", "scroll"].includes(style.overflowX)) break;
      const hasEdge = style.overflowX !== "visible" || around.matches("button, summary, td, th, figure, .card, .results") || (style.display !== "inline" && style.borderLeftWidth !== "0px" && style.borderTopWidth !== "0px");
      const by = Math.max(all.right - box.right, box.left - all.left, all.bottom - box.bottom - 3, box.top - all.top - 3);
      if (hasEdge && by > 1.5) found.push(`“${text.data.trim().slice(0, 30)}” in ${around.localName}.${around.getAttribute("class")} by ${Math.round(by)} px`);
    }
  }
  return found;
});

// Nothing sticks out or is cut off, as the page opens at question 2, with all opened, at each step of the first figure, after a right
// answer, and in the results.
async function assertFits(page) {
  const fits = async (when) => assert.deepEqual([await overflow(page), await outside(page)], [[], []], when);
  await fits("as it opens");
  await openAll(page);
  await fits("all unfolded, an answer checked");
  const steps = page.locator("[data-awake] #lab-pipeline .steps").first().getByRole("radio");
  for (const step of await steps.all()) {
    await step.evaluate((step) => step.click());
    await painted(page);
    await fits(`step ${await step.evaluate((step) => step.parentElement.textContent)}`);
  }
  await quiz.questions(page).getByRole("button", { name: /^Question 1,/ }).click();
  await quiz.answer(page, 1);
  await fits("a right answer checked");
  await toResults(page);
  await unfold(page);
  await fits("the results");
  await page.locator(".restart > button").click();
  await page.locator(".confirmation").waitFor();
  await fits("asked whether to start over");
}

// What WCAG 1.4.12 lets a reader set.
const APART = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";

for (const width of [390, 1280]) {
  const prepare = (context) => context.addInitScript((style) => addEventListener("DOMContentLoaded", () => document.head.append(Object.assign(document.createElement("style"), { textContent: style }))), APART);
  lesson(`text that is set apart is cut off nowhere, at ${width} px`, { path: "/#q2", width, height: 844, reducedMotion: "reduce", prepare }, async ({ page }) => {
    assert.equal(await page.locator("main p").first().evaluate((p) => parseFloat(getComputedStyle(p).letterSpacing) > 1), true);
    await assertFits(page);
  });
  lesson(`text that is set apart is cut off nowhere before the program runs, at ${width} px`, {
    width, height: 844, started: false, prepare: (context) => Promise.all([prepare(context), holdBack(context)]),
  }, async ({ page, prepared: [, release] }) => {
    assert.deepEqual([await overflow(page), await outside(page)], [[], []]);
    await release();
    await start(page);
  });
}

// What a screen reader's list of tables says of each: one without a name is found by its place alone.
lesson("every table has a name, in the figures and in what is folded away", { path: "/#q2", reducedMotion: "reduce" }, async ({ page }) => {
  await openAll(page);
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send("Accessibility.getFullAXTree");
  const tables = nodes.filter(({ ignored, role }) => !ignored && ["table", "grid"].includes(role.value));
  assert.ok(tables.length > 30, `${tables.length} tables`);
  const nameless = [];
  for (const { name, backendDOMNodeId } of tables.filter(({ name }) => !name?.value.trim())) {
    const { node } = await cdp.send("DOM.describeNode", { backendNodeId: backendDOMNodeId });
    nameless.push(`${name?.value}: ${node.localName} ${node.attributes.join(" ")}`);
  }
  assert.deepEqual(nameless, []);
});

// All that can be activated, but for links in a sentence, whose line gives them their height.
const targets = (page) => page.evaluate(() => {
  const isInSentence = (link) => {
    if (getComputedStyle(link).display !== "inline") return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const words = [...block.querySelectorAll("a")].reduce((words, other) => words.replace(other.textContent, ""), block.textContent);
    return /\p{L}{2}/u.test(words);
  };
  return [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [role=slider], [role=gridcell][tabindex]")]
    .filter((element) => element.checkVisibility() && element.type !== "hidden" && !(element.localName === "a" && isInSentence(element)))
    .map((element) => {
      const { width, height } = (/radio|checkbox/.test(element.type) ? element.closest("label") : element).getBoundingClientRect();
      const isControl = element.matches("button, summary, input, select, textarea");
      return { width, height, isControl, name: `${element.localName} “${(element.getAttribute("aria-label") || element.closest("label, a, button, summary, td")?.textContent || "").trim().slice(0, 30)}”` };
    });
});

// Those that are under 24 px in one direction, and controls under 44 px.
async function small(page) {
  const all = await targets(page);
  assert.ok(all.length > 100, `${all.length} targets`);
  return all
    .filter(({ width, height, isControl }) => Math.min(width, height) < (isControl ? 43.9 : 24))
    .map(({ width, height, name }) => `${name}: ${width.toFixed(1)} × ${height.toFixed(1)}`);
}

lesson("on a phone no target is under 24 px, and no control under 44 px", { path: "/#q2", width: 390, height: 844, hasTouch: true, isMobile: true, reducedMotion: "reduce" }, async ({ page }) => {
  assert.deepEqual(await small(page), [], "as it opens");
  await openFigures(page);
  assert.deepEqual(await small(page), [], "all unfolded and revealed, the model at work");
  await showWhy(page);
  await unfold(page);
  assert.deepEqual(await small(page), [], "a demonstration open");
  await toResults(page);
  await unfold(page);
  assert.deepEqual(await small(page), [], "the results");
});
