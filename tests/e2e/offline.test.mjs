// The page without a network, and a newer build under an open page: what is kept is always one build whole, and nobody gets another one
// unasked.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.mjs";
import { deployments, listed, sha256, WORKER } from "./builds.mjs";
import { DIST, TEST_MS } from "./lesson.mjs";
import { answers, reveal, start, takesFocus, toFigure, unfold, until, wake } from "./page.mjs";
import * as quiz from "./quiz.mjs";
import { unzip } from "./zip.mjs";

let browser;

before(async () => {
  // The shell tells of fewer files that were loaded, and not all of them.
  browser = await launch([], "/usr/bin/chromium");
});

after(async () => {
  await browser?.close();
});

const BLANK = "<!doctype html><html lang=en><title>Blank</title>";
// What the console tells of files that a server does not have, or that it has changed.
const UNTOLD = /404|integrity|ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|FAILED)|Failed to fetch/;

// In the page: a worker is asked for at once, and not only when the page has come to rest.
function hurry() {
  const later = setTimeout;
  globalThis.setTimeout = (call, ms, ...given) => later(call, ms === 5_000 ? 0 : ms, ...given);
}

// A test with a server of its own, on which the build `one` is deployed, and a page that has service workers.
function deployed(name, { headers, pages, redirects, allowed = [], prepare, path = "/", paths, started = true }, body) {
  test(name, { timeout: TEST_MS }, async () => {
    const server = await deployments({ headers, pages: { "/blank.html": BLANK, ...pages }, redirects });
    const opened = await open(browser, [server.origin], { serviceWorkers: "allow" });
    try {
      if (paths) await server.beside(paths);
      await opened.context.addInitScript(hurry);
      const prepared = await prepare?.(opened.context);
      await opened.page.goto(server.origin + path);
      if (started) await start(opened.page);
      await body({ ...opened, ...server, server, prepared });
      assert.deepEqual(opened.problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem))), [], "nothing may go wrong unseen");
    } finally {
      await opened.context.close();
      await server.close();
    }
  });
}

// Waits until the worker of the page has taken all files.
const kept = (page) => until(() => page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration?.active?.state === "activated")));

// The page again, answered from what is kept.
async function reloaded(page) {
  await page.reload();
  await start(page);
}

const buildOf = (page) => page.evaluate(() => document.documentElement.dataset.build);
const isControlled = (page) => page.evaluate(() => Boolean(navigator.serviceWorker.controller));
const cachesOf = (page) => page.evaluate(() => caches.keys());
const registrations = (page) => page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length));

// All that the page has loaded is of the build in `folder`, byte for byte as the page gets it.
async function assertWhole(page, folder, mark) {
  assert.equal(await buildOf(page), mark);
  const loaded = await page.evaluate(async () => {
    const bytes = async (url) => Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", await (await fetch(url)).arrayBuffer())));
    const urls = [...new Set(performance.getEntriesByType("resource").map(({ name }) => name))].filter((url) => /[0-9a-f]{16}\b/.test(new URL(url).pathname));
    return Promise.all(urls.map(async (url) => [new URL(url).pathname, await bytes(url)]));
  });
  const files = new Map(listed(folder));
  assert.ok(loaded.length >= 4, `${loaded.length} files were loaded`);
  for (const [path, bytes] of loaded) assert.equal(Buffer.from(bytes).toString("base64"), files.get(path.slice(1)), path);
}

const model = (page) => page.locator("[data-awake] #lab-model");

// Loads the trained model and has it run on a text, which takes the engine's own files.
async function useModel(page) {
  await toFigure(page, "model");
  await model(page).getByRole("button", { name: /^Load the trained model/ }).click();
  await model(page).getByRole("grid").waitFor();
  await model(page).getByRole("textbox").first().fill("She reads long books in the garden.");
  await model(page).locator(".model-token").filter({ hasText: /^garden$/ }).first().waitFor();
}

const offer = (page) => page.locator(".start-note[role=status]").getByRole("button");
const look = (page) => page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));

