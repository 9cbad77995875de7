// With one finger on a phone: a handle follows it and the page stays; beside a handle the page scrolls.
import assert from "node:assert/strict";

import { lesson } from "./lesson.mjs";
import { painted, reveal, toFigure, unfold } from "./page.mjs";

const PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true, reducedMotion: "reduce" };

// A finger that goes from one point to another, as a browser gets it: it decides by itself whether the page scrolls.
async function drag(cdp, [x, y], [dx, dy]) {
  const touch = (type, part) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: x + dx * part, y: y + dy * part }] });
  await touch("touchStart", 0);
  for (let step = 1; step <= 8; step += 1) await touch("touchMove", step / 8);
  await touch("touchEnd");
}

const scrolled = (page) => page.evaluate(() => Math.round(scrollY));

lesson("by one finger every handle moves and the page does not, and a swipe beside it scrolls the page", PHONE, async ({ page, context }) => {
  await unfold(page);
  await reveal(page);
  // Bars are handles before the reveal, too.
  await (await toFigure(page, "softmax")).getByRole("button", { name: "Reset", exact: true }).click();
  const cdp = await context.newCDPSession(page);
  const handles = await page.locator("main figure :is(input[type=range], .plane-handle):visible").elementHandles();
  const wrong = [];
  let [nSliders, nBars, nPoints] = [0, 0, 0];
  for (const handle of handles) {
    const { name, kind, from, by } = await handle.evaluate(async (element) => {
      element.scrollIntoView({ block: "center", behavior: "instant" });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const { x, y, width, height } = element.getBoundingClientRect();
      const name = `${element.getAttribute("aria-label") ?? element.labels[0].textContent} in ${element.closest("figure").id}`;
      if (element.matches(".plane-handle")) return { name, kind: "point", from: [x + width / 2, y + height / 2], by: [x > innerWidth / 2 ? -30 : 30, 40] };
      const share = (element.value - element.min) / (element.max - element.min);
      if (element.matches(".handle")) return { name, kind: "bar", from: [x + width / 2, y + height * (1 - share)], by: [0, -60] };
      const thumb = 16;
      return { name, kind: "slider", from: [x + thumb / 2 + share * (width - thumb), y + height / 2], by: [share > 0.5 ? -50 : 50, 0] };
    });
    const value = () => handle.evaluate((element) => element.getAttribute("aria-valuetext") ?? element.value);
    // How far the window has gone, and where the handle stands in it: a scrolled page changes both. Where only one changes, a line of
    // text has come or gone, which browsers make up for where they can.
    const place = () => handle.evaluate((element) => [scrollY, (element.closest("svg") ?? element).getBoundingClientRect().top].map(Math.round));
    const [before, [scrolledBefore, topBefore]] = [await value(), await place()];
    await drag(cdp, from, by);
    await painted(page);
    if ((await value()) === before) wrong.push(`${name} does not follow the finger`);
    const [scrolledAfter, topAfter] = await place();
    if (scrolledAfter !== scrolledBefore && topAfter !== topBefore) wrong.push(`${name}: the page went by ${scrolledAfter - scrolledBefore} px`);
    if (kind === "slider") nSliders += 1;
    if (kind === "bar") nBars += 1;
    if (kind === "point") nPoints += 1;
  }
  assert.ok(nSliders > 20 && nBars === 4 && nPoints === 10, `${nSliders} sliders, ${nBars} bars, ${nPoints} points`);

  // From beside the handles of each figure: from its sentence, and where it has one from the drawing's edge, the plane between its points, a cell.
  const starts = await page.locator("main figure").evaluateAll((figures) => figures.flatMap((figure, i) =>
    [".lab-sentence", "canvas", "svg.plane", ".slider-name", ".heat td[data-level]"].filter((selector) => figure.querySelector(selector)?.checkVisibility()).map((selector) => [i, selector])));
  assert.ok(starts.length >= 25, `${starts.length} places`);
  for (const [i, selector] of starts) {
    const { name, from } = await page.locator("main figure").nth(i).evaluate(async (figure, selector) => {
      const element = figure.querySelector(selector);
      element.scrollIntoView({ block: "center", behavior: "instant" });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const { x, y, width, height } = element.getBoundingClientRect();
      // The first point that no handle is at.
      const points = [0.5, 0.3, 0.7, 0.1, 0.9, 0.03].flatMap((part) => [0.5, 0.3, 0.7, 0.96].map((other) => [x + width * part, y + height * other]));
      return { name: `${selector} in ${figure.id}`, from: points.find((point) => !document.elementFromPoint(...point)?.matches(".handle, .plane-handle, input")) };
    }, selector);
    assert.ok(from, `${name}: there is room beside the handles`);
    const stood = await scrolled(page);
    await drag(cdp, from, [0, -200]);
    await page.waitForFunction((stood) => scrollY > stood + 100, stood, { timeout: 10_000 }).catch(() => wrong.push(`${name}: a swipe does not scroll the page`));
  }
  assert.deepEqual(wrong, []);
});
