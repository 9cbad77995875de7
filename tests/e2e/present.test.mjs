// One figure alone before a class: what is seen, how large it is, how one goes on, hands that are counted, and what is not kept.
import assert from "node:assert/strict";

import { lesson } from "./lesson.mjs";
import { hosted, hostPage } from "./lms.mjs";
import { hasFocus, holdBack, overflow, painted, start, takesFocus, turn } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const FIRST = "pipeline";
const held = { prepare: holdBack, started: false };

const labs = (page) => page.locator("[data-lab]").evaluateAll((places) => places.map((place) => place.dataset.lab));
const shown = (page, lab) => page.locator(`[data-lab="${lab}"][data-presented]`);
const awake = (page, lab) => page.locator(`[data-live="${lab}"][data-awake] #lab-${lab}`);
const link = (page, place) => page.locator(".presenting a").nth(["previous", "next", "leave"].indexOf(place));
const hash = (page) => page.evaluate(() => location.hash);
const setTo = (page, lab, code) => page.locator(`[data-awake] #lab-${lab}[data-setup="${code}"]`).waitFor();
const button = (page, name) => page.locator("[data-presented]").getByRole("button", { name, exact: true });
const fields = (page) => page.locator("[data-presented]").getByRole("spinbutton", { name: /^Hands for / });
const asks = (page) => page.locator("[data-presented] .lab-prediction");
const shares = (page) => page.locator("[data-presented] .hands > li");

async function present(page, origin, lab, code = "1", query = "?present=1") {
  await page.goto("about:blank");
  await page.goto(`${origin}/${query}#lab=${lab}/${code}`);
  await awake(page, lab).waitFor();
}

async function raise(page, counts) {
  for (const [i, count] of counts.entries()) await fields(page).nth(i).fill(String(count));
}

// What is seen of the page besides one figure and the links over it: texts, pictures and controls.
const besides = (page, lab) =>
  page.evaluate((lab) => {
    const isSeen = (element) => {
      const { width, height } = element.getBoundingClientRect();
      return element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1 && !element.closest(`#lab-${lab}, .presenting`) && ![element, ...(function* () { for (let up = element.parentElement; up; up = up.parentElement) yield up; })()].some((each) => getComputedStyle(each).clipPath !== "none");
    };
    const holds = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || element.matches("canvas, svg, input, button, select, textarea");
    return [...document.querySelectorAll("#lesson *")].filter((element) => holds(element) && isSeen(element)).map((element) => element.outerHTML.slice(0, 90));
  }, lab);

const textPx = (page, selector) => page.locator(selector).evaluate((element) => parseFloat(getComputedStyle(element).fontSize));

// The boxes of a figure and its parts; what a part shows beside may differ.
const boxes = (page) =>
  page.locator("[data-presented] figure").evaluate((figure) => [figure, ...figure.children].map((part) => {
    const { x, y, width, height } = part.getBoundingClientRect();
    return [x, y, width, height];
  }));

// Boxes that are apart by more than half a pixel.
const moved = (before, after) => before.flatMap((box, i) => (box.some((px, at) => Math.abs(px - after[i][at]) > 0.5) ? [[box, after[i]]] : []));

for (const [width, height] of [[1440, 900], [1920, 1080]]) {
  for (const lab of ["softmax", "cache"]) {
    lesson(`${lab} is alone and large at ${width} px before the program runs, and does not move when it does`, { ...held, path: `/?present=1#lab=${lab}/1`, width, height }, async ({ page, context, origin, prepared: release }) => {
      await shown(page, lab).waitFor();
      await painted(page);
      assert.deepEqual(await besides(page, lab), []);
      const before = await boxes(page);
      assert.ok(before[0][2] > 0.9 * width, `${before[0][2]} px wide`);
      assert.ok(before[0][1] < 60, "it begins at the top");
      release();
      await start(page);
      await awake(page, lab).waitFor();
      await painted(page);
      assert.deepEqual(await besides(page, lab), []);
      assert.deepEqual(moved(before, await boxes(page)), []);
      if (lab !== "softmax") return;
      const plain = await context.newPage();
      await plain.setViewportSize({ width, height });
      await plain.goto(`${origin}/#lab=softmax/1`);
      await awake(plain, "softmax").waitFor();
      const [times, root] = await Promise.all(["#lab-softmax .lab-sentence", "html"].map(async (selector) => (await textPx(page, selector)) / (await textPx(plain, selector))));
      assert.ok(times >= 1.6 && times <= 2.1, `${times} times as large`);
      // The text of a drawing grows along: the handle over a bar begins where the numbers of the axis end.
      const lefts = await Promise.all([page, plain].map((page) => page.locator(".drag-bars").evaluate((bars) => bars.querySelector(".drag-bars-handles").getBoundingClientRect().x - bars.getBoundingClientRect().x)));
      assert.ok(Math.abs(lefts[0] / lefts[1] / root - 1) < 0.02, `${lefts}`);
    });
  }
}

