// Every figure as a learner goes through it: commit to a guess, reveal, move a control by key, read the sentence, undo, reset.
// The numbers in a sentence, and what it names with them, are held to what is computed here; its words are in the native snapshots.
import assert from "node:assert/strict";

import { argmax, blended, drawn, fixed, heads, linear, lookup, masked, percent, point, rival, sentence, shuffled, TOKENS, whole } from "./expected.mjs";
import { lesson, TEST_MS } from "./lesson.mjs";
import { takesFocus, toFigure } from "./page.mjs";
import { weigh } from "./reference.mjs";

const said = (figure) => figure.locator(".lab-sentence").textContent();
const verdict = (figure) => figure.locator(".lab-verdict").textContent();
const set = (figure) => figure.getAttribute("data-setup");
const setTo = (figure, code) => figure.and(figure.page().locator(`[data-setup="${code}"]`)).waitFor();
const button = (figure, name) => figure.getByRole("button", { name, exact: true });
const opening = (isRight) => (isRight ? "Right" : "Not quite");

// A sentence names all of this, in this order, each as a word or a number of its own.
function assertNames(sentence, facts) {
  const isPart = (character) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  let from = 0;
  for (const fact of facts) {
    let at = sentence.indexOf(fact, from);
    while (at >= 0 && (isPart(sentence[at - 1]) || isPart(sentence[at + fact.length]))) at = sentence.indexOf(fact, at + 1);
    assert.ok(at >= 0, `“${fact}” is not named, or not in its turn: ${facts.join(", ")} in “${sentence}”`);
    from = at + fact.length;
  }
}

// Puts the focus on a control and presses a key.
async function press(control, key, times = 1) {
  await control.focus();
  for (let i = 0; i < times; i += 1) await control.page().keyboard.press(key);
}
const slide = (name, key) => (figure) => press(figure.getByRole("slider", { name, exact: true }), key);
// In a group of radio buttons the arrow keys choose.
const choose = (group, key) => (figure) => press(figure.getByRole("group", { name: group, exact: true }).getByRole("radio", { checked: true }), key);

const PLANE = {
  blend: { values: [[-4, 1.5], [0, 4], [4, 0], [-1.5, -3.5], [2.5, -3.5]], scores: [1.9, 0.6, 3, -2.1, 1.1] },
  same: { values: [[3.6, 1.4], [-2.2, 3.6], [0.4, 0.6], [-3.4, -2], [2.4, -3.2]], scores: [1.9, 0.6, 3, -2.1, 1.1] },
};
const NAMES = ["Rex", "ignored", "meat", "because", "it"];
const blendFacts = (values) => {
  const { weights, output } = blended(values, PLANE.blend.scores);
  return [point(output, 2), "meat", percent(weights[2])];
};

// The numbers of two rows side by side, as the figure has to name them.
function tableFacts() {
  const two = (row) => row.map((_, i) => i).sort((a, b) => row[b] - row[a]).slice(0, 2).flatMap((i) => [percent(row[i]), TOKENS[i]]);
  const [open, closed] = [sentence().weights[1], sentence(undefined, (i, j) => j <= i).weights[1]];
  return ["Rex", ...two(open), ...two(closed)];
}

function rivals({ values, scores }) {
  const own = blended(values, scores);
  const other = rival(own.weights, values);
  const most = argmax(own.weights.map((w, i) => Math.abs(w - other.row[i])));
  return { share: other.share, both: [point(own.output, 2), NAMES[most], percent(own.weights[most]), percent(other.row[most])] };
}

function mostOf(row) {
  const top = argmax(row);
  return [TOKENS[top], percent(row[top])];
}

