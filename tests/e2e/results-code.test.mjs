// The result code that a learner hands in: what it says, read by a reader of its own; that it stays the same; its link and its QR code, read
// by another library; and that nothing is sent.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { launch, open } from "./browser.mjs";
import { violations } from "./checkers.mjs";
import { KEY } from "./key.mjs";
import { DIST, TEST_MS, lesson } from "./lesson.mjs";
import { hosted, hostPage, lessonIn } from "./lms.mjs";
import { overflow, start, tabTo, takesFocus } from "./page.mjs";
import * as quiz from "./quiz.mjs";

const JSQR = await readFile(createRequire(import.meta.url).resolve("jsqr"), "utf8");
// A debug build has no hash in the name.
const CLASS_LINK = `/${readdirSync(DIST).find((name) => /^class-link(-[0-9a-f]{16})?\.js$/.test(name))}`;

const fold = (page) => page.locator("details.hand-in");
const inner = (page) => fold(page).locator("details");
const codeIn = async (page) => (await fold(page).locator(".result-code").textContent()).replaceAll(" ", "");

async function openFold(page) {
  await fold(page).locator("summary").first().click();
  await fold(page).locator(".result-code").waitFor();
}

// What a code says, by the form that `src/progress/result_code.rs` describes and by none of its code.
function read(code) {
  const digits = [...code.replaceAll("-", "")].slice(0, -1).map((digit) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(digit));
  let bits = digits.map((digit) => digit.toString(2).padStart(5, "0")).join("");
  const take = (width) => {
    const value = parseInt(bits.slice(0, width), 2);
    bits = bits.slice(width);
    return value;
  };
  const [version, , salt, seconds] = [5, 15, 20, 17].map(take);
  assert.equal(version, 1);
  const questions = KEY.map(() => {
    const [letter, confidence, retries, mastered] = [3, 2, 2, 1].map(take);
    return { answer: [null, "a", "b", "c", "d"][letter], confidence: [null, "guessing", "fairly-sure", "certain"][confidence], retries, mastered: mastered === 1 };
  });
  return { salt, seconds, questions };
}

// The same of the exported results.
async function exported(page) {
  await page.locator(".export > summary").click();
  await page.locator(".export").getByRole("radio", { name: "JSON", exact: true }).check();
  const field = page.locator(".export textarea");
  await page.waitForFunction((field) => field.value.startsWith("{"), await field.elementHandle());
  const { seconds, questions } = JSON.parse(await field.inputValue());
  return { seconds, questions: questions.map(({ answer, confidence, retries, mastered }) => ({ answer, confidence, retries, mastered })) };
}

// What a reader of QR codes sees on the screen.
async function scanned(page, blank) {
  const png = (await inner(page).locator("svg").screenshot()).toString("base64");
  await blank.evaluate(JSQR);
  return blank.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return globalThis.jsQR(data, image.width, image.height)?.data;
  }, png);
}

const record = (context) => {
  const asked = [];
  context.on("request", (request) => asked.push(new URL(request.url()).pathname));
  return asked;
};

// Some right, some wrong, some left open, some with a confidence; and a retry.
async function work(page) {
  const check = page.locator("section#check");
  for (const [number, isRight, confidence] of [[1, true, "Certain"], [2, false, "Guessing"], [3, true, "Fairly sure"], [4, false]]) {
    await quiz.questions(page).getByRole("button").nth(number - 1).click();
    if (confidence) await check.getByRole("radio", { name: confidence, exact: true }).check();
    await quiz.answer(page, number, isRight);
  }
  await quiz.questions(page).getByRole("button").nth(14).click();
  await quiz.answer(page, 15);
  await quiz.resultsButton(page).click();
  await quiz.assertScore(page, 3);
  await check.getByRole("button", { name: "Retry missed questions", exact: true }).click();
  const asked = check.locator("fieldset[id]");
  await asked.locator("label").first().click();
  await quiz.checkButton(page).click();
  await asked.and(page.locator("[data-verdict]")).waitFor();
  const results = check.getByRole("button", { name: /results$/ });
  while ((await results.count()) === 0) {
    await check.getByRole("button", { name: /^Next/ }).click();
    await check.locator("fieldset[id]:not([data-verdict])").locator("label").first().click();
    await quiz.checkButton(page).click();
    await asked.and(page.locator("[data-verdict]")).waitFor();
  }
  await results.click();
  await quiz.results(page).first().waitFor();
}