lesson("each figure's link presents it, and one that names none presents the section's first or the lesson's", { path: "/?present=1" }, async ({ page, origin }) => {
  await awake(page, FIRST).waitFor();
  const all = await labs(page);
  assert.equal(all.length, 14);
  for (const lab of all) {
    await present(page, origin, lab);
    await shown(page, lab).waitFor();
    assert.deepEqual(await besides(page, lab), [], lab);
  }
  const first = await page.locator("section#masks [data-lab], section#softmax [data-lab]").evaluateAll((places) => places.filter((place) => place === place.closest("section").querySelector("[data-lab]")).map((place) => [place.closest("section").id, place.dataset.lab]));
  assert.ok(first.length > 0);
  for (const [fragment, lab] of [["#lab%3Dmasks%2F1", "masks"], ["#lab-order", "order"], ["#q7", FIRST], ["#lab=nothing/1", FIRST], ["#sources", FIRST], ...first.map(([id, lab]) => [`#${id}`, lab])]) {
    await page.goto("about:blank");
    await page.goto(`${origin}/?present=1${fragment}`);
    await awake(page, lab).waitFor();
    await shown(page, lab).waitFor();
  }
});

lesson("PageDown and PageUp lead from figure to figure, as the links do; a reload stays, and each is found as it was left", { path: "/?present=1&theme=light" }, async ({ page }) => {
  const all = await labs(page);
  await awake(page, FIRST).waitFor();
  assert.equal(await link(page, "previous").getAttribute("href"), null, "nothing stands before the first");
  for (const lab of all.slice(1)) {
    await turn(page, "PageDown");
    await awake(page, lab).waitFor();
    await takesFocus(page.locator(`#lab-${lab}`));
    assert.equal(await hash(page), `#lab=${lab}/1`);
  }
  assert.equal(await link(page, "next").getAttribute("href"), null, "nor behind the last");
  await turn(page, "PageDown");
  await shown(page, all.at(-1)).waitFor();
  await page.reload();
  await start(page);
  await awake(page, all.at(-1)).waitFor();
  assert.deepEqual(await besides(page, all.at(-1)), []);
  for (const lab of all.slice(0, -1).reverse()) {
    await link(page, "previous").click();
    await awake(page, lab).waitFor();
    assert.equal(await hash(page), `#lab=${lab}/1`);
  }
  // What was set stays, whatever came between.
  await asks(page).getByRole("radio").nth(1).click();
  await setTo(page, FIRST, "1;g:2");
  await turn(page, "PageDown");
  await awake(page, all[1]).waitFor();
  await turn(page, "PageUp");
  await awake(page, FIRST).waitFor();
  await setTo(page, FIRST, "1;g:2");
  assert.equal(await hash(page), `#lab=${FIRST}/1;g:2`);
  await page.goBack();
  await awake(page, all[1]).waitFor();
  await page.goBack();
  await awake(page, FIRST).waitFor();
  await setTo(page, FIRST, "1;g:2");
});

lesson("keys turn the figures before the program runs; arrows stay a slider's own, and Control a browser's", { ...held, path: "/?present=1#lab=softmax/1;x:1" }, async ({ page, prepared: release }) => {
  await shown(page, "softmax").waitFor();
  const all = await labs(page);
  await turn(page, "PageUp");
  await shown(page, all[all.indexOf("softmax") - 1]).waitFor();
  await page.goBack();
  await shown(page, "softmax").waitFor();
  release();
  await start(page);
  await setTo(page, "softmax", "1;x:1");
  const slider = page.locator("#lab-softmax").getByRole("slider").first();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await setTo(page, "softmax", "1;x:1;s:2.1,0.5,-1,0");
  assert.ok(await hasFocus(slider));
  await page.keyboard.press("Control+PageDown");
  await painted(page);
  await shown(page, "softmax").waitFor();
  await turn(page, "PageDown");
  await shown(page, all[all.indexOf("softmax") + 1]).waitFor();
});

