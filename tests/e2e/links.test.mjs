// Links to figures: the address follows what a reader sets, opens it again, and bears whatever somebody has made of it.
import assert from "node:assert/strict";

import { lesson } from "./lesson.mjs";
import { start, toFigure } from "./page.mjs";

const LABS = {
  pipeline: "1;a:2;s:4;m:1;wq:0,1.5,0.5,-3.4,0,-0.5,2,0,1,0,2.5,0",
  root: "1;g:2;x:1;d:7;m:2;t:4.5;r:0.35;n:12",
  softmax: "1;g:0.5,0.1,0.2,0.2;x:1;s:-5,3.3,0,1;t:0.3;n:2",
  linear: "1;g:3;x:1;m:1;q:-0.4,1.2;n:512",
  blend: "1;g:2;x:1;v:4.9,-5,0,4,-4,1.5,-1.5,-3.5,2.5,-3.5;s:-3,0.5,3,-1,0.2;n:1",
  table: "1;g:2;x:1;m:1;c:35",
  masks: "1;g:1;x:1;m:4;p:2;o:1;q:5;k:0",
  order: "1;g:2;x:1;o:417;p:1;m:1",
  heads: "1;g:2;x:1;a:0;h:2;wo:1,0,0,9.9,0,0.5,0.3,0,0.2,0,-9.9,0,0,-0.4,0,1.2",
  speed: "1;g:1;x:1;n:5",
  cache: "1;g:2;x:1;l:60;k:1;h:1;d:576;n:3;b:0",
  lookup: "1;g:4;x:1;s:2;n:-0.3;t:0",
  same: "1;g:2;x:1;v:0.4,0.6,3.6,1.4,-2.2,3.6,-3.4,-2,2.4,5;s:2.2,0.4,-3,0,3",
};

const set = (figure) => figure.getAttribute("data-setup");
const setTo = (page, lab, code) => page.locator(`[data-awake] #lab-${lab}[data-setup="${code}"]`).waitFor();
const said = (figure) => figure.locator(".lab-sentence").textContent();
const hash = (page) => page.evaluate(() => location.hash);
const hashIs = (page, fragment) => page.waitForFunction((fragment) => location.hash === fragment, fragment);
// Where a refusal is said, of the address at the end of the page and of a set-up in its figure.
const [PAGE_REFUSAL, FIGURE_REFUSAL] = [".status-notice", ".lab-refused"];
const refusals = (page) =>
  page.locator(`${PAGE_REFUSAL}, ${FIGURE_REFUSAL}`).evaluateAll((all, kinds) => all.map((element) => (element.textContent.trim() ? kinds.find((kind) => element.matches(kind)) : "empty")), [PAGE_REFUSAL, FIGURE_REFUSAL]);
const undo = (figure) => figure.getByRole("button", { name: "Undo", exact: true });

// Moves something in a figure by key; every figure has one of the three.
async function change(figure) {
  const control = figure.locator('input[type="range"], [role="slider"], .segments input:checked, [role="gridcell"][tabindex="0"]').first();
  await control.focus();
  const before = await set(figure);
  for (const key of ["ArrowRight", "ArrowLeft", "ArrowUp"]) {
    await figure.page().keyboard.press(key);
    if ((await set(figure)) !== before) return set(figure);
  }
  throw new Error("no key changes the figure");
}

for (const [lab, code] of Object.entries(LABS)) {
  lesson(`${lab}: a link opens it as it was, the address follows it, a reload brings it back`, { path: `/#lab=${lab}/${code}` }, async ({ page, context, origin }) => {
    const figure = page.locator(`[data-awake] #lab-${lab}`);
    await figure.waitFor();
    assert.equal(await set(figure), code);
    assert.deepEqual(await refusals(page), []);
    assert.ok(await figure.isVisible(), "what was folded is unfolded");
    await page.waitForFunction((id) => {
      const { top, bottom } = document.getElementById(id).getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }, `lab-${lab}`);
    const length = await page.evaluate(() => history.length);
    const changed = await change(figure);
    await hashIs(page, `#lab=${lab}/${changed}`);
    assert.equal(await page.evaluate(() => history.length), length);
    const sentence = await said(figure);
    await page.reload();
    await start(page);
    await setTo(page, lab, changed);
    assert.equal(await said(figure), sentence);
    const other = await context.newPage();
    await other.goto(`${origin}/#lab=${lab}/${changed}`);
    await start(other);
    await setTo(other, lab, changed);
    assert.equal(await said(other.locator(`[data-awake] #lab-${lab}`)), sentence);
  });
}

const copyButton = (figure) => figure.getByRole("button", { name: "Copy link to this state", exact: true });
const linkSaid = (figure) => figure.locator(".lab-tools").getByRole("status");
const field = (figure) => figure.getByRole("textbox", { name: "Link to this state", exact: true });

