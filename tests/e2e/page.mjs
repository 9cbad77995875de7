// What tests do with a page of the lesson, whatever they test.

// Waits until the lesson's own program has drawn the page.
export async function start(page) {
  await page.locator("[data-embed] section#check").waitFor({ state: "attached" });
}

// Presses Tab until the focus is on one of the elements that `sought` finds.
export async function tabTo(page, sought, most = 400) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await hasFocus(sought)) return;
  }
  throw new Error(`the focus never reached ${sought} in ${most} presses of Tab`);
}

export const hasFocus = (sought) => sought.evaluateAll((elements) => elements.includes(document.activeElement));

// Goes through the page until every figure is there: their program is fetched only when a reader comes near one.
export async function bringFigures(page) {
  const waiting = page.locator('.figure-place[data-here="false"]');
  for (let left = await waiting.count(); left > 0; left = await waiting.count()) {
    await waiting.evaluateAll(([first]) => first?.scrollIntoView({ block: "center", behavior: "instant" }));
    await page.waitForFunction((left) => document.querySelectorAll('.figure-place[data-here="false"]').length < left, left);
  }
}

// The figure of this lab where it stands in the text, fetched, and unfolded where it waits behind its question.
export async function toFigure(page, lab) {
  const fold = page.locator(`details.deeper[data-lab="${lab}"]`);
  if ((await fold.count()) > 0) await fold.evaluate((details) => (details.open = true));
  await page.locator(`.figure-place[data-lab="${lab}"]`).evaluate((place) => place.scrollIntoView({ block: "start", behavior: "instant" }));
  const figure = page.locator(`#lab-${lab}`);
  await figure.waitFor();
  return figure;
}

// Opens everything that is folded, so that a check sees all of the page.
export async function unfold(page) {
  const folded = page.locator("details:not([open])");
  await bringFigures(page);
  while ((await folded.count()) > 0) {
    await folded.evaluateAll((all) => all.forEach((details) => (details.open = true)));
    // What was folded may hold figures, and these folds of their own.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await bringFigures(page);
  }
}

// Commits to a guess in every figure that asks for one, and reveals what comes out.
export async function reveal(page) {
  const waiting = page.getByRole("group").filter({ has: page.getByRole("button", { name: "Reveal", exact: true }) });
  while ((await waiting.count()) > 0) {
    const group = waiting.last();
    const button = group.getByRole("button", { name: "Reveal", exact: true });
    if (await button.isDisabled()) await group.getByRole("radio").first().click();
    await button.click();
  }
}

// The elements that stick out to the right, where the page scrolls sideways.
export function overflow(page) {
  return page.evaluate(() => {
    const { scrollWidth } = document.scrollingElement;
    if (scrollWidth <= innerWidth) return [];
    const scrolls = (element) => element && element !== document.body && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}#${element.id} to ${Math.round(element.getBoundingClientRect().right)} of ${innerWidth}`)
      .slice(0, 12);
  });
}
