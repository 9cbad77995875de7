// The page of a class: what a teacher pastes, drops or opens by a link becomes the numbers that the independent program has; nothing is
// sent, and what is kept, and whether, is the teacher's own act.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { failures, violations } from "./checkers.mjs";
import { KEY as QUESTIONS } from "./key.mjs";
import { DIST, lesson } from "./lesson.mjs";
import { hosted } from "./lms.mjs";
import { overflow, painted, tabTo } from "./page.mjs";

const data = (name) => readFileSync(new URL(`../../class/tests/data/${name}`, import.meta.url), "utf8");
const LETTERS = [..."abcd"];
const KEY = QUESTIONS.map(({ right }) => LETTERS[right]);
const CODES = data("codes_30.txt");
const LINES = CODES.trim().split("\n");
// The class of the independent program answers questions with a key of its own. In the codes each answer is as far from the lesson's key.
const { key, classes } = JSON.parse(data("reference.json"));
const CLASS = classes.find(({ n }) => n === 30);
const moved = (letter, from, to) => LETTERS[(LETTERS.indexOf(letter) - LETTERS.indexOf(from) + LETTERS.indexOf(to) + 4) % 4];
for (const [i, item] of CLASS.items.entries()) {
  item.options = LETTERS.map((letter) => item.options[LETTERS.indexOf(moved(letter, KEY[i], key[i]))]);
  item.tempting = item.tempting.map((letter) => moved(letter, key[i], KEY[i]));
}
const OPTIONS = { path: "/class/", started: false };

const field = (page) => page.getByRole("textbox", { name: "Result codes" });
const said = (page) => page.getByRole("status").filter({ hasText: /\S/ });
const table = (page) => page.locator(".class-items tbody tr");
const heading = (page) => page.locator("#class-title");

async function add(page, text) {
  await field(page).fill(text);
  await page.getByRole("button", { name: "Add", exact: true }).click();
}

const learners = (page, n) => heading(page).filter({ hasText: new RegExp(`: ${n} learners?$`) }).waitFor();

// As the lesson rounds: what lies in the middle goes to the even neighbor.
const percent = (share) => `${(share * 100) % 1 === 0.5 ? 2 * Math.round(share * 50) : (share * 100).toFixed(0)}%`;
const two = (number) => number.toFixed(2).replace("-", "−").replace(/^−(0\.00)$/, "$1");

// A row as the independent program's numbers have it.
function expected(item, i) {
  const [, retried, mastered] = item.mastery;
  const certain = item.confidence[0];
  const letters = LETTERS.map((letter, at) => {
    const more = letter === KEY[i] ? " right" : item.tempting.includes(letter) ? " drew most of the wrong ones" : "";
    return `${item.options[at]}${more}`;
  });
  return [
    `${percent(item.difficulty)}${item.interval.map(percent).join(" to ")}`, ...letters, String(30 - item.n_answered), two(item.discrimination), two(item.point_biserial),
    String(certain[0] - certain[1]), retried > 0 ? `${mastered} of ${retried}` : "",
  ];
}

lesson("thirty pasted codes become the numbers of the independent program", OPTIONS, async ({ page }) => {
  await add(page, CODES);
  await said(page).filter({ hasText: "Added: 30 learners. Every line counts." }).waitFor();
  await learners(page, 30);
  const rows = await table(page).evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)));
  assert.deepEqual(rows, CLASS.items.map(expected));
  const facts = await page.locator(".class-facts > div").evaluateAll((all) => Object.fromEntries(all.map((fact) => [fact.children[0].textContent, fact.children[1].firstChild.textContent])));
  assert.equal(facts.Mean, two(CLASS.mean));
  assert.equal(facts.Median, two(CLASS.median));
  assert.equal(facts["Standard deviation"], two(CLASS.standard_deviation));
  assert.equal(facts["Reliability (KR-20)"], two(CLASS.kr20));
  // The ideas to teach again, each with its figure to open in class, which is in the lesson.
  const links = await page.locator(".class-teach > li").evaluateAll((all) => all.map((idea) => [...idea.querySelectorAll("a.button")].map((link) => link.getAttribute("href"))));
  assert.equal(await page.locator("main a[href^='#']").count(), 0, "no link leads to a place that is in the lesson alone");
  assert.equal(await page.locator(".class-teach a.button:not([target=_blank])").count(), 0, "no link takes the class off the screen");
  assert.deepEqual(links.map((of) => of.at(-1)), CLASS.teach_again.map((question) => `../#q${question + 1}`));
  for (const [figure] of links) {
    assert.match(figure, /^\.\.\/\?present=1#lab=/);
    const { lab } = /#lab=(?<lab>\w+)/.exec(figure).groups;
    assert.ok(readFileSync(`${DIST}/index.html`, "utf8").includes(`data-lab="${lab}"`), figure);
  }
  // How many have how many points, and how sure they were.
  await page.getByText("Show the numbers").click();
  const numbers = page.locator(".class-fold tbody td");
  await numbers.first().waitFor();
  assert.deepEqual((await numbers.allTextContents()).map(Number), CLASS.totals);
  const sure = await page.getByRole("group", { name: "How sure they were, and how often right" }).locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].slice(1, 3).map((cell) => Number(cell.textContent))));
  const sum = (level) => CLASS.items.reduce(([answers, right], { confidence }) => [answers + confidence[level][0], right + confidence[level][1]], [0, 0]);
  assert.deepEqual(sure, [0, 1, 2].map(sum));
  // Everyone is drawn, and listed with what was not right.
  await page.getByText("The same as a list").click();
  const listed = page.locator(".class-list li");
  await listed.first().waitFor();
  const points = await listed.evaluateAll((all) => all.map((row) => Number(/: (\d+) points?\./.exec(row.textContent)[1])));
  assert.deepEqual(points, CLASS.totals.flatMap((n, total) => Array(n).fill(total)));
  const missed = await listed.evaluateAll((all) => all.map((row) => (row.textContent.match(/Question \d+, /g) ?? []).length));
  assert.deepEqual(missed, points.map((own) => 15 - own));
});