for (const by of ["Escape", "its link"]) {
  lesson(`${by} leads back to the lesson, at the figure as it is set`, { path: "/?seed=3&present=1&theme=dark#lab=order/1" }, async ({ page }) => {
    await asks(page).getByRole("radio").first().click();
    await setTo(page, "order", "1;g:1");
    await (by === "Escape" ? page.keyboard.press("Escape") : link(page, "leave").click());
    await page.waitForURL((url) => url.search === "?seed=3&theme=dark" && url.hash === "#lab=order/1;g:1");
    await start(page);
    await setTo(page, "order", "1;g:1");
    assert.ok(await page.locator("h1").isVisible());
    assert.ok(await page.locator("#lab-order").isVisible(), "its fold is open");
    assert.equal(await fields(page).count(), 0);
    await page.waitForFunction(() => Math.abs(document.querySelector('[data-lab="order"]').getBoundingClientRect().top) < 9);
  });
}

lesson("hands are counted, and on Reveal their shares stand there, with the right answer marked and said", { path: "/?present=1#lab=cache/1" }, async ({ page }) => {
  await awake(page, "cache").waitFor();
  assert.ok(await button(page, "Reveal").isDisabled());
  await raise(page, [0]);
  assert.ok(await button(page, "Reveal").isDisabled(), "no hand is no guess");
  await raise(page, [12, 3, 15]);
  await setTo(page, "cache", "1;g:3");
  await raise(page, [12, "", 5]);
  await setTo(page, "cache", "1;g:1");
  await button(page, "Reveal").click();
  await setTo(page, "cache", "1;g:1;x:1");
  assert.deepEqual((await shares(page).allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim().replace("✓ ", "")), ["Less than 1 GB: 12 of 17 hands", "Between 1 and 10 GB: 0 of 17 hands", "More than 10 GB: 5 of 17 hands The right answer"]);
  assert.ok(await hasFocus(page.locator("#lab-cache .lab-verdict:has(.hands)")), "it is read aloud");
  const drawn = await shares(page).evaluateAll((all) => all.map((share) => share.querySelector("rect").getBoundingClientRect().width / share.querySelector("svg").getBoundingClientRect().width));
  [12 / 17, 0, 5 / 17].forEach((share, i) => assert.ok(Math.abs(drawn[i] - share) < 0.005, `${drawn}`));
  await button(page, "Undo").click();
  assert.deepEqual(await fields(page).evaluateAll((all) => all.map((field) => field.value)), ["12", "", "5"], "they stay with the guess");
  await button(page, "Reset").click();
  await setTo(page, "cache", "1");
  assert.deepEqual(await fields(page).evaluateAll((all) => all.map((field) => field.value)), ["", "", ""]);
  // What is no count counts for nothing, and none is larger than 999.
  await raise(page, ["-4", "1000", "2.7"]);
  assert.deepEqual(await fields(page).evaluateAll((all) => all.map((field) => field.value)), ["", "999", "2"]);
  await raise(page, ["", "", ""]);
  await setTo(page, "cache", "1");
  // Without hands all is as in the lesson.
  await asks(page).getByRole("radio").last().click();
  await button(page, "Reveal").click();
  await setTo(page, "cache", "1;g:3;x:1");
  assert.equal(await shares(page).count(), 0);
});

lesson("hands for bars to drag are the guess: each bar has its share of them", { path: "/?present=1#lab=softmax/1" }, async ({ page }) => {
  await awake(page, "softmax").waitFor();
  await raise(page, [3, 12, 5, 9]);
  await setTo(page, "softmax", "1;g:0.1,0.41,0.17,0.31");
  await raise(page, [7, 7, 7, 7]);
  await setTo(page, "softmax", "1");
  assert.deepEqual(await fields(page).evaluateAll((all) => all.map((field) => field.value)), ["7", "7", "7", "7"]);
  await raise(page, [3, 0, 0, 1]);
  await setTo(page, "softmax", "1;g:0.75,0,0,0.25");
  await button(page, "Reveal").click();
  await setTo(page, "softmax", "1;g:0.75,0,0,0.25;x:1");
  assert.match(await page.locator("#lab-softmax canvas").getAttribute("aria-label"), /75%, 0\.710/);
});