// The guess: its place among the options, whether it is right, and what the verdict has to name, in this order. Then the code after
// the reveal; how a control is moved, to which code, and what the sentence has to name then.
const LABS = {
  lookup: {
    guess: 0, isRight: false, revealed: "1;g:1;x:1",
    verdict: () => [percent(lookup([2, 1], 1).weights[0])],
    move: slide("Temperature", "ArrowRight"), moved: "1;g:1;x:1;t:7",
    says: () => {
      const { weights, output } = lookup([2, 1], 2);
      return ["10", percent(weights[0]), "Ada", percent(1 - weights[0]), fixed(output, 1)];
    },
  },
  linear: {
    guess: 1, isRight: linear([1.5, -1]).output > 6, revealed: "1;g:2;x:1",
    verdict: () => [fixed(linear([1.5, -1]).output, 2)],
    move: slide("Query, first number", "ArrowRight"), moved: "1;g:2;x:1;q:1.6,-1",
    says: () => {
      const { nNegative, total, output } = linear([1.6, -1]);
      return [`${nNegative} of 4`, fixed(total, 2), fixed(output, 2), "1 to 6", "256", "64", whole(2 * 256 ** 2 * 64), whole(2 * 256 * 64 ** 2)];
    },
  },
  root: {
    guess: 1, isRight: true, revealed: "1;g:2;x:1;d:8",
    verdict: () => {
      const [from, to] = [drawn(1, 64).spread, drawn(1, 256).spread];
      return [fixed(from, 1), fixed(to, 1), fixed(to / from, 2)];
    },
    move: slide("Numbers in a key, d", "ArrowLeft"), moved: "1;g:2;x:1;d:7",
    says: () => {
      const { spread, top, gradient } = drawn(1, 128);
      return ["128", fixed(spread, 1), fixed(Math.sqrt(128), 1), fixed(top, 2), fixed(gradient, 3)];
    },
  },
  masks: {
    guess: 1, isRight: masked([1, 0, 3]).late.slice(0, 2).reduce((a, b) => a + b) > 0.33, revealed: "1;g:2;x:1",
    verdict: () => {
      const { before, late } = masked([1, 0, 3]);
      const three = (row) => row.map((x) => fixed(x, 3)).join(" / ");
      return [three(late), fixed(late[0] + late[1], 3), three(before)];
    },
    move: choose("Kind of mask", "ArrowRight"), moved: "1;g:2;x:1;m:2",
    says: () => ["it", "smelled", ...mostOf(sentence(undefined, (_, j) => j < 4).weights[4]), "3 of 5"],
  },
  blend: {
    guess: 0, isRight: false, revealed: "1;g:1;x:1",
    verdict: () => [point(blended(PLANE.blend.values, PLANE.blend.scores).output, 2)],
    move: async (figure) => {
      await press(figure.getByRole("slider", { name: "Value of Rex" }), "ArrowRight", 2);
      await figure.page().keyboard.press("Shift+ArrowDown");
    },
    moved: "1;g:1;x:1;v:-3.8,0.5,0,4,4,0,-1.5,-3.5,2.5,-3.5",
    says: () => blendFacts([[-3.8, 0.5], ...PLANE.blend.values.slice(1)]),
  },
  order: {
    guess: 0, isRight: false, revealed: "1;g:1;x:1;o:1",
    verdict: async (figure) => [fixed(Math.max(...shuffled(await orderOf(figure), false)), 3)],
    move: choose("Positions", "ArrowRight"), moved: "1;g:1;x:1;o:1;p:1",
    says: async (figure) => {
      const order = await orderOf(figure);
      const changes = shuffled(order, true);
      const most = argmax(changes);
      return [String(changes.filter((change) => change > 1e-9).length), TOKENS[order[most]], fixed(changes[most], 3)];
    },
  },
  heads: {
    guess: 0, isRight: false, revealed: "1;g:1;x:1",
    verdict: () => [fixed(heads(4).average, 3)],
    move: choose("Heads in use", "ArrowRight"), moved: "1;g:1;x:1;h:1",
    says: () => ["head 2", "it", fixed(heads(4).withoutSecond, 3)],
  },
  same: {
    guess: 0, isRight: false, revealed: "1;g:1;x:1",
    verdict: () => [percent(rivals(PLANE.same).share)],
    move: slide("Score, Rex", "ArrowLeft"), moved: "1;g:1;x:1;s:1.8,0.6,3,-2.1,1.1",
    says: () => rivals({ ...PLANE.same, scores: [1.8, ...PLANE.same.scores.slice(1)] }).both,
  },
  speed: {
    guess: 2, isRight: true, revealed: "1;g:3;x:1",
    verdict: () => [whole(1024 ** 2), whole(2048 ** 2), "4"],
    move: choose("Tokens", "ArrowRight"), moved: "1;g:3;x:1;n:4",
    says: () => ["1024", "1024", "1", whole(1024 ** 2)],
  },
  cache: {
    guess: 2, isRight: true, revealed: "1;g:3;x:1",
    verdict: () => [whole(2 * 80 * 8 * 128), "2 bytes", whole(2 ** 17), `${fixed((2 * 80 * 8 * 128 * 2 * 2 ** 17) / 1e9, 1)} GB`],
    move: slide("Tokens", "ArrowLeft"), moved: "1;g:3;x:1;n:6",
    says: () => ["128", "8", "80", whole(2 * 80 * 8 * 128), "2 bytes", whole(2 ** 16), `${fixed((2 * 80 * 8 * 128 * 2 * 2 ** 16) / 1e9, 1)} GB`],
  },
  table: {
    guess: 0, isRight: argmax(sentence(undefined, (i, j) => j <= i).weights[1]) === 0, revealed: "1;g:1;x:1;m:1;c:6",
    verdict: tableFacts,
    move: (figure) => press(figure.getByRole("gridcell", { selected: true }), "ArrowRight"), moved: "1;g:1;x:1;m:1;c:7",
    says: () => ["ignored", percent(sentence(undefined, (i, j) => j <= i).weights[1][1]), "ignored"],
  },
  softmax: {
    // Here the bars themselves take the guess: from a quarter each, the first is raised by four hundredths.
    guess: (figure) => press(figure.getByRole("slider", { name: "Your guess, Token 1" }), "ArrowRight", 4), revealed: "1;g:0.29,0.25,0.25,0.25;x:1",
    verdict: () => {
      const weights = weigh([2, 0.5, -1, 0]);
      const off = [0.29, 0.25, 0.25, 0.25].map((guess, i) => 100 * Math.abs(guess - weights[i]));
      const worst = argmax(off);
      return [fixed(off.reduce((a, b) => a + b) / 4, 1), `Token ${worst + 1}`, fixed(off[worst], 1)];
    },
    move: slide("Token 2", "ArrowRight"), moved: "1;g:0.29,0.25,0.25,0.25;x:1;s:2,0.6,-1,0",
    says: () => {
      const top = weigh([2, 0.6, -1, 0])[0];
      return ["Token 1", percent(top), percent(1 - top)];
    },
  },
  pipeline: {
    guess: 1, isRight: true, revealed: "1;g:2;x:1;s:4", verdict: () => [percent(sentence().weights[4][2])],
    move: choose("Which token asks?", "ArrowRight"), moved: "1;g:2;x:1;a:5;s:4",
    says: () => {
      const row = sentence().weights[5];
      const top = argmax(row);
      return ["smelled", percent(row[top]), ...(top === 5 ? [] : [TOKENS[top]]), percent(1 - row[top])];
    },
  },
};