lesson("a code says what the results say, stays the same, and nothing is asked for but what draws its QR code", { prepare: record }, async ({ page, prepared: asked, context, origin }) => {
  await work(page);
  asked.length = 0;
  await openFold(page);
  const code = await codeIn(page);
  assert.ok(code.length <= 60, code);
  const said = read(code);
  const results = await exported(page);
  assert.deepEqual(said.questions, results.questions);
  assert.ok(said.seconds <= results.seconds && results.seconds - said.seconds < 60, `${said.seconds} of ${results.seconds}`);
  assert.deepEqual(results.questions.map(({ confidence }) => confidence).slice(0, 4), ["certain", "guessing", "fairly-sure", null]);
  assert.ok(results.questions.some(({ retries }) => retries > 0));
  assert.equal(results.questions.filter(({ answer }) => answer === null).length, 10);

  // The copied text is a name, if there is one, and the code.
  const copy = fold(page).getByRole("button", { name: "Copy code", exact: true });
  const field = fold(page).locator("textarea");
  await copy.click();
  await field.waitFor();
  assert.equal(await field.inputValue(), code);
  await fold(page).locator("input").fill("Ada");
  await copy.click();
  await page.waitForFunction(([field, text]) => field.value === text, [await field.elementHandle(), `Ada: ${code}`]);
  assert.deepEqual(asked, []);

  const link = inner(page).locator("a");
  await inner(page).locator("summary").click();
  await inner(page).locator("svg[role=img][aria-label]").waitFor();
  assert.deepEqual(asked, [CLASS_LINK]);
  const address = await link.evaluate(({ href }) => href);
  assert.equal(await link.textContent(), address);
  assert.equal(decodeURIComponent(address), `${origin}/class/#${code}`);
  const { width, height } = await inner(page).locator("svg").boundingBox();
  assert.ok(width >= 240 && Math.abs(width - height) < 1, `${width} × ${height}`);
  const blank = await context.newPage();
  assert.equal(await scanned(page, blank), address);
  await page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
  assert.equal(await scanned(page, blank), address);
  await page.emulateMedia({ media: "print", colorScheme: "light", forcedColors: "none" });
  assert.equal(await fold(page).isVisible(), false, "no code is printed");
  await page.emulateMedia({ media: null });

  // The page of a class has the same of it.
  await blank.goto(address);
  await blank.locator("#class-title").filter({ hasText: ": 1 learner" }).waitFor();
  const rows = await blank.locator(".class-items tbody tr").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => parseInt(cell.textContent, 10))));
  for (const [i, { answer, confidence, retries, mastered }] of results.questions.entries()) {
    const right = "abcd"[KEY[i].right];
    const [, a, b, c, d, open, , , certainWrong, inTheEnd] = rows[i];
    assert.deepEqual([a, b, c, d, open], [..."abcd"].map((letter) => Number(letter === answer)).concat(Number(answer === null)), `question ${i + 1}`);
    assert.equal(certainWrong, Number(confidence === "certain" && answer !== right), `question ${i + 1}`);
    assert.deepEqual(inTheEnd, retries > 0 && answer !== right ? Number(mastered) : NaN, `question ${i + 1}`);
  }

  await page.reload();
  await start(page);
  await openFold(page);
  assert.equal(await codeIn(page), code);
  // The name was not kept.
  assert.equal(await fold(page).locator("input").inputValue(), "");
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert.ok(kept.includes(code) && !kept.includes("Ada"), kept);

  // Another round is another code, be the answers the same or not.
  await page.locator("[data-focus=restart]").click();
  await page.locator(".confirmation .clearing").click();
  await work(page);
  await openFold(page);
  assert.notEqual(read(await codeIn(page)).salt, said.salt);
});