lesson("the table is saved with the same numbers in full", { ...OPTIONS, acceptDownloads: true }, async ({ page }) => {
  await add(page, CODES);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Save the table as CSV" }).click()]);
  const [head, ...rows] = readFileSync(await download.path(), "utf8").trim().split("\r\n").map((line) => line.split(","));
  assert.equal(rows.length, 15);
  const at = (row, name) => row[head.indexOf(name)];
  for (const [i, row] of rows.entries()) {
    const item = CLASS.items[i];
    assert.equal(row.length, head.length);
    assert.deepEqual(LETTERS.map((letter) => Number(at(row, letter))), item.options);
    for (const [name, value] of [["difficulty", item.difficulty], ["interval_low", item.interval[0]], ["point_biserial", item.point_biserial], ["upper_lower_27", item.discrimination]]) {
      assert.ok(Math.abs(Number(at(row, name)) - value) < 1e-12, `${name} of ${i + 1}`);
    }
  }
});

lesson("lines that do not count are listed with their place and reason, and the rest counts", OPTIONS, async ({ page }) => {
  const cut = LINES[1].slice(0, -8);
  const mistyped = LINES[2].replace(/.$/, (last) => (last === "5" ? "6" : "5"));
  await add(page, [LINES[0], cut, mistyped, LINES[0], "see you on Monday", LINES[3]].join("\n"));
  await said(page).filter({ hasText: "Added: 2 learners. 4 lines do not count." }).waitFor();
  const summary = page.locator(".class-refused summary");
  await summary.click();
  assert.deepEqual(await page.locator(".class-refused li").allTextContents(), [
    "Line 2. The code is too short. Its end is missing.",
    "Line 3. A character is wrong, or two have changed places.",
    "Line 4. The same code stands on line 1 already.",
    "Line 5. There is no result code on it.",
  ]);
  // Few people can be told from one another.
  await page.getByText("With five learners or fewer").waitFor();
});

lesson("files are added by the button and by dropping them, whatever is in them", OPTIONS, async ({ page }) => {
  const csv = ["question,prompt,answer,right,correct,confidence,mastered,retries", ...[...KEY].map((letter, i) => `${i + 1},"a, b",${letter},${letter},true,certain,true,0`)].join("\r\n");
  await page.locator("input[type=file]").setInputFiles([
    { name: "one.csv", mimeType: "text/csv", buffer: Buffer.from(csv) },
    { name: "codes.txt", mimeType: "text/plain", buffer: Buffer.from(`\ufeff${LINES.slice(0, 7).join("\r\n")}`) },
    { name: "image.png", mimeType: "image/png", buffer: Buffer.from([137, 80, 78, 71, 0, 255, 254, 10, 13]) },
    { name: "empty.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) },
  ]);
  await learners(page, 8);
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "dropped.txt"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, LINES.slice(5, 10).join("\n"));
  await learners(page, 11);
  await page.locator(".class-refused summary").click();
  const refused = await page.locator(".class-refused li").allTextContents();
  assert.ok(refused.some((line) => line.startsWith("image.png, line 1. ")), refused.join("\n"));
  assert.ok(refused.includes("dropped.txt, line 1. The same code stands in codes.txt already, on line 6."), refused.join("\n"));
});

