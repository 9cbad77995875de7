// Loads the lesson's program and starts it; where that cannot be, says in one sentence what is missing and leaves the text
// to read. A classic script of its own: a strict content policy refuses inline ones, and it runs where modules do not.
(function () {
  "use strict";
  var script = document.currentScript;
  var base = document.baseURI;
  // The program's name has a hash of its contents in it; asking for the rest with it keeps an older copy from being answered
  // out of a cache.
  var stamp = "?" + script.dataset.js.replace(/^.*-([0-9a-f]+)\.js$/, "$1");
  var ready = new Promise(function (done) {
    if (document.readyState !== "loading") done();
    else document.addEventListener("DOMContentLoaded", done, { once: true });
  });

  ready.then(function () {
    var note = document.getElementById("start-note");
    if (note) note.textContent = "Figures and quiz are loading.";
  });

  function explain(sentence, error) {
    if (error) console.warn("attention lesson:", error);
    ready.then(function () {
      var note = document.getElementById("start-note");
      if (note) note.textContent = sentence + " The whole lesson stands below to read.";
    });
  }

  // A program and its wasm, asked for at once. A wrong type of wasm is no reason to give up, but forbids compiling while
  // loading.
  function load(program, binary) {
    var bytes = fetch(new URL(binary, base)).then(function (answer) {
      if (!answer.ok) throw new Error("status " + answer.status + " for " + answer.url);
      return /^application\/wasm\b/.test(answer.headers.get("content-type")) ? answer : answer.arrayBuffer();
    });
    return Promise.all([import(new URL(program, base).href), bytes, ready]).then(function (parts) {
      return parts[0].default({ module_or_path: parts[1] }).then(function () { return parts[0]; });
    });
  }

  // A style sheet that fails to come leaves plain figures, not none.
  function sheet(address) {
    return new Promise(function (resolve) {
      var link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = new URL(address, base).href;
      link.onload = link.onerror = resolve;
      document.head.append(link);
    });
  }

  // The same programs as one classic script that carries their wasm: it also loads without an origin and from disk. It
  // leaves functions that start them.
  function startClassic() {
    sheet("figures.css");
    var classic = document.createElement("script");
    classic.src = new URL("attention-classic.js" + stamp, base);
    classic.onload = function () {
      ready.then(function () { return attentionLesson.start(); }).catch(fail);
    };
    classic.onerror = function () {
      explain("The lesson's program could not be loaded. Please check the connection and load the page again.");
    };
    document.head.append(classic);
  }

  function isForbidden(error) {
    return /policy|unsafe-eval/i.test(String(error));
  }

  function fail(error) {
    explain(isForbidden(error)
      ? "The rules of this page forbid WebAssembly, so figures and quiz cannot run here."
      : "The lesson's program could not be started in this browser.", error);
  }

  if (typeof WebAssembly !== "object") {
    explain("Figures and quiz need WebAssembly, which this browser lacks or which is switched off here. A current version of any major browser has it.");
    return;
  }
  if (self.origin === "null" || location.protocol === "file:") {
    startClassic();
    return;
  }

  // The page's program asks for the figures when a reader comes near one.
  var figures = null;
  globalThis.attentionLesson = {
    engine: function () {
      return import(new URL("engine/attention-client.js", base).href);
    },
    figures: function () {
      figures =
        figures ||
        Promise.all([
          load("attention-figures.js" + stamp, "attention-figures_bg.wasm" + stamp),
          sheet("figures.css" + stamp),
        ]).then(function (parts) {
          return parts[0];
        });
      return figures.catch(function (error) {
        figures = null;
        throw error;
      });
    },
  };

  // A page by itself needs no word of learning systems; one with somebody around it needs all of them.
  function isSomebodyAround() {
    var isLaunched = /[?&](endpoint|debug)=/.test(location.search);
    return script.dataset.course || isLaunched || window.parent !== window || window.opener || hasSystem() || store("sessionStorage", "turned") !== null;
  }

  function hasSystem() {
    return window.API || window.API_1484_11;
  }

  // What a store holds under the lesson's name; nothing where it is closed.
  function store(kind, end) {
    try {
      return window[kind].getItem("attention-lesson" + (end ? "." + end : ""));
    } catch (error) {
      return null;
    }
  }

  // A learning system's object may come late. The page then starts anew, with the program that knows such systems; what the
  // device kept before is left to it, so that it takes along what was done since.
  function lookAgain(before, tries) {
    if (!hasSystem()) {
      if (tries) setTimeout(lookAgain, 200, before, tries - 1);
      return;
    }
    try {
      sessionStorage.setItem("attention-lesson.turned", before);
      location.reload();
    } catch (error) {
      console.warn("attention lesson: a learning system appeared late, and this tab keeps nothing", error);
    }
  }

  var isAlone = !isSomebodyAround();
  if (isAlone) lookAgain(store("localStorage") || "", 10);
  (isAlone
    ? load(script.dataset.js, script.dataset.wasm)
    : load("attention-course.js" + stamp, "attention-course_bg.wasm" + stamp).then(function (program) { program.start(); })
  ).catch(function (error) {
    if (isForbidden(error)) fail(error);
    else startClassic();
  });
})();
