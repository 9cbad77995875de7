// Pages in other languages, looked at in one that is made up: English with accents, a third longer, from right to left. No build has it;
// `cargo xtask made-up` gives it to a copy of the built page.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { serve } from "./server.mjs";
import { launch, open } from "./browser.mjs";
import { KEY } from "./key.mjs";
import { DIST, TEST_MS } from "./lesson.mjs";
import { overflow, painted, start, unfold, until, wake } from "./page.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FOLDER = fileURLToPath(new URL("../../target/made-up", import.meta.url));

let browser;
let server;

before(async () => {
  await promisify(execFile)("cargo", ["run", "--quiet", "--locked", "--package", "xtask", "--", "made-up", DIST, FOLDER], { cwd: ROOT });
  [browser, server] = await Promise.all([launch(), serve(FOLDER)]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

// A test in a page of that build, for a browser that wants these languages.
function lesson(name, { path = "/qaa/", languages = ["en"], allowed = [], ...options }, body) {
  test(name, { timeout: TEST_MS }, async () => {
    const opened = await open(browser, [server.origin], options);
    try {
      await opened.context.addInitScript((all) => Object.defineProperty(navigator, "languages", { get: () => all }), languages);
      await opened.page.goto(server.origin + path);
      await start(opened.page);
      await body({ ...opened, origin: server.origin });
      assert.deepEqual(opened.problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem))), [], "nothing may go wrong unseen");
    } finally {
      await opened.context.close();
    }
  });
}

const address = (page) => page.evaluate(() => location.pathname + location.search + location.hash);

lesson("the browser's language is chosen, and the whole address goes along", { path: "/?mastery=70&seed=7&x=%20#q3", languages: ["fr", "qaa-AQ", "en"] }, async ({ page }) => {
  await page.waitForURL("**/qaa/**");
  await start(page);
  assert.equal(await address(page), "/qaa/?mastery=70&seed=7&x=%20#q3");
  await page.locator("fieldset#q3").waitFor();
});

for (const [path, languages, end] of [
  ["/?lang=en#heads", ["qaa"], "/?lang=en#heads"],
  ["/", ["fr", "en-GB", "qaa"], "/"],
  ["/", [], "/"],
  ["/?lang=qaa&theme=dark#softmax", ["en"], "/qaa/?lang=qaa&theme=dark#softmax"],
  ["/qaa/?lang=en&seed=3", ["qaa"], "/?lang=en&seed=3"],
  ["/qaa/", ["en"], "/qaa/"],
]) {
  lesson(`${path} for a reader of ${languages.join(", ") || "no language"} leads to ${end}`, { path, languages }, async ({ page, warnings }) => {
    await page.waitForURL(`**${end}`);
    await start(page);
    assert.equal(await address(page), end);
    assert.deepEqual(warnings, []);
  });
}

lesson("without its server each page is there, in its language", { path: "/qaa/", serviceWorkers: "allow", allowed: [/INTERNET_DISCONNECTED \([^)]*\/icon-/] }, async ({ page, context, origin }) => {
  await until(() => page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration?.active?.state === "activated")));
  // Nothing comes from the server any more.
  await context.setOffline(true);
  for (const [path, end] of [["/qaa/#q3", "/qaa/#q3"], ["/?lang=qaa", "/qaa/?lang=qaa"], ["/qaa/index.html?lang=en&seed=3", "/?lang=en&seed=3"]]) {
    await page.goto(origin + path);
    await page.waitForURL(`**${end}`);
    await start(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), end.startsWith("/qaa") ? "qaa" : "en");
  }
});

lesson("a language that there is not is told, and the page stays", { path: "/?lang=tlh", languages: ["qaa"] }, async ({ page, warnings }) => {
  assert.equal(await address(page), "/?lang=tlh");
  assert.equal(warnings.length, 1);
  assert.match(warnings[0], /lang=tlh/);
});

lesson("packages and questions stay where they are, seen from each page", {}, async ({ page, origin }) => {
  await unfold(page);
  const links = await page.locator(".status-embed a[download]").evaluateAll((all) => all.map((a) => a.href));
  assert.equal(links.length, 9);
  for (const link of links) assert.equal((await fetch(link)).status, 200, link);
  assert.ok(links.every((link) => link.startsWith(origin) && !link.includes("/qaa/")));
});

// Chooses an option of the question on screen and checks it; the words are not ours to know.
async function answer(page, number, option) {
  await page.locator(`fieldset#q${number} input[type=radio]`).nth(option).click();
  await page.locator("#check .card-steps button:enabled").first().click();
  await page.locator(`fieldset#q${number}[data-verdict]`).waitFor();
}

lesson("what was answered in one language stays answered in another", { path: "/?lang=en#q1" }, async ({ page, origin }) => {
  await answer(page, 1, KEY[0].right);
  await page.locator('fieldset#q1[data-verdict="correct"]').waitFor();
  for (const path of ["/?lang=qaa#q1", "/qaa/?lang=en#q1"]) {
    await page.goto(origin + path);
    await start(page);
    await page.locator('fieldset#q1[data-verdict="correct"]').waitFor();
  }
});

