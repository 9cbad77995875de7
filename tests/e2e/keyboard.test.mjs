// By keys alone: what Tab reaches and in which order, where the focus is after each act, and whether one sees where it is.
import assert from "node:assert/strict";

import { BLANK, lesson } from "./lesson.mjs";
import { painted, takesFocus, toFigure, unfold } from "./page.mjs";
import * as quiz from "./quiz.mjs";
import { openAll, toResults } from "./states.mjs";

const SHIFT = 8;

// In the page: what the walks below ask of it.
function prepareWalk() {
  const name = (element) => {
    const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
    const around = element.closest("figure, section, nav, [data-live]");
    return `${element.localName}.${element.getAttribute("class") ?? ""} “${label.trim().slice(0, 40)}” in ${around?.id || around?.className || around?.dataset.live || "the page"}`;
  };
  // A group of radio buttons is one stop.
  const stop = (element) => (element.type === "radio" ? [...document.querySelectorAll("input[type=radio]")].find((other) => other.name === element.name && other.form === element.form) : element);
  // A radio button may be unseen itself and stand over what is seen.
  const shown = (element) => (getComputedStyle(element).opacity === "0" && element.labels?.[0]) || element;
  const boxes = (element) => [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);

  // All that can have the focus by Tab, each group of radio buttons once.
  const tabbable = (root) => {
    const all = [...root.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, audio, video, [contenteditable], [tabindex]")];
    const can = all.filter((element) => (element.tabIndex >= 0 || element.matches("a, button, input, select, textarea, summary")) && !element.matches(":disabled, [inert] *, [type=hidden]") && getComputedStyle(element).interactivity !== "inert" && element.checkVisibility({ visibilityProperty: true }));
    return [...new Set(can.map(stop))];
  };

  // What is wrong with where the focus is: out of the window, or with something else over most of it.
  const fault = (element) => {
    const seen = shown(element);
    if (!seen.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.matches(".handle, .plane-handle")) return "it is hidden";
    const points = boxes(seen).flatMap(({ x, y, width, height }) => [0.1, 0.5, 0.9].flatMap((part) => [0.2, 0.5, 0.8].map((other) => [x + part * width, y + other * height])));
    const inside = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
    if (inside.length < points.length / 3) return `${inside.length} of ${points.length} points are in the window`;
    const free = inside.filter(([x, y]) => {
      const over = document.elementFromPoint(x, y);
      // A handle may lie on another one, and a cell of the grid has its picture over it.
      return over && (seen.contains(over) || over.contains(seen) || over.contains(element) || (over.matches(".plane-handle, .handle") && element.matches(".plane-handle")) || over.matches(".head-grid canvas"));
    });
    if (free.length >= inside.length / 2) return undefined;
    const over = inside.map(([x, y]) => document.elementFromPoint(x, y)).find((over) => over && !seen.contains(over));
    return `${inside.length - free.length} of ${inside.length} points are under ${over?.localName}.${over?.getAttribute("class")}`;
  };

  // Whether `b` comes after `a` for the eye: below it, or in the same row and to its right. Columns are read one after another, so the two boxes are
  // those in which the ways to `a` and `b` part.
  const precedes = (a, b) => {
    const parts = (element) => { const all = []; for (let at = element; at; at = at.parentElement) all.unshift(at); return all; };
    const [toA, toB] = [parts(a), parts(b)];
    let at = 0;
    while (toA[at] === toB[at] && toA[at]) at += 1;
    // One within the other: the outer one first.
    if (!toA[at] || !toB[at]) return !toA[at];
    const first = (way) => way.slice(at).map(boxes).find((all) => all.length > 0);
    const [from, to] = [first(toA).at(-1), first(toB)[0]];
    const isBelow = to.top >= from.bottom - 4 || (to.top > from.top + from.height / 2);
    const isInRow = to.top < from.bottom && to.bottom > from.top && to.left >= from.right - 4;
    return isBelow || isInRow;
  };
  // Points that are dragged in a plane stand anywhere; their order is that of their tokens in the sentence.
  const isFree = (a, b) => a.matches(".plane-handle") && b.matches(".plane-handle");
  const disorder = (stops) => stops.slice(1).flatMap((to, i) => (precedes(shown(stops[i]), shown(to)) || isFree(stops[i], to) ? [] : [`${name(to)} after ${name(stops[i])}`]));

  let root = document.body, reached = [], faults = [], isOver = true, end;
  // By now the window has followed the focus.
  addEventListener("keyup", () => {
    const element = document.activeElement, isGone = !element || element === document.body || !root.contains(element);
    if (isOver || reached.at(-1) === stop(element)) return;
    // At its end a walk leaves the page, or the part that it looks at, or comes to where it has been; what was left out is told then.
    isOver = reached.length > 0 && (isGone || reached.includes(stop(element)));
    if (isOver || isGone) return;
    const found = fault(element);
    if (found) faults.push(`${name(element)}: ${found}`);
    reached.push(stop(element));
    isOver = stop(element) === end;
  }, true);

  globalThis.walk = {
    start: (selector) => ([root, reached, faults, isOver, end] = [document.querySelector(selector), [], [], false]),
    // Back from the last stop, until the first one is reached.
    turn: async () => {
      const last = reached.at(-1), first = reached[0];
      // Past the end a browser has the focus itself for a moment, and brings it back by and by.
      while (document.activeElement !== last) {
        last.focus();
        for (let frame = 0; frame < 10; frame += 1) await new Promise((done) => requestAnimationFrame(done));
      }
      [reached, faults, isOver, end] = [[last], [], false, first];
    },
    isOver: () => isOver,
    result: () => {
      const wanted = tabbable(root);
      return {
        names: reached.map(name),
        wrong: [
          ...faults,
          ...wanted.filter((element) => !reached.includes(element)).map((element) => `${name(element)} was not reached`),
          ...reached.filter((element) => !wanted.includes(element)).map((element) => `${name(element)} is no control`),
        ],
        disorder: disorder(reached),
      };
    },
    // The order in which the eye reads the stops where they stand now.
    disorder: () => disorder(tabbable(document)),
    // Tab goes on from before the first thing in an element, Shift and Tab from after it.
    goTo: (element) => {
      const was = element.getAttribute("tabindex");
      element.setAttribute("tabindex", "-1");
      element.focus({ preventScroll: true });
      if (was === null) element.removeAttribute("tabindex");
    },
  };
}

// Presses Tab until the focus leaves what `selector` finds, or Shift and Tab from there back to the first stop; tells what was found.
async function walk(page, selector) {
  await page.evaluate((selector) => void globalThis.walk.start(selector), selector);
  return press(page, 0);
}
async function walkBack(page) {
  await page.evaluate(() => globalThis.walk.turn());
  return press(page, SHIFT);
}
async function press(page, modifiers) {
  const cdp = await page.context().newCDPSession(page);
  const key = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9, modifiers };
  for (let pressed = 0; pressed < 1_500; pressed += 20) {
    // Without waiting for each: a browser takes them one after another.
    const presses = Array.from({ length: 20 }, () => ["rawKeyDown", "keyUp"]).flat();
    await Promise.all(presses.map((type) => cdp.send("Input.dispatchKeyEvent", { type, ...key })));
    if (await page.evaluate(() => globalThis.walk.isOver())) return page.evaluate(() => globalThis.walk.result());
  }
  throw new Error("there is no end");
}