// Which token stands at each place, as the page shows it.
async function orderOf(figure) {
  const names = await figure.locator(".ledger tbody th").allTextContents();
  return names.map((name) => TOKENS.indexOf(name));
}

for (const [lab, { guess, isRight, revealed, verdict: told, move, moved, says }] of Object.entries(LABS)) {
  lesson(`${lab}: guess, reveal, move by key, read, undo, reset`, {}, async ({ page }) => {
    const figure = await toFigure(page, lab);
    assert.equal(await set(figure), "1");
    assert.ok(await button(figure, "Undo").isDisabled());
    if (guess !== undefined) {
      const reveal = button(figure, "Reveal");
      if (typeof guess === "function") await guess(figure);
      else {
        assert.ok(await reveal.isDisabled(), "nothing is shown to one who has not committed");
        await press(reveal.locator("xpath=ancestor::fieldset").getByRole("radio").nth(guess), "Space");
      }
      await press(reveal, "Enter");
      await setTo(figure, revealed);
      const words = await verdict(figure);
      assertNames(words, await told(figure));
      if (isRight !== undefined) assert.ok(words.startsWith(opening(isRight)), words);
      assert.equal(await reveal.count(), 0);
    }
    const before = await set(figure);
    await move(figure);
    await setTo(figure, moved);
    assertNames(await said(figure), await says(figure));
    await press(button(figure, "Undo"), "Enter");
    await setTo(figure, before);
    await move(figure);
    await setTo(figure, moved);
    await press(button(figure, "Reset"), "Enter");
    await setTo(figure, "1");
    assert.equal(await button(figure, "Reveal").count(), guess === undefined ? 0 : 1, "a reset figure asks again");
    await press(button(figure, "Undo"), "Enter");
    await setTo(figure, moved);
    assertNames(await said(figure), await says(figure));
  });
}

const OPEN = { blend: "/#lab=blend/1;x:1", same: "/#lab=same/1;x:1" };

// The values after point 0 was dragged by so many pixels, as the code has them.
async function dragged(figure, values, [dx, dy]) {
  const { width } = await figure.locator("svg.plane").boundingBox();
  const unit = (42 * width) / 480;
  const [x, y] = values[0];
  const near = (to) => Math.round(Math.min(5, Math.max(-5, to)) * 10) / 10;
  return [[near(x + dx / unit), near(y - dy / unit)], ...values.slice(1)];
}

