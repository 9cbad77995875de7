// Starts the program that wakes the page. It runs before the body is there, so that the page appears at once as its address
// asks for; where the program cannot run it says in a sentence of the page what is missing, and the page stays to read. A classic script of
// its own: a strict content policy refuses inline ones, and it runs where modules do not.
(function () {
  "use strict";
  var script = document.currentScript;
  // Pages in other languages stand in folders of their own; all else stands beside this script.
  var base = script.src || document.baseURI;
  var html = document.documentElement;

  // The program reads the address with care and says what it does not understand; this is only for the first look.
  function asked(name) {
    var found = new RegExp("[?&]" + name + "=([^&]*)").exec(location.search);
    return found ? found[1] : "";
  }
  var isEmbedded = asked("embed") === "1";
  html.dataset.embed = isEmbedded;
  html.dataset.theme = /^(light|dark|auto)$/.test(asked("theme")) ? asked("theme") : isEmbedded ? "light" : "auto";
  html.dataset.program = "loading";

  var ready = new Promise(function (done) {
    if (document.readyState !== "loading") done();
    else document.addEventListener("DOMContentLoaded", done, { once: true });
  });

  // A figure's link names no element that the browser would go to. Places are right once the styles are there. Where a reload leads is
  // the browser's own business.
  addEventListener("load", function () {
    var lab = /^#lab=([a-z]+)/.exec(location.hash);
    var place = lab && document.querySelector('[data-lab="' + lab[1] + '"]');
    var visit = performance.getEntriesByType("navigation")[0];
    if (!place || isEmbedded || scrollY > 0 || (visit && visit.type !== "navigate")) return;
    place.open = true;
    place.scrollIntoView();
  });

  // The page has a sentence for what happened.
  function note(what) {
    return ready.then(function () {
      var note = document.getElementById("start-note");
      if (note) note.textContent = note.dataset[what] || "";
    });
  }
  // To compile the program and to start it are two tasks, so that the page can answer between them.
  function nextTask() {
    return new Promise(function (done) { setTimeout(done, 0); });
  }

  var patience = setTimeout(note, 5000, "loading");

  function explain(what, error) {
    if (error) console.warn("attention lesson:", error);
    clearTimeout(patience);
    html.dataset.program = "failed";
    note(what);
  }

  function isForbidden(error) {
    return /policy|unsafe-eval/i.test(String(error));
  }

  function fail(error) {
    explain(isForbidden(error) ? "forbidden" : "failed", error);
  }

  // When to ask for the program: where it took long to get here at once, since there the line is what the learner waits for; on
  // a fast line after the first paint, so that nothing stands in its way. A page that nobody looks at is not painted, hence the
  // timer; a frame must tell its height even so.
  function turn() {
    if (parent !== self || performance.now() > 250) return Promise.resolve();
    return new Promise(function (done) {
      new PerformanceObserver(done).observe({ type: "paint", buffered: true });
      setTimeout(done, 3000);
    });
  }

  // What the page around says before the program listens is told to it then.
  var early = [];
  function hear(event) {
    if (event.source === parent && parent !== self) early.push(event);
  }
  addEventListener("message", hear);
  function repeat() {
    removeEventListener("message", hear);
    early.forEach(function (event) {
      dispatchEvent(new MessageEvent("message", { data: event.data, source: event.source, origin: event.origin }));
    });
  }

  // Addresses within a frame without one of its own are relative to the page around, and would open that page here.
  if (location.protocol === "about:") document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    location.hash = link.getAttribute("href");
  });

  // Whether this tab alone has the lesson open under a name. One that is loaded again takes a moment to let go of it.
  function claim(name, tries) {
    return new Promise(function (done) {
      navigator.locks.request(name, { ifAvailable: true }, function (lock) {
        if (lock) return done(true), new Promise(function () {});
        if (tries > 2) done(false);
        else setTimeout(function () { done(claim(name, (tries || 0) + 1)); }, 500);
      }).catch(function () { done(true); });
    }).catch(function () { return true; });
  }

  // The program and its wasm. A wrong type of wasm is no reason to give up, but forbids compiling while loading.
  function load(program, binary) {
    var bytes = fetch(new URL(binary, base)).then(function (answer) {
      if (!answer.ok) throw new Error("status " + answer.status + " for " + answer.url);
      return /^application\/wasm\b/.test(answer.headers.get("content-type")) ? answer : answer.arrayBuffer();
    });
    return Promise.all([import(new URL(program, base).href), bytes]).then(function (parts) {
      return parts[0].default({ module_or_path: parts[1] }).then(function () { return parts[0]; });
    });
  }

  function engine() {
    return import(new URL("engine/attention-client.js", base).href);
  }

  // Nothing stands beside a package or a single file, and modules load from nowhere without an origin.
  function start(program) {
    return ready.then(nextTask).then(function () {
      clearTimeout(patience);
      note();
      var hasEngine = self.origin !== "null" && !document.getElementById("lesson").hasAttribute("data-package");
      program.start(hasEngine ? engine : undefined, claim);
      repeat();
      html.dataset.program = "running";
    });
  }

  // The same program as a classic script that carries its wasm: it also loads without an origin and from disk.
  function startClassic() {
    var classic = document.createElement("script");
    classic.src = new URL("attention-classic.js", base);
    classic.onload = function () {
      attentionLesson.then(start).catch(fail);
    };
    classic.onerror = function () {
      explain("unreachable");
    };
    document.head.append(classic);
  }

  if (typeof WebAssembly !== "object") {
    explain("lacking");
  } else if (!script.dataset.wasm) {
    attentionLesson.then(start).catch(fail);
  } else if (self.origin === "null" || location.protocol === "file:") {
    startClassic();
  } else {
    turn().then(function () { return load(script.dataset.js, script.dataset.wasm); }).then(start).catch(function (error) {
      if (isForbidden(error)) fail(error);
      else startClassic();
    });
  }
})();