// To the results from question 2, with "Start over" asking back.
async function openResults(page) {
  await toResults(page);
  await unfold(page);
  await page.locator(".restart > button").click();
  await page.locator(".confirmation").waitFor();
  await painted(page);
}

lesson("by Tab from the top to the end, and back: every control, in the order in which it is read, none hidden, none twice", { path: "/#q2", reducedMotion: "reduce" }, async ({ page }) => {
  await page.evaluate(prepareWalk);
  const inOrder = async (when) => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await painted(page);
      assert.deepEqual(await page.evaluate(() => globalThis.walk.disorder()), [], `${when}, at ${width} px`);
    }
  };
  await inOrder("as it opens");
  await openAll(page);
  await inOrder("all opened");
  await page.evaluate(() => globalThis.walk.goTo(document.body));
  const forth = await walk(page, "body");
  assert.deepEqual([forth.wrong, forth.disorder], [[], []], "by Tab");
  assert.ok(forth.names.length > 400, `${forth.names.length} stops`);
  const back = await walkBack(page);
  assert.deepEqual(back.wrong, [], "by Shift+Tab");
  assert.deepEqual(back.names.toReversed(), forth.names, "back as forth");

  await openResults(page);
  await inOrder("the results");
  await page.evaluate(() => globalThis.walk.goTo(document.getElementById("check")));
  const results = await walk(page, "#check");
  assert.deepEqual([results.wrong, results.disorder], [[], []], "the results, by Tab");
  assert.ok(results.names.length > 30, `${results.names.length} stops in the results`);
});

