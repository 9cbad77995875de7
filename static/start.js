// Starts the program that wakes the page. It runs before the body is there, so that the page appears at once as its address
// asks for; where the program cannot run it says in a sentence of the page what is missing, and the page stays to read. A classic script of
// its own: a strict content policy refuses inline ones, and it runs where modules do not.
(() => {
  let script = document.currentScript;
  // Pages in other languages stand in folders of their own; all else stands beside this script.
  let base = script.src || document.baseURI;
  let address = (name) => new URL(name, base).href;
  let html = document.documentElement;

  // The program reads the address with care and says what it does not understand; this is only for the first look.
  let asked = (name) => {
    let found = new RegExp(`[?&]${name}=([^&]*)`).exec(location.search);
    return found ? found[1] : "";
  };
  let isEmbedded = asked("embed") === "1";
  html.dataset.embed = isEmbedded;
  html.dataset.theme = /^(light|dark|auto)$/.test(asked("theme")) ? asked("theme") : isEmbedded ? "light" : "auto";
  html.dataset.program = "loading";
  let isPresented = asked("present") === "1";
  if (isPresented) html.dataset.present = "";

  let ready = new Promise((done) => document.addEventListener("DOMContentLoaded", done));

  // To lay the whole page out at once takes long: where a page is opened at its top, all but the first two sections waits (layout.css), and
  // takes a task for each section and figure, or all at once when the reader begins to do something. A place further down is found in a whole page
  // alone, and so is a frame's height; in a window as high as this more than two sections are seen.
  let visit = performance.getEntriesByType("navigation")[0];
  let isOpened = !visit || visit.type === "navigate";
  let isInSteps = () => "steps" in html.dataset;
  let layOut = () => delete html.dataset.steps;
  if (isOpened && !location.hash && parent === self && innerHeight < 1600) {
    html.dataset.steps = "";
    for (let act of ["pointerdown", "click", "keydown", "wheel", "scroll"]) addEventListener(act, layOut, { capture: true, once: true, passive: true });
  }
  // Until the program has come; then what it wakes first has precedence.
  let woken = Promise.resolve();
  let laidOut = ready.then(async () => {
    for (let part of isInSteps() ? document.querySelectorAll("main > section, .figure-place") : []) {
      await nextTask();
      await woken;
      if (!isInSteps()) return;
      part.dataset.whole = "";
      part.getBoundingClientRect();
    }
    layOut();
  });

  // The place of the figure that the address names, also as mail and chat encode it.
  let linked = () => {
    let lab = /^#lab(?:=|%3d)([a-z]+)/i.exec(location.hash);
    return lab && document.querySelector(`[data-lab="${lab[1]}"]`);
  };

  // A figure's link names no element that the browser would go to. Places are right once the styles are there. Where a reload leads is
  // the browser's own business.
  addEventListener("load", () => {
    let place = linked();
    if (!place || isEmbedded || scrollY > 0 || !isOpened) return;
    place.open = true;
    place.scrollIntoView();
  });

  // One figure alone, presented to a class: the one that the address names, the first one of the section that it names, or the lesson's
  // first. It is marked, and the styles show no other (present.css); so it stands before anything is painted, and without the program.
  if (isPresented) ready.then(() => {
    let places = [...document.querySelectorAll("[data-lab]")];
    let [previous, next, leave] = document.querySelectorAll(".presenting a");
    let shown;
    // Headings are not seen, but read aloud; their links would be stops that nobody sees.
    for (let link of document.querySelectorAll(".anchor")) link.tabIndex = -1;

    let named = () => {
      let part = document.getElementById(location.hash.slice(1));
      return linked() || (part && (part.closest("[data-lab]") || part.querySelector("[data-lab]")));
    };
    // The address of a figure as it stands, or as it will once the program runs.
    let fragment = (place) => {
      let figure = place.querySelector("figure");
      if (place === linked() && !figure.closest("[data-awake]")) return location.hash;
      let { setup = "1", plain } = figure.dataset;
      return `#lab=${place.dataset.lab}/${setup}${plain ? "/plain" : ""}`;
    };
    let aim = () => {
      let lesson = new URL(location);
      lesson.searchParams.delete("present");
      lesson.hash = fragment(shown);
      leave.href = lesson;
    };
    let show = (place) => {
      shown = place;
      for (let other of places) delete other.dataset.presented;
      place.dataset.presented = "";
      place.open = true;
      aim();
      [[previous, -1], [next, 1]].forEach(([link, step]) => {
        let beside = places[places.indexOf(place) + step];
        link.removeAttribute("href");
        if (beside) link.href = fragment(beside);
        link.onclick = (event) => {
          event.preventDefault();
          // A frame's address is its host's; there the program hears of the click by itself. The browser's way back leads to the figure as it
          // was left.
          if (beside && !isEmbedded) {
            location.replace(fragment(shown));
            location.hash = fragment(beside);
          }
          go(beside);
        };
      });
    };
    let go = (place) => {
      if (!place || place === shown) return;
      show(place);
      scrollTo(0, 0);
      place.querySelector("figure").focus({ preventScroll: true });
    };
    show(named() || places[0]);
    leave.onclick = aim;
    addEventListener("hashchange", () => go(named()));
    // The keys of a presenter's remote control: through a figure that is higher than the window, and at its end to the next one. In a field
    // Escape is the reader's.
    addEventListener("keydown", (event) => {
      let { key, target } = event;
      let link = { PageUp: previous, PageDown: next, Escape: leave }[key];
      if (!link || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || (link === leave && target.type === "number")) return;
      event.preventDefault();
      let rest = link === next ? html.scrollHeight - innerHeight - scrollY : link === previous ? scrollY : 0;
      if (rest > 2) scrollBy(0, (link === next ? 0.8 : -0.8) * innerHeight);
      else if (!event.repeat) link.click();
    });
  });

  let reload = () => location.reload();
  // The page has a sentence for what happened, and a button where something can be done.
  let note = (what, act = reload) => {
    clearTimeout(patience);
    ready.then(() => {
      let note = document.getElementById("start-note");
      let label = note.dataset[what + "Button"];
      note.textContent = note.dataset[what] || "";
      if (!label) return;
      let button = document.createElement("button");
      button.textContent = label;
      button.onclick = act;
      note.append(" ", button);
    });
  };
  // To compile the program, to take the words up and to start are tasks of their own, so that the page can answer between them.
  let nextTask = () => new Promise((done) => setTimeout(done));

  let patience = setTimeout(note, 5000, "loading");

  let explain = (what, error) => {
    if (error) console.warn("attention lesson:", error);
    html.dataset.program = "failed";
    note(what);
  };

  // An exception has left the program in the middle of something, where it cannot go on drawing. What waits to be sent still goes, by
  // its timers and when the page is left; but no control reaches it any more.
  let isStopped = false;
  function stop() {
    if (isStopped) return;
    isStopped = true;
    document.querySelectorAll("[data-awake] :is(button, input, select, textarea, summary, [tabindex])").forEach((control) => { control.inert = true; });
    explain("stopped");
  }

  let isForbidden = (error) => /policy|unsafe-eval/i.test(String(error));
  let fail = (error) => explain(isForbidden(error) ? "forbidden" : "failed", error);

  // When to ask for the program: where it took long to get here at once, since there the line is what the learner waits for; on
  // a fast line after the first paint, so that nothing stands in its way. A page that nobody looks at is not painted, hence the
  // timer; a frame must tell its height even so.
  let turn = () => {
    if (parent !== self || performance.now() > 250) return Promise.resolve();
    return new Promise((done) => {
      new PerformanceObserver(done).observe({ type: "paint", buffered: true });
      setTimeout(done, 3000);
    });
  };

  // What the page around says before the program listens is told to it then.
  let early = [];
  let hear = (event) => {
    if (event.source === parent && parent !== self) early.push(event);
  };
  addEventListener("message", hear);
  function repeat() {
    removeEventListener("message", hear);
    early.forEach((event) => {
      dispatchEvent(new MessageEvent("message", event));
    });
  }

  // Addresses within a frame without one of its own are relative to the page around, and would open that page here.
  if (location.protocol === "about:") document.addEventListener("click", (event) => {
    let link = event.target.closest("a[href^='#']");
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    location.hash = link.getAttribute("href");
  });

  // Whether this tab alone has the lesson open under a name. One that is loaded again takes a moment to let go of it.
  let claim = (name, tries = 0) =>
    new Promise((done, fail) => {
      navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        if (lock) return done(true), new Promise(() => {});
        if (tries > 2) done(false);
        else setTimeout(() => done(claim(name, tries + 1)), 500);
      }).catch(fail);
    }).catch(() => true);

  // The program and its wasm. A wrong type of wasm is no reason to give up, but forbids compiling while loading.
  let load = (program, binary) => {
    let bytes = fetch(address(binary)).then((answer) => {
      if (!answer.ok) throw new Error(`status ${answer.status} for ${answer.url}`);
      return /^application\/wasm\b/.test(answer.headers.get("content-type")) ? answer : answer.arrayBuffer();
    });
    return Promise.all([import(address(program)), bytes]).then(([program, wasm]) => program.default({ module_or_path: wasm }).then(() => program));
  };

  let engine = () => import(address("engine/attention-client.js"));

  // The results have a fold for the link to the page of a class, which a script of its own fills; what is said where that does not come stands
  // in the fold.
  addEventListener("toggle", ({ target }) => {
    if (target.open && target.dataset.code) {
      import(address("class-link.js")).then((link) => link.default(target), () => target.replaceChildren(target.firstChild, target.dataset.failed));
    }
  }, true);

  // Where a page takes trusted types alone, the addresses of these scripts are let through.
  let policy;
  let trusted = (name) => {
    if (!self.trustedTypes) return address(name);
    policy = policy || trustedTypes.createPolicy("attention-lesson", { createScriptURL: address });
    return policy.createScriptURL(name);
  };

  // Has the browser keep the page's files. A page that no worker answers is the server's newest, so nothing is offered there.
  let keep = async () => {
    let workers = navigator.serviceWorker;
    let registration = await workers.register(trusted("service-worker.js"));
    let offer = () => {
      if (registration.installing) registration.installing.onstatechange = offer;
      if (registration.waiting && workers.controller && !isStopped) note("update", () => {
        workers.oncontrollerchange = reload;
        // Another tab may have asked before.
        registration.waiting ? registration.waiting.postMessage("") : reload();
      });
    };
    registration.onupdatefound = offer;
    offer();
    document.addEventListener("visibilitychange", () => document.hidden || registration.update().catch(() => {}));
  };

  // The quiz and a figure come first.
  let wake = async () => {
    while (html.dataset.program !== "failed" && document.querySelectorAll("[data-awake]").length < 2) await new Promise((done) => setTimeout(done, 50));
  };

  // Nothing stands beside a package or a single file, and modules load from nowhere without an origin.
  let start = (program) => {
    woken = wake();
    return ready.then(nextTask).then(() => {
      program.watch(stop);
      program.prepare();
    }).then(nextTask).then(() => {
      let isDeployed = self.origin !== "null" && !document.getElementById("lesson").hasAttribute("data-package");
      note();
      program.start(isDeployed ? engine : undefined, claim);
      repeat();
      html.dataset.program = "running";
      // Once all places are awake, which takes longer while files are fetched. Where the browser refuses, the page works as ever.
      if (isDeployed && parent === self) setTimeout(() => keep().catch(() => {}), 5000);
    });
  };

  let startCarried = () => attentionLesson.then(start).catch(fail);

  // The same program as a classic script that carries its wasm: it also loads without an origin and from disk.
  let startClassic = () => {
    let classic = document.createElement("script");
    classic.src = trusted("attention-classic.js");
    classic.onload = startCarried;
    classic.onerror = () => explain("unreachable");
    document.head.append(classic);
  };

  if (typeof WebAssembly !== "object") {
    explain("lacking");
  } else if (!script.dataset.wasm) {
    startCarried();
  } else {
    (self.origin === "null" || location.protocol === "file:" ? Promise.reject() : turn().then(() => load(script.dataset.js, script.dataset.wasm)).then(start))
      .catch((error) => {
        // What has broken off has done a part of its work on the page, and another one would do it once more.
        if (isStopped || isForbidden(error)) throw error;
        startClassic();
      })
      .catch(fail);
  }
})();
