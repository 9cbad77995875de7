// The module for host pages as npm's package: packed from dist/embed/ alone, installed into an empty folder, built into a page by
// each bundler and by none. In each page the whole of it works, the trained model in its worker too.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import * as esbuild from "esbuild";
import * as vite from "vite";
import webpack from "webpack";

import { launch, open } from "./browser.mjs";
import { DIST } from "./lesson.mjs";
import * as quiz from "./quiz.mjs";
import { serve } from "./server.mjs";

const run = promisify(execFile);

// No file of the page's own, and only what the lesson needs: no inline style, no eval, trusted types by its own policies and webpack's.
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; connect-src 'self' data:; worker-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types attention-lesson attention-engine webpack";

// What the page does: mounts one lesson and leaves what the test looks at.
const main = (options) => `import init, { attend, mount, version } from "attention-lesson";
init(${options}).then(() => {
  const events = [];
  const lesson = mount(document.getElementById("lesson"), { onEvent: (event) => events.push(event) });
  globalThis.page = { attend, events, lesson, mount, version };
});
`;

const html = (scripts) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host page</title><link rel="icon" href="data:,">${scripts}</head>
<body><h1>A page of somebody else's</h1><div id="lesson"></div></body></html>`;

// Each makes a page in `out`, a folder to be served, of the package that is installed in `project`.
const BUILDS = {
  async vite(project, out) {
    await writeFile(join(project, "index.html"), html('<script type="module" src="./main.js"></script>'));
    await vite.build({ root: project, base: "./", configFile: false, logLevel: "error", build: { outDir: out } });
  },
  // With a rule for style sheets such as most projects have.
  async webpack(project, out) {
    const rules = [{ test: /\.css$/, type: "asset/source" }];
    const compiler = webpack({
      mode: "production", context: project, entry: "./main.js", output: { path: out, filename: "main.js", trustedTypes: "webpack" }, module: { rules }, performance: false,
    });
    const stats = await promisify(compiler.run.bind(compiler))();
    await promisify(compiler.close.bind(compiler))();
    assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }).errors, []);
    await writeFile(join(out, "index.html"), html('<script defer src="main.js"></script>'));
  },
  // A classic script, as it makes by default, in which no file can be found by the script's own address.
  async esbuild(project, out) {
    await writeFile(join(project, "main.js"), main('{ assets: "lesson" }'));
    await esbuild.build({
      absWorkingDir: project, entryPoints: ["main.js"], bundle: true, minify: true, outfile: join(out, "main.js"), logOverride: { "empty-import-meta": "silent" },
    });
    const parts = join(project, "node_modules/attention-lesson");
    for (const name of ["program.wasm", "engine"]) await cp(join(parts, name), join(out, "lesson", name), { recursive: true });
    await writeFile(join(out, "index.html"), html('<script defer src="main.js"></script>'));
  },
  async "no bundler"(project, out) {
    await cp(join(project, "node_modules/attention-lesson"), join(out, "attention-lesson"), { recursive: true });
    await writeFile(join(out, "main.js"), main("").replace('"attention-lesson"', '"./attention-lesson/attention-lesson.js"'));
    await writeFile(join(out, "index.html"), html('<script type="module" src="main.js"></script>'));
  },
};

let browser;
let folder;
let tarball;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "embed-"));
  const { stdout } = await run("npm", ["pack", join(DIST, "embed"), "--json", "--pack-destination", folder], { cwd: folder });
  tarball = join(folder, JSON.parse(stdout)[0].filename);
  browser = await launch();
}, { timeout: 120_000 });

after(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true });
});

// An empty project with the package in it.
async function install(name) {
  const project = join(folder, name);
  await mkdir(project);
  await writeFile(join(project, "package.json"), '{ "private": true, "type": "module" }');
  await writeFile(join(project, "main.js"), main(""));
  await run("npm", ["install", tarball, "--offline", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: project });
  return project;
}

async function assertAnswers(page) {
  await page.waitForFunction(() => globalThis.page);
  const color = await page.evaluate(() => getComputedStyle(document.querySelector("#lesson > div").shadowRoot.querySelector(".lesson")).getPropertyValue("--ink"));
  assert.notEqual(color, "", "the lesson has no styles");
  await quiz.answer(page, 1);
  await quiz.goOn(page, 1);
  await quiz.answer(page, 2, false);
  const { events, state } = await page.evaluate(() => ({ events: globalThis.page.events, state: globalThis.page.lesson.state() }));
  assert.deepEqual(events.filter(({ type }) => type === "answered").map(({ question, correct }) => [question, correct]), [[1, true], [2, false]]);
  assert.match(state, /^[A-Za-z0-9._-]{1,200}$/);
}

async function assertComputes(page) {
  const computed = await page.evaluate(() => globalThis.page.attend({ queries: [[1, 0]], keys: [[1, 0], [0, 1]], values: [[1], [3]], scale: false }));
  const weight = Math.E / (Math.E + 1);
  assert.ok(Math.abs(computed.weights[0][0] - weight) < 1e-12 && Math.abs(computed.output[0][0] - (3 - 2 * weight)) < 1e-12, JSON.stringify(computed));
}

// A figure follows its slider: the drawing's sentence says something else afterwards.
async function assertFigure(page) {
  const figure = page.locator("#lab-softmax");
  const said = () => figure.locator(".lab-sentence").first().textContent();
  await figure.scrollIntoViewIfNeeded();
  const slider = figure.getByRole("slider").first();
  await slider.focus();
  const before = await said();
  for (let pressed = 0; pressed < 5; pressed += 1) await page.keyboard.press("ArrowRight");
  await page.waitForFunction((before) => {
    const lesson = document.querySelector("#lesson > div").shadowRoot;
    return lesson.querySelector("#lab-softmax .lab-sentence").textContent !== before;
  }, before);
}

