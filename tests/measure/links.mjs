// Whether every link ends where it says: sections, questions, figures, on three widths, fast and on a slow phone's line, at the first
// visit and after a reload. With fragments such as "#q7" behind it, only these: links.mjs [dist [fragment…]]
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { DESKTOP, PHONE, TABLET, measure, visit } from "./visit.mjs";

const TOLERANCE_PX = 8;
const STILL_MS = 500;
const PATIENCE_MS = 15_000;
// Pages at once: a slowed-down processor leaves the machine's own idle for most of the time.
const AT_ONCE = 4;

// Every link's fragment, and the element that it names.
function targets(html) {
  const main = html.slice(html.indexOf("<main"));
  const found = (pattern) => [...new Set([...main.matchAll(pattern)].map(([, id]) => id))];
  return [
    ...found(/<section[^>]* id="([^"]+)"/g).map((id) => [`#${id}`, `section[id="${id}"]`]),
    ...Array.from({ length: 15 }, (_, index) => [`#q${index + 1}`, `fieldset#q${index + 1}`]),
    ...found(/ data-lab="([^"]+)"/g).map((id) => [`#lab=${id}/1`, `[data-lab="${id}"]`]),
  ];
}

// In the page: waits until the element has kept its place for a while after the program has run; tells where it is, and whether the
// page cannot scroll further.
async function rest([selector, stillMs, patienceMs]) {
  const began = performance.now();
  let [top, program, since] = [undefined, undefined, began];
  for (;;) {
    await new Promise((done) => setTimeout(done, 50));
    const now = performance.now();
    const found = document.querySelector(selector)?.getBoundingClientRect().top;
    const { program: state } = document.documentElement.dataset;
    if (found !== top || state !== program) [top, program, since] = [found, state, now];
    const isStill = top !== undefined && now - since >= stillMs && ![undefined, "loading"].includes(program);
    if (!isStill && now - began < patienceMs) continue;
    const left = document.documentElement.scrollHeight - innerHeight - scrollY;
    return { top, isStill, isSeenAtEnd: left < 1 && top >= 0 && top < innerHeight };
  }
}

const fault = ({ top, isStill, isSeenAtEnd }) => {
  if (top === undefined) return "is not there";
  if (!isStill) return `moves still, at ${Math.round(top)} px`;
  return Math.abs(top) <= TOLERANCE_PX || isSeenAtEnd ? undefined : `is ${Math.round(top)} px off`;
};

await measure(async ({ browser, origin, dist, rest: asked }) => {
  const all = targets(await readFile(join(dist, "index.html"), "utf8")).filter(([fragment]) => asked.length === 0 || asked.includes(fragment));
  const cases = [PHONE, TABLET, DESKTOP].flatMap((viewport) =>
    [false, true].flatMap((isSlow) => all.map(([fragment, selector]) => ({ viewport, isSlow, fragment, selector }))));
  const over = [];
  let done = 0;
  const one = ({ viewport, isSlow, fragment, selector }) =>
    visit(browser, origin, { viewport, isSlow }, async (page) => {
      const look = async (when) => {
        const found = fault(await page.evaluate(rest, [selector, STILL_MS, PATIENCE_MS]));
        if (found) over.push(`${fragment} at ${viewport.width} px, ${isSlow ? "slow" : "fast"}, ${when}: ${found}`);
        done += 1;
      };
      await page.goto(`${origin}/${fragment}`, { waitUntil: "domcontentloaded" });
      await look("first visit");
      await page.reload({ waitUntil: "domcontentloaded" });
      await look("reload");
    });
  const next = async () => {
    for (let waiting = cases.shift(); waiting; waiting = cases.shift()) await one(waiting);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  console.log(`${done - over.length} of ${done} links end where they say: ${all.length} targets`);
  return over;
});
