// Whether everything works when the network goes away after the load: figures, the quiz to its results; the trained model says what it
// needs: offline.mjs [dist]
import { reveal, unfold } from "../e2e/page.mjs";
import { answerAll, results } from "../e2e/quiz.mjs";
import { DESKTOP, measure, settled, visit } from "./visit.mjs";

const CONTROLS = 'input[type="range"], [role="slider"], .segments input:checked, [role="gridcell"][tabindex="0"], .walk button, .chips input';
const KEYS = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Enter"];

// What a figure says: its sentences and tables.
const said = (figure) => figure.evaluate((figure) => [...figure.querySelectorAll(".lab-sentence, table")].map(({ textContent }) => textContent).join("\n"));

// Whether one of the figure's controls changes what it says.
async function answers(figure) {
  const before = await said(figure);
  for (const control of await figure.locator(CONTROLS).all()) {
    if (!(await control.isEnabled())) continue;
    await control.focus();
    for (const key of KEYS) {
      await figure.page().keyboard.press(key);
      await figure.page().evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      if ((await said(figure)) !== before) return true;
    }
  }
  return false;
}

await measure(({ browser, origin }) =>
  visit(browser, origin, { viewport: DESKTOP }, async (page, context) => {
    const over = [];
    context.on("weberror", (error) => over.push(`uncaught: ${error.error()}`));
    // The browser itself tells of the trained model's request that came to nothing.
    context.on("console", (message) => message.type() === "error" && !/ERR_INTERNET_DISCONNECTED/.test(message.text()) && over.push(`console: ${message.text()}`));
    await page.goto(origin, { waitUntil: "networkidle" });
    await settled(page);
    await context.setOffline(true);

    await unfold(page);
    await reveal(page);
    const labs = await page.locator("figure.lab").evaluateAll((all) => all.map(({ id }) => id));
    for (const id of labs.filter((id) => id !== "lab-model")) {
      if (!(await answers(page.locator(`figure#${id}`)))) over.push(`${id} does not answer`);
    }
    await answerAll(page, [3]);
    await results(page).first().waitFor();

    const model = page.locator("#lab-model");
    const load = model.getByRole("button", { name: /^Load the trained model/ });
    if ((await load.count()) > 0) await load.click();
    await model.getByText(/could not be loaded|offline|network|connection/i).first().waitFor({ timeout: 30_000 })
      .catch(async () => over.push(`the trained model does not say what it needs, but: ${(await model.innerText()).split("\n").filter(Boolean).slice(1, 3).join(" ")}`));
    console.log(`without network: ${labs.length} figures, ${over.length} faults`);
    return over;
  }));
