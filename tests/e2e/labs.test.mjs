// Every figure as a learner goes through it: commit to a guess, reveal, move a control by key, read the sentence, undo, reset.
// What a sentence says is held to numbers computed here.
import assert from "node:assert/strict";

import { argmax, blended, drawn, fixed, heads, linear, lookup, masked, percent, point, rival, sentence, shuffled, TOKENS, whole } from "./expected.mjs";
import { lesson } from "./lesson.mjs";
import { hasFocus, toFigure } from "./page.mjs";
import { weigh } from "./reference.mjs";

const said = (figure) => figure.locator(".lab-sentence").textContent();
const verdict = (figure) => figure.locator(".lab-verdict").textContent();
const set = (figure) => figure.getAttribute("data-setup");
const setTo = (figure, code) => figure.and(figure.page().locator(`[data-setup="${code}"]`)).waitFor();
const button = (figure, name) => figure.getByRole("button", { name, exact: true });
const opening = (isRight) => (isRight ? "Right" : "Not quite");

// Puts the focus on a control and presses a key.
async function press(control, key, times = 1) {
  await control.focus();
  for (let i = 0; i < times; i += 1) await control.page().keyboard.press(key);
}
const slide = (name, key) => (figure) => press(figure.getByRole("slider", { name, exact: true }), key);
// In a group of radio buttons the arrow keys choose.
const choose = (group, key) => (figure) => press(figure.getByRole("group", { name: group, exact: true }).getByRole("radio", { checked: true }), key);

const PLANE = {
  blend: { values: [[4, 0], [0, 4], [-4, 1.5], [-1.5, -3.5], [2.5, -3.5]], scores: [1.6, 0.5, -0.6, -1, 0.2] },
  same: { values: [[0.4, 0.6], [3.6, 1.4], [-2.2, 3.6], [-3.4, -2], [2.4, -3.2]], scores: [2.2, 0.4, -0.2, 0, 0.2] },
};
const NAMES = ["animal", "slept", "because", "it", "tired"];

function tableVerdict(guess) {
  const two = (row) => {
    const order = row.map((_, i) => i).sort((a, b) => row[b] - row[a]);
    return order.slice(0, 2).map((i) => `${percent(row[i])} from ${TOKENS[i]}`).join(" and ");
  };
  const [open, closed] = [sentence().weights[1], sentence(undefined, (i, j) => j <= i).weights[1]];
  return `${opening(TOKENS[argmax(closed)] === guess)}: you said ${guess}. Without a mask animal reads ${two(open)}; under the causal mask it reads ${two(closed)}. ` +
    "The weight of the hidden tokens went to the open ones, in proportion, and the row still sums to 1.";
}

function rivals({ values, scores }) {
  const own = blended(values, scores);
  const other = rival(own.weights, values);
  const most = argmax(own.weights.map((w, i) => Math.abs(w - other.row[i])));
  return { share: other.share, both: `Both rows give ${point(own.output, 2)}, yet ${NAMES[most]} holds ${percent(own.weights[most])} of the weight in yours and ${percent(other.row[most])} in the other.` };
}

function mostOf(row) {
  const top = argmax(row);
  return `Its row sums to 1, most of it on ${TOKENS[top]}: ${percent(row[top])}.`;
}

