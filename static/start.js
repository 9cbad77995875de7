// Loads the lesson's program and starts it; where that cannot be, says in one sentence what is missing.
// A classic script of its own: a strict content policy refuses inline ones, and it runs where modules do not.
(function () {
  "use strict";
  var script = document.currentScript;
  var note = document.getElementById("start-note");

  function explain(sentence, error) {
    if (error) console.warn("attention lesson:", error);
    if (note && note.isConnected) note.textContent = sentence;
  }

  if (typeof WebAssembly !== "object") {
    explain("This lesson needs WebAssembly, which this browser lacks or which is switched off here. A current version of any major browser has it.");
    return;
  }
  var base = document.baseURI;
  import(new URL(script.dataset.js, base).href)
    .then(function (lesson) {
      return lesson.default({ module_or_path: new URL(script.dataset.wasm, base).href });
    })
    .catch(function (error) {
      explain("The lesson's program could not be loaded. Please check the connection and load the page again.", error);
    });
})();
