// The picture in the README: the figure of the softmax with its surroundings, as a visitor sees them: picture.mjs <file>
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";

import { launch, open } from "../e2e/browser.mjs";
import { wake } from "../e2e/page.mjs";
import { serve } from "../e2e/server.mjs";

const file = process.argv[2];
const [browser, server] = await Promise.all([launch(), serve("dist")]);
try {
  const { page } = await open(browser, [server.origin], { width: 1280, height: 860, reducedMotion: "reduce", deviceScaleFactor: 1.5 });
  await page.goto(`${server.origin}/?theme=light`);
  await wake(page);
  const figure = page.getByRole("figure", { name: "Who gets the weight?" });
  for (const [i, share] of [60, 20, 5, 15].entries()) await figure.getByRole("slider").nth(i).fill(String(share));
  await figure.getByRole("button", { name: "Reveal", exact: true }).click();
  await figure.evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 40));
  await page.evaluate(() => document.activeElement?.blur());
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await mkdir(dirname(file), { recursive: true });
  await page.screenshot({ path: file });
} finally {
  await browser.close();
  await server.close();
}
