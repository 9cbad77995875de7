// What tests do with a page of the lesson, whatever they test.

// What comes alive: figures, quiz, and the end of the page. Those in a fold wait until it is opened.
export const PLACES = "[data-live]";
export const ASLEEP = "[data-live]:not([data-awake], details.deeper:not([open]) *)";

// Waits until the program runs and the quiz answers.
export async function start(page) {
  await page.locator('html[data-program="running"]').waitFor({ state: "attached" });
  await page.locator('[data-live="quiz"][data-awake]').waitFor({ state: "attached" });
  await laidOut(page);
}

// Waits until the focus is on `sought`: it follows a key a moment later.
export const takesFocus = (sought) => sought.and(sought.page().locator(":focus")).waitFor();

// Holds the program back: the page stands there whole, and the program comes when the function is called that this returns.
export async function holdBack(context) {
  let release;
  const released = new Promise((done) => (release = done));
  await context.route(/\.wasm$|-classic\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

// Asks until the answer is yes, of a page, a server or whatever else.
export async function until(condition) {
  for (let tries = 0; !(await condition()); tries += 1) {
    if (tries > 1_800) throw new Error("it did not come true");
    await new Promise((done) => setTimeout(done, 50));
  }
}

// Waits until what was changed is laid out and painted.
export const painted = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

// Waits until a page that was opened at its top is laid out to its end, before the program comes or once it has woken what comes first.
export const laidOut = (page) => page.locator("html[data-steps]").waitFor({ state: "detached" });

// Waits until every place has woken that is not folded away.
export async function wake(page) {
  await page.waitForFunction((asleep) => !document.querySelector(asleep), ASLEEP);
}

// A presenter's key, pressed where the figure ends.
export async function turn(page, key) {
  await page.evaluate((isNext) => scrollTo(0, isNext ? document.documentElement.scrollHeight : 0), key === "PageDown");
  await page.keyboard.press(key);
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

// How far, in pixels, an element's top is from the window's, where a link to it ends.
// None where the page ends before.
export const distance = (element) =>
  element.evaluate((element) => {
    const off = element.getBoundingClientRect().top;
    const isAtEnd = document.documentElement.scrollHeight - innerHeight - scrollY < 1;
    return isAtEnd && off > 0 && off < innerHeight ? 0 : Math.abs(off);
  });

// The figure of this lab where it stands in the text, awake, and unfolded where it waits behind its question.
export async function toFigure(page, lab) {
  const fold = page.locator(`details.deeper[data-lab="${lab}"]`);
  if ((await fold.count()) > 0) await fold.evaluate((details) => (details.open = true));
  const place = page.locator(`[data-live="${lab}"][data-awake]`);
  await place.waitFor();
  await place.evaluate((place) => place.scrollIntoView({ block: "start", behavior: "instant" }));
  return page.locator(`[data-awake] #lab-${lab}`);
}

// Opens everything that is folded, so that a check sees all of the page.
export async function unfold(page) {
  const folded = page.locator("details:not([open])");
  do {
    await folded.evaluateAll((all) => all.forEach((details) => (details.open = true)));
    await wake(page);
    // What was folded may hold folds of its own, once it is drawn.
    await painted(page);
  } while ((await folded.count()) > 0);
}

// Commits to a guess in every figure that asks for one, and reveals what comes out.
export async function reveal(page) {
  // A group by its element: to compute every role of the whole page, once for each figure, takes seconds.
  const waiting = page.locator("fieldset").filter({ has: page.getByRole("button", { name: "Reveal", exact: true }) });
  while ((await waiting.count()) > 0) {
    const group = waiting.last();
    const button = group.getByRole("button", { name: "Reveal", exact: true });
    // Without a mouse, which takes a third of the time; the tests of figures use one.
    if (await button.isDisabled()) await group.getByRole("radio").first().dispatchEvent("click");
    await group.locator("button:enabled").dispatchEvent("click");
  }
}

const CONTROLS = 'input[type="range"], [role="slider"], .segments input:checked, [role="gridcell"][tabindex="0"], .walk button, .chips input';
const KEYS = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Enter"];

// What a figure says: its sentences and tables.
const said = (figure) => figure.evaluate((figure) => [...figure.querySelectorAll(".lab-sentence, table")].map(({ textContent }) => textContent).join("\n"));

// Whether a key on one of the figure's controls changes what it says.
export async function answers(figure) {
  const before = await said(figure);
  for (const control of await figure.locator(CONTROLS).all()) {
    if (!(await control.isEnabled())) continue;
    for (const key of KEYS) {
      await control.focus();
      await figure.page().keyboard.press(key);
      await figure.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      if ((await said(figure)) !== before) return true;
    }
  }
  return false;
}

// The elements that stick out to the right, where the page scrolls sideways.
export function overflow(page) {
  return page.evaluate(() => {
    const { scrollWidth } = document.scrollingElement;
    if (scrollWidth <= innerWidth) return [];
    const scrolls = (element) => element && element !== document.body && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const out = [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}#${element.id} to ${Math.round(element.getBoundingClientRect().right)} of ${innerWidth}`)
      .slice(0, 12);
    return out.length > 0 ? out : [`the page is ${scrollWidth} px wide`];
  });
}