// Whether the browser, told to look for another build, has found one that waits.
const isWaiting = (page) => page.evaluate(() => navigator.serviceWorker.getRegistration().then(({ waiting }) => Boolean(waiting)));

// The first visit, and another one that the worker answers.
async function settle(page) {
  await kept(page);
  await reloaded(page);
  assert.ok(await isControlled(page));
}

test("what the worker keeps are the files of the page and of its engine, as they are", () => {
  const head = readFileSync(join(DIST, "index.html"), "utf8").split("</head>")[0];
  const named = [...head.matchAll(/(?:src|href|data-js|data-wasm)="\.\/([^"]+)"/g)].map(([, name]) => name);
  const [folder] = readdirSync(join(DIST, "engine"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const engine = readdirSync(join(DIST, "engine", folder.name)).map((name) => `engine/${folder.name}/${name}`);
  const files = listed(DIST);
  assert.ok(named.length === 5 && engine.length === 6, `${named} ${engine}`);
  assert.deepEqual(files.map(([name]) => name).sort(), ["index.html", ...named, ...engine].sort());
  for (const [name, hash] of files) assert.equal(sha256(readFileSync(join(DIST, name))), hash, name);
});

deployed("without its server the lesson opens at any link, its figures and quiz work to the results, and the trained model runs", { allowed: [UNTOLD] }, async ({ page, context, origin, stop, folder }) => {
  await useModel(page);
  await kept(page);
  await stop();
  await reloaded(page);
  await quiz.answer(page, 1);
  await useModel(page);
  await assertWhole(page, folder("one"), "one");
  for (const [path, place] of [["/?seed=7&mastery=70#q3", "fieldset#q3"], ["/index.html#softmax", "#softmax"], ["/?embed=1&theme=dark", '[data-embed="true"][data-theme="dark"]'], ["/#lab=masks/1;m:3;w:2;q:4", "#lab-masks"]]) {
    const other = await context.newPage();
    await other.goto(origin + path);
    await start(other);
    await other.locator(place).waitFor({ state: "attached" });
    await assertWhole(other, folder("one"), "one");
    await other.close();
  }
  await reloaded(page);
  assert.match((await quiz.states(page))[0], /answered correctly/);
  const softmax = await toFigure(page, "softmax");
  const before = await softmax.getAttribute("data-setup");
  await softmax.getByRole("slider").first().press("ArrowRight");
  await page.waitForFunction((before) => document.getElementById("lab-softmax").dataset.setup !== before, before);
  await quiz.goOn(page, 1).catch(() => undefined);
  await quiz.answerAll(page, [4], { from: 2 });
  await quiz.assertScore(page, 14);
});

// Many servers have one address alone for a folder and its page.
for (const status of [301, 308]) {
  deployed(`where a server leads from index.html to its folder, by ${status}, the page is kept and opens at both without it, a newer one too`, {
    redirects: { "/index.html": [status, "./"] }, allowed: [UNTOLD],
  }, async ({ page, context, origin, deploy, stop, folder }) => {
    await settle(page);
    await deploy("two");
    await look(page);
    await Promise.all([page.waitForEvent("load"), offer(page).click()]);
    await start(page);
    await stop();
    await reloaded(page);
    await quiz.answer(page, 1);
    await assertWhole(page, folder("two"), "two");
    for (const path of ["/index.html#q3", "/?seed=7"]) {
      const other = await context.newPage();
      await other.goto(origin + path);
      await start(other);
      await assertWhole(other, folder("two"), "two");
      await other.close();
    }
  });
}

deployed("a newer build is offered and not forced: until the button is pressed the old one goes on whole, after it the new one, with all answers", { allowed: [UNTOLD] }, async ({ page, deploy, folder }) => {
  // This is the first visit: the page came from the server.
  await kept(page);
  await quiz.answer(page, 1);
  await deploy("two");
  // The reader comes back to the tab.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await offer(page).waitFor();
  await quiz.goOn(page, 1);
  await quiz.answer(page, 2, false);
  await assertWhole(page, folder("one"), "one");
  await reloaded(page);
  await offer(page).waitFor();
  await useModel(page);
  await assertWhole(page, folder("one"), "one");
  await offer(page).focus();
  await takesFocus(offer(page));
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await start(page);
  await useModel(page);
  await assertWhole(page, folder("two"), "two");
  assert.ok(await isControlled(page));
  const states = await quiz.states(page);
  assert.match(states[0], /answered correctly/);
  assert.match(states[1], /answered incorrectly/);
  assert.equal(await offer(page).count(), 0);
  await until(async () => (await cachesOf(page)).filter((name) => name.startsWith("attention-lesson ")).length === 1);
});

deployed("a newer build comes by itself once no page of the old one is open", {}, async ({ page, context, origin, deploy, folder }) => {
  await settle(page);
  await deploy("two");
  await look(page);
  await until(() => isWaiting(page));
  await page.goto("about:blank");
  await page.close();
  // The browser lets go of a page a moment after it is closed.
  const other = await context.newPage();
  await until(async () => {
    await other.goto(origin);
    await start(other);
    const build = await buildOf(other);
    if (build !== "two") await other.goto("about:blank");
    return build === "two";
  });
  await assertWhole(other, folder("two"), "two");
  assert.equal(await offer(other).count(), 0);
});

const old = (folder, other, pattern) => {
  const named = (folder) => listed(folder).map(([name]) => name).find((name) => pattern.test(name));
  cpSync(join(other, named(other)), join(folder, named(folder)));
};
const gone = (folder, pattern) => rmSync(join(folder, listed(folder).map(([name]) => name).find((name) => pattern.test(name))));

for (const [what, spoil] of Object.entries({
  "its page is the old one": (folder, other) => old(folder, other, /index\.html/),
  "its program is missing": (folder) => gone(folder, /^attention-lesson-.*\.js/),
  "its style sheet is the old one": (folder, other) => old(folder, other, /\.css/),
  "its engine is missing": (folder) => gone(folder, /worker\.js/),
  "its wasm is cut off": (folder) => writeFileSync(join(folder, listed(folder).find(([name]) => name.endsWith("_bg.wasm"))[0]), "no program"),
})) {
  deployed(`a newer build of which ${what} is not taken, and is once it is whole`, { allowed: [UNTOLD] }, async ({ page, variant, deploy, folder }) => {
    await settle(page);
    await variant("half", "two", (half) => spoil(half, folder("one")));
    await deploy("half");
    const before = await cachesOf(page);
    assert.equal(before.length, 1);
    // The worker comes, takes what there is, and gives up.
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const ended = new Promise((done) => {
        registration.addEventListener("updatefound", () => {
          const { installing } = registration;
          installing.addEventListener("statechange", () => done(installing.state));
        });
      });
      await registration.update().catch(() => undefined);
      if ((await ended) !== "redundant") throw new Error("the half of a build was taken");
    });
    assert.deepEqual(await cachesOf(page), before, "nothing is left of it");
    await reloaded(page);
    await assertWhole(page, folder("one"), "one");
    assert.equal(await offer(page).count(), 0);
    await deploy("two");
    await until(async () => {
      await look(page).catch(() => undefined);
      return (await offer(page).count()) > 0;
    });
    await Promise.all([page.waitForEvent("load"), offer(page).click()]);
    await start(page);
    await assertWhole(page, folder("two"), "two");
  });
}

