// What screens, browsers and pages around may do to the lesson's looks at any time.
import assert from "node:assert/strict";

import { test } from "node:test";

import { launch, open } from "./browser.mjs";
import { DIST, lesson, TEST_MS } from "./lesson.mjs";
import { hosted } from "./lms.mjs";
import { painted, reveal, start, toFigure, unfold, wake } from "./page.mjs";
import * as quiz from "./quiz.mjs";
import { serve } from "./server.mjs";

hosted("without ::details-content the contents of a wide window open by a click", {
  path: "/index.html",
  prepare: (context) => context.route(/\.css$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll("::details-content", "::details-nothing") });
  }),
}, async ({ page }) => {
  await start(page);
  const contents = page.locator(".contents details");
  const link = contents.locator("a").nth(3);
  if (!(await link.isVisible())) await contents.locator("summary").click();
  await link.click();
  await page.waitForFunction((href) => location.hash === href, await link.getAttribute("href"));
});

lesson("drawings are sharp again when the ratio of pixels changes at the same size", {}, async ({ page }) => {
  await reveal(page);
  const cdp = await page.context().newCDPSession(page);
  for (const ratio of [2, 1.25, 1]) {
    await cdp.send("Emulation.setDeviceMetricsOverride", { width: 1280, height: 900, deviceScaleFactor: ratio, mobile: false });
    // Without the look at media queries that a browser takes when a window changes screens: another preference makes it take one.
    await page.emulateMedia({ reducedMotion: ratio === 1.25 ? "no-preference" : "reduce" });
    await page.waitForFunction((ratio) => [...document.querySelectorAll("figure canvas")].filter((canvas) => canvas.clientWidth > 0)
      .every((canvas) => Math.abs(canvas.width - canvas.clientWidth * ratio) <= 2), ratio);
  }
});

lesson("fields are large enough that a touch screen does not zoom in on them", { hasTouch: true, isMobile: true, width: 390, height: 844 }, async ({ page }) => {
  await unfold(page);
  const small = await page.locator("input:not([type=radio], [type=checkbox], [type=range]), select, textarea").evaluateAll((fields) =>
    fields.filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16).map((field) => `${field.tagName} ${field.className} ${field.id} ${getComputedStyle(field).fontSize}`));
  assert.deepEqual([...new Set(small)], []);
});

// Goes through everything that Tab reaches, and tells what stands under something that sticks, or out of sight.
async function covered(page) {
  await page.evaluate(() => {
    globalThis.sticky = [...document.querySelectorAll("body *")].filter((element) => ["sticky", "fixed"].includes(getComputedStyle(element).position));
    globalThis.seen = new Set();
    globalThis.found = [];
    const look = () => {
      const element = document.activeElement;
      if (!element || element === document.body) return false;
      if (globalThis.seen.has(element)) return true;
      globalThis.seen.add(element);
      const box = element.getBoundingClientRect();
      const overlaps = (other) => Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 1;
      const name = `${element.localName} “${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 30)}”`;
      if (!overlaps({ left: 0, top: 0, right: innerWidth, bottom: innerHeight })) globalThis.found.push(`${name} is out of sight`);
      for (const over of globalThis.sticky) {
        if (over.contains(element) || !over.checkVisibility()) continue;
        const other = over.getBoundingClientRect();
        // A wide table that scrolls by itself may be higher than the room: then part of it is free.
        const isTooHigh = box.height > innerHeight - other.height - 40 && (box.top < other.top || box.bottom > other.bottom);
        if (overlaps(other) && !isTooHigh) globalThis.found.push(`${name} is under .${over.className}`);
      }
      return true;
    };
    globalThis.look = look;
  });
  const pressed = async () => {
    await page.keyboard.press("Tab");
    return page.evaluate(() => [globalThis.look(), globalThis.seen.size]);
  };
  // To the end of the page, and no farther.
  for (let n = 0, [isThere, size] = await pressed(); isThere && n < 1_000; n += 1) {
    const before = size;
    [isThere, size] = await pressed();
    if (size === before) break;
  }
  return page.evaluate(() => [globalThis.seen.size, globalThis.found]);
}

