// The lesson for host pages: section 4 of the contract. Each lesson stands in a shadow root of its own, so that neither its
// styles nor its ids meet the page's or another lesson's. It touches no page before `init` or `mount` is called.
import load, { attend as compute, mount as wake, watch } from "./program.js";
import { page, stopped, styles } from "./page.js";

export const version = "%VERSION%";

const THEMES = ["light", "dark", "auto"];
const isObject = (value) => typeof value === "object" && value !== null;
const isWithin = (most, isWhole) => (value) => value >= 0 && value <= most && (!isWhole || Number.isInteger(value));

// For each option its type, which values make sense, and how to say so.
const INIT_OPTIONS = {
  assets: { type: ["string", "object"], says: "a URL" },
  wasm: { type: ["string", "object"], says: "a URL or the program itself" },
};
const MOUNT_OPTIONS = {
  theme: { type: ["string"], fits: (value) => THEMES.includes(value), says: '"light", "dark" or "auto"' },
  lang: { type: ["string"], fits: (value) => value === "en", says: '"en"' },
  mastery: { type: ["number"], fits: isWithin(100, false), says: "a number from 0 to 100" },
  seed: { type: ["number"], fits: isWithin(2 ** 32 - 1, true), says: "a whole number from 0 to 4294967295" },
  state: { type: ["string"], says: "a text from state() or from an event" },
  onEvent: { type: ["function"], says: "a function" },
};

let loading;
let isLoaded = false;
let openEngine;
let sheet;
// The page as a trusted type, where the browser has them: what the policy lets through is this text and no other.
let html;
let isStopped = false;
// What each mounted lesson does when the program has stopped.
const mounted = new Set();
// Elements that a lesson was taken off. They are used again, since Yew does not let go of an element that it has drawn in.
const spare = [];

export default async function init(options = {}) {
  const { assets, wasm } = read("init", options, INIT_OPTIONS);
  loading ??= start(assets, wasm).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

// Bundlers follow exactly these forms, `new URL("./…", import.meta.url)` and `import("./…")`: neither may be put together from parts.
async function start(assets, wasm) {
  const folder = assets === undefined ? undefined : new URL(String(assets || ".").replace(/\/?$/, "/"), document.baseURI);
  watch(stop);
  await load({ module_or_path: wasm ?? (await answerOf(folder ? new URL("program.wasm", folder) : new URL("./program.wasm", import.meta.url))) });
  openEngine = folder
    ? () => import(/* @vite-ignore */ /* webpackIgnore: true */ new URL("engine/attention-client.js", folder).href)
    : () => import("./engine/attention-client.js");
  isLoaded = true;
}

// What a server refuses is said with its address: otherwise all that is known is that something is no WebAssembly.
async function answerOf(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`attention lesson: the server answered ${answer.status} for ${url}, which it has to serve; or name the folder of the files with init({ assets }).`);
  return answer;
}

// An exception has left the program in the middle of something, where it cannot go on drawing. It is one for all lessons of the page.
function stop() {
  if (isStopped) return;
  isStopped = true;
  // Once the program's own call has ended: a host page hears of it, and may destroy what it has.
  queueMicrotask(() => mounted.forEach((tell) => tell()));
}

export function attend(input) {
  assertLoaded("attend");
  return compute(input);
}

export function mount(element, options = {}) {
  if (![1, 11].includes(element?.nodeType)) throw new TypeError("mount(element): an element of the page is needed to hold the lesson.");
  const settings = read("mount", options, MOUNT_OPTIONS);
  assertLoaded("mount");
  if (isStopped) throw new Error("mount: the lesson's program has stopped; it is there again when the page is loaded anew.");
  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "open" });
  const body = document.createElement("div");
  body.className = "lesson";
  body.lang = "en";
  body.dir = "ltr";
  body.dataset.theme = settings.theme ?? "light";
  const root = spare.pop() ?? document.createElement("div");
  root.className = "lesson-root";
  root.dataset.embed = "true";
  html ??= globalThis.trustedTypes?.createPolicy("attention-lesson", { createHTML: () => page }).createHTML("") ?? page;
  root.innerHTML = html;
  body.append(root);
  addStyles(shadow);
  shadow.append(body);
  element.append(host);
  useReadersSize(shadow, body);

  const known = { state: settings.state ?? "" };
  const lesson = wake(root, { ...settings, onEvent: listener(settings.onEvent, known), engine: openEngine });
  // A program that has stopped may refuse to answer: the last event had the same state.
  const state = () => {
    try {
      known.state = lesson.state();
    } catch (error) {
      if (!isStopped) throw error;
    }
    return known.state;
  };
  let isThere = true;
  const tell = () => {
    showStopped(root);
    settings.onEvent?.({ version: 1, type: "stopped", state: state() });
  };
  mounted.add(tell);
  return {
    destroy() {
      if (!isThere) return;
      isThere = false;
      mounted.delete(tell);
      state();
      if (!isStopped) lesson.destroy();
      host.remove();
      root.remove();
      root.replaceChildren();
      if (!isStopped) spare.push(root);
    },
    state: () => (isThere ? state() : known.state),
  };
}

// Remembers the state that an event tells. It stands outside `mount`, since the program may hold on to it and must not to elements.
function listener(onEvent, known) {
  return (event) => {
    known.state = event.state ?? known.state;
    onEvent?.(event);
  };
}

// One sentence says what has happened, and no control reaches the program any more.
function showStopped(root) {
  for (const control of root.querySelectorAll("[data-awake] :is(button, input, select, textarea, summary, [tabindex])")) control.inert = true;
  root.append(Object.assign(document.createElement("p"), { className: "start-note", role: "status", textContent: stopped }));
}

// The options that are given and make sense. What is no option at all, or of another type, is a mistake in the host page's code and
// ends the call; a value that makes no sense gets the default and a warning, as in the page's address.
function read(name, options, known) {
  if (!isObject(options)) throw new TypeError(`${name}: options must be an object.`);
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== null);
  const settings = {};
  for (const [option, value] of given) {
    if (!Object.hasOwn(known, option)) throw new TypeError(`${name}: there is no option "${option}"; there are ${Object.keys(known).join(", ")}.`);
    const { type, fits = () => true, says } = known[option];
    if (!type.includes(typeof value)) throw new TypeError(`${name}: option "${option}" must be ${says}.`);
    if (fits(value)) settings[option] = value;
    else console.warn(`attention lesson: option "${option}" must be ${says}; the default is used.`);
  }
  return settings;
}

function assertLoaded(name) {
  if (!isLoaded) throw new Error(`${name}: the lesson is not loaded yet; wait for init() first.`);
}

// Sizes follow what the reader has set in the browser, whatever the page's own root font is.
function useReadersSize(shadow, body) {
  const probe = document.createElement("div");
  probe.style.cssText = "all: initial; font-size: medium";
  shadow.append(probe);
  const { fontSize } = getComputedStyle(probe);
  probe.remove();
  if (fontSize) body.style.setProperty("--lesson-rem", fontSize);
}

// One sheet for all lessons. Strict content policies allow it, and none of a bundler's rules for style sheets touches it.
function addStyles(shadow) {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
    }
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // An old browser.
    shadow.append(Object.assign(document.createElement(`style`), { textContent: styles }));
  }
}
