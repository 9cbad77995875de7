// The page is whole before its program runs, and the program wakes it in place: nothing moves, nothing that a reader did is lost.
import assert from "node:assert/strict";

import { BLANK, lesson } from "./lesson.mjs";
import { hasFocus, holdBack, painted, PLACES, start, until, wake } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const held = { prepare: holdBack, started: false };
const openFigures = (page) => page.locator("details.deeper").evaluateAll((all) => all.forEach((fold) => (fold.open = true)));

// Every node outside the places with its box, and every place's height, as they are now.
const remember = (page) =>
  page.evaluate((places) => {
    globalThis.seen = () => {
      const nodes = [];
      for (const part of document.querySelectorAll("header, main")) {
        const isOutside = (node) => (node.parentElement.closest(places) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
        const walk = document.createTreeWalker(part, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, isOutside);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) nodes.push(node);
      }
      const boxOf = (node) => {
        const range = document.createRange();
        range.selectNode(node);
        const { x, y, width, height } = node instanceof Element ? node.getBoundingClientRect() : range.getBoundingClientRect();
        return [x + scrollX, y + scrollY, width, height];
      };
      return { nodes, boxes: nodes.map(boxOf), texts: nodes.map((node) => node.nodeValue), scrolled: scrollY };
    };
    globalThis.before = globalThis.seen();
  }, PLACES);

// What is not as it was then, in words.
const changes = (page) =>
  page.evaluate(() => {
    const [before, now] = [globalThis.before, globalThis.seen()];
    const name = (node) => `${node.parentElement.closest("section")?.id ?? "header"}: ${node.nodeName} ${(node.dataset?.live ?? node.textContent).slice(0, 40)}`;
    const found = [];
    if (now.nodes.length !== before.nodes.length) found.push(`${before.nodes.length} nodes became ${now.nodes.length}`);
    if (now.scrolled !== before.scrolled) found.push(`scrolled from ${before.scrolled} to ${now.scrolled}`);
    for (const [i, node] of before.nodes.entries()) {
      if (node !== now.nodes[i]) found.push(`${name(node)} is another`);
      else if (before.texts[i] !== now.texts[i]) found.push(`${name(node)} says something else`);
      else if (before.boxes[i].some((edge, side) => Math.abs(edge - now.boxes[i][side]) > 0.5)) found.push(`${name(node)}: ${before.boxes[i]} became ${now.boxes[i]}`);
    }
    return found.slice(0, 12);
  });

for (const width of [320, 390, 820, 1440]) {
  for (const theme of ["light", "dark"]) {
    lesson(`nothing moves when the page wakes, ${theme} at ${width} px`, { ...held, path: `/?theme=${theme}`, width }, async ({ page, prepared: release }) => {
      await openFigures(page);
      await painted(page);
      await remember(page);
      release();
      await start(page);
      await wake(page);
      await painted(page);
      assert.deepEqual(await changes(page), []);
    });
  }
}

lesson("in the middle of the page nothing moves either, and what is folded keeps its height when it is opened", held, async ({ page, prepared: release }) => {
  await page.locator("section#softmax").evaluate((section) => section.scrollIntoView({ behavior: "instant" }));
  await openFigures(page);
  await painted(page);
  await remember(page);
  await page.locator("details.deeper").evaluateAll((all) => all.forEach((fold) => (fold.open = false)));
  release();
  await start(page);
  await wake(page);
  // Opened only now, they wake only now.
  assert.equal(await page.locator("details.deeper [data-awake]").count(), 0);
  await openFigures(page);
  await wake(page);
  await page.evaluate(() => scrollTo({ top: globalThis.before.scrolled, behavior: "instant" }));
  await painted(page);
  assert.deepEqual(await changes(page), []);
});

// The steps in which a page is laid out wait until `release` is called.
async function holdSteps(context) {
  await context.addInitScript(() => {
    const [later, held] = [setTimeout, []];
    globalThis.setTimeout = (call, ms, ...given) => (ms === undefined ? held.push(call) : later(call, ms, ...given));
    globalThis.release = () => {
      globalThis.setTimeout = later;
      for (const call of held.splice(0)) later(call);
    };
  });
}

