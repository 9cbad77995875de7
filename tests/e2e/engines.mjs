// Three browsers behind one small set of words, so that the same steps can be done in each: Chromium, Firefox by WebDriver BiDi,
// WebKitGTK by WebDriver. Each has an empty profile, which goes with it, and reaches loopback alone. It knows nothing of the lesson.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import WebSocket from "ws";

import { launch, open } from "./browser.mjs";

// How long a program may take to start, and to answer, on a machine that has much else to do.
const PATIENCE_MS = 90_000;
const [WIDTH, HEIGHT] = [1280, 900];
// Nothing listens there: what is not on loopback ends.
const NOWHERE = { host: "127.0.0.1", port: 9 };

const running = new Set();
process.on("exit", () => {
  // All end before anything is removed, in which they could still write.
  for (const { stop } of running) stop();
  for (const { remove } of running) remove();
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

// A program with all that it starts itself, in a folder that is made for it; `close` ends and removes all of this.
async function start(command, args, { env = {}, stdio = ["ignore", "ignore", "pipe"], folder }) {
  const child = spawn(command, args, { detached: true, stdio, env: { ...process.env, ...env } });
  const ended = new Promise((done) => child.once("exit", done).once("error", done));
  const failed = new Promise((_, fail) => {
    child.once("error", fail).once("exit", (code, signal) => fail(new Error(`${command} ended with ${code ?? signal}`)));
  });
  failed.catch(() => {});
  const stop = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended.
    }
  };
  const remove = () => {
    if (!folder) return;
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    } catch (error) {
      console.error(`${folder} is left: ${error.message}`);
    }
  };
  const program = { stop, remove };
  running.add(program);
  const close = async () => {
    stop();
    await ended;
    running.delete(program);
    remove();
  };
  // The first line of one of its streams in which `pattern` is found.
  const line = (stream, pattern) => soon(`${command} says nothing`, Promise.race([failed, new Promise((done) => {
    createInterface(stream).on("line", (text) => pattern.test(text) && done(pattern.exec(text)[0]));
  })]));
  return { child, failed, close, line };
}