lesson("nothing is kept unless asked for, what is kept is there again, and deleting can be undone", OPTIONS, async ({ page, context }) => {
  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  await add(page, LINES.slice(0, 10).join("\n"));
  await learners(page, 10);
  assert.equal(await stored(), "{}");
  await page.reload();
  await page.getByText("Nothing was added yet.").waitFor();
  await add(page, LINES.slice(0, 10).join("\n"));
  await page.getByRole("checkbox", { name: "Keep all this on this device" }).check();
  await add(page, LINES[10]);
  await learners(page, 11);
  await page.reload();
  await learners(page, 11);
  assert.ok(await page.getByRole("checkbox").isChecked());
  // Another tab has the same, and what one adds the other shows.
  const other = await context.newPage();
  await other.goto(page.url());
  await learners(other, 11);
  await add(other, LINES[11]);
  await learners(page, 12);
  // A link with a code is one learner more, once.
  await other.goto(`${page.url()}#${LINES[12].split(": ")[1]}`);
  await other.reload();
  await learners(other, 13);
  assert.ok(!other.url().includes("#"));
  await other.close();
  await learners(page, 13);
  await page.getByRole("button", { name: "Delete all" }).click();
  await said(page).filter({ hasText: "All is deleted." }).waitFor();
  assert.equal(await stored(), "{}");
  const undo = page.getByRole("button", { name: "Bring it back" });
  assert.ok(await undo.evaluate((button) => button === document.activeElement), "the focus is on the button that undoes");
  await undo.click();
  await learners(page, 13);
  await page.getByRole("checkbox", { name: "Keep all this on this device" }).uncheck();
  assert.equal(await stored(), "{}");
});

lesson("tabs that keep a class make it one, and what one deletes or keeps no more the other does not bring back", OPTIONS, async ({ page, context }) => {
  const keep = (page) => page.getByRole("checkbox", { name: "Keep all this on this device" });
  const stored = () => page.evaluate(() => localStorage.length);
  const other = await context.newPage();
  await other.goto(page.url());
  await add(page, LINES.slice(0, 10).join("\n"));
  await keep(page).check();
  await add(other, LINES[10]);
  await keep(other).check();
  await learners(other, 11);
  await learners(page, 11);
  await other.getByRole("button", { name: "Delete all" }).click();
  await said(page).filter({ hasText: "Nothing is kept on this device any more." }).waitFor();
  assert.ok(!(await keep(page).isChecked()));
  await add(page, LINES[11]);
  await learners(page, 12);
  assert.equal(await stored(), 0, "what was deleted stays so");
  await other.getByRole("button", { name: "Bring it back" }).click();
  await learners(other, 11);
  await learners(page, 12);
  await keep(other).uncheck();
  await keep(page).check();
  await learners(page, 12);
  assert.equal(await stored(), 1);
});

lesson("a link with a code says how several are collected; what is no code in the address is left there", { ...OPTIONS, path: `/class/?a=1#${LINES[0].split(": ")[1]}` }, async ({ page }) => {
  await learners(page, 1);
  await said(page).filter({ hasText: "To collect several links" }).waitFor();
  assert.match(page.url(), /\/class\/\?a=1$/);
  await page.evaluate(() => (location.hash = "#codes"));
  await add(page, LINES[1]);
  await learners(page, 2);
  assert.match(page.url(), /#codes$/);
});

lesson("a text that is dragged into the field is the browser's business, and a class that answered nothing is told so", OPTIONS, async ({ page }) => {
  await field(page).waitFor();
  const isTaken = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/plain", "x");
    return ["dragover", "drop"].map((name) => !document.querySelector("#codes").dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true })));
  });
  assert.deepEqual(isTaken, [false, false]);
  const rows = QUESTIONS.map((_, i) => `${i + 1},"a, b",,,,,false,0`);
  const csv = ["question,prompt,answer,right,correct,confidence,mastered,retries", ...rows].join("\r\n");
  await page.locator("input[type=file]").setInputFiles({ name: "open.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByText("Nobody answered anything.").waitFor();
});

lesson("with text at twice its size nothing is too wide at 320 px", { ...OPTIONS, width: 320, height: 640 }, async ({ page }) => {
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await add(page, CODES);
  await learners(page, 30);
  await page.locator("details").evaluateAll((all) => all.forEach((fold) => (fold.open = true)));
  assert.deepEqual(await overflow(page), []);
});

// What size each text of a drawing is painted in, in pixels.
const notePaint = (context) => context.addInitScript(() => {
  globalThis.sizes = new Set();
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (...all) {
    globalThis.sizes.add(parseFloat(this.font));
    return fillText.apply(this, all);
  };
});