deployed("of two tabs the one where the button was pressed is loaded again; the other goes on with what it has, its engine too", { allowed: [UNTOLD] }, async ({ page, context, origin, deploy, folder }) => {
  await settle(page);
  const other = await context.newPage();
  await other.goto(origin);
  await start(other);
  await quiz.option(other, 1, quiz.choice(1)).click();
  await other.evaluate(() => (globalThis.isSame = true));
  await deploy("two");
  await look(page);
  for (const tab of [page, other]) await offer(tab).waitFor({ state: "attached" });
  await Promise.all([page.waitForEvent("load"), offer(page).click()]);
  await start(page);
  await assertWhole(page, folder("two"), "two");
  // What was chosen there and not yet checked is there.
  await quiz.checkButton(other).click();
  await quiz.verdict(other, 1);
  await useModel(other);
  await assertWhole(other, folder("one"), "one");
  assert.ok(await other.evaluate(() => globalThis.isSame), "it was not loaded again");
  await useModel(page);
  await assertWhole(page, folder("two"), "two");
  await Promise.all([other.waitForEvent("load"), offer(other).click()]);
  await start(other);
  await assertWhole(other, folder("two"), "two");
  assert.match((await quiz.states(other))[0], /answered correctly/);
});

deployed("loaded again past what is kept, the page is the server's, offers nothing and breaks nothing", {}, async ({ page, context, origin, deploy, folder }) => {
  await settle(page);
  // With this tab open the newer build goes on waiting.
  await (await context.newPage()).goto(origin);
  await deploy("two");
  await look(page);
  await offer(page).waitFor();
  const session = await context.newCDPSession(page);
  await Promise.all([page.waitForEvent("load"), session.send("Page.reload", { ignoreCache: true })]);
  await start(page);
  assert.equal(await isControlled(page), false);
  await assertWhole(page, folder("two"), "two");
  await look(page);
  assert.ok(await isWaiting(page));
  assert.equal(await offer(page).count(), 0);
});