lesson("every figure that asks takes hands, and says of one answer that it is right", { path: "/?present=1" }, async ({ page }) => {
  const all = await labs(page);
  let asked = 0;
  for (const lab of all) {
    await awake(page, lab).waitFor();
    const n = await fields(page).count();
    if ((await asks(page).count()) > 0) {
      asked += 1;
      assert.ok(n >= 3, lab);
      await raise(page, Array.from({ length: n }, (_, i) => i + 1));
      await button(page, "Reveal").click();
      await page.locator("[data-presented] .lab-verdict").waitFor();
      if (lab !== "softmax") {
        assert.equal(await shares(page).count(), n, lab);
        assert.equal(await shares(page).filter({ has: page.locator("strong") }).count(), 1, lab);
        // The class said what most of it did, which was the last option.
        const isRight = (await shares(page).last().locator("strong").count()) === 1;
        assert.match(await page.locator("[data-presented] .lab-verdict").innerText(), isRight ? /\nRight: / : /\nNot quite: /);
      }
    } else {
      assert.equal(n, 0, lab);
    }
    await turn(page, "PageDown");
  }
  assert.equal(asked, 13);
});

// Where the parts of a figure are in the window, as shares of its height and width, and how high the page is.
const places = (page) =>
  page.evaluate(() => {
    const figure = document.querySelector("[data-presented] figure");
    const of = (selector) => {
      const { left, right, top, bottom } = figure.querySelector(selector).getBoundingClientRect();
      return { left: left / innerWidth, right: right / innerWidth, top: top / innerHeight, bottom: bottom / innerHeight };
    };
    const parts = { view: ".lab-view", drawing: ".lab-view :is(canvas, svg.plane, svg.chart, table, .step)", asked: ".lab-said > :first-child", said: ".lab-said", tools: ".lab-tools" };
    return { page: document.documentElement.scrollHeight / innerHeight, ...Object.fromEntries(Object.entries(parts).map(([name, selector]) => [name, of(selector)])) };
  });

// How much of a part is in the window, as a share of it.
const seen = ({ top, bottom }) => (Math.min(bottom, 1) - Math.max(top, 0)) / (bottom - top);

for (const [width, height] of [[1280, 720], [1920, 1080]]) {
  lesson(`question and drawing are seen together at ${width} × ${height}, before Reveal and after it`, { path: "/?present=1", width, height }, async ({ page }) => {
    let whole = 0;
    for (const lab of await labs(page)) {
      await awake(page, lab).waitFor();
      await painted(page);
      if ((await asks(page).count()) > 0) {
        const assertBeside = ({ view, drawing, asked, said, tools }, when) => {
          const parts = `${lab}, ${when}: ${JSON.stringify({ view, drawing, asked, said, tools })}`;
          assert.ok(asked.left >= view.right && said.left >= tools.right, `beside the drawing and the tools, ${parts}`);
          assert.ok(tools.top >= view.bottom, `the tools are below, ${parts}`);
          assert.ok(drawing.top < 0.75 && drawing.bottom > 0.25, `the drawing is in sight, ${parts}`);
          assert.ok(seen(asked) > 0.6, `and with it the question or what became of it, ${parts}`);
        };
        const before = await places(page);
        assertBeside(before, "as it opens");
        if (before.page < 1.02) whole += 1;
        await raise(page, Array.from({ length: await fields(page).count() }, (_, i) => i + 1));
        await button(page, "Reveal").click();
        await page.locator("[data-presented] .lab-verdict").waitFor();
        await painted(page);
        assertBeside(await places(page), "revealed");
        // What became of it stays in sight to the figure's end.
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await painted(page);
        const { asked } = await places(page);
        assert.ok(seen(asked) > 0.6, `${lab}, at its end: ${JSON.stringify(asked)}`);
      }
      await turn(page, "PageDown");
    }
    assert.ok(whole >= 7, `${whole} of 13 figures need no scrolling`);
  });
}