lesson("a name of any kind does no harm", {}, async ({ page }) => {
  await quiz.answerAll(page);
  await openFold(page);
  const code = await codeIn(page);
  const name = `<img src=x onerror=globalThis.harm=1>${"x".repeat(200)}`;
  await fold(page).locator("input").click();
  await page.keyboard.insertText(name);
  await fold(page).getByRole("button", { name: "Copy code", exact: true }).click();
  const field = fold(page).locator("textarea");
  await field.waitFor();
  assert.equal(await field.inputValue(), `${name.slice(0, 60)}: ${code}`);
  assert.equal(await fold(page).locator("img").count(), 0);
  assert.equal(await page.evaluate(() => globalThis.harm), undefined);
});

lesson("where the link cannot be loaded a sentence says so, and the next try works", { prepare: (context) => context.route(`**${CLASS_LINK}`, (route) => route.abort(), { times: 1 }), allowed: [/ERR_FAILED/] }, async ({ page }) => {
  await quiz.answerAll(page);
  await openFold(page);
  const summary = inner(page).locator("summary");
  await summary.click();
  const said = await inner(page).getAttribute("data-failed");
  await inner(page).filter({ hasText: said }).waitFor();
  await summary.click();
  await summary.click();
  await inner(page).locator("svg").waitFor();
  assert.ok(!(await inner(page).textContent()).includes(said));
});

for (const [width, colorScheme] of [[320, "light"], [390, "dark"]]) {
  lesson(`by keyboard alone, without a finding of axe and without sideways scrolling, ${width} px, ${colorScheme}`, { width, colorScheme }, async ({ page }) => {
    await quiz.answerAll(page, [2]);
    const outer = fold(page).locator("summary").first();
    await outer.focus();
    await page.keyboard.press("Enter");
    await fold(page).locator(".result-code").waitFor();
    await tabTo(page, fold(page).locator("input"), 1);
    await page.keyboard.type("Ada");
    const copy = fold(page).getByRole("button", { name: "Copy code", exact: true });
    await tabTo(page, copy, 1);
    await page.keyboard.press("Enter");
    await fold(page).getByRole("status").filter({ hasText: /\S/ }).waitFor();
    await takesFocus(fold(page).locator("textarea, button"));
    await copy.focus();
    await tabTo(page, inner(page).locator("summary"), 1);
    await page.keyboard.press("Enter");
    await inner(page).locator("svg").waitFor();
    await tabTo(page, inner(page).locator("a"), 1);
    assert.deepEqual(await overflow(page), []);
    assert.deepEqual(await violations(page, ".hand-in"), []);
  });
}

hosted("in a frame too; in one that can store nothing the code stays while the page does", { pages: { "/host": hostPage({ attributes: 'sandbox="allow-scripts"' }), "/plain": hostPage({}) } }, async ({ page, origin }) => {
  for (const [path, hasLink] of [["/host", false], ["/plain", true]]) {
    await page.goto(origin + path);
    const frame = await lessonIn(page);
    await quiz.answerAll(frame);
    await openFold(frame);
    const code = await codeIn(frame);
    assert.equal(await inner(frame).count(), hasLink ? 1 : 0, path);
    for (const _ of [1, 2]) await fold(frame).locator("summary").first().click();
    await fold(frame).locator(".result-code").waitFor();
    assert.equal(await codeIn(frame), code, path);
  }
});

// An object of a learning system that takes everything.
const SYSTEM = `const say = (answer) => () => answer;
  window.API = { LMSInitialize: say("true"), LMSFinish: say("true"), LMSCommit: say("true"), LMSGetValue: say(""), LMSSetValue: say("true"),
    LMSGetLastError: say("0"), LMSGetErrorString: say("") };`;

hosted("where a learning system gets the results there is no code", { pages: { "/host": hostPage({ head: SYSTEM }) } }, async ({ page }) => {
  const frame = await lessonIn(page);
  await quiz.answerAll(frame);
  await frame.locator("details.export").waitFor();
  assert.equal(await fold(frame).count(), 0);
});

test("the single file has the code and no link", { timeout: TEST_MS }, async () => {
  const browser = await launch();
  try {
    const { page, problems } = await open(browser, ["null"]);
    await page.context().unrouteAll();
    await page.goto(pathToFileURL(join(DIST, "attention-lesson.html")).href);
    await start(page);
    await quiz.answerAll(page);
    await openFold(page);
    assert.equal(read(await codeIn(page)).questions.length, KEY.length);
    assert.equal(await inner(page).count(), 0);
    assert.deepEqual(problems, []);
  } finally {
    await browser.close();
  }
});
