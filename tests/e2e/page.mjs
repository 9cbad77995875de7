// What tests do with a page of the lesson, whatever they test.

// Waits until the lesson's own program has drawn the page.
export async function start(page) {
  // The page holds the text before; the program's own page says how it stands to a host.
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

// Opens everything that is folded, so that a check sees all of the page.
export async function unfold(page) {
  await page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
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

// Comes near every figure, as a reader does, and waits until it is there.
export async function bringFigures(page) {
  for (const place of await page.locator(".figure-place").all()) {
    await place.scrollIntoViewIfNeeded();
    await place.locator("figure").waitFor();
  }
}
