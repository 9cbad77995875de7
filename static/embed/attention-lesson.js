// The lesson for host pages: section 4 of the contract. Each lesson stands in a shadow root of its own, so that neither its
// styles nor its ids meet the page's or another lesson's.
import start, { attend as compute, mount as draw } from "./attention-course.js";

export const version = "%VERSION%";

let loading;
let figures;

// The lesson's program asks for the figures when a reader comes near one. A page that is the lesson's own has said already
// where they are.
globalThis.attentionLesson ??= {
  engine: () => import("../engine/attention-client.js"),
  figures() {
    figures ??= import("./attention-figures.js").then(async (program) => {
      await program.default({ module_or_path: new URL("./attention-figures_bg.wasm", import.meta.url) });
      return program;
    });
    return figures.catch((error) => {
      figures = undefined;
      throw error;
    });
  },
};

export default function init(options = {}) {
  loading ??= start({ module_or_path: options.wasm ?? new URL("./attention-course_bg.wasm", import.meta.url) }).then(() => {
    registerColors();
  });
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
  sheet.href = new URL("./attention-lesson.css", import.meta.url);
  const page = document.createElement("div");
  page.className = "lesson";
  page.lang = "en";
  page.dataset.theme = ["light", "dark", "auto"].includes(options.theme) ? options.theme : "light";
  const root = document.createElement("div");
  root.className = "lesson-root";
  root.dataset.embed = "true";
  // Nothing is shown without its styles.
  page.hidden = true;
  sheet.onload = sheet.onerror = () => (page.hidden = false);
  page.append(root);
  shadow.append(sheet, page);
  element.append(host);

  const lesson = draw(root, options);
  let last = lesson.state();
  let isThere = true;
  shadow.addEventListener("click", (event) => follow(event, shadow, lesson));
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

// Links within the lesson lead to places within its shadow root, and leave the page's address and history alone.
function follow(event, shadow, lesson) {
  const link = event.target.closest?.("a[href^='#']");
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const id = link.getAttribute("href").slice(1);
  const isQuestion = lesson.open(id);
  shadow.getElementById(isQuestion ? "check" : id)?.scrollIntoView({ block: "start" });
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