// Focuses `control`, presses a key on it, and waits until the focus is on `expected`, in the window.
async function act(control, key, expected = control, options = {}) {
  await control.focus();
  await control.page().keyboard.press(key);
  await stays(expected, options);
}

// What has the focus keeps it once all is drawn and a browser has looked after it, and is in sight.
async function stays(expected, { isInSight = true } = {}) {
  await takesFocus(expected);
  await painted(expected.page());
  const there = await expected.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return [element.getRootNode().activeElement === element, bottom > 0 && top < innerHeight];
  });
  assert.deepEqual(there, [true, there[1] || isInSight], `${expected} has the focus, in sight`);
}

const button = (figure, name) => figure.getByRole("button", { name, exact: true });

const LABS = ["pipeline", "softmax", "root", "blend", "table", "masks", "order", "heads", "speed", "cache", "linear", "lookup", "same"];

lesson("in a figure the focus is never lost: not by a reveal, not where undo comes to its end, not by a measurement", {}, async ({ page }) => {
  await unfold(page);
  // From here on the page is used by keys.
  await page.keyboard.press("Tab");
  for (const lab of LABS) {
    const figure = await toFigure(page, lab);
    const guess = figure.locator(".lab-prediction").getByRole("radio").first();
    if ((await guess.count()) > 0) await act(guess, "Space");
    else await act(figure.getByRole("slider").first(), "ArrowUp");
    await act(button(figure, "Reveal"), "Enter", figure.locator(".lab-verdict"));
    // A figure that becomes much lower may take the button out of the window, until the next key.
    const [undo, reset] = [button(figure, "Undo"), button(figure, "Reset")];
    await act(undo, "Enter", undo, { isInSight: false });
    await act(undo, "Enter", reset, { isInSight: false });
    await act(reset, "Enter", reset, { isInSight: false });
    await act(button(figure, "Copy link to this state"), "Enter", figure.locator(".lab-link"));
    const fold = figure.locator(".lab-numbers > summary");
    await act(fold, "Enter");
    await act(fold, "Enter");
  }

  const pipeline = await toFigure(page, "pipeline");
  const [next, previous] = ["Next step", "Back"].map((name) => button(pipeline, name));
  for (const [step, other] of [[next, previous], [previous, next]]) {
    await step.focus();
    while (await step.isEnabled()) await page.keyboard.press("Enter").then(() => painted(page));
    await stays(other);
  }

  // A measurement that is ended, and one that ends by itself when the reader has gone on.
  const speed = await toFigure(page, "speed");
  await speed.locator(".lab-prediction").getByRole("radio").first().press("Space");
  await button(speed, "Reveal").press("Enter");
  const measure = speed.locator(".measure > button");
  await act(measure, "Enter");
  await act(measure, "Enter");
  await measure.press("Enter");
  const other = button(speed, "Reset");
  await other.focus();
  await speed.locator(".measure table").waitFor();
  await stays(other);
});

