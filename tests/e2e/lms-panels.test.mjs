// What the end of the page offers: what is sent, the inspector, the code to embed; and that axe finds nothing in it.
import assert from "node:assert/strict";

import { violations } from "./checkers.mjs";
import { lesson } from "./lesson.mjs";
import { hosted, hostPage, lessonIn, place } from "./lms.mjs";
import { overflow, unfold } from "./page.mjs";
import * as quiz from "./quiz.mjs";

// The preview's frame is a page of its own.
async function assertAccessible(page) {
  assert.deepEqual(await violations(page, "html", { iframes: false }), []);
}

// What a press of the button beside a field put on the clipboard. What is said of it goes again as soon as the field's text
// changes, so it is noted in the moment it comes.
async function copied(frame, name) {
  const field = frame.locator(".status-copied").filter({ has: frame.getByRole("textbox", { name, exact: true }) });
  await field.evaluate((field) => {
    globalThis.copied = globalThis.told = undefined;
    document.addEventListener("copy", () => (globalThis.copied = document.activeElement.value), { once: true });
    const status = field.querySelector("[role=status]");
    new MutationObserver(() => (globalThis.told ||= status.textContent)).observe(status, { childList: true, subtree: true, characterData: true });
  });
  await field.getByRole("button").first().click();
  await frame.waitForFunction(() => globalThis.told);
  return frame.evaluate(() => globalThis.copied);
}

const inspector = (frame) => frame.getByRole("textbox", { name: "Connection inspector" });

// Waits until the inspector has a line for each pattern.
const shows = (frame, patterns) =>
  frame.waitForFunction((sources) => {
    const shown = document.querySelector(".status-inspector textarea")?.value ?? "";
    return sources.every((source) => new RegExp(source, "m").test(shown));
  }, patterns.map(({ source }) => source));

// A system that refuses one element with an error of its own.
const SYSTEM = `const say = (answer) => () => answer; let error = "0";
  window.API = { LMSInitialize: say("true"), LMSFinish: say("true"), LMSCommit: say("true"), LMSGetValue: say(""),
    LMSSetValue: (element) => ((error = element === "cmi.core.exit" ? "405" : "0"), error === "0" ? "true" : "false"),
    LMSGetLastError: () => error, LMSGetErrorString: (code) => (code === "405" ? "Incorrect Data Type" : "") };`;

for (const sandbox of ["", 'sandbox="allow-scripts allow-same-origin"']) {
  hosted(`the inspector shows host, path, calls, answers, errors, sizes and stores, and can be copied ${sandbox && "in a sandbox"}`,
    { pages: { "/host": hostPage({ head: SYSTEM, src: "/index.html?embed=1&debug=lms", attributes: sandbox }) } }, async ({ page }) => {
      const frame = await lessonIn(page);
      await quiz.answer(frame, 1);
          await shows(frame, [/^lesson \d+\.\d+\.\d+$/m, /^window 900 × 600 px; windows around it: 1; opener: no$/m, /^local storage works$/m, /^session storage works$/m,
        /^SCORM 1\.2 found in this window or above it, 1 up$/m, /^Initialize\(\) → "true"$/m, /^GetValue\(cmi\.suspend_data\) → ""/m,
        /^SetValue\(cmi\.interactions\.0\.id, attention_q1\) → "true"$/m, /^SetValue\(cmi\.core\.exit, suspend\) → "false", error 405 Incorrect Data Type$/m,
        /^Commit\(\) → "true"$/m, /^height \d+ px told; window \d+ × \d+ px$/m]);
      const taken = await copied(frame, "Connection inspector");
      // Lines may have come since.
      assert.ok(taken && (await inspector(frame).inputValue()).startsWith(taken), taken);
      await unfold(frame);
      await assertAccessible(frame);
    });
}