// What is guessed and what is said of it; the code after the reveal; how a control is moved, to which code, and the sentence then.
const LABS = {
  lookup: {
    guess: "All of it", revealed: "1;g:1;x:1",
    verdict: () => `Not quite: you said “All of it”. At temperature 1 Ada gets ${percent(lookup([2, 1], 1).weights[0])}, for the other keys agree with the query too, and agreement is what counts, not equality.`,
    move: slide("Temperature", "ArrowRight"), moved: "1;g:1;x:1;t:7",
    says: () => {
      const { weights, output } = lookup([2, 1], 2);
      return `The dictionary finds an equal key and returns 10. Attention reads ${percent(weights[0])} from Ada and ${percent(1 - weights[0])} from the others, and returns ${fixed(output, 1)}: even an equal key gets only the largest share.`;
    },
  },
  linear: {
    guess: "Above 6", revealed: "1;g:2;x:1",
    verdict: () => `${opening(linear([1.5, -1]).output > 6)}: you said “Above 6”. The output was ${fixed(linear([1.5, -1]).output, 2)}. A negative weight subtracts a value, and weights that need not sum to 1 set no bound.`,
    move: slide("Query, first number", "ArrowRight"), moved: "1;g:2;x:1;q:1.6,-1",
    says: () => {
      const { nNegative, total, output } = linear([1.6, -1]);
      assert.ok(nNegative > 1);
      const verb = output < 1 || output > 6 ? "leaves" : "lies within";
      return `${nNegative} of 4 raw weights are negative, they sum to ${fixed(total, 2)} where shares would sum to 1, and the output, ${fixed(output, 2)}, ${verb} the hull of the values, 1 to 6. ` +
        `For 256 tokens with vectors of 64 numbers, (QKᵀ)V takes ${whole(2 * 256 ** 2 * 64)} multiplications, more than Q(KᵀV) with ${whole(2 * 256 * 64 ** 2)}.`;
    },
  },
  root: {
    guess: "2 times as wide", revealed: "1;g:2;x:1;d:8",
    verdict: () => {
      const [from, to] = [drawn(1, 64).spread, drawn(1, 256).spread];
      return `Right: you said “2 times as wide”. In this draw the spread grew from ${fixed(from, 1)} to ${fixed(to, 1)}, ${fixed(to / from, 2)} times. Variances add up, so the variance grows as d and the spread as √d: four times the numbers, twice the spread.`;
    },
    move: slide("Numbers in a key, d", "ArrowLeft"), moved: "1;g:2;x:1;d:7",
    says: () => {
      const { spread, top, gradient } = drawn(1, 128);
      return `With 128 numbers in a key the products spread by ${fixed(spread, 1)}, close to √128 = ${fixed(Math.sqrt(128), 1)}. The largest of ten weights is ${fixed(top, 2)} on average, its gradient ${fixed(gradient, 3)}.`;
    },
  },
  masks: {
    guess: "To about two thirds", revealed: "1;g:2;x:1",
    verdict: () => {
      const { before, late } = masked([1, 0, 3]);
      const left = late[0] + late[1];
      assert.ok(left < 0.33);
      const three = (row) => row.map((x) => fixed(x, 3)).join(" / ");
      return `Not quite: you said “To about two thirds”. Masked after the softmax the weights are ${three(late)} and sum to ${fixed(left, 3)}: a hidden score still moved the others. Masked before it they are ${three(before)} and sum to 1.`;
    },
    move: choose("Mask", "ArrowRight"), moved: "1;g:2;x:1;m:2",
    says: () => {
      const row = sentence(undefined, (_, j) => j < 4).weights[4];
      return `Query it cannot read key tired. ${mostOf(row)} Under this mask a head can look at the next token at 3 of 5 positions.`;
    },
  },
  blend: {
    guess: "Anywhere", revealed: "1;g:1;x:1",
    verdict: () => `Not quite: softmax weights are positive and sum to 1, so the output is a mean of the values, here ${point(blended(PLANE.blend.values, PLANE.blend.scores).output, 2)}. However you drag, it stays inside the shape that they span: their convex hull.`,
    move: async (figure) => {
      await press(figure.getByRole("slider", { name: "Value of animal" }), "ArrowRight", 2);
      await figure.page().keyboard.press("Shift+ArrowDown");
    },
    moved: "1;g:1;x:1;v:4.2,-1,0,4,-4,1.5,-1.5,-3.5,2.5,-3.5",
    says: () => {
      const { values, scores } = PLANE.blend;
      const { weights, output } = blended([[4.2, -1], ...values.slice(1)], scores);
      return `The output ${point(output, 2)} lies inside the shape, as every mean of the values does; animal pulls most, with ${percent(weights[0])}.`;
    },
  },
  order: {
    guess: "They stay in their places", revealed: "1;g:1;x:1;o:1",
    verdict: async (figure) => `Not quite: without mask and positions the outputs move along with their tokens. The largest change among all their numbers is ${fixed(Math.max(...shuffled(await orderOf(figure), false)), 3)}. This is permutation equivariance.`,
    move: choose("Positions", "ArrowRight"), moved: "1;g:1;x:1;o:1;p:1",
    says: async (figure) => {
      const order = await orderOf(figure);
      const changes = shuffled(order, true);
      const most = argmax(changes);
      return `${changes.filter((change) => change > 1e-9).length} of six outputs changed, that of ${TOKENS[order[most]]} most, by ${fixed(changes[most], 3)}: a position vector tells each token where it stands.`;
    },
  },
  heads: {
    guess: "They are averaged", revealed: "1;g:1;x:1",
    verdict: () => `Not quite: the heads’ outputs are put end to end and multiplied by WO. That equals sending each through its own slice and adding up. An average would be off by up to ${fixed(heads(4).average, 3)} here, and no head overrules another.`,
    move: choose("Heads in use", "ArrowRight"), moved: "1;g:1;x:1;h:1",
    says: () => `Without head 2 the output for it moves by up to ${fixed(heads(4).withoutSecond, 3)}; what head 1 adds stays as it was.`,
  },
  same: {
    guess: "None of it", revealed: "1;g:1;x:1",
    verdict: () => `Not quite: ${percent(rivals(PLANE.same).share)} of the weight can lie on other tokens. Five weights have to meet only three conditions, two for the output and one for the sum, so there is room to move.`,
    move: slide("Score, animal", "ArrowLeft"), moved: "1;g:1;x:1;s:2.1,0.4,-0.2,0,0.2",
    says: () => rivals({ ...PLANE.same, scores: [2.1, ...PLANE.same.scores.slice(1)] }).both,
  },
  speed: {
    guess: "Four times as much", revealed: "1;g:3;x:1",
    verdict: () => `Right: every query meets every key, so the scores grow from ${whole(1024 ** 2)} to ${whole(2048 ** 2)}, 4 times as many. Whatever has enough processors can still compute them all at once.`,
    move: choose("Tokens", "ArrowRight"), moved: "1;g:3;x:1;n:4",
    says: () => `Over 1024 tokens a recurrent network takes 1024 steps, each waiting for the last; attention takes 1, and pays with ${whole(1024 ** 2)} scores.`,
  },
  table: {
    guess: "slept", revealed: "1;g:3;x:1;m:1;c:7",
    verdict: () => tableVerdict("slept"),
    move: (figure) => press(figure.getByRole("gridcell", { selected: true }), "ArrowLeft"), moved: "1;g:3;x:1;m:1;c:6",
    says: () => `Query animal reads ${percent(sentence(undefined, (i, j) => j <= i).weights[1][0])} from key The.`,
  },
  softmax: {
    // Here the bars themselves take the guess: from a quarter each, the first is raised by four hundredths.
    guess: (figure) => press(figure.getByRole("slider", { name: "Your guess, Token 1" }), "ArrowRight", 4), revealed: "1;g:0.29,0.25,0.25,0.25;x:1",
    verdict: () => {
      const weights = weigh([2, 0.5, -1, 0]);
      const off = [0.29, 0.25, 0.25, 0.25].map((guess, i) => 100 * Math.abs(guess - weights[i]));
      const worst = argmax(off);
      return `Against these weights your bars are off by ${fixed(off.reduce((a, b) => a + b) / 4, 1)} points on average, most at Token ${worst + 1}: ${fixed(off[worst], 1)} points.`;
    },
    move: slide("Token 2", "ArrowRight"), moved: "1;g:0.29,0.25,0.25,0.25;x:1;s:2,0.6,-1,0",
    says: () => {
      const top = weigh([2, 0.6, -1, 0])[0];
      return `Token 1 gets ${percent(top)} of the weight; the other three share ${percent(1 - top)}.`;
    },
  },
  pipeline: {
    move: choose("Which token asks?", "ArrowRight"), moved: "1;a:5",
    says: () => {
      const row = sentence().weights[5];
      const top = argmax(row);
      return `tired reads ${percent(row[top])} from ${top === 5 ? "itself" : TOKENS[top]} and ${percent(1 - row[top])} from all others.`;
    },
  },
};