// The trained model is fetched, runs in its worker and knows the tokens of a reader's sentence.
async function assertModel(page) {
  const fold = page.locator('details.deeper[data-lab="model"]');
  if ((await fold.count()) > 0) await fold.evaluate((details) => (details.open = true));
  const figure = page.locator("#lab-model");
  await figure.getByRole("button", { name: /^Load the trained model/ }).click();
  await figure.getByRole("grid").waitFor({ timeout: 60_000 });
  assert.equal(page.workers().length, 1, "the encoder has no worker");
  await figure.getByRole("textbox").first().fill("She reads long books in the garden.");
  await figure.locator(".model-token").filter({ hasText: /^garden$/ }).first().waitFor();
  const tokens = await figure.locator(".model-tokens").first().locator(".model-token").allInnerTexts();
  assert.deepEqual(tokens, ["[CLS]", "she", "reads", "long", "books", "in", "the", "garden", ".", "[SEP]"]);
}

for (const [name, build] of Object.entries(BUILDS)) {
  test(`${name}: the package's page mounts, answers, draws, computes and runs the trained model`, { timeout: 240_000 }, async () => {
    const project = await install(name);
    const out = join(folder, `${name}-out`);
    await mkdir(out);
    await build(project, out);
    const server = await serve(out, { headers: () => ({ "content-security-policy": POLICY }) });
    const { context, page, problems } = await open(browser, [server.origin]);
    try {
      const bytes = new Map();
      page.on("response", (response) => bytes.set(new URL(response.url()).pathname, response.status()));
      await page.goto(`${server.origin}/`);
      await assertAnswers(page);
      await assertComputes(page);
      await assertFigure(page);
      const before = [...bytes.keys()].length;
      await assertModel(page);
      assert.ok([...bytes.keys()].length >= before + 3, "the model's files came when they were asked for");
      assert.equal(page.workers().length, 1, "it runs in a worker");
      await page.evaluate(() => globalThis.page.lesson.destroy());
      for (let tries = 0; page.workers().length > 0; tries += 1) {
        assert.ok(tries < 200, "the worker ends with the lesson");
        await page.waitForTimeout(50);
      }
      assert.deepEqual([...bytes].filter(([, status]) => status !== 200), []);
      assert.deepEqual(problems, []);
    } finally {
      await context.close();
      await server.close();
    }
  });
}

test("the package says what it is, and holds all that its types and its entry name", async () => {
  const project = await install("contents");
  const installed = join(project, "node_modules/attention-lesson");
  const { version, exports, types } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  assert.match(version, /^\d+\.\d+\.\d+$/);
  const names = await readdir(installed, { recursive: true });
  for (const file of [types, exports["."].types, exports["."].default, "LICENSE", "licenses.txt", "engine/NOTICE", "engine/worker.js", "engine/weights.bin"]) {
    assert.ok(names.includes(file.replace("./", "")), file);
  }
  // A server that renders pages may load it: nothing is touched before it is asked to.
  const { stdout } = await run("node", ["--input-type=module", "--eval", 'import { version } from "attention-lesson"; console.log(version)'], { cwd: project });
  assert.equal(stdout.trim(), version);
});

test("what cannot be done is refused in one sentence", { timeout: 60_000 }, async () => {
  const server = await serve(join(DIST, "embed"), { pages: { "/": html("") } });
  const { context, page, problems, warnings } = await open(browser, [server.origin]);
  try {
    await page.goto(`${server.origin}/`);
    const refusals = await page.evaluate(async () => {
      const { default: init, attend, mount } = await import("/attention-lesson.js");
      const refusal = async (call) => {
        try {
          await call();
          return "none";
        } catch (error) {
          return `${error.name}: ${error.message}`;
        }
      };
      const place = document.getElementById("lesson");
      const before = [() => init({ wasms: 1 }), () => init({ assets: 7 }), () => init({ assets: "/nowhere" }), () => attend({}), () => mount(place)];
      const after = [() => mount(null), () => mount("#lesson"), () => mount(place, "dark"), () => mount(place, { them: "dark" }), () => mount(place, { onEvent: "log" })];
      const all = [];
      for (const call of before) all.push(await refusal(call));
      await init();
      for (const call of after) all.push(await refusal(call));
      const lesson = mount(place, { theme: "pink", mastery: 500, lang: undefined, seed: null });
      lesson.destroy();
      return all;
    });
    const expected = [
      /^TypeError: init: there is no option "wasms"; there are assets, wasm\.$/, /^TypeError: init: option "assets" must be /, /^(?!none)/,
      /^Error: attend: .* init\(\)/, /^Error: mount: .* init\(\)/,
      /^TypeError: mount\(element\): /, /^TypeError: mount\(element\): /, /^TypeError: mount: options /, /^TypeError: mount: there is no option "them"; /,
      /^TypeError: mount: option "onEvent" must be a function\.$/,
    ];
    assert.equal(refusals.length, expected.length);
    refusals.forEach((refusal, i) => assert.match(refusal, expected[i]));
    assert.equal(await page.locator("#lesson > *").count(), 0, "nothing stays of what was refused or destroyed");
    assert.deepEqual(warnings.filter((text) => text.startsWith("attention lesson:")).map((text) => text.match(/"(\w+)"/)[1]), ["theme", "mastery"]);
    assert.ok(problems.every((problem) => /nowhere/.test(problem)), problems.join("\n"));
  } finally {
    await context.close();
    await server.close();
  }
});