for (const [what, width, height] of [["at 400 % zoom", 320, 256], ["on a phone held sideways", 844, 390], ["on a small phone held sideways", 667, 375], ["in a low window", 1280, 520]]) {
  lesson(`whatever Tab reaches stands under nothing that sticks, ${what}`, { width, height }, async ({ page }) => {
    await wake(page);
    await page.locator(".change-numbers, .lab-numbers").evaluateAll((all) => all.forEach((fold) => (fold.open = true)));
    await painted(page);
    const [n, found] = await covered(page);
    assert.ok(n > 150, `${n} were reached`);
    assert.deepEqual(found, []);
  });
}

lesson("where the program does not come, its note covers nothing that Tab reaches", {
  width: 320, height: 256, started: false, allowed: [/404/],
  prepare: (context) => context.route(/\.wasm$|-classic\.js$/, (route) => route.fulfill({ status: 404, body: "gone" })),
}, async ({ page }) => {
  await page.locator(".start-note:visible").waitFor();
  const [n, found] = await covered(page);
  assert.ok(n > 30, `${n} were reached`);
  assert.deepEqual(found, []);
});

// Notes each change within a region that is read aloud: which one, and what it says then.
const listen = (page) => page.evaluate(() => {
  globalThis.spoken = [];
  new MutationObserver((records) => {
    const regions = records.map(({ target }) => (target.nodeType === 1 ? target : target.parentElement)?.closest("[role=status], [role=alert], [aria-live], output"));
    // One that is new as a whole says nothing yet.
    for (const region of new Set(regions)) if (region) globalThis.spoken.push(region.textContent.trim());
  }).observe(document.getElementById("lesson"), { subtree: true, childList: true, characterData: true });
});
const spoken = (page) => page.evaluate(() => globalThis.spoken.splice(0));

for (const isRight of [true, false]) {
  lesson(`the verdict ${isRight ? "on a right" : "on a wrong"} answer is spoken once, by one region`, { path: "/#q1" }, async ({ page }) => {
    await listen(page);
    await quiz.option(page, 1, quiz.choice(1, isRight)).click();
    assert.deepEqual(await spoken(page), [], "choosing says nothing");
    await quiz.checkButton(page).press("Enter");
    await quiz.verdict(page, 1, isRight);
    await page.waitForFunction(() => localStorage.length > 0);
    await painted(page);
    const said = await spoken(page);
    assert.equal(said.length, 1, said.join("\n"));
    assert.match(said[0], isRight ? /^Correct/ : /^Not quite/);
  });
}

lesson("a mouse that is moved over figures has nothing spoken", {}, async ({ page }) => {
  await unfold(page);
  await reveal(page);
  const model = await toFigure(page, "model");
  await model.getByRole("button").filter({ hasText: "MB" }).click();
  await model.locator(".model-token").first().waitFor();
  await painted(page);
  await listen(page);
  const figures = await page.locator("main figure").all();
  for (const figure of figures) {
    const points = await figure.evaluate((figure) => {
      figure.scrollIntoView({ block: "start", behavior: "instant" });
      const all = [...figure.querySelectorAll("canvas, svg, [role=gridcell], .token, .model-token, button, input, label, td, th, .plane-handle")].filter((element) => element.checkVisibility());
      const step = Math.ceil(all.length / 40);
      return all.filter((_, i) => i % step === 0).map((element) => element.getBoundingClientRect()).flatMap(({ x, y, width, height }) => [[x + width / 2, y + height / 2], [x + width / 4, y + height / 3]]);
    });
    for (const [x, y] of points) if (y > 0 && y < 900) await page.mouse.move(x, y);
  }
  await painted(page);
  assert.deepEqual(await spoken(page), []);
});

