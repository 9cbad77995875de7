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

  function load(program, binary) {
    return import(new URL(program, base).href).then(function (loaded) {
      return loaded.default({ module_or_path: new URL(binary, base).href }).then(function () {
        return loaded;
      });
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

  // The page's program asks for the figures when a reader comes near one. The main program's name has a hash of its
  // contents in it; asking with it keeps an older copy from being answered out of a cache.
  var figures = null;
  var stamp = "?" + script.dataset.js.replace(/^.*-([0-9a-f]+)\.js$/, "$1");
  globalThis.attentionLesson = {
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

  load(script.dataset.js, script.dataset.wasm).catch(function (error) {
    explain("The lesson's program could not be loaded. Please check the connection and load the page again.", error);
  });
})();