lesson("in the trained model the focus is never lost or taken away: not by the download, not by a new text", { path: "/#lab=model/1" }, async ({ page }) => {
  const figure = await toFigure(page, "model");
  const load = figure.getByRole("button").filter({ hasText: "MB" });
  await page.keyboard.press("Tab");
  let release;
  const released = new Promise((done) => (release = done));
  await page.context().route(/weights/, (route) => released.then(() => route.continue()));
  const cancel = button(figure, "Cancel");
  await act(load, "Enter", cancel);
  await act(cancel, "Enter", load);
  await act(load, "Enter", cancel);
  // What is said of it stands in a line that was there before: one that comes together with its words may go unheard.
  const line = await figure.getByRole("status").first().elementHandle();
  const loading = await line.textContent();
  release();
  await figure.locator(".model-token").first().waitFor();
  await stays(figure);
  assert.ok(loading.trim(), "it is said that it loads");
  assert.deepEqual(await line.evaluate((line) => [line.isConnected, line.textContent]), [true, await figure.getByRole("grid").getAttribute("aria-label")], "it is said that it has loaded");
  for (const control of await figure.locator(".model-examples button, .model-find button").all()) {
    await act(control, "Enter");
    await figure.locator(".model-token").first().waitFor();
    await stays(control);
  }
  await act(figure.locator(".model-token").nth(3), "Enter");
  const cells = figure.getByRole("gridcell");
  await act(figure.locator('[role="gridcell"][tabindex="0"]'), "End", cells.nth(11));
  const field = figure.locator("textarea");
  await act(field, "End");
  await page.keyboard.type(" And then");
  await figure.locator(".model-token").filter({ hasText: /^then$/ }).waitFor();
  await stays(field);
});

lesson("in the quiz the focus goes where the next step is: verdict, question, results, and back from what asks", { path: "/#q1" }, async ({ page, context, origin }) => {
  const check = page.locator("section#check");
  const feedback = check.locator(".feedback");
  const heading = check.locator(".results-title");
  await act(quiz.option(page, 1, quiz.choice(1, false)), "Space");
  await act(quiz.checkButton(page), "Enter", feedback);
  const why = button(check, "Show me why");
  await act(why, "Enter");
  await check.getByRole("figure").waitFor();
  await stays(why);
  await act(why, "Enter");
  await act(quiz.nextButton(page), "Enter", quiz.question(page, 2));
  await act(quiz.questions(page).getByRole("button").nth(3), "Enter", quiz.question(page, 4));

  // What another tab does takes nothing away.
  const other = await context.newPage();
  await other.goto(`${origin}/#q5`);
  await quiz.answer(other, 5);
  await other.close();
  const option = quiz.options(page, 4).first();
  await option.focus();
  await quiz.questions(page).getByRole("button", { name: /^Question 5, answered correctly/ }).waitFor();
  await stays(option);

  await quiz.questions(page).getByRole("button").nth(14).press("Enter");
  await act(quiz.option(page, 15, quiz.choice(15)), "Space");
  await act(quiz.checkButton(page), "Enter", feedback);
  await act(quiz.resultsButton(page), "Enter", heading);
  const restart = check.locator("[data-focus=restart]");
  const asked = check.locator(".confirmation");
  await act(restart, "Enter", asked);
  await act(asked.getByRole("button").first(), "Enter", restart);
  await act(check.locator(".export > summary"), "Enter");
  await act(restart, "Enter", asked);
  await act(asked.getByRole("button").last(), "Enter", quiz.question(page, 1));
});

// What the screen shows, as it is; the window's own scrolling stays out of it.
async function picture(cdp, clip) {
  const { data } = await cdp.send("Page.captureScreenshot", { format: "png", clip: { ...clip, scale: 1 }, optimizeForSpeed: true });
  return `data:image/png;base64,${data}`;
}