// How far the colors of a picture are apart: of the paper, which is the most frequent one, and of what stands out most from it.
const contrast = (page, bytes) => page.evaluate(async (url) => {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height }), context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height), counts = new Map();
  for (let i = 0; i < data.length; i += 4) counts.set((data[i] << 16) | (data[i + 1] << 8) | data[i + 2], (counts.get((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]) ?? 0) + 1);
  const channel = (value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = (color) => 0.2126 * channel(color >> 16) + 0.7152 * channel((color >> 8) & 255) + 0.0722 * channel(color & 255);
  const [[paper]] = [...counts].sort((a, b) => b[1] - a[1]);
  const apart = (color) => (Math.max(light(color), light(paper)) + 0.05) / (Math.min(light(color), light(paper)) + 0.05);
  return { apart: Math.max(...[...counts].filter(([, n]) => n >= 20).map(([color]) => apart(color))), isDark: light(paper) < 0.2 };
}, `data:image/png;base64,${bytes.toString("base64")}`);

// As extensions do that darken pages: with the page's own rules or over them.
const EXTENSIONS = {
  "darkens every color": "html, body, #lesson, #lesson * { background-color: #181a1b !important; color: #e8e6e3 !important; border-color: #776e62 !important; }",
  "darkens what is behind": "html, body, #lesson, #lesson *:not(canvas) { background-color: #181a1b !important; color: #e8e6e3 !important; }",
  "turns colors around": "html { filter: invert(1) hue-rotate(180deg) !important; }",
};

const DARKENED = [
  ...["auto", "light", "dark"].flatMap((theme) => ["light", "dark"].map((colorScheme) => ({ name: `a browser that forces dark pages, theme ${theme}, system ${colorScheme}`, theme, colorScheme, force: true }))),
  ...Object.entries(EXTENSIONS).flatMap(([name, style]) => ["light", "dark"].map((theme) => ({ name: `an extension that ${name}, theme ${theme}`, theme, style }))),
  ...["light", "dark"].map((colorScheme) => ({ name: `forced colors on ${colorScheme}`, theme: "light", forcedColors: "active", colorScheme })),
];

test("drawings stay readable where the page's colors are changed from outside", { timeout: TEST_MS }, async () => {
  const server = await serve(DIST, { pages: { "/blank": "<!doctype html><title>Blank</title><link rel=icon href=data:,>" } });
  const browsers = { plain: await launch(), forced: await launch(["--blink-settings=forceDarkModeEnabled=true"]) };
  try {
    const wrong = [];
    // A page that says nothing of colors is darkened.
    const { page: plain } = await open(browsers.forced, [server.origin]);
    await plain.goto(`${server.origin}/blank`);
    assert.ok((await contrast(plain, await plain.screenshot())).isDark, "the browser forces dark pages");
    for (const { name, theme, style, force, ...options } of DARKENED) {
      const { context, page } = await open(browsers[force ? "forced" : "plain"], [server.origin], options);
      await page.goto(`${server.origin}/?theme=${theme}`);
      await start(page);
      const figure = await toFigure(page, "softmax");
      const canvas = figure.locator("canvas").first();
      const blank = await context.newPage();
      await blank.goto(`${server.origin}/blank`);
      if (style) await page.evaluate((style) => document.documentElement.append(Object.assign(document.createElement("style"), { textContent: style })), style);
      for (const when of ["as it was painted", "painted anew"]) {
        if (when === "painted anew") {
          await figure.getByRole("slider").first().focus();
          await page.keyboard.press("ArrowRight");
        }
        await painted(page);
        const { apart } = await contrast(blank, await canvas.screenshot());
        if (apart < 4.5) wrong.push(`${name}, ${when}: ${apart.toFixed(2)}`);
      }
      await context.close();
    }
    assert.deepEqual(wrong, []);
  } finally {
    await browsers.plain.close();
    await browsers.forced.close();
    await server.close();
  }
});