for (const width of [390, 820]) {
  lesson(`the question stands below the drawing at ${width} px`, { path: "/?present=1#lab=softmax/1", width, height: 844 }, async ({ page }) => {
    await awake(page, "softmax").waitFor();
    const [drawing, asked] = await Promise.all([page.locator("#lab-softmax canvas"), asks(page)].map((part) => part.boundingBox()));
    assert.ok(asked.y >= drawing.y + drawing.height && Math.abs(asked.x - drawing.x) < 2, JSON.stringify({ drawing, asked }));
  });
}

lesson("PageDown goes through a figure that is higher than the window before it turns it, and PageUp back", { path: "/?present=1#lab=pipeline/1", width: 1024, height: 768 }, async ({ page }) => {
  await awake(page, "pipeline").waitFor();
  const top = () => page.evaluate(() => Math.round(scrollY));
  const seen = [await top()];
  while (!(await page.locator("#lab-pipeline .lab-tools").evaluate((element) => element.getBoundingClientRect().bottom < innerHeight))) {
    assert.ok(seen.length < 10, `${seen}`);
    await page.keyboard.press("PageDown");
    await page.waitForFunction((before) => Math.round(scrollY) > before, seen.at(-1));
    seen.push(await top());
  }
  assert.ok(seen.length > 1, "the figure is higher than the window");
  await shown(page, "pipeline").waitFor();
  await page.keyboard.press("PageUp");
  await page.waitForFunction((before) => Math.round(scrollY) < before, seen.at(-1));
  await shown(page, "pipeline").waitFor();
});

lesson("hands that tie have no verdict, an answer that is chosen lets go of hands, and Undo brings them back", { path: "/?present=1#lab=cache/1" }, async ({ page }) => {
  await awake(page, "cache").waitFor();
  const values = () => fields(page).evaluateAll((all) => all.map(({ value }) => value));
  const verdict = page.locator("[data-presented] .lab-verdict");
  await raise(page, [4, 4, 1]);
  await button(page, "Reveal").click();
  await shares(page).first().waitFor();
  assert.equal(await shares(page).filter({ has: page.locator("strong") }).count(), 1);
  assert.doesNotMatch(await verdict.innerText(), /Not quite|Right: /);
  await button(page, "Undo").click();
  await asks(page).waitFor();
  assert.deepEqual(await values(), ["4", "4", "1"]);
  await fields(page).last().fill("9");
  await page.keyboard.press("Escape");
  await painted(page);
  await shown(page, "cache").waitFor();
  await asks(page).getByRole("radio").first().click();
  assert.deepEqual(await values(), ["", "", ""]);
  await button(page, "Reveal").click();
  assert.equal(await shares(page).count(), 0);
  assert.match(await verdict.innerText(), /^Not quite: /);
});

lesson("a value of `present` that makes no sense gives the lesson, and 0 as well", { started: false }, async ({ page, origin, warnings }) => {
  for (const [value, n] of [["2", 1], ["", 2], ["yes", 3], ["0", 3]]) {
    await page.goto("about:blank");
    await page.goto(`${origin}/?present=${value}#lab=softmax/1`);
    await awake(page, "softmax").waitFor();
    assert.equal(warnings.length, n, warnings.join());
    assert.ok(await page.locator("h1").isVisible());
    assert.ok(!(await page.locator(".presenting").isVisible()));
    assert.equal(await page.locator(".hands-of").count(), 0);
    await turn(page, "PageDown");
    assert.equal(await hash(page), "#lab=softmax/1");
  }
});

lesson("the copied link presents the figure, too", { path: "/?seed=7&present=1#lab=masks/1;x:1", permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, origin }) => {
  await awake(page, "masks").waitFor();
  await button(page, "Copy link to this state").click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${origin}/?present=1#lab=masks/1;x:1`);
});

// A clock that a test can move on: time is counted, and the address written, a while after.
const ownClock = (context) => context.clock.install();

lesson("a change right before a turn is not written over the address of the next figure", { path: "/?present=1", prepare: ownClock }, async ({ page }) => {
  await awake(page, FIRST).waitFor();
  await asks(page).getByRole("radio").nth(1).click();
  await setTo(page, FIRST, "1;g:2");
  await turn(page, "PageDown");
  const [, second] = await labs(page);
  await shown(page, second).waitFor();
  await page.clock.runFor(2_000);
  assert.equal(await hash(page), `#lab=${second}/1`);
});

