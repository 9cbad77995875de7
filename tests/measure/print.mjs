// Whether the page prints whole: at once, without having scrolled, and after the results. Its pages go to a folder, to be looked at:
// print.mjs [dist [folder]]. Without poppler's pdftotext and pdftoppm it only makes the files.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { KEY } from "../e2e/key.mjs";
import { answerAll, choice, results } from "../e2e/quiz.mjs";
import { DESKTOP, measure, settled, visit } from "./visit.mjs";

const CONTROLS = ["Answer", "Check answer", "Next question", "Reset", "Reveal", "Undo"];
const WRONG = [2, 7];
const SMALLEST_BYTES = 100_000;

const has = (program) => spawnSync(program, ["-v"]).error === undefined;
// Lines are broken and letters joined as it fits the paper.
const pressed = (text) => text.normalize("NFKC").replaceAll(/[\s\u00ad]+/g, "");

// What is missing on paper, and what must not be there.
function faults(when, paper, wanted) {
  const all = pressed(paper);
  const cells = paper.split("\n").flatMap((line) => line.trim().split(/\s{2,}/));
  return [
    ...wanted.filter((text) => !all.includes(pressed(text))).map((text) => `${when}: “${text}” is missing`),
    ...CONTROLS.filter((name) => cells.includes(name)).map((name) => `${when}: the control “${name}” is printed`),
    ...(paper.match(/^.*\bloading\b.*$/gim) ?? []).map((line) => `${when}: “${line.trim()}”`),
  ];
}

await measure(async ({ browser, origin, rest: [folder = "target/print"] }) => {
  await mkdir(folder, { recursive: true });
  const over = [];
  if (!has("pdftotext")) console.log("pdftotext is not here (Debian: poppler-utils), so the text is not looked at");
  // Prints the page as it stands and reads what came out.
  async function print(page, when, wanted) {
    const pictures = join(folder, when.replaceAll(" ", "-"));
    const file = `${pictures}.pdf`;
    const pdf = await page.pdf({ format: "A4" });
    await writeFile(file, pdf);
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    console.log(`${when}: ${pages} pages, ${pdf.length} bytes, ${file}`);
    if (pdf.length < SMALLEST_BYTES) over.push(`${when}: ${pdf.length} bytes are no whole lesson`);
    if (has("pdftoppm")) {
      await rm(pictures, { recursive: true, force: true });
      await mkdir(pictures, { recursive: true });
      execFileSync("pdftoppm", ["-r", "60", "-png", file, join(pictures, "page")]);
    }
    if (has("pdftotext")) over.push(...faults(when, execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }), wanted));
  }
  await visit(browser, origin, { viewport: DESKTOP }, async (page) => {
    await page.goto(origin, { waitUntil: "domcontentloaded" });
    const titles = await page.locator("main h2, figure.lab .lab-title").evaluateAll((all) => all.map(({ textContent }) => textContent.trim()));
    const prompts = KEY.map(({ question }) => question);
    await print(page, "at once", [...titles, ...prompts]);
    await settled(page);
    await print(page, "as it runs", [...titles, ...prompts]);
    await answerAll(page, WRONG);
    await results(page).first().waitFor();
    await print(page, "after the results", [...titles, ...prompts, ...KEY.map((_, index) => choice(index + 1, !WRONG.includes(index + 1)))]);
  });
  return over;
});