for (const width of [390, 1280]) {
  lesson(`the whole quiz is passed in the made-up language at ${width} px`, { width }, async ({ page }) => {
    for (const [i, { right }] of KEY.entries()) {
      await answer(page, i + 1, right);
      await page.locator("#check .card-steps button:enabled").first().click();
    }
    await page.locator('[data-score="15"][data-total="15"]').first().waitFor();
    await painted(page);
    assert.deepEqual(await overflow(page), []);
    assert.deepEqual(await cutOff(page), []);
  });

  lesson(`nothing is cut off, overlaps or scrolls sideways at ${width} px`, { width }, async ({ page }) => {
    await unfold(page);
    await reveal(page);
    await wake(page);
    await painted(page);
    assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), true);
    assert.deepEqual(await overflow(page), []);
    assert.deepEqual(await cutOff(page), []);
    assert.deepEqual(await overlapping(page), []);
  });

  lesson(`the text runs from right to left and numbers, formulas, matrices and drawings do not, at ${width} px`, { width }, async ({ page }) => {
    await unfold(page);
    const direction = (selector) => page.locator(selector).evaluateAll((all) => [...new Set(all.map((element) => getComputedStyle(element).direction))]);
    // Words run as the language does, whatever they say of numbers.
    for (const selector of ["main p:not(.asker)", "h2", "legend", ".lab-sentence", ".contents li"]) assert.deepEqual(await direction(selector), ["rtl"], selector);
    for (const selector of [".formula", "math", ".number", ".vector", ".products", ".heat-box", ".matrix", "svg", "canvas", "input[type=range]:not(.handle)", ".numbers"]) {
      assert.deepEqual(await direction(selector), ["ltr"], selector);
    }
    // Groups whose members stand from left to right in the order of the page.
    const order = (group, member) => page.locator(group).evaluateAll((groups, member) => groups.flatMap((group) => {
      const lefts = [...group.querySelectorAll(member)].map((element) => element.getBoundingClientRect().left);
      return lefts.every((left, i) => i === 0 || left > lefts[i - 1]) ? [] : [lefts];
    }), member);
    const inOrder = async (group, member) => {
      assert.ok((await page.locator(group).count()) > 0, group);
      assert.deepEqual(await order(group, member), [], group);
    };
    await inOrder(".drag-bars-handles", ".handle");
    await reveal(page);
    for (const [group, member] of [[".vector", ".vector-number"], [".matrix tbody tr", "td"], [".numbers tbody tr", "td"], [".heat tbody tr", "td"], [".heat thead tr:last-child", "th"]]) {
      await inOrder(group, member);
    }
    // A slider grows to the right, as the axes of drawings do.
    const slider = page.locator('.lab input[type="range"]:not(.handle)').first();
    const value = async () => Number(await slider.inputValue());
    const least = await value();
    await slider.press("ArrowRight");
    assert.ok((await value()) > least);
  });
}

// Reveals every figure after a guess.
async function reveal(page) {
  const waiting = page.locator(".lab-prediction:has(button)");
  while ((await waiting.count()) > 0) {
    const group = waiting.last();
    if (await group.locator("button").last().isDisabled()) await group.getByRole("radio").first().dispatchEvent("click");
    await group.locator("button:enabled").last().dispatchEvent("click");
  }
}

// Elements whose text is wider or higher than they are, where they hide the rest.
const cutOff = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("main *, nav *")]
      .filter((element) => {
        const { overflowX, overflowY, display } = getComputedStyle(element);
        const isSeen = element.checkVisibility({ visibilityProperty: true }) && display !== "inline" && !element.closest(".unseen, .steps legend, svg, math");
        const isBox = element.matches("button, summary, .choice, .segment span, th, td, legend, output, .slider-name, .option-row, h1, h2, h3, h4");
        const scrolls = [overflowX, overflowY].some((value) => value === "auto" || value === "scroll");
        return isSeen && (isBox || overflowX === "hidden" || overflowX === "clip") && !scrolls && !element.matches("input, textarea, select, iframe")
          && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2);
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 40)}" ${element.scrollWidth}×${element.scrollHeight} in ${element.clientWidth}×${element.clientHeight}`)
      .slice(0, 20));

// Pairs of controls, headings and cells of which one lies over the other.
const overlapping = (page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll("main :is(button, summary, select, .choice, .segment, .slider-name, .slider-value, .slider input, th, td, legend, h1, h2, h3, h4, .legend, .signs li, .token), nav a")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".steps legend, .unseen"))
      // What a figure says stays in sight while its numbers are changed: it is meant to lie over the rest.
      .filter((element) => getComputedStyle(element.closest(".lab-sentence") ?? element).position !== "sticky")
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height > 0)
      .sort((a, b) => a.box.top - b.box.top);
    const found = [];
    boxes.forEach(({ element, box }, i) => {
      for (const other of boxes.slice(i + 1)) {
        if (other.box.top >= box.bottom - 2) break;
        const isApart = other.box.left >= box.right - 2 || other.box.right <= box.left + 2;
        const isWithin = element.contains(other.element) || other.element.contains(element);
        if (!isApart && !isWithin) found.push(`"${element.textContent.trim().slice(0, 30)}" and "${other.element.textContent.trim().slice(0, 30)}" (${element.className || element.tagName}, ${other.element.className || other.element.tagName})`);
      }
    });
    return found.slice(0, 20);
  });