for (const [lab, path] of Object.entries(OPEN)) {
  const { values, scores } = PLANE[lab];
  const factsOf = (values) => (lab === "same" ? rivals({ values, scores }).both : blendFacts(values));

  lesson(`${lab}: a value is dragged by mouse, in one step to undo`, { path }, async ({ page }) => {
    const figure = await toFigure(page, lab);
    const handle = figure.getByRole("slider", { name: "Value of Rex" });
    await handle.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await handle.boundingBox();
    const to = [-80, -40];
    const after = await dragged(figure, values, to);
    // Beside the middle: what is taken off the middle must not jump there.
    const [from, down] = [x + width / 2 + 5, y + height / 2 - 4];
    await page.mouse.move(from, down);
    await page.mouse.down();
    await page.mouse.move(from + to[0] / 2, down + to[1] / 2);
    await page.mouse.move(from + to[0], down + to[1]);
    await page.mouse.up();
    await setTo(figure, `1;x:1;v:${after.flat().join(",")}`);
    assertNames(await said(figure), factsOf(after));
    await page.mouse.move(from, down);
    assert.equal(await set(figure), `1;x:1;v:${after.flat().join(",")}`, "a pointer that is up moves nothing");
    await button(figure, "Undo").click();
    await setTo(figure, "1;x:1");
  });

  lesson(`${lab}: a value is dragged by thumb, and the page stays where it is`, { path, width: 390, height: 844, hasTouch: true, isMobile: true }, async ({ page, context }) => {
    const figure = await toFigure(page, lab);
    const handle = figure.getByRole("slider", { name: "Value of Rex" });
    await handle.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    const { x, y, width, height } = await handle.boundingBox();
    assert.ok(width >= 44 && height >= 44, `a handle of ${width} × ${height} px`);
    const scrolled = await page.evaluate(() => scrollY);
    const cdp = await context.newCDPSession(page);
    const touch = (type, x, y) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    const [from, down, dx, dy] = [Math.round(x + width / 2), Math.round(y + height / 2), -30, 45];
    const after = await dragged(figure, values, [dx, dy]);
    await touch("touchStart", from, down);
    for (const part of [0.2, 0.5, 0.8, 1]) await touch("touchMove", from + dx * part, down + dy * part);
    await touch("touchEnd");
    await setTo(figure, `1;x:1;v:${after.flat().join(",")}`);
    assertNames(await said(figure), factsOf(after));
    assert.equal(await page.evaluate(() => scrollY), scrolled);
  });
}

lesson("blend: without the softmax the output leaves the shape, and the sentence says so", { path: OPEN.blend }, async ({ page }) => {
  const figure = await toFigure(page, "blend");
  const { values, scores } = PLANE.blend;
  await choose("Weights of the values by", "ArrowRight")(figure);
  await setTo(figure, "1;x:1;n:1");
  const { output } = blended(values, scores, "Raw scores");
  assertNames(await said(figure), [fixed(4.5, 1), "1", point(output, 2)]);
});

lesson("masks: the window's width, and the mask that comes too late", { path: "/#lab=masks/1;x:1;m:3" }, async ({ page }) => {
  const figure = await toFigure(page, "masks");
  await slide("Window width", "ArrowRight")(figure);
  await setTo(figure, "1;x:1;m:3;w:3");
  const seen = (i, j) => j <= i && i < j + 3;
  assertNames(await said(figure), ["it", "smelled", ...mostOf(sentence(undefined, seen).weights[4])]);
  await choose("The mask comes", "ArrowRight")(figure);
  await setTo(figure, "1;x:1;m:3;w:3;o:1");
  const left = sentence().weights[4].filter((_, j) => seen(4, j)).reduce((a, b) => a + b);
  assertNames(await said(figure), [fixed(left, 2)]);
});

lesson("lookup: another situation, chosen by key", { path: "/#lab=lookup/1;x:1" }, async ({ page }) => {
  const figure = await toFigure(page, "lookup");
  await choose("Situation", "ArrowRight")(figure);
  await setTo(figure, "1;x:1;s:1");
  const { weights, output } = lookup([1.8, 1.1], 1);
  assertNames(await said(figure), [percent(weights[0]), "Ada", fixed(output, 1)]);
});

