// The lesson for host pages: section 4 of the contract. Each lesson stands in a shadow root of its own, so that neither its
// styles nor its ids meet the page's or another lesson's.
import start, { attend as compute, mount as wake } from "./program.js";
import page from "./page.js";

export const version = "%VERSION%";

let loading;
let style;
let engine;

// `wasm`, `style` and `engine` name the files beside this module where a bundler has moved them: each a URL, or what the
// program takes for it.
export default function init(options = {}) {
  loading ??= start({ module_or_path: options.wasm ?? new URL("./program.wasm", import.meta.url) }).then(() => {
    registerColors();
  });
  style ??= options.style ?? new URL("./lesson.css", import.meta.url);
  engine ??= options.engine ? () => import(/* @vite-ignore */ /* webpackIgnore: true */ String(options.engine)) : () => import("./engine/attention-client.js");
  return loading;
}

export function attend(input) {
  return compute(input);
}

export function mount(element, options = {}) {
  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = style;
  const body = document.createElement("div");
  body.className = "lesson";
  body.lang = "en";
  body.dataset.theme = ["light", "dark", "auto"].includes(options.theme) ? options.theme : "light";
  const root = document.createElement("div");
  root.className = "lesson-root";
  root.dataset.embed = "true";
  root.innerHTML = page;
  // Nothing is shown without its styles.
  body.hidden = true;
  sheet.onload = sheet.onerror = () => (body.hidden = false);
  body.append(root);
  shadow.append(sheet, body);
  element.append(host);

  const lesson = wake(root, { ...options, engine });
  let last = lesson.state();
  let isThere = true;
  return {
    destroy() {
      if (!isThere) return;
      isThere = false;
      last = lesson.state();
      lesson.destroy();
      host.remove();
    },
    state: () => (isThere ? lesson.state() : last),
  };
}

// A canvas reads the colors in force only from registered properties, and a shadow root cannot register any.
function registerColors() {
  for (const name of ["--ink", "--line-strong", "--query", "--key", "--value", "--weight", "--guess"]) {
    try {
      CSS.registerProperty({ name, syntax: "<color>", inherits: true, initialValue: "#1c1b19" });
    } catch {
      // Registered already, or an old browser: the drawings then keep their own colors.
    }
  }
}