// Which token stands at each place, as the page shows it.
async function orderOf(figure) {
  const names = await figure.locator(".ledger tbody th").allTextContents();
  return names.map((name) => TOKENS.indexOf(name));
}

for (const [lab, { guess, revealed, verdict: told, move, moved, says }] of Object.entries(LABS)) {
  lesson(`${lab}: guess, reveal, move by key, read, undo, reset`, {}, async ({ page }) => {
    const figure = await toFigure(page, lab);
    assert.equal(await set(figure), "1");
    assert.ok(await button(figure, "Undo").isDisabled());
    if (guess) {
      const reveal = button(figure, "Reveal");
      if (typeof guess === "function") await guess(figure);
      else {
        assert.ok(await reveal.isDisabled(), "nothing is shown to one who has not committed");
        await press(figure.getByRole("radio", { name: guess, exact: true }), "Space");
      }
      await press(reveal, "Enter");
      await setTo(figure, revealed);
      assert.equal(await verdict(figure), await told(figure));
      assert.equal(await reveal.count(), 0);
    }
    const before = await set(figure);
    await move(figure);
    await setTo(figure, moved);
    assert.equal(await said(figure), await says(figure));
    await press(button(figure, "Undo"), "Enter");
    await setTo(figure, before);
    await move(figure);
    await setTo(figure, moved);
    await press(button(figure, "Reset"), "Enter");
    await setTo(figure, "1");
    assert.equal(await button(figure, "Reveal").count(), guess ? 1 : 0, "a reset figure asks again");
    await press(button(figure, "Undo"), "Enter");
    await setTo(figure, moved);
    assert.equal(await said(figure), await says(figure));
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
  const sentenceOf = (values) => {
    if (lab === "same") return rivals({ values, scores }).both;
    const { weights, output } = blended(values, scores);
    return `The output ${point(output, 2)} lies inside the shape, as every mean of the values does; animal pulls most, with ${percent(weights[0])}.`;
  };

  lesson(`${lab}: a value is dragged by mouse, in one step to undo`, { path }, async ({ page }) => {
    const figure = await toFigure(page, lab);
    const handle = figure.getByRole("slider", { name: "Value of animal" });
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
    assert.equal(await said(figure), sentenceOf(after));
    await page.mouse.move(from, down);
    assert.equal(await set(figure), `1;x:1;v:${after.flat().join(",")}`, "a pointer that is up moves nothing");
    await button(figure, "Undo").click();
    await setTo(figure, "1;x:1");
  });

  lesson(`${lab}: a value is dragged by thumb, and the page stays where it is`, { path, width: 390, height: 844, hasTouch: true, isMobile: true }, async ({ page, context }) => {
    const figure = await toFigure(page, lab);
    const handle = figure.getByRole("slider", { name: "Value of animal" });
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
    assert.equal(await said(figure), sentenceOf(after));
    assert.equal(await page.evaluate(() => scrollY), scrolled);
  });
}

lesson("blend: without the softmax the output leaves the shape, and the sentence says so", { path: OPEN.blend }, async ({ page }) => {
  const figure = await toFigure(page, "blend");
  const { values, scores } = PLANE.blend;
  await choose("Weights by", "ArrowRight")(figure);
  await setTo(figure, "1;x:1;n:1");
  const { output } = blended(values, scores, "None");
  assert.equal(await said(figure), `The scores themselves add up to ${fixed(0.7, 1)}, with 2 of five negative: the output ${point(output, 2)} has left the shape.`);
});

lesson("masks: the window's width, and the mask that comes too late", { path: "/#lab=masks/1;x:1;m:3" }, async ({ page }) => {
  const figure = await toFigure(page, "masks");
  await slide("Window width", "ArrowRight")(figure);
  await setTo(figure, "1;x:1;m:3;w:3");
  const seen = (i, j) => j <= i && i < j + 3;
  assert.equal(await said(figure), `Query it cannot read key tired. ${mostOf(sentence(undefined, seen).weights[4])} Under this mask no head can look at the next token.`);
  await choose("The mask comes", "ArrowRight")(figure);
  await setTo(figure, "1;x:1;m:3;w:3;o:1");
  const left = sentence().weights[4].filter((_, j) => seen(4, j)).reduce((a, b) => a + b);
  assert.match(await said(figure), new RegExp(`its row sums to only ${fixed(left, 2)}:`));
});

lesson("lookup: another situation, chosen by key", { path: "/#lab=lookup/1;x:1" }, async ({ page }) => {
  const figure = await toFigure(page, "lookup");
  await choose("Situation", "ArrowRight")(figure);
  await setTo(figure, "1;x:1;s:1");
  const { weights, output } = lookup([1.8, 1.1], 1);
  assert.equal(await said(figure),
    `The dictionary finds no equal key and returns nothing. Attention still reads ${percent(weights[0])} from Ada and returns ${fixed(output, 1)}: it matches by degree, and a small change moves it only a little.`);
});

lesson("order: each shuffle is a step of its own, and the first order comes back", { path: "/#lab=order/1;x:1;p:1" }, async ({ page }) => {
  const figure = await toFigure(page, "order");
  await press(button(figure, "Shuffle"), "Enter", 2);
  await setTo(figure, "1;x:1;o:2;p:1");
  assert.notDeepEqual(await orderOf(figure), [0, 1, 2, 3, 4, 5]);
  await button(figure, "Undo").click();
  await setTo(figure, "1;x:1;o:1;p:1");
  await button(figure, "First order").click();
  await setTo(figure, "1;x:1;p:1");
  assert.deepEqual(await orderOf(figure), [0, 1, 2, 3, 4, 5]);
  assert.equal(await said(figure), "The tokens stand in their first order: nothing to compare yet.");
});

lesson("speed: the measurement can be stopped, and says what it measured", { path: "/#lab=speed/1;x:1" }, async ({ page }) => {
  const figure = await toFigure(page, "speed");
  const measure = figure.getByRole("button", { name: /^Measure/ });
  await press(measure, "Enter");
  await press(button(figure, "Cancel"), "Enter");
  await measure.waitFor();
  assert.equal(await figure.locator(".measured").textContent(), "");
  await press(measure, "Enter");
  await figure.locator(".measured", { hasText: "Measured: from 1024 to 2048 tokens" }).waitFor({ timeout: 90_000 });
  const rows = await figure.locator(".measure table tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(rows.map(([n]) => n), ["256", "512", "1024", "2048"]);
  const ms = rows.map((row) => Number(row[1]));
  assert.ok(ms.every((time, i) => time > 0 && (i === 0 || time > ms[i - 1])), `${ms}`);
  const [, ratio] = /, ([\d.]+) times as long/.exec(await figure.locator(".measured").textContent());
  assert.ok(Math.abs(Number(ratio) - ms[3] / ms[2]) < 0.06, `${ratio} is said of ${ms}`);
});

lesson("what is moved by key keeps the focus", { path: "/#lab=masks/1;x:1;m:3" }, async ({ page }) => {
  const figure = await toFigure(page, "masks");
  const width = figure.getByRole("slider", { name: "Window width" });
  await press(width, "ArrowRight", 3);
  await setTo(figure, "1;x:1;m:3;w:5");
  assert.ok(await hasFocus(width));
});