lesson("the copied link is the address of this page and this state, without the query", { path: "/?seed=7", permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, origin }) => {
  const figure = await toFigure(page, "masks");
  await figure.getByRole("radio", { name: "To 1", exact: true }).click();
  await figure.getByRole("button", { name: "Reveal", exact: true }).click();
  await setTo(page, "masks", "1;g:1;x:1");
  await copyButton(figure).click();
  const link = `${origin}/#lab=masks/1;g:1;x:1`;
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
  assert.equal(await field(figure).inputValue(), link);
  await linkSaid(figure).filter({ hasText: /\S/ }).waitFor();
  await figure.getByRole("gridcell", { selected: true }).focus();
  await page.keyboard.press("ArrowUp");
  await setTo(page, "masks", "1;g:1;x:1;q:3");
  assert.equal(await field(figure).count(), 0, "an older state's link is gone");
  await page.goto(link);
  await setTo(page, "masks", "1;g:1;x:1");
});

function refuseToCopy(context) {
  return context.addInitScript(() => {
    document.execCommand = () => false;
  });
}

lesson("where copying is refused, the link stands there selected", { prepare: refuseToCopy, path: "/#lab=order/1;x:1" }, async ({ page, origin }) => {
  const figure = page.locator("[data-awake] #lab-order");
  await copyButton(figure).click();
  await linkSaid(figure).filter({ hasText: /\S/ }).waitFor();
  const selected = await field(figure).evaluate((input) => [document.activeElement === input, input.value.slice(input.selectionStart, input.selectionEnd)]);
  assert.deepEqual(selected, [true, `${origin}/#lab=order/1;x:1`]);
});

lesson("a teacher's link as the guide has it: a state, and no controls", { path: "/#lab=masks/1;x:1;m:3;w:2;q:5/plain" }, async ({ page }) => {
  const figure = page.locator("[data-awake] #lab-masks");
  // A window of two is the start, so the code leaves it out.
  await setTo(page, "masks", "1;x:1;m:3;q:5");
  assert.match(await said(figure), /smelled.*\d+%.*smelled/);
  assert.deepEqual(await figure.locator("button:visible, input:visible, summary:visible").count(), 0);
  await figure.getByRole("gridcell", { selected: true }).focus();
  await page.keyboard.press("ArrowLeft");
  await hashIs(page, "#lab=masks/1;x:1;m:3;q:5;k:4/plain");
  await page.reload();
  await start(page);
  await setTo(page, "masks", "1;x:1;m:3;q:5;k:4");
  assert.equal(await figure.getByRole("button", { name: "Reset" }).count(), 0, "they stay hidden");
});

for (const lab of Object.keys(LABS)) {
  lesson(`${lab}: without controls a guess can still be made, and nothing else be set`, { path: `/#lab=${lab}/1/plain` }, async ({ page }) => {
    const figure = page.locator(`[data-awake] #lab-${lab}`);
    await figure.waitFor();
    const reveal = figure.getByRole("button", { name: "Reveal", exact: true });
    if ((await reveal.count()) > 0) {
      if (await reveal.isDisabled()) await figure.locator(".lab-prediction").getByRole("radio").first().click();
      await reveal.click();
    }
    const left = await figure.locator("button, input, summary, [role=slider]").evaluateAll((all) => all.filter((element) => element.checkVisibility()).map(({ outerHTML }) => outerHTML));
    assert.deepEqual(left, []);
  });
}

for (const fragment of ["#lab=softmax%2F1%3Bx%3A1", "#lab=softmax%2f1%3bx%3a1).", "#lab=softmax/1;x:1>", "#lab%3Dsoftmax/1;x:1,"]) {
  lesson(`a link as mail and chat pass it on opens the figure as it was sent: ${fragment}`, { path: `/${fragment}` }, async ({ page }) => {
    await setTo(page, "softmax", "1;x:1");
    assert.deepEqual(await refusals(page), []);
    const changed = await change(page.locator("[data-awake] #lab-softmax"));
    await hashIs(page, `#lab=softmax/${changed}`);
  });
}

const HOSTILE = {
  "an unknown figure": "#lab=nothing/1",
  "no code": "#lab=masks",
  "5,000 characters": `#lab=masks/1;${"9".repeat(5000)}`,
  "markup": "#lab=masks/1;m:<img src=x onerror=alert(1)>",
  "encoded markup": "#lab=masks/%3Cscript%3Ealert(1)%3C/script%3E",
  "other writing": "#lab=masks/1;м:３",
  "a broken encoding": "#lab=masks/%E0%A4%A",
};

for (const [what, fragment] of Object.entries(HOSTILE)) {
  lesson(`a link with ${what} opens the lesson as usual and says so once`, { path: `/${fragment}` }, async ({ page, warnings }) => {
    await page.locator(PAGE_REFUSAL).waitFor({ state: "attached" });
    assert.deepEqual(await refusals(page), [PAGE_REFUSAL]);
    assert.equal(await set(await toFigure(page, "masks")), "1");
    assert.deepEqual(await refusals(page), [PAGE_REFUSAL]);
    assert.deepEqual(warnings, []);
  });
}