lesson("order: each shuffle is a step of its own, and the first order comes back", { path: "/#lab=order/1;x:1;p:1" }, async ({ page }) => {
  const figure = await toFigure(page, "order");
  await press(button(figure, "Shuffle"), "Enter", 2);
  await setTo(figure, "1;x:1;o:2;p:1");
  assert.notDeepEqual(await orderOf(figure), [0, 1, 2, 3, 4, 5]);
  await button(figure, "Undo").click();
  await setTo(figure, "1;x:1;o:1;p:1");
  await button(figure, "Original order").click();
  await setTo(figure, "1;x:1;p:1");
  assert.deepEqual(await orderOf(figure), [0, 1, 2, 3, 4, 5]);
  assert.doesNotMatch(await said(figure), /\d/, "there is nothing to compare yet");
});

lesson("speed: the measurement can be stopped, and says what it measured", { path: "/#lab=speed/1;x:1" }, async ({ page }) => {
  const figure = await toFigure(page, "speed");
  const measure = figure.getByRole("button", { name: /^Measure/ });
  // The measurement may be over before a test has found the button, so the page itself clicks it as it comes.
  const stopped = figure.evaluate((figure) => new Promise((done) => {
    const observer = new MutationObserver(() => {
      const cancel = [...figure.querySelectorAll("button")].find((button) => button.textContent.trim() === "Cancel");
      if (!cancel) return;
      observer.disconnect();
      cancel.click();
      done();
    });
    observer.observe(figure, { subtree: true, childList: true, characterData: true });
  }));
  await press(measure, "Enter");
  await stopped;
  await measure.waitFor();
  assert.equal(await figure.locator(".measured").textContent(), "");
  await press(measure, "Enter");
  await figure.locator(".measured", { hasText: /1024.*2048/ }).waitFor({ timeout: TEST_MS / 2 });
  const rows = await figure.locator(".measure table tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(rows.map(([n]) => n), ["256", "512", "1024", "2048"]);
  const ms = rows.map((row) => Number(row[1]));
  // Sixty-four times the work takes longer on any machine, whatever else that does.
  assert.ok(ms.every((time) => time > 0) && ms[3] > ms[0], `${ms}`);
  const told = [...(await figure.locator(".measured").textContent()).matchAll(/\d+(?:\.\d+)?/g)].map(Number);
  assert.ok(told.some((ratio) => Math.abs(ratio - ms[3] / ms[2]) < 0.06), `${told} are said of ${ms}`);
});

// Every drawing seems long, so that Yew lets timers run between it and its effects; the button is clicked behind each timer in turn.
lesson("speed: a measurement that is stopped stays so, whichever timer comes next", {
  path: "/#lab=speed/1;x:1",
  prepare: (context) => context.addInitScript(() => {
    const { setTimeout } = window, { now } = Date;
    let leap = 0;
    Date.now = () => now() + (window.onTimer ? (leap += 20) : 0);
    window.setTimeout = (run, ms, ...all) => {
      const timer = setTimeout(run, ms, ...all);
      if (!(ms > 0)) window.onTimer?.();
      return timer;
    };
  }),
}, async ({ page }) => {
  const figure = await toFigure(page, "speed");
  const wentOn = await figure.evaluate(async (figure) => {
    const button = (text) => [...figure.querySelectorAll(".measure > button")].find((button) => button.textContent.trim().startsWith(text));
    const until = async (look) => {
      while (!look()) await new Promise((done) => setTimeout(done, 20));
    };
    const wentOn = [];
    for (let last = 1; last <= 12; last += 1) {
      let n = 0, isStopped = false;
      window.onTimer = () => {
        n += 1;
        if (n === last) queueMicrotask(() => (isStopped = Boolean(button("Cancel"))) && button("Cancel").click());
      };
      button("Measure").click();
      await until(() => n >= last);
      await new Promise((done) => setTimeout(done, 300));
      if (isStopped && button("Cancel")) wentOn.push(last);
      window.onTimer = undefined;
      await until(() => (button("Cancel")?.click(), button("Measure")));
    }
    return wentOn;
  });
  assert.deepEqual(wentOn, []);
});

lesson("what is moved by key keeps the focus", { path: "/#lab=masks/1;x:1;m:3" }, async ({ page }) => {
  const figure = await toFigure(page, "masks");
  const width = figure.getByRole("slider", { name: "Window width" });
  await press(width, "ArrowRight", 3);
  await setTo(figure, "1;x:1;m:3;w:5");
  await takesFocus(width);
});
