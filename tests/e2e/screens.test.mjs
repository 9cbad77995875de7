// What screens, browsers and pages around may do to the lesson's looks at any time.
import assert from "node:assert/strict";

import { lesson } from "./lesson.mjs";
import { hosted } from "./lms.mjs";
import { reveal, start, unfold } from "./page.mjs";

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