async function soon(what, promise) {
  let timer;
  const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(`${what} within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS)));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// Keys and pointer as both of the W3C's protocols spell them.
const KEYS = {
  ArrowDown: "\ue015", ArrowLeft: "\ue012", ArrowRight: "\ue014", ArrowUp: "\ue013", End: "\ue010", Enter: "\ue007", Escape: "\ue00c", Home: "\ue011",
  PageDown: "\ue00f", PageUp: "\ue00e", Shift: "\ue008", Space: " ", Tab: "\ue004",
};
const keys = (actions) => [{ type: "key", id: "keys", actions }];
function pressed(name) {
  const all = name.split("+").map((key) => KEYS[key] ?? key);
  return keys([...all.map((value) => ({ type: "keyDown", value })), ...all.reverse().map((value) => ({ type: "keyUp", value }))]);
}
const typed = (text) => keys([...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]));
function dragged([from, ...others]) {
  const to = ([x, y]) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0 });
  const actions = [to(from), { type: "pointerDown", button: 0 }, ...others.map(to), { type: "pointerUp", button: 0 }];
  return [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }];
}
const acting = (perform) => ({
  // One key, or several at once with + between their names.
  press: (name) => perform(pressed(name)),
  type: (text) => perform(typed(text)),
  // The button goes down at the first of the points and up at the last.
  drag: (points) => perform(dragged(points)),
});

// A function for the page, which gets and gives what JSON can say.
const calling = (call) => `async (json) => JSON.stringify((await (${call})(JSON.parse(json))) ?? null)`;
const told = (arg) => JSON.stringify(arg ?? null);

async function chromium() {
  const browser = await launch();
  return {
    version: `Chromium ${browser.version()}`,
    async open(origins) {
      const { context, page, problems } = await open(browser, origins, { width: WIDTH, height: HEIGHT });
      return {
        goto: (url) => page.goto(url),
        reload: () => page.reload(),
        evaluate: (call, arg) => page.evaluate(call, arg),
        within: (call, arg) => page.frames()[1].evaluate(call, arg),
        press: (name) => page.keyboard.press(name),
        type: (text) => page.keyboard.type(text),
        async drag([from, ...others]) {
          await page.mouse.move(...from);
          await page.mouse.down();
          for (const point of others) await page.mouse.move(...point);
          await page.mouse.up();
        },
        problems: async () => problems,
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

// What Firefox is told: nothing of its own goes over the network, and no page of its own opens.
const firefoxPreferences = (storage) => ({
  "network.proxy.type": 1,
  "network.proxy.http": NOWHERE.host, "network.proxy.http_port": NOWHERE.port, "network.proxy.ssl": NOWHERE.host, "network.proxy.ssl_port": NOWHERE.port,
  "app.normandy.enabled": false, "app.update.disabledForTesting": true, "browser.startup.page": 0, "browser.newtabpage.enabled": false,
  "browser.shell.checkDefaultBrowser": false, "datareporting.policy.dataSubmissionEnabled": false, "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false, "services.settings.server": "data:,#", "toolkit.telemetry.reportingpolicy.firstRun": false,
  "dom.storage.enabled": storage,
});

async function firefox({ storage = true } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "firefox-"));
  const preferences = Object.entries(firefoxPreferences(storage)).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  await writeFile(join(folder, "user.js"), preferences.join(""));
  const args = ["--headless", "--no-remote", "--profile", folder, "--remote-debugging-port=0"];
  const program = await start(process.env.FIREFOX || "firefox-esr", args, { folder, env: { HOME: folder, MOZ_CRASHREPORTER_DISABLE: "1" } });
  try {
    const socket = await bidi(await program.line(program.child.stderr, /(?<=WebDriver BiDi listening on )ws:\S+/), program);
    const { capabilities } = await socket.send("session.new", { capabilities: {} });
    await socket.send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
    return { version: `Firefox ${capabilities.browserVersion}`, open: (origins) => firefoxPage(socket, origins), close: program.close };
  } catch (error) {
    await program.close();
    throw error;
  }
}

// Commands and their answers over a socket, and events for whoever listens.
async function bidi(url, program) {
  const socket = new WebSocket(`${url}/session`, { perMessageDeflate: false });
  const [waiting, listeners] = [new Map(), new Set()];
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (message.type === "event") return listeners.forEach((listener) => listener(message));
    const { done, fail } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === "success") done(message.result);
    else fail(new Error(`${message.error}: ${message.message}`));
  });
  // It breaks off when the program is ended; whoever waits is told by the program's end.
  await soon("no connection to Firefox", new Promise((done, fail) => socket.once("open", done).on("error", fail)));
  let id = 0;
  const send = (method, params) => soon(`no answer to ${method}`, Promise.race([program.failed, new Promise((done, fail) => {
    id += 1;
    waiting.set(id, { done, fail });
    socket.send(JSON.stringify({ id, method, params }));
  })]));
  return { send, listeners };
}

async function firefoxPage({ send, listeners }, origins) {
  const { userContext } = await send("browser.createUserContext", {});
  const { context } = await send("browsingContext.create", { type: "tab", userContext });
  await send("browsingContext.setViewport", { context, viewport: { width: WIDTH, height: HEIGHT } });
  const problems = [];
  const listener = ({ method, params }) => {
    if (method === "log.entryAdded" && params.level === "error") problems.push(`console: ${params.text}`);
    const url = method === "network.beforeRequestSent" ? new URL(params.request.url) : undefined;
    if (url && !origins.includes(url.origin) && !["data:", "blob:", "about:"].includes(url.protocol)) problems.push(`request to another origin: ${url}`);
  };
  listeners.add(listener);
  const evaluateIn = async (target, call, arg) => {
    const answer = await send("script.callFunction", {
      functionDeclaration: calling(call), arguments: [{ type: "string", value: told(arg) }], target: { context: target }, awaitPromise: true, userActivation: false,
    });
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result.value);
  };
  return {
    goto: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    reload: () => send("browsingContext.reload", { context, wait: "complete" }),
    evaluate: (call, arg) => evaluateIn(context, call, arg),
    async within(call, arg) {
      const { contexts } = await send("browsingContext.getTree", { root: context });
      return evaluateIn(contexts[0].children[0].context, call, arg);
    },
    ...acting((actions) => send("input.performActions", { context, actions })),
    problems: async () => problems,
    async close() {
      listeners.delete(listener);
      await send("browser.removeUserContext", { userContext });
    },
  };
}

// An address of loopback for the drivers of this process alone: between the search for a free port and its use no other test can take it.
const OWN_HOST = `127.${[16, 8, 0].map((bits) => (process.pid >> bits) & 255).join(".")}`;

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, OWN_HOST, done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

// Where Debian puts the browser that WebKitGTK is tried in.
const MINI_BROWSER = { x64: "x86_64-linux-gnu", arm64: "aarch64-linux-gnu" };
const miniBrowser = () => process.env.MINIBROWSER || `/usr/lib/${MINI_BROWSER[process.arch]}/webkit2gtk-4.1/MiniBrowser`;

async function webkit({ storage = true } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "webkit-"));
  // It chooses a number for its screen that is free.
  const screen = await start("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1200x24"], { stdio: ["ignore", "ignore", "ignore", "pipe"], folder });
  let driver;
  const close = async () => {
    await driver?.close();
    await screen.close();
  };
  try {
    const number = await screen.line(screen.child.stdio[3], /\d+/);
    const [port, home] = [await freePort(), { HOME: folder, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder }];
    // A proxy among the wishes for a session would make some of them never begin.
    const proxy = `http://${NOWHERE.host}:${NOWHERE.port}`;
    const env = { ...home, http_proxy: proxy, https_proxy: proxy, no_proxy: "127.0.0.1", DISPLAY: `:${number}`, GDK_BACKEND: "x11", NO_AT_BRIDGE: "1", GSETTINGS_BACKEND: "memory", DBUS_SESSION_BUS_ADDRESS: "disabled:" };
    driver = await start("WebKitWebDriver", [`--port=${port}`, `--host=${OWN_HOST}`, "--replace-on-new-session"], { env, stdio: "ignore" });
    const send = (method, path, body) => Promise.race([driver.failed, request(`http://${OWN_HOST}:${port}${path}`, method, body)]);
    for (const end = Date.now() + PATIENCE_MS; !(await send("GET", "/status").catch(() => undefined)); await pause(50)) {
      if (Date.now() > end) throw new Error("WebKitWebDriver does not answer");
    }
    const args = ["--automation", ...(storage ? [] : ["--enable-html5-local-storage=false"])];
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary: miniBrowser(), args } } };
    // A session is a browser of its own. The driver looks for a free port for it, which nobody holds until the browser listens there: where
    // another process takes it meanwhile, as tests beside this one may, the session never begins, and another one is asked for.
    let version;
    const session = async (tries = 3) => {
      try {
        const { sessionId, capabilities: { browserVersion } } = await send("POST", "/session", { capabilities });
        version = `WebKitGTK ${browserVersion}`;
        return `/session/${sessionId}`;
      } catch (error) {
        if (error.name !== "TimeoutError" || tries === 1) throw error;
        return session(tries - 1);
      }
    };
    return { get version() { return version; }, open: async () => webkitPage(send, await session()), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function request(url, method, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function webkitPage(send, session) {
  const post = (path, body = {}) => send("POST", `${session}/${path}`, body);
  await post("window/rect", { width: WIDTH, height: HEIGHT });
  // The frame that commands go to: none for the page itself.
  let entered = null;
  const evaluateIn = async (id, call, arg) => {
    if (id !== entered) await post("frame", { id });
    entered = id;
    return JSON.parse(await post("execute/sync", { script: `return (${calling(call)})(arguments[0])`, args: [told(arg)] }));
  };
  const evaluate = (call, arg) => evaluateIn(null, call, arg);
  // This protocol tells nothing of the console: the page has to keep what goes wrong in a list of this name.
  const problems = [];
  const collect = async () => problems.push(...(await evaluate(() => globalThis.problems?.splice(0) ?? [])));
  return {
    async goto(url) {
      await collect();
      await post("url", { url });
    },
    async reload() {
      await collect();
      await post("refresh");
    },
    evaluate,
    within: (call, arg) => evaluateIn(0, call, arg),
    // The places of a pointer are those of the page, whatever frame was asked before.
    ...acting(async (actions) => {
      if (actions[0].type === "pointer" && entered !== null) await evaluate(() => null);
      await post("actions", { actions });
    }),
    async problems() {
      await collect();
      return problems;
    },
    close: () => send("DELETE", session),
  };
}

export const ENGINES = { chromium, firefox, webkit };