lesson("nothing is kept of what is presented: neither reading nor time, nor where one was", { path: "/#q1", prepare: ownClock }, async ({ page, origin }) => {
  await quiz.answer(page, 1, true);
  await page.clock.runFor(10_000);
  await page.goto(`${origin}/blank.html`);
  const kept = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  const before = await kept();
  assert.match(before, /attention-lesson/);
  await present(page, origin, "masks");
  await page.clock.runFor(60_000);
  for (let turns = 0; turns < 4; turns += 1) {
    await turn(page, "PageDown");
    await page.clock.runFor(20_000);
  }
  assert.equal(await kept(), before);
  await page.goto(`${origin}/blank.html`);
  assert.equal(await kept(), before);
  // The lesson itself counts, so that the test sees what it looks for.
  await page.goto(`${origin}/#softmax`);
  await start(page);
  await page.clock.runFor(60_000);
  assert.notEqual(await kept(), before);
});

lesson("no note covers the figure, but where the program cannot run one stands below it", { ...held, path: "/?present=1#lab=softmax/1", allowed: [/.*/], prepare: async (context) => {
  await ownClock(context);
  let fail;
  const failing = new Promise((done) => (fail = done));
  await context.route(/\.wasm$|-classic\.js$/, async (route) => (await failing, route.abort()));
  return fail;
} }, async ({ page, prepared: fail }) => {
  await shown(page, "softmax").waitFor();
  await page.clock.runFor(8_000);
  await page.locator("#start-note:not(:empty)").waitFor({ state: "attached" });
  assert.ok(!(await page.locator("#start-note").isVisible()), "that it loads");
  fail();
  await page.locator("#start-note").waitFor();
  const [figure, note] = await Promise.all(["#lab-softmax", "#start-note"].map((one) => page.locator(one).boundingBox()));
  assert.ok(note.y >= figure.y + figure.height, `${note.y} is below ${figure.y + figure.height}`);
});

const LOG = `window.said = []; addEventListener("message", (event) => window.said.push(event.data));`;

hosted("in a frame a figure is presented and tells its height; turning it leaves address and history alone", { pages: { "/host": hostPage({ head: LOG, src: "/index.html?embed=1&present=1#lab=softmax/1" }) } }, async ({ page }) => {
  const frame = await (await page.locator("iframe").elementHandle()).contentFrame();
  await awake(frame, "softmax").waitFor();
  const [, ...behind] = (await labs(frame)).slice((await labs(frame)).indexOf("softmax"));
  const tells = async () => {
    await page.waitForFunction(async () => {
      const told = window.said.filter((data) => data.subject === "lti.frameResize").at(-1)?.height;
      return Math.abs(told - document.querySelector("iframe").contentDocument.getElementById("lesson").getBoundingClientRect().height) < 2;
    });
    return page.evaluate(() => window.said.filter((data) => data.subject === "lti.frameResize").at(-1).height);
  };
  const before = await tells();
  assert.ok(before < 2_000, `${before} px are those of one figure`);
  const length = await page.evaluate(() => history.length);
  await link(frame, "next").click();
  await awake(frame, behind[0]).waitFor();
  await frame.waitForFunction((id) => document.activeElement.id === id, `lab-${behind[0]}`);
  await link(frame, "next").press("Enter");
  await awake(frame, behind[1]).waitFor();
  await tells();
  assert.equal(await frame.evaluate(() => location.hash), "#lab=softmax/1");
  assert.equal(await page.evaluate(() => history.length), length);
});

for (const width of [320, 390]) {
  lesson(`no figure that is presented scrolls sideways at ${width} px, with hands and after Reveal`, { path: "/?present=1", width, height: 844 }, async ({ page }) => {
    for (const lab of await labs(page)) {
      await awake(page, lab).waitFor();
      await painted(page);
      assert.deepEqual(await overflow(page), [], lab);
      const n = await fields(page).count();
      if (n > 0) {
        await raise(page, Array.from({ length: n }, () => 888));
        await button(page, "Reveal").click();
        await button(page, "Undo").waitFor();
        await painted(page);
        assert.deepEqual(await overflow(page), [], `${lab}, revealed`);
      }
      await turn(page, "PageDown");
    }
  });
}