lesson("drawings grow with the reader's text", { ...OPTIONS, prepare: notePaint }, async ({ page }) => {
  const drawn = async (size) => {
    await page.reload();
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
    await add(page, CODES);
    await learners(page, 30);
    await painted(page);
    const heights = await page.locator("canvas.plot").evaluateAll((all) => all.map(({ clientHeight }) => clientHeight));
    return [heights, await page.evaluate(() => [...globalThis.sizes])];
  };
  const [heights, sizes] = await drawn("100%");
  assert.ok(heights.length >= 2 && sizes.length > 0);
  const [larger, inPx] = await drawn("200%");
  larger.forEach((height, i) => assert.ok(Math.abs(height / heights[i] - 2) < 0.02, `${height} px, where ${heights[i]} px were`));
  assert.deepEqual(inPx, sizes.map((px) => 2 * px));
});

lesson("where storage is refused or broken the page works, and says that nothing is kept", {
  ...OPTIONS,
  prepare: (context) => context.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
  }),
}, async ({ page }) => {
  await add(page, CODES);
  await learners(page, 30);
  await page.getByRole("checkbox").click();
  await said(page).filter({ hasText: "could not keep it" }).waitFor();
  assert.ok(!(await page.getByRole("checkbox").isChecked()));
  await learners(page, 30);
});

for (const spoiled of ["", "{", "[{}]", '{"name":"","text":""}', "[1]"]) {
  lesson(`kept texts that cannot be read are as none: ${spoiled || "nothing"}`, {
    ...OPTIONS, prepare: (context) => context.addInitScript((text) => localStorage.setItem("attention-lesson.class", text), spoiled),
  }, async ({ page }) => {
    await page.getByText("Nothing was added yet.").waitFor();
    await add(page, CODES);
    await learners(page, 30);
  });
}

lesson("ten thousand lines are read, and not more is drawn than can be looked at", OPTIONS, async ({ page }) => {
  const alike = Array.from({ length: 10_000 }, (_, i) => LINES[i % 30]).join("\n");
  // As a paste does it: typing so much takes a browser minutes.
  await field(page).evaluate((field, text) => (field.value = text), alike);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await said(page).filter({ hasText: /^Added: 30 learners\. 9,?970 lines do not count\.$/ }).waitFor();
  assert.equal(await page.locator(".class-refused li").count(), 201);
});

lesson("whoever uses the keyboard alone adds codes, opens the folds and saves the table", OPTIONS, async ({ page }) => {
  await tabTo(page, field(page));
  await page.keyboard.insertText(CODES);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await learners(page, 30);
  for (const name of ["Show the numbers", "The same as a list"]) {
    await tabTo(page, page.locator("summary", { hasText: name }));
    await page.keyboard.press("Enter");
  }
  await page.locator(".class-list li").first().waitFor();
});

const LOOKS = [
  ["light", { colorScheme: "light" }], ["dark", { colorScheme: "dark" }], ["at 390 px", { width: 390, height: 844 }], ["at 320 px", { width: 320, height: 640 }],
];
for (const [look, options] of LOOKS) {
  lesson(`the checkers find nothing, and nothing is too wide, ${look}`, { ...OPTIONS, ...options }, async ({ page }) => {
    await field(page).waitFor();
    assert.deepEqual(await overflow(page), []);
    assert.deepEqual(await violations(page), []);
    await add(page, `${CODES}\nsee you on Monday`);
    await learners(page, 30);
    await page.locator("details").evaluateAll((all) => all.forEach((fold) => (fold.open = true)));
    await page.locator(".class-list li").first().waitFor();
    assert.deepEqual(await overflow(page), []);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await failures(page), []);
    const small = await page.locator(":is(a, button, summary, input:not(.unseen), textarea):visible").evaluateAll((all) => all
      .map((element) => [element.textContent || element.type, element.closest("label")?.getBoundingClientRect().height ?? element.getBoundingClientRect().height])
      .filter(([, height]) => height < 24));
    assert.deepEqual(small, []);
  });
}

lesson("the program breaks off: a sentence says so, and what is kept is kept", { ...OPTIONS, allowed: [/uncaught/] }, async ({ page }) => {
  await add(page, LINES[0]);
  await page.getByRole("checkbox").check();
  await page.evaluate(() => setTimeout(() => { throw new Error("broken"); }));
  await page.getByRole("alert").filter({ hasText: "Something went wrong" }).waitFor();
  await page.reload();
  await learners(page, 1);
});

hosted("a program that does not come: the page says so", {
  path: "/class/", allowed: [/404|Failed|fetch|import|uncaught/i],
  prepare: (context) => context.route(/attention-class.*\.(js|wasm)$/, (route) => route.fulfill({ status: 404, body: "gone" })),
}, async ({ page }) => {
  await page.getByRole("alert").filter({ hasText: "Something went wrong" }).waitFor();
});