const FRAMED = '<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><iframe title="lesson" src="/" width="900" height="600"></iframe>';

// The page's program runs there, and all that it does after is done.
async function inFrame(page) {
  const frame = await (await page.locator("iframe").first().elementHandle()).contentFrame();
  await start(frame);
  return frame;
}

deployed("in a frame the lesson asks for no worker", { pages: { "/host.html": FRAMED }, path: "/host.html", started: false }, async ({ page, context, origin }) => {
  await inFrame(page);
  assert.equal(await registrations(page), 0);
  // The same in a window has one, so there was time.
  const other = await context.newPage();
  await other.goto(origin);
  await start(other);
  await kept(other);
  assert.equal(await registrations(other), 1);
});

// Every figure, and the quiz to its results. The trained model says that it is not there.
async function assertAlive(lesson) {
  await unfold(lesson);
  await reveal(lesson);
  const labs = await lesson.locator("figure[data-setup]").evaluateAll((all) => all.map(({ id }) => id));
  assert.ok(labs.length >= 13, labs.join());
  for (const id of labs) assert.ok(await answers(lesson.locator(`figure#${id}`)), `${id} answers`);
  await quiz.answerAll(lesson, [4]);
  await quiz.assertScore(lesson, 14);
  // Its worker would need an origin.
  const model = lesson.locator("[data-awake] #lab-model");
  assert.match(await model.getByRole("status").textContent(), /\S/);
  assert.equal(await model.getByRole("button").count(), 0);
}

const SANDBOXED = FRAMED.replace("<iframe", '<iframe sandbox="allow-scripts"');

deployed("in a frame without an origin all figures and the quiz go on working when the network goes", { pages: { "/host.html": SANDBOXED }, path: "/host.html", started: false, allowed: [UNTOLD] }, async ({ page, stop }) => {
  const frame = await inFrame(page);
  await wake(frame);
  assert.equal(await frame.evaluate(() => self.origin), "null");
  await stop();
  await assertAlive(frame);
});

deployed("in the preview of a frame, too", { allowed: [UNTOLD] }, async ({ page, stop }) => {
  await page.locator(".status-embed > summary").click();
  await page.locator(".status-embed > button").click();
  await page.locator(".status-preview").scrollIntoViewIfNeeded();
  const frame = await inFrame(page);
  await wake(frame);
  await stop();
  await assertAlive(frame);
});

