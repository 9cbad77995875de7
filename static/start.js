// Loads the lesson's program and starts it; where that cannot be, says in one sentence what is missing and leaves the text
// to read. A classic script of its own: a strict content policy refuses inline ones, and it runs where modules do not.
(function () {
  "use strict";
  var script = document.currentScript;
  var url = function (path) { return new URL(path, document.baseURI).href; };
  var ready = new Promise(function (done) {
    if (document.readyState !== "loading") done();
    else document.addEventListener("DOMContentLoaded", done, { once: true });
  });

  function explain(sentence, error) {
    if (error) console.warn("attention lesson:", error);
    ready.then(function () {
      var note = document.getElementById("start-note");
      if (note) note.textContent = sentence + " The whole lesson stands below to read.";
    });
  }

  // The same program as one classic script that carries its wasm: it also loads without an origin and from disk.
  function startClassic() {
    var classic = document.createElement("script");
    classic.src = url(script.dataset.js.replace(/\.js$/, "-classic.js"));
    classic.onload = function () {
      ready.then(function () { return attentionLesson(); }).catch(fail);
    };
    classic.onerror = function () {
      explain("The lesson's program could not be loaded. Please check the connection and load the page again.");
    };
    document.head.append(classic);
  }

  function fail(error) {
    explain(/policy|unsafe-eval/i.test(String(error))
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
  var program = fetch(url(script.dataset.wasm)).then(function (answer) {
    if (!answer.ok) throw new Error("status " + answer.status + " for " + answer.url);
    // A wrong type is no reason to give up, but forbids compiling while loading.
    return /^application\/wasm\b/.test(answer.headers.get("content-type")) ? answer : answer.arrayBuffer();
  });
  Promise.all([import(url(script.dataset.js)), program, ready])
    .then(function (parts) { return parts[0].default({ module_or_path: parts[1] }); })
    .catch(function (error) {
      if (/policy|unsafe-eval/i.test(String(error))) fail(error);
      else startClassic();
    });
})();
