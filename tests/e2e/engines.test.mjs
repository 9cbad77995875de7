// The same steps in Firefox and in WebKitGTK: what a reader does there changes the page as it does in Chromium.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { ENGINES } from "./engines.mjs";
import { KEY } from "./key.mjs";
import { DIST } from "./lesson.mjs";
import { serve } from "./server.mjs";

const TEST_MS = 240_000;
const PATIENCE_MS = 60_000;

// What goes wrong in a page is kept there in a list, for browsers that tell nobody.
const LISTENING = `<script>globalThis.problems = [];
  addEventListener("error", (event) => problems.push(event.message ?? "a file did not load"), true);
  addEventListener("unhandledrejection", (event) => problems.push(String(event.reason)));
  { const real = console.error; console.error = (...all) => { problems.push(all.join(" ")); real.apply(console, all); }; }</script>`;
const listening = (html) => html.replace("<head>", `<head>${LISTENING}`);

let server;

before(async () => {
  const page = listening(readFileSync(join(DIST, "index.html"), "utf8"));
  server = await serve(DIST, { pages: { "/": page, "/index.html": page } });
});

after(() => server?.close());

async function until(evaluate, what, call, arg) {
  let last;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    // A page that is on its way answers nothing.
    const found = await evaluate(call, arg).catch((error) => void (last = error));
    if (found) return found;
  }
  throw new Error(`${what} did not come${last ? `: ${last}` : ""}`);
}

const isAwake = () => document.querySelector('[data-live="quiz"][data-awake]') !== null;

async function visit(page, path) {
  await page.goto(server.origin + path);
  await until(page.evaluate, "the program", isAwake);
}

for (const name of ["firefox", "webkit"]) {
  describe(name, () => {
    let engine;

    before(async () => {
      engine = await ENGINES[name]();
    }, { timeout: TEST_MS });
    after(() => engine?.close());

    function reader(what, body) {
      test(`${name}: ${what}`, { timeout: TEST_MS }, async () => {
        const page = await engine.open([server.origin]);
        try {
          await body(page);
          assert.deepEqual(await page.problems(), [], "nothing may go wrong unseen");
        } finally {
          await page.close();
        }
      });
    }

    reader("the page is read, with its fifteen questions", async (page) => {
      await visit(page, "/");
      const { title, heading, names } = await page.evaluate(() => ({
        title: document.title, heading: document.querySelector("h1").textContent,
        names: [...document.querySelectorAll("#check nav button")].map((button) => button.getAttribute("aria-label") ?? button.textContent),
      }));
      assert.equal(title, "Attention deep dive: queries, keys, values, and why it works");
      assert.equal(heading, title);
      assert.equal(names.length, KEY.length);
      for (const [i, { question, options }] of KEY.entries()) {
        await page.evaluate((i) => void (location.hash = `#q${i + 1}`), i);
        const shown = await until(page.evaluate, `question ${i + 1}`, (i) => {
          const fieldset = document.querySelector(`fieldset#q${i + 1}`);
          return fieldset && [fieldset.querySelector("legend").textContent, ...[...fieldset.querySelectorAll("label")].map((label) => label.textContent.trim())];
        }, i);
        assert.deepEqual(shown, [question, ...options]);
      }
    });
  });
}
