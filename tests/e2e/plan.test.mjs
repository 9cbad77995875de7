// The lesson plan of docs/teaching.md: each of its links ends where it says, sets its figure as it says, and what the plan quotes
// of a step is on the page at one of the step's links.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { KEY } from "./key.mjs";
import { lesson } from "./lesson.mjs";
import { distance, painted, start, wake } from "./page.mjs";

const HEADING = "## A lesson of 45 minutes";
const MINUTES = 45;
const LEAST_LINKS = 8;

const guide = readFileSync(new URL("../../docs/teaching.md", import.meta.url), "utf8");
const [, plan = ""] = guide.split(`\n${HEADING}\n`);

// Each part of the plan by its heading, what stands before the first one under "".
const parts = new Map(plan.split(/\n## /)[0].split(/\n### /).map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n"))]));

const even = (text) => text.replace(/\s+/g, " ");
const found = (text, pattern) => [...text.matchAll(pattern)].map(([, what]) => even(what));
// What follows the lesson's address, in the plan's own writing: `#softmax`, `?seed=1#q7`.
const linksOf = (text) => [...new Set(found(text, /`((?:\?[\w=&]+)?#[^`\s]+)`/g))];
const quotesOf = (text) => found(text, /“([^”]+)”/g);
// Shares and decimals, also where they are not in quotes: a plan says no number that is not on the page.
const numbersOf = (text) => found(text.replace(/`[^`]*`|\]\([^)]*\)/g, ""), /(−?\d+(?:\.\d+%?|%))/g);

const rows = parts.get("The table")?.split("\n").filter((line) => /^\| \d/.test(line)).map((line) => line.slice(2).split(" | ")) ?? [];
const steps = rows.map(([minutes, what]) => `${minutes} ${what}`);

test("the plan has links, its minutes follow one another, and each step has the links of its row", () => {
  assert.ok(linksOf(plan).length >= LEAST_LINKS, `${linksOf(plan).length} links`);
  const minutes = rows.map(([minutes]) => minutes.split("–").map(Number));
  assert.deepEqual(minutes.map(([from]) => from), [0, ...minutes.slice(0, -1).map(([, to]) => to)]);
  assert.equal(minutes.at(-1)?.[1], MINUTES);
  assert.deepEqual([...parts.keys()].filter((heading) => /^\d/.test(heading)), steps);
  rows.forEach((row, i) => assert.deepEqual(linksOf(parts.get(steps[i])), linksOf(row.join(" ")), steps[i]));
});

// What a link names: a figure with its code, a question or a section.
function target(link) {
  const place = link.slice(link.indexOf("#") + 1);
  const [, lab, code] = /^lab=(\w+)\/(.+)$/.exec(place) ?? [];
  if (lab) return { lab, code, at: `[data-lab="${lab}"]`, body: `[data-awake] #lab-${lab}` };
  // The buttons of a question stand beside it.
  return /^q\d+$/.test(place) ? { at: `fieldset#${place}`, body: "section#check" } : { at: `section#${place}`, body: `section#${place}` };
}

// Opens a link as on a first visit, and returns the text of what it shows, folded numbers too.
async function open(page, origin, link) {
  const { lab, code, at, body } = target(link);
  await page.goto("about:blank");
  await page.goto(`${origin}/${link}`);
  await start(page);
  await wake(page);
  await painted(page);
  assert.equal(await page.locator(at).count(), 1, `${link} leads nowhere`);
  const off = await distance(page.locator(at));
  assert.ok(off <= 8, `${link}: ${off} px off`);
  assert.equal(await page.locator(".lab-refused, .status-notice").count(), 0, `${link} is refused`);
  const shown = page.locator(body);
  await shown.waitFor();
  if (lab) assert.equal(await shown.getAttribute("data-setup"), code, link);
  await shown.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
  await painted(page);
  return even(await shown.innerText());
}

for (const step of steps) {
  const text = parts.get(step) ?? "";
  lesson(`${step}: its links end there, and what is quoted is on the page`, { started: false }, async ({ page, origin }) => {
    const shown = [];
    for (const link of linksOf(text)) shown.push(await open(page, origin, link));
    const said = `${text}\n${rows[steps.indexOf(step)].join(" ")}`;
    assert.deepEqual(quotesOf(said).filter((quote) => !shown.some((shown) => shown.includes(quote))), []);
    const numbers = new Set(shown.flatMap(numbersOf));
    assert.deepEqual(numbersOf(said).filter((number) => !numbers.has(number)), []);
    for (const link of linksOf(text)) {
      const [, number] = /#q(\d+)$/.exec(link) ?? [];
      if (!number) continue;
      const { options, right } = KEY[number - 1];
      assert.deepEqual(found(text, /Right is “([^”]+)”/g), [options[right]], `${link}: the right option`);
    }
  });
}

lesson("the other links of the plan end where they say, and its words are words of the page", { started: false }, async ({ page, origin }) => {
  const others = [...parts].filter(([heading]) => !steps.includes(heading) && heading !== "The table").map(([, text]) => text).join("\n");
  for (const link of linksOf(others)) await open(page, origin, link);
  // With the texts that the program shows later, such as those of the results.
  const all = even(await page.evaluate(() => document.documentElement.textContent));
  assert.deepEqual(quotesOf(others).filter((said) => !all.includes(said)), []);
});