// In a page: how many pixels of two pictures are apart by a contrast of 3 or more.
async function nApart([one, other]) {
  const pixels = async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  };
  const channel = Array.from({ length: 256 }, (_, value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  const light = (data, i) => 0.2126 * channel[data[i]] + 0.7152 * channel[data[i + 1]] + 0.0722 * channel[data[i + 2]] + 0.05;
  const [a, b] = await Promise.all([one, other].map(pixels));
  let n = 0;
  for (let i = 0; i < a.length; i += 4) {
    const [x, y] = [light(a, i), light(b, i)];
    if (Math.max(x, y) / Math.min(x, y) >= 3) n += 1;
  }
  return n;
}

const LOOKS = [
  ["light", { colorScheme: "light", forcedColors: "none" }],
  ["dark", { colorScheme: "dark", forcedColors: "none" }],
  ["forced colors, light", { colorScheme: "light", forcedColors: "active" }],
  ["forced colors, dark", { colorScheme: "dark", forcedColors: "active" }],
];

lesson("one sees where the focus is: on each kind of control, light, dark and in forced colors, pixels change by a contrast of 3 or more", { path: "/?theme=auto#q2", reducedMotion: "reduce" }, async ({ page, context, origin }) => {
  await openAll(page);
  const blank = await context.newPage();
  await blank.goto(origin + BLANK);
  await page.bringToFront();
  const cdp = await context.newCDPSession(page);
  // By a key, so that the browser shows the focus from now on.
  await page.keyboard.press("Tab");
  // One of each kind, by its element, class, role and state.
  const kinds = await page.evaluateHandle(() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((element) => element.checkVisibility() && !element.matches(":disabled, .skip") && getComputedStyle(element).interactivity !== "inert");
    const kind = (element) => [element.localName, element.getAttribute("class"), element.type, element.role, element.checked, element.ariaPressed, element.closest(".chips, .steps, .option, .contents, .matrix")?.className].join(" ");
    return [...new Map(all.map((element) => [kind(element), element])).values()];
  });
  const n = await kinds.evaluate((all) => all.length);
  assert.ok(n > 25, `${n} kinds`);
  const wrong = [];
  for (const [look, media] of LOOKS) {
    await page.emulateMedia(media);
    await painted(page);
    for (let i = 0; i < n; i += 1) {
      const { name, perimeter, clip } = await kinds.evaluate(async (all, i) => {
        const element = all[i], drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        element.scrollIntoView({ block: "center", behavior: "instant" });
        element.focus({ preventScroll: true });
        await drawn();
        const { x, y, width, height } = [...element.getClientRects()][0];
        const from = [Math.max(0, x - 8), Math.max(0, y - 8)], to = [Math.min(innerWidth, x + width + 8), Math.min(innerHeight, y + height + 8)];
        return {
          name: `${element.localName}.${element.getAttribute("class") ?? ""} “${(element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent).trim().slice(0, 30)}”`,
          perimeter: 2 * (Math.min(width, innerWidth) + Math.min(height, innerHeight)),
          clip: { x: from[0], y: from[1] + scrollY, width: to[0] - from[0], height: to[1] - from[1] },
        };
      }, i);
      const focused = await picture(cdp, clip);
      await kinds.evaluate((all, i) => new Promise((done) => { all[i].blur(); requestAnimationFrame(() => requestAnimationFrame(done)); }), i);
      const changed = await blank.evaluate(nApart, [focused, await picture(cdp, clip)]);
      if (process.env.SHOW) console.log(look, name, (changed / perimeter).toFixed(2));
      // As much as a line of 1 px all around; those of the lesson are of 3 px.
      if (changed < perimeter) wrong.push(`${look}: ${name}: ${changed} pixels for ${Math.round(perimeter)} px around`);
    }
  }
  assert.deepEqual(wrong, []);
});