deployed("a frame gets what the server has, whatever is kept for the window", { pages: { "/host.html": FRAMED } }, async ({ page, context, origin, deploy, folder }) => {
  await settle(page);
  await deploy("two");
  const host = await context.newPage();
  await host.goto(`${origin}/host.html`);
  const frame = await inFrame(host);
  await useModel(frame);
  await assertWhole(frame, folder("two"), "two");
  assert.equal(await offer(frame).count(), 0);
  await reloaded(page);
  await assertWhole(page, folder("one"), "one");
});

for (const name of ["scorm12", "scorm2004", "cmi5", "html5", "single file"]) {
  deployed(`the ${name} asks for no worker, in a window either`, { started: false, path: "/blank.html", allowed: [/./] }, async ({ page, origin, folder, variant, deploy }) => {
    await variant("package", "one", (folder) => {
      const place = join(folder, "package");
      mkdirSync(place);
      if (name === "single file") return cpSync(join(DIST, "attention-lesson.html"), join(place, "index.html"));
      for (const [file, bytes] of unzip(readFileSync(join(DIST, `packages/attention-lesson-${name}.zip`)))) {
        mkdirSync(join(place, file, ".."), { recursive: true });
        writeFileSync(join(place, file), bytes);
      }
      // Were it asked for, it would be there.
      cpSync(join(folder, WORKER), join(place, WORKER));
    });
    await deploy("package");
    await page.addInitScript(() => {
      globalThis.asked = 0;
      ServiceWorkerContainer.prototype.register = async () => void (globalThis.asked += 1);
    });
    await page.goto(`${origin}/package/index.html`);
    await page.locator('html[data-program="running"]').waitFor({ state: "attached" });
    const asked = () => page.evaluate(() => new Promise((done) => setTimeout(() => done(globalThis.asked), 100)));
    assert.equal(await asked(), 0);
    await page.goto(origin);
    await start(page);
    assert.equal(await asked(), 1, "as the page itself does");
  });
}

for (const [how, spoil] of Object.entries({
  "is refused": () => {
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("No.", "SecurityError"));
  },
  "throws": () => {
    ServiceWorkerContainer.prototype.register = () => {
      throw new DOMException("No.", "SecurityError");
    };
  },
  "is not there": () => delete Navigator.prototype.serviceWorker,
  "may not be looked at": () => {
    Object.defineProperty(Navigator.prototype, "serviceWorker", {
      get() {
        throw new DOMException("No.", "SecurityError");
      },
    });
  },
})) {
  deployed(`where a worker ${how} the page works as ever`, { prepare: (context) => context.addInitScript(spoil) }, async ({ page }) => {
    await quiz.answer(page, 1);
    await useModel(page);
    await reloaded(page);
    assert.match((await quiz.states(page))[0], /answered correctly/);
    assert.equal(await page.locator(".start-note:visible").count(), 0);
  });
}

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; " +
  "worker-src 'self'; frame-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types attention-lesson attention-engine; report-uri /violations";

const reports = async (context) => {
  const found = [];
  context.on("request", (request) => new URL(request.url()).pathname === "/violations" && found.push(request.postData()));
  await context.exposeFunction("noteViolation", (what) => void found.push(what));
  await context.addInitScript(() => addEventListener("securitypolicyviolation", ({ effectiveDirective, sample }) => globalThis.noteViolation(`${effectiveDirective} ${sample}`), true));
  return found;
};

deployed("under the strictest policy the page is kept, without a violation, and under the same policy without its server", {
  headers: () => ({ "content-security-policy": POLICY }), prepare: reports, allowed: [UNTOLD, /inline style|405/],
}, async ({ page, deploy, stop, restart, folder, prepared }) => {
  await useModel(page);
  await settle(page);
  await stop();
  await reloaded(page);
  await useModel(page);
  await assertWhole(page, folder("one"), "one");
  assert.equal(await page.evaluate(() => fetch(".").catch(() => "gone")), "gone");
  await restart();
  await deploy("two");
  await look(page);
  await Promise.all([page.waitForEvent("load"), offer(page).click()]);
  await start(page);
  await assertWhole(page, folder("two"), "two");
  assert.deepEqual(prepared, []);
  // The policy is the page's, and this breaks it.
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("style"), { textContent: "p{}" })));
  await until(() => prepared.length > 0);
});

