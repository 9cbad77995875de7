// Whether everything works when the network goes away after the load: figures, the quiz to its results; the trained model says what it
// needs: offline.mjs [dist]
import { answers, reveal, unfold } from "../e2e/page.mjs";
import { answerAll, results } from "../e2e/quiz.mjs";
import { DESKTOP, measure, settled, visit } from "./visit.mjs";

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