const EDITED = {
  "another version": "2;x:1",
  "no version": "x:1",
  "an unknown field": "1;zz:1",
  "too few numbers": "1;x:",
  "too many numbers": "1;x:1,1",
  "a number beyond its limit": "1;x:1;m:9",
  "a number below its limit": "1;x:1;w:0",
  "too many decimals": "1;x:1;w:2.5",
  "no number": "1;x:1;w:-",
  "a huge number": "1;w:99999999999999999999999",
  "an exponent": "1;w:1e3",
};

for (const [what, code] of Object.entries(EDITED)) {
  lesson(`a link with ${what} opens the figure at its start and says so once`, { path: `/#lab=masks/${code}` }, async ({ page, warnings }) => {
    const figure = page.locator("[data-awake] #lab-masks");
    await figure.waitFor();
    assert.equal(await set(figure), "1");
    assert.deepEqual(await refusals(page), [FIGURE_REFUSAL]);
    assert.deepEqual(warnings, []);
  });
}

// A clock that a test can move on: the address is written a little after a change.
const ownClock = (context) => context.clock.install();

for (const [query, follows] of [["?embed=1", false], ["?embed=1&links=1", true], ["?embed=1&links=0", false]]) {
  lesson(`in a frame's address ${query} the figure ${follows ? "is followed" : "leaves no trace"}`, { path: `/${query}`, prepare: ownClock }, async ({ page }) => {
    // Every write to the address is noted, also one that would be taken back.
    await page.evaluate(() => {
      window.written = [];
      for (const name of ["pushState", "replaceState"]) {
        const method = history[name].bind(history);
        history[name] = (state, title, url) => {
          if (url !== undefined && url !== null) window.written.push(String(url));
          method(state, title, url);
        };
      }
    });
    const figure = await toFigure(page, "softmax");
    await figure.getByRole("button", { name: "Reveal", exact: true }).click();
    await setTo(page, "softmax", "1;x:1");
    await page.clock.runFor(2000);
    assert.equal(await hash(page), follows ? "#lab=softmax/1;x:1" : "");
    assert.deepEqual(await page.evaluate(() => window.written), follows ? ["#lab=softmax/1;x:1"] : []);
  });
}

async function breakHistory(context) {
  await ownClock(context);
  await context.addInitScript(() => {
    for (const name of ["pushState", "replaceState"]) {
      History.prototype[name] = () => {
        throw new DOMException("No.", "SecurityError");
      };
    }
  });
}

lesson("where the history throws, figures work, and links open them", { path: "/#lab=lookup/1;x:1;t:8", prepare: breakHistory }, async ({ page }) => {
  const figure = page.locator("[data-awake] #lab-lookup");
  await setTo(page, "lookup", "1;x:1;t:8");
  const changed = await change(figure);
  assert.notEqual(changed, "1;x:1;t:8");
  await page.clock.runFor(2000);
  assert.equal(await hash(page), "#lab=lookup/1;x:1;t:8");
  await undo(figure).click();
  await setTo(page, "lookup", "1;x:1;t:8");
});

lesson("from link to link: another figure, the same once more, a bad one, and back", { path: "/#lab=masks/1;x:1;m:3" }, async ({ page }) => {
  const follow = (fragment) => page.evaluate((fragment) => { location.hash = fragment; }, fragment);
  const masks = page.locator("[data-awake] #lab-masks");
  await setTo(page, "masks", "1;x:1;m:3");
  const changed = await change(masks);
  await hashIs(page, `#lab=masks/${changed}`);
  await follow("#lab=masks/1;x:1;m:3");
  await setTo(page, "masks", "1;x:1;m:3");
  await undo(masks).click();
  await setTo(page, "masks", changed);
  await hashIs(page, `#lab=masks/${changed}`);
  await follow("#lab=order/1;x:1;o:7");
  await setTo(page, "order", "1;x:1;o:7");
  assert.equal(await set(masks), changed, "what was set elsewhere stays");
  await follow("#lab=nothing/1");
  await page.locator(PAGE_REFUSAL).waitFor({ state: "attached" });
  await page.locator('details.deeper[data-lab="order"] > summary').click();
  assert.ok(!(await page.locator("[data-awake] #lab-order").isVisible()));
  await follow("#lab=order/1;x:1;o:7;m:1");
  await setTo(page, "order", "1;x:1;o:7;m:1");
  await page.locator("[data-awake] #lab-order").waitFor();
  assert.deepEqual(await refusals(page), []);
});

lesson("a click on a link to the figure that the address names already brings it back", { path: "/#lab=masks/1;x:1;m:3" }, async ({ page }) => {
  await setTo(page, "masks", "1;x:1;m:3");
  await page.evaluate(() => {
    const link = document.createElement("a");
    Object.assign(link, { href: "#lab=masks/1;x:1;m:3", id: "test-link", textContent: "the window" });
    document.querySelector("main").prepend(link);
    history.replaceState = () => {};
  });
  const changed = await change(page.locator("[data-awake] #lab-masks"));
  assert.notEqual(changed, "1;x:1;m:3");
  await page.locator("#test-link").click();
  await setTo(page, "masks", "1;x:1;m:3");
});