// What other pages of the origin have kept, and an entry of another lesson's model.
const FOREIGN = ["attention-lesson", "another program"];

deployed("two lessons of one origin keep their files apart, and touch nobody else's", { paths: { a: "one", b: "one" }, path: "/a/", allowed: [UNTOLD] }, async ({ page, context, origin, deployAt, folder, stop }) => {
  await page.evaluate(async ([names, url]) => {
    for (const name of names) await (await caches.open(name)).put("/kept", new Response("kept"));
    await (await caches.open("attention-engine")).put(url, new Response("kept"));
  }, [FOREIGN, `${origin}/b/engine/weights.bin?0`]);
  await settle(page);
  const other = await context.newPage();
  await other.goto(`${origin}/b/`);
  await start(other);
  await settle(other);
  await useModel(page);
  await deployAt("a", "two");
  await look(page);
  await offer(page).waitFor();
  await look(other);
  assert.equal(await offer(other).count(), 0);
  await Promise.all([page.waitForEvent("load"), offer(page).click()]);
  await start(page);
  assert.equal(await buildOf(page), "two");
  const ours = () => cachesOf(page).then((names) => names.filter((name) => name.startsWith("attention-lesson ")).map((name) => name.split(" ")[1]).sort());
  await until(async () => (await ours()).length === 2);
  assert.deepEqual(await ours(), [`${origin}/a/`, `${origin}/b/`]);
  const entries = await page.evaluate(async ([names, url]) => Promise.all([...names.map((name) => caches.match("/kept", { cacheName: name })), caches.match(url)]).then((all) => all.map(Boolean)), [FOREIGN, `${origin}/b/engine/weights.bin?0`]);
  assert.deepEqual(entries, [true, true, true]);
  await stop();
  await reloaded(page);
  assert.equal(await buildOf(page), "two");
  await reloaded(other);
  assert.equal(await buildOf(other), "one");
});

deployed("what is not the page's is left to the network", { allowed: [UNTOLD] }, async ({ page, context, stop, origin }) => {
  await settle(page);
  const answered = [];
  context.on("response", (response) => response.fromServiceWorker() && answered.push(new URL(response.url()).pathname));
  const paths = ["/licenses.txt", "/engine/attention-engine.js", "/engine/model.json", "/attention-classic.js", `/${WORKER}`, "/blank.html", "/packages/0123456789abcdef.zip"];
  await page.evaluate((paths) => Promise.all(paths.map((path) => fetch(path))), paths);
  const other = await context.newPage();
  await other.goto(`${origin}/blank.html`);
  await other.goto(`${origin}/attention-lesson.html`);
  assert.deepEqual(answered, []);
  await stop();
  await assert.rejects(other.goto(`${origin}/blank.html`));
});

// The lines that docs/embedding.md gives to whoever takes the lesson away.
const REMOVAL = /```js\n(addEventListener\("install"[^]*?)```/.exec(readFileSync(join(DIST, "../docs/embedding.md"), "utf8"))?.[1];

deployed("the lines that the documentation gives remove the worker and what it keeps, and nothing else", { allowed: [UNTOLD] }, async ({ page, variant, deploy }) => {
  const own = readFileSync(join(DIST, "../static/no-service-worker.js"), "utf8").replace(/^\/\/.*\n/gm, "");
  assert.equal(REMOVAL, own);
  await settle(page);
  await page.evaluate(async (names) => {
    for (const name of names) await caches.open(name);
  }, FOREIGN);
  await variant("removed", "two", (folder) => {
    rmSync(join(folder, WORKER));
    writeFileSync(join(folder, WORKER), REMOVAL);
  });
  await deploy("removed");
  await page.reload();
  await until(async () => (await registrations(page)) === 0);
  await until(async () => (await cachesOf(page)).length === FOREIGN.length);
  assert.deepEqual((await cachesOf(page)).sort(), FOREIGN.toSorted());
});
