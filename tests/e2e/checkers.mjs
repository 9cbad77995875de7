// What axe and IBM's checker find on a page, or on a part of it.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);
const AXE = await readFile(resolve("axe-core/axe.min.js"), "utf8");
const IBM = await readFile(resolve("accessibility-checker-engine/ace-window.js"), "utf8");

// Every violation as one line, on the whole page or within what `within` names; `options` are axe's own.
export async function violations(page, within = "html", options = {}) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const found = await page.evaluate(([within, options]) => globalThis.axe.run(within, { resultTypes: ["violations"], ...options }), [within, options]);
  return found.violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `${id} (${impact}): ${node.target.join(" ")}: ${node.failureSummary.replaceAll(/\s+/g, " ").slice(0, 240)}`));
}

// Where IBM's checker is wrong: its rule with the reason that it gives, and what it then speaks of.
const WRONG = [
  // It reads the name of a group from what is displayed, and what a closed fold holds is not. Once open, each has its name.
  ["fieldset_label_valid Fail_1", "details:not([open]) fieldset"],
  // It asks that no two groups of a page have one name, whatever they stand in. The figure that proves an answer is one of the text once more, with
  // the same controls: each group is in its own figure, one of them in the question's card.
  ["fieldset_label_valid Fail_2", ".shown fieldset, #lab-pipeline fieldset"],
];

// Every failure that IBM's checker is sure of, as one line: by its own accessibility requirements, and by WCAG 2.2.
export async function failures(page, within = "html") {
  if (!(await page.evaluate(() => "ace" in window))) await page.evaluate(IBM);
  return page.evaluate(async ([wrong, within]) => {
    const part = within === "html" ? document : document.querySelector(within);
    const { results } = await new globalThis.ace.Checker().check(part, ["IBM_Accessibility", "WCAG_2_2"]);
    if (results.length < 100) return [`it looked at ${results.length} things only`];
    const isWrong = ({ ruleId, reasonId, node }) => wrong.some(([rule, selector]) => rule === `${ruleId} ${reasonId}` && node.matches(selector));
    return results
      .filter((result) => result.value.join(" ") === "VIOLATION FAIL" && !isWrong(result))
      .map(({ ruleId, reasonId, message, snippet }) => `${ruleId} (${reasonId}): ${message}: ${snippet.replaceAll(/\s+/g, " ").slice(0, 160)}`);
  }, [WRONG, within]);
}
