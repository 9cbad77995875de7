// Measures the built page in a browser slowed down four times: start, grading, repaint while a bar is dragged.
import { launch, open } from "../../tests/e2e/browser.mjs";
import { KEY } from "../../tests/e2e/key.mjs";
import { bringFigures, start } from "../../tests/e2e/page.mjs";
import { answer, checkButton, choice, goOn, option, question } from "../../tests/e2e/quiz.mjs";
import { serve } from "./server.mjs";

const SLOWDOWN = 4;
const RUNS = 7;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const report = (what, times) =>
  console.log(`${what}: median ${median(times).toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms of ${times.length}`);

const [browser, server] = await Promise.all([launch(), serve("dist")]);

async function slowPage(path, slowdown) {
  const opened = await open(browser, [server.origin]);
  const cdp = await opened.context.newCDPSession(opened.page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await opened.page.goto(server.origin + path);
  await start(opened.page);
  return opened;
}

// From the beginning of the navigation until the lesson's last section is in the page, in the page's own clock.
async function starts(slowdown) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const opened = await open(browser, [server.origin]);
    await opened.context.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector("[data-embed] section#check")) return;
        observer.disconnect();
        globalThis.startedMs = performance.now();
      }).observe(document, { childList: true, subtree: true });
    });
    const cdp = await opened.context.newCDPSession(opened.page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await opened.page.goto(server.origin);
    times.push(await (await opened.page.waitForFunction(() => globalThis.startedMs)).jsonValue());
    await opened.context.close();
  }
  return times;
}

// From the press of "Check answer" until the verdict is in the page.
async function gradings() {
  const { context, page } = await slowPage("/#q1", SLOWDOWN);
  const times = [];
  for (let number = 1; number <= KEY.length; number += 1) {
    await option(page, number, choice(number)).click();
    const button = await checkButton(page).elementHandle();
    times.push(await question(page, number).evaluate(
      (fieldset, button) =>
        new Promise((done) => {
          const began = performance.now();
          new MutationObserver(() => done(performance.now() - began)).observe(fieldset, { attributes: true, attributeFilter: ["data-verdict"] });
          button.click();
        }),
      button));
    await goOn(page, number);
  }
  await context.close();
  return times;
}

// From an input event of the first bar of "Who gets the weight?" until the next frame but one, which shows what was drawn.
async function drags() {
  const { context, page } = await slowPage("/", SLOWDOWN);
  await bringFigures(page);
  const slider = page.locator("#lab-softmax").getByRole("slider").first();
  await slider.scrollIntoViewIfNeeded();
  const times = await slider.evaluate(async (slider) => {
    const frame = () => new Promise(requestAnimationFrame);
    const times = [];
    for (let step = 0; step < 40; step += 1) {
      await frame();
      const began = performance.now();
      slider.value = String(20 + step);
      slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await frame();
      await frame();
      times.push(performance.now() - began);
    }
    return times;
  });
  await context.close();
  return times;
}

try {
  report("page start", await starts(1));
  report(`page start, processor ${SLOWDOWN} times slower`, await starts(SLOWDOWN));
  report(`grading, processor ${SLOWDOWN} times slower`, await gradings());
  report(`drag of a bar to the second frame after it, processor ${SLOWDOWN} times slower`, await drags());
} finally {
  await browser.close();
  await server.close();
}
