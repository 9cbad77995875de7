// How a slow phone loads the page: first and largest paint, when quiz and first figure answer, what moves meanwhile: load.mjs [dist]
import { DESKTOP, PHONE, measure, median, settled, visit } from "./visit.mjs";

const RUNS = 5;
const LIMITS = { firstPaintS: 1, largestAfterFirstS: 0.1, answersS: 3, shifts: 0.02 };
const STEP_PX = 300;
const STEP_MS = 100;

// In the page: notes paints and every shift with what moved, a rectangle's top before and after.
function watch() {
  const seen = (globalThis.seen = { largestMs: 0, shifts: [] });
  const name = (node) => {
    const element = node?.nodeType === 1 ? node : node?.parentElement;
    if (!element) return "what is gone";
    const place = element.closest("[id], [data-lab]");
    const id = place ? `#${place.id || place.dataset.lab} ` : "";
    return `${id}${element.localName}.${[...element.classList].join(".")}`;
  };
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) seen.largestMs = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const { value, startTime, sources, hadRecentInput } of list.getEntries()) {
      if (hadRecentInput) continue;
      const moved = sources.map(({ node, previousRect, currentRect }) => `${name(node)} ${Math.round(previousRect.top)}→${Math.round(currentRect.top)}`);
      seen.shifts.push({ value, ms: Math.round(startTime), at: Math.round(scrollY), moved });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

// In the page: tries the quiz and the first figure until they answer, as a hand would that does not know whether they are alive.
function tryOut() {
  const seen = (globalThis.answers = {});
  let tries = 0;
  const quiz = () => {
    const options = document.querySelectorAll("fieldset#q1 input[type=radio]");
    const button = [...document.querySelectorAll("#check button")].find(({ textContent }) => textContent.trim() === "Check answer");
    if (!button || options.length === 0) return false;
    if (!button.disabled) return true;
    options[tries % options.length].click();
    return false;
  };
  let said;
  const figure = () => {
    const figure = document.querySelector("figure.lab");
    const control = figure?.querySelector("input[type=range], input[type=radio]");
    const sentence = figure?.querySelector(".lab-sentence")?.textContent;
    if (!control || !sentence) return false;
    said ??= sentence;
    if (sentence !== said) return true;
    if (control.type === "radio") figure.querySelectorAll("input[type=radio]")[tries % 2].click();
    else {
      control.value = tries % 2 === 0 ? "60" : "40";
      control.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    return false;
  };
  const turn = () => {
    tries += 1;
    if (seen.quiz === undefined && quiz()) seen.quiz = performance.now();
    if (seen.figure === undefined && figure()) seen.figure = performance.now();
    if (seen.quiz === undefined || seen.figure === undefined) setTimeout(turn, 25);
  };
  addEventListener("DOMContentLoaded", turn);
}

// Scrolls to the end of the page in steps.
const scrollThrough = (page) =>
  page.evaluate(async ([px, ms]) => {
    for (let at = 0; at < document.documentElement.scrollHeight; at += px) {
      scrollTo({ top: at, behavior: "instant" });
      await new Promise((done) => setTimeout(() => requestAnimationFrame(done), ms));
    }
  }, [STEP_PX, STEP_MS]);

const paints = (browser, origin, viewport) =>
  visit(browser, origin, { viewport, isSlow: true, prepare: watch }, async (page) => {
    await page.goto(origin);
    await settled(page);
    await page.waitForLoadState("networkidle");
    const [firstMs, largestMs] = await page.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0].startTime, globalThis.seen.largestMs]);
    const loading = await page.evaluate(() => globalThis.seen.shifts.length);
    await scrollThrough(page);
    const shifts = await page.evaluate(() => globalThis.seen.shifts);
    return { firstS: firstMs / 1000, largestS: largestMs / 1000, loading, shifts };
  });

const answers = (browser, origin) =>
  visit(browser, origin, { viewport: PHONE, isSlow: true, prepare: tryOut }, async (page) => {
    await page.goto(origin);
    const ready = await page.waitForFunction(() => globalThis.answers.quiz && globalThis.answers.figure && globalThis.answers, undefined, { timeout: 60_000 });
    const { quiz, figure } = await ready.jsonValue();
    return { quizS: quiz / 1000, figureS: figure / 1000 };
  });

const sum = (shifts) => shifts.reduce((sum, { value }) => sum + value, 0);

await measure(async ({ browser, origin }) => {
  const over = [];
  const row = (what, values, limit, digits) => {
    const middle = median(values);
    console.log(`${what.padEnd(44)} ${middle.toFixed(digits).padStart(7)}  limit ${limit}   runs ${values.map((value) => value.toFixed(digits)).join(" ")}`);
    if (!(middle <= limit)) over.push(`${what}: ${middle.toFixed(digits)}, limit ${limit}`);
  };
  const runs = async (one) => {
    const all = [];
    for (let run = 0; run < RUNS; run += 1) all.push(await one());
    return all;
  };
  const answered = await runs(() => answers(browser, origin));
  const phone = await runs(() => paints(browser, origin, PHONE));
  const desktop = await runs(() => paints(browser, origin, DESKTOP));
  row("first contentful paint, s", phone.map(({ firstS }) => firstS), LIMITS.firstPaintS, 2);
  row("largest contentful paint after the first, s", phone.map(({ firstS, largestS }) => largestS - firstS), LIMITS.largestAfterFirstS, 2);
  row("quiz answers, s", answered.map(({ quizS }) => quizS), LIMITS.answersS, 2);
  row("first figure answers, s", answered.map(({ figureS }) => figureS), LIMITS.answersS, 2);
  for (const [width, all] of [[PHONE.width, phone], [DESKTOP.width, desktop]]) {
    row(`sum of layout shifts at ${width} px`, all.map(({ shifts }) => sum(shifts)), LIMITS.shifts, 4);
    const { shifts, loading } = all.toSorted((a, b) => sum(b.shifts) - sum(a.shifts))[0];
    shifts.forEach(({ value, ms, at, moved }, index) =>
      console.log(`  ${value.toFixed(4)} ${index < loading ? "loading" : "scrolling"}, ${ms} ms, at ${at} px: ${moved.join("; ")}`));
  }
  return over;
});