hosted("without an origin the inspector says what is missing, and is copied too",
  { pages: { "/host": hostPage({ src: "/index.html?embed=1&debug=lms", attributes: 'sandbox="allow-scripts"' }) } }, async ({ page }) => {
    const frame = await lessonIn(page);
      await shows(frame, [/^local storage is not available$/m, /^no SCORM object in this window/m]);
    assert.match(await copied(frame, "Connection inspector"), /^local storage is not available$/m);
  });

hosted("embedded in a page that says nothing, the list shows what that page was told", { pages: { "/host": hostPage({}) } }, async ({ page }) => {
  const frame = await lessonIn(page);
  await frame.locator(".status-sent > summary").click();
  await frame.locator(".status-sent dt").filter({ hasText: "lti.frameResize" }).first().waitFor();
  assert.ok((await frame.locator(".status-sent dd").allTextContents()).every((value) => !/al\d\.|score|answer/i.test(value)), "nothing about the learner");
});

const HOST_PAGES = [["light", 390], ["dark", 1440]];
for (const [theme, width] of HOST_PAGES) {
  lesson(`the code to embed follows the options, is copied and previewed, ${theme} at ${width} px`, { path: `/?theme=${theme}`, width }, async ({ page, origin }) => {
    await page.locator(".status-sent > summary").click();
    assert.equal(await page.locator(".status-sent dt").count(), 0, "nothing leaves this device");
    assert.match(await page.locator(".status-sent p").innerText(), /\S/);
    await page.locator(".status-embed > summary").click();
    const before = await page.evaluate(() => history.length);
    await page.getByLabel("Colors").selectOption("dark");
    await page.getByLabel("Passing score (%)").fill("60");
    const code = await copied(page, "Code to copy");
    assert.match(code, /^<iframe src="http:\/\/127\.0\.0\.1:\d+\/\?embed=1&amp;theme=dark&amp;mastery=60" title="[^"]+" style="width:1px;min-width:100%;[^"]*" allow="[^"]+"><\/iframe>$/);
    await page.getByLabel("Passing score (%)").fill("500");
    assert.ok(!(await page.getByRole("textbox", { name: "Code to copy" }).inputValue()).includes("mastery"));
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    const inner = page.frameLocator(".status-preview");
    await inner.locator("html[data-theme='dark'] .status-destination").waitFor({ state: "attached" });
    await page.getByLabel("Colors").selectOption("light");
    await inner.locator("html[data-theme='light'] .status-destination").waitFor({ state: "attached" });
    // A frame that is out of sight is not drawn, and Playwright waits for that before it scrolls.
    await page.locator(".status-preview").evaluate((preview) => preview.scrollIntoView({ block: "start", behavior: "instant" }));
    await quiz.answer(inner, 1);
    assert.equal(await page.evaluate(() => history.length), before, "no entry in the history");
    assert.ok((await quiz.states(page)).every((state) => state.endsWith("not answered")), "the preview answers for nobody");
    for (const link of await page.locator(".status-embed a[download]").all()) {
      const file = new URL(await link.getAttribute("href"), page.url());
      assert.equal((await page.request.get(file.href)).status(), 200, file.href);
      assert.ok(file.href.startsWith(origin));
    }
    // Packages, single file, and the four forms of the questions.
    assert.equal(await page.locator(".status-embed a[download]").count(), 9);
    assert.deepEqual(await overflow(page), []);
    await assertAccessible(page);
  });
}

hosted("in a frame without parameters colors are light, whatever the system prefers", { pages: { "/host": hostPage({ src: "/index.html" }) }, options: { colorScheme: "dark" } }, async ({ page }) => {
  const frame = await lessonIn(page);
  assert.equal(await frame.locator("html").getAttribute("data-theme"), "light");
  await place(frame, "device");
});

lesson("the text to read without WebAssembly is accessible", { started: false, prepare: (context) => context.addInitScript(() => delete globalThis.WebAssembly) }, async ({ page }) => {
  await page.locator(".start-note:visible").filter({ hasText: "WebAssembly" }).waitFor();
  await page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
  await assertAccessible(page);
  assert.deepEqual(await overflow(page), []);
});