for (const [act, does] of Object.entries({
  "follows a link": (page) => page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "Where the analogy breaks" }).click(),
  "presses a key": (page) => page.keyboard.press("End"),
  "turns the wheel": (page) => page.mouse.wheel(0, 2_000),
})) {
  lesson(`a page that is opened at its top is laid out in steps, until the reader ${act}`, { path: BLANK, prepare: holdSteps, started: false }, async ({ page, origin }) => {
    await page.goto(origin);
    const isInSteps = () => page.locator("html").evaluate((html) => "steps" in html.dataset);
    const isLaidOut = (id) => page.locator(`#${id} h2`).evaluate((title) => title.checkVisibility({ contentVisibilityAuto: true }));
    assert.deepEqual([await isInSteps(), await isLaidOut("premise"), await isLaidOut("breaks")], [true, true, false]);
    await does(page);
    await until(() => page.evaluate(() => {
      const before = scrollY;
      return new Promise((done) => setTimeout(() => done(before > 1_000 && before === scrollY), 200));
    }));
    assert.deepEqual([await isInSteps(), await isLaidOut("breaks")], [false, true]);
    await page.evaluate(() => globalThis.release());
    const places = () => page.locator("main > section").evaluateAll((all) => all.map((section) => section.getBoundingClientRect().top));
    const before = await places();
    await start(page);
    await wake(page);
    await painted(page);
    assert.deepEqual(await places(), before);
  });
}

lesson("a page that is laid out in steps comes out as one that is laid out at once", { path: BLANK, started: false }, async ({ page, origin }) => {
  const heights = () => page.locator("main > section").evaluateAll((all) => all.map((section) => section.offsetHeight));
  await page.goto(origin);
  await start(page);
  assert.equal(await page.locator("main > [data-whole]").count(), await page.locator("main > section").count());
  const inSteps = await heights();
  for (const visit of [() => page.reload(), () => page.goto(origin + BLANK).then(() => page.goto(`${origin}/#lookup`))]) {
    await visit();
    await start(page);
    assert.equal(await page.locator("[data-whole]").count(), 0);
    assert.deepEqual(await heights(), inSteps);
  }
});

const numbers = (page, lab) => page.locator(`[data-live="${lab}"] details.lab-numbers`);

for (const lab of ["softmax", "order"]) {
  lesson(`a fold that was opened in the figure ${lab}, and the focus on it, survive waking`, held, async ({ page, prepared: release }) => {
    await openFigures(page);
    await numbers(page, lab).locator("summary").click();
    await page.evaluate((lab) => (globalThis.old = document.querySelector(`[data-live="${lab}"] summary`)), lab);
    assert.ok(await hasFocus(numbers(page, lab).locator("summary")));
    assert.ok((await numbers(page, lab).locator("tbody tr:visible").count()) > 0, "the numbers are there before the program");
    release();
    await start(page);
    await wake(page);
    await painted(page);
    assert.ok(await page.evaluate(() => !globalThis.old.isConnected), "the figure woke");
    assert.ok((await numbers(page, lab).getAttribute("open")) !== null);
    assert.ok((await numbers(page, lab).locator("tbody tr:visible").count()) > 0);
    assert.ok(await hasFocus(numbers(page, lab).locator("summary")));
  });
}

lesson("the focus on a link of the text stays there", held, async ({ page, prepared: release }) => {
  const link = page.locator("section#masks h2 a");
  await link.focus();
  release();
  await start(page);
  await wake(page);
  assert.ok(await hasFocus(link));
});

const NATIVE = "button, input, select, textarea";
const CONTROLS = `${NATIVE}, [role=slider], [role=gridcell], [role=button]`;

lesson("controls that wait take neither click nor focus", held, async ({ page, prepared: release }) => {
  await page.locator("main details").evaluateAll((all) => all.forEach((fold) => (fold.open = true)));
  await painted(page);
  const taken = await page.locator(PLACES).evaluateAll((places, [controls, native]) => {
    const found = [];
    for (const control of places.flatMap((place) => [...place.querySelectorAll(controls)])) {
      if (!control.checkVisibility()) continue;
      const name = `${control.closest("[data-live]").dataset.live}: ${control.outerHTML.slice(0, 80)}`;
      control.focus();
      if (document.activeElement === control) found.push(`focus: ${name}`);
      // What is no control by itself hears nothing before the program.
      if (!control.matches(native)) continue;
      control.scrollIntoView({ block: "center", behavior: "instant" });
      const { x, y, width, height } = control.getBoundingClientRect();
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      if (control.contains(hit) || hit?.closest("label")?.contains(control)) found.push(`click: ${name}`);
    }
    return found;
  }, [CONTROLS, NATIVE]);
  assert.deepEqual(taken, []);
  // And by hand: on a label, on a radio button, on a slider, on a button.
  const states = () => page.locator(`:is(${PLACES}) input`).evaluateAll((all) => all.map(({ checked, value }) => `${checked} ${value}`));
  const before = await states();
  for (const control of ["[data-live=quiz] label", "[data-live=quiz] input", "[data-live=softmax] input[type=range]", "[data-live=masks] button"]) {
    const { x, y, width, height } = await page.locator(control).first().evaluate((element) => {
      element.scrollIntoView({ block: "center", behavior: "instant" });
      return element.getBoundingClientRect().toJSON();
    });
    await page.mouse.click(x + width / 4, y + height / 2);
  }
  assert.deepEqual(await states(), before);
  release();
  await start(page);
  await quiz.answer(page, 1);
});
