// SCORM 1.2 and 2004 against scorm-again, a real run-time, and against systems that misbehave.
import assert from "node:assert/strict";

import { hosted, hostPage, lessonIn, place } from "./lms.mjs";
import * as quiz from "./quiz.mjs";

const VERSIONS = {
  12: {
    library: "scorm-again/dist/scorm12.min.js",
    make: "window.API = watched(new Scorm12API({ autocommit: false, logLevel: 5, mastery_override: true }), 'LMS'); window.real.cmi.core.student_id = 'learner-1';",
    mark: "window.real.cmi.student_data.mastery_score = '80';",
    learner: "cmi.core.student_id",
    status: "cmi.core.lesson_status",
    raw: "cmi.core.score.raw",
    exit: "cmi.core.exit",
    mode: "cmi.core.lesson_mode",
    location: "cmi.core.lesson_location",
  },
  2004: {
    library: "scorm-again/dist/scorm2004.min.js",
    make: "window.API_1484_11 = watched(new Scorm2004API({ autocommit: false, logLevel: 5 }), ''); window.real.cmi.learner_id = 'learner-1';",
    mark: "window.real.cmi.scaled_passing_score = '0.8';",
    learner: "cmi.learner_id",
    status: "cmi.success_status",
    raw: "cmi.score.raw",
    exit: "cmi.exit",
    mode: "cmi.mode",
    location: "cmi.location",
  },
};

// Lists every call with its answer, hands it on to the real thing, and keeps what a system would keep between two visits.
const WATCHED = `
  window.calls = [];
  function watched(api, prefix) {
    const kept = JSON.parse(sessionStorage.getItem("kept") ?? "null");
    if (kept) api.loadFromJSON(kept);
    const outer = {};
    for (const name of ["Initialize", "Finish", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"]) {
      const method = api[(prefix === "" ? "lms" : "lms") + name] ?? api[prefix + name];
      const real = api[prefix + name];
      if (typeof real !== "function") continue;
      outer[prefix + name] = (...args) => {
        const answer = real.apply(api, args);
        window.calls.push([name, ...args, answer, String(api[prefix + "GetLastError"]())]);
        return answer;
      };
    }
    window.real = api;
    return outer;
  }
  window.keep = () => sessionStorage.setItem("kept", JSON.stringify(window.real.cmi.toJSON ? JSON.parse(JSON.stringify(window.real.cmi)) : {}));
`;

function pages(version, src) {
  return { "/host": hostPage({ libraries: [version.library], head: WATCHED + version.make, src }), "/away": "<!doctype html><title>away</title>" };
}

// A page whose object is scorm-again's, but for some methods: each is followed by a function of the real one that takes its place.
function changed(version, ...methods) {
  const change = (method, wrap) => `{ const api = window.API ?? window.API_1484_11, name = (window.API ? "LMS" : "") + "${method}"; api[name] = (${wrap})(api[name]); }`;
  const changes = methods.flatMap((method, i) => (i % 2 === 0 ? [change(method, methods[i + 1])] : []));
  return { "/host": hostPage({ libraries: [version.library], head: WATCHED + version.make + changes.join("") }), "/away": "<!doctype html><title>away</title>" };
}

const sets = (page) => page.evaluate(() => window.calls.filter(([name]) => name === "SetValue"));
const committed = (page, element, value) =>
  page.waitForFunction(
    ([element, value]) => {
      const last = window.calls.findLastIndex(([name, key, set]) => name === "SetValue" && key === element && (value === null || set === value));
      return last >= 0 && window.calls.slice(last).some(([name]) => name === "Commit");
    },
    [element, value],
  );

// In the host's page: what the system has of the grade.
function grade() {
  const { core, score, success_status: success } = window.real.cmi;
  return core ? { status: core.lesson_status, score: core.score.raw } : { status: success, score: score.raw };
}

// The answer that was given as the nth is stored.
const answered = (page, n) => committed(page, `cmi.interactions.${n - 1}.result`, null);

for (const [name, version] of Object.entries(VERSIONS)) {
  hosted(`SCORM ${name}: an untouched quiz leaves no trace`, { pages: pages(version) }, async ({ page }) => {
    const frame = await lessonIn(page);
    await place(frame, "course");
    await page.evaluate(() => document.querySelector("iframe").remove());
    assert.deepEqual(await sets(page), []);
  });

  hosted(`SCORM ${name}: 12 of 15 passes, each value is taken, score before status`, { pages: pages(version) }, async ({ page }) => {
    const frame = await lessonIn(page);
    await quiz.answerAll(frame, [2, 5, 9]);
    await committed(page, version.status, "passed");
    const written = await sets(page);
    assert.deepEqual(written.filter((call) => String(call.at(-2)) !== "true"), [], "no value is refused");
    for (const [, element, value] of written) {
      if (["cmi.suspend_data", version.location].includes(element)) assert.match(value, /^[A-Za-z0-9._-]{1,200}$/);
    }
    const order = written.map(([, element]) => element);
    const passed = written.findLastIndex(([, element, value]) => element === version.status && value === "passed");
    assert.ok(order.lastIndexOf(version.raw) < passed && written[order.lastIndexOf(version.raw)][2] === "80");
    const first = written.findIndex(([, element, value]) => element === version.status && ["passed", "failed"].includes(value));
    assert.ok(written.slice(0, first).every(([, , value]) => value !== "failed"));
    const ids = written.filter(([, element]) => /^cmi\.interactions\.\d+\.id$/.test(element)).map(([, , value]) => value);
    assert.deepEqual(ids, Array.from({ length: 15 }, (_, i) => `attention_q${i + 1}`));
    const wrong = written.filter(([, element]) => element.endsWith(".result")).map(([, , value]) => value);
    assert.equal(wrong.filter((value) => value === (name === "12" ? "wrong" : "incorrect")).length, 3);
    await page.evaluate(() => document.querySelector("iframe").remove());
    await page.waitForFunction(() => window.calls.some(([name]) => ["Finish", "Terminate"].includes(name)));
    assert.equal((await page.evaluate(() => window.calls)).filter(([name]) => ["Finish", "Terminate"].includes(name)).length, 1);
  });

  hosted(`SCORM ${name}: 11 of 15 fails, and only once the results are asked for`, { pages: pages(version) }, async ({ page }) => {
    const frame = await lessonIn(page);
    await quiz.answerAll(frame, [1, 2, 3, 4], { to: 14 });
    await quiz.answer(frame, 15);
    await answered(page, 15);
    assert.ok((await sets(page)).every(([, , value]) => value !== "failed"));
    await quiz.resultsButton(frame).click();
    await committed(page, version.status, "failed");
  });

  hosted(`SCORM ${name}: a system that judges by its own mark fails nobody in the middle of the quiz, and passes who comes back`,
    { pages: { ...pages(version), "/host": hostPage({ libraries: [version.library], head: WATCHED + version.make + version.mark }) } },
    async ({ page, origin }) => {
      let frame = await lessonIn(page);
      for (const number of [1, 2, 3]) {
        await quiz.answer(frame, number);
        await quiz.goOn(frame, number);
      }
      await answered(page, 3);
      const { status, score } = await leave(page, origin, grade);
      assert.ok(status !== "failed" && score === "", `${status} with score ${score}`);
      frame = await lessonIn(page);
      await quiz.answerAll(frame, [], { from: 4 });
      await committed(page, version.status, "passed");
      await committed(page, version.raw, "100");
    });

  const nameless = `(get) => (element) => (element === "${version.learner}" ? "" : get(element))`;
  const ends = `(initialize) => (text) => {
    if (!window.calls.some(([name]) => ["Finish", "Terminate"].includes(name))) return initialize(text);
    window.calls.push(["Initialize", text, "false", "0"]);
    return "false";
  }`;
  const again = async (page) => {
    await (await lessonIn(page)).evaluate(() => location.reload());
    await page.waitForFunction(() => window.calls.filter(([name]) => name === "Initialize").length === 2);
    return lessonIn(page);
  };
  hosted(`SCORM ${name}: a frame that is loaded again in the same page has its answers, says that the visit has ended, and loses nothing`,
    { pages: changed(version, "Initialize", ends) }, async ({ page, origin }) => {
      let frame = await lessonIn(page);
      for (const number of [1, 2, 3]) {
        await quiz.answer(frame, number, number !== 2);
        await quiz.goOn(frame, number);
      }
      frame = await again(page);
      await place(frame, "ended");
      await frame.locator("section#check .warning").getByText("Your course has closed this visit.").waitFor();
      await quiz.question(frame, 4).waitFor();
      const done = ["answered correctly", "answered incorrectly", "answered correctly"];
      assert.deepEqual((await quiz.states(frame)).slice(0, 3).map((state) => state.split(", ")[1]), done);
      await quiz.answer(frame, 4);
      await frame.waitForFunction(() => localStorage.length > 0);
      await leave(page, origin);
      frame = await lessonIn(page);
      await take(frame);
      assert.deepEqual((await quiz.states(frame)).slice(0, 4).map((state) => state.split(", ")[1]), [...done, "answered correctly"]);
      await page.waitForFunction(() => window.calls.some(([name, , value]) => name === "SetValue" && value === "attention_q4"));
      await place(frame, "course");
      assert.equal(await frame.evaluate(() => localStorage.length), 0, "the copy is taken away");
    });

  if (name === "12") {
    hosted("SCORM 12: where the system allows it, the session of a frame that is loaded again goes on", { pages: pages(version) }, async ({ page }) => {
      let frame = await lessonIn(page);
      await quiz.answer(frame, 1);
      frame = await again(page);
      await place(frame, "course");
      assert.match((await quiz.states(frame))[0], /answered correctly/);
      await quiz.questions(frame).getByRole("button", { name: /^Question 2,/ }).click();
      await quiz.answer(frame, 2);
      await answered(page, 2);
    });
  }

  hosted(`SCORM ${name}: where the system names no learner, the next one on this device starts with nothing`,
    { pages: changed(version, "GetValue", nameless, "Commit", '(commit) => (text) => { commit(text); return ""; }') }, async ({ page, origin }) => {
      let frame = await lessonIn(page);
      await quiz.answer(frame, 1);
      await place(frame, "unconfirmed");
      await page.goto(`${origin}/away`);
      await page.evaluate(() => sessionStorage.clear());
      await page.goto(`${origin}/host`);
      frame = await lessonIn(page);
      assert.ok((await quiz.states(frame)).every((state) => state.endsWith("not answered")), "another learner's answers");
      assert.deepEqual(await sets(page), []);
    });

  hosted(`SCORM ${name}: what the tab keeps of an ended visit is not the next learner's`, { pages: changed(version, "GetValue", nameless, "Initialize", ends) }, async ({ page, origin }) => {
    let frame = await lessonIn(page);
    await quiz.answer(frame, 1);
    frame = await again(page);
    await place(frame, "ended");
    assert.match((await quiz.states(frame))[0], /answered correctly/);
    await page.goto(`${origin}/away`);
    await page.goto(`${origin}/host`);
    frame = await lessonIn(page);
    await place(frame, "course");
    assert.ok((await quiz.states(frame)).every((state) => state.endsWith("not answered")), "another learner's answers");
    assert.deepEqual(await sets(page), []);
  });

  const once = `(set) => (element, value) => {
    const refused = (window.refused ??= new Set());
    if (!["${version.status}", "${version.raw}"].includes(element) || value === "incomplete" || refused.has(element)) return set(element, value);
    refused.add(element);
    return "false";
  }`;
  hosted(`SCORM ${name}: a grade that was refused once is set again until the system has it`, { pages: changed(version, "SetValue", once) }, async ({ page }) => {
    const frame = await lessonIn(page);
    await quiz.answerAll(frame, []);
    await place(frame, "lost");
    await committed(page, version.status, "passed");
    await place(frame, "course");
    assert.deepEqual(await page.evaluate(grade), { status: "passed", score: "100" });
    assert.equal(await frame.evaluate(() => localStorage.length), 0, "the copy is taken away");
  });

  for (const nothing of ["null", "undefined", "0", "[object Object]"]) {
    const wrap = `(get) => (element) => (element === "cmi.suspend_data" ? "${nothing}" : get(element))`;
    hosted(`SCORM ${name}: “${nothing}” for a state is none, and no word is said of it`, { pages: changed(version, "GetValue", wrap) }, async ({ page }) => {
      const frame = await lessonIn(page);
      await place(frame, "course");
      assert.equal(await frame.locator(".status-notice").count(), 0);
      assert.ok((await quiz.states(frame)).every((state) => state.endsWith("not answered")));
    });
  }

  hosted(`SCORM ${name}: resumes in the middle, and after a pass at the results`, { pages: pages(version) }, async ({ page, origin }) => {
    let frame = await lessonIn(page);
    for (const number of [1, 2, 3]) {
      await quiz.answer(frame, number, number !== 2);
      await quiz.goOn(frame, number);
    }
    await answered(page, 3);
    const exits = (await sets(page)).filter(([, element]) => element === version.exit).map(([, , value]) => value);
    assert.deepEqual(exits, ["suspend"]);
    await leave(page, origin);
    frame = await lessonIn(page);
    await quiz.question(frame, 4).waitFor();
    assert.deepEqual((await quiz.states(frame)).slice(0, 4).map((state) => state.split(", ")[1]),
      ["answered correctly", "answered incorrectly", "answered correctly", "not answered"]);
    await quiz.answerAll(frame, [], { from: 4 });
    await committed(page, version.status, "passed");
    await leave(page, origin);
    frame = await lessonIn(page);
    await quiz.assertScore(frame, 14);
    await place(frame, "course");
    assert.ok((await sets(page)).every(([, element, value]) => element !== version.status || value === "passed"), "a pass is not taken back");
    assert.equal(await frame.evaluate(() => localStorage.length), 0, "nothing is kept on the device");
  });

  const late = `${WATCHED} setTimeout(() => { ${version.make} }, 1500);`;
  hosted(`SCORM ${name}: a late system gets what was done before it came`,
    { pages: { "/host": hostPage({ libraries: [version.library], head: late }) } }, async ({ page }) => {
      const frame = await lessonIn(page);
      await quiz.answer(frame, 1);
      await answered(page, 1);
      await place(frame, "course");
      const ids = (await sets(page)).filter(([, element]) => element.endsWith(".id")).map(([, , value]) => value);
      assert.deepEqual(ids, ["attention_q1"]);
    });

  hosted(`SCORM ${name}: a late system stays, whatever messages come afterwards`,
    { pages: { "/host": hostPage({ libraries: [version.library], head: late }) } }, async ({ page }) => {
      const frame = await lessonIn(page);
      await place(frame, "course");
      const messages = [{ subject: "SPLICE.getState.response", state: null }, { method: "JSInput::__ready", params: "ping" }, { method: "JSInput::setState", id: 1, params: "" }];
      await page.evaluate((messages) => messages.forEach((message) => document.querySelector("iframe").contentWindow.postMessage(message, "*")), messages);
      // A message of our own comes after them.
      await frame.evaluate(() => new Promise((done) => (addEventListener("message", done, { once: true }), postMessage("last", "*"))));
      await quiz.answer(frame, 1);
      await answered(page, 1);
      await place(frame, "course");
    });

  // The lesson looks for a late system for two seconds. Here it looks again once the system is there, however long an answer takes.
  const held = `${WATCHED} window.held = []; window.appear = () => { ${version.make} held.splice(0).forEach((look) => look()); held = undefined; };`;
  hosted(`SCORM ${name}: a late system gets nothing of what this device had before`,
    { pages: { "/host": hostPage({ libraries: [version.library], head: held }) } }, async ({ page, origin }) => {
      await page.goto(`${origin}/index.html`);
      await quiz.answer(page, 1);
      await page.waitForFunction(() => localStorage.length > 0);
      await page.addInitScript(() => {
        const real = window.setTimeout;
        window.setTimeout = (run, ms, ...all) => (ms === 200 && top.held ? top.held.push(run) : real(run, ms, ...all));
      });
      await page.goto(`${origin}/host`);
      const frame = await lessonIn(page);
      await quiz.questions(frame).getByRole("button", { name: /^Question 2,/ }).click();
      await quiz.answer(frame, 2, false);
      await page.evaluate(() => window.appear());
      await answered(page, 1);
      const ids = (await sets(page)).filter(([, element]) => element.endsWith(".id")).map(([, , value]) => value);
      assert.deepEqual(ids, ["attention_q2"]);
      assert.match((await quiz.states(frame))[0], /not answered/);
    });

  const lost = `${WATCHED} ${version.make}
    window.isDown = true;
    const api = window.API ?? window.API_1484_11, name = window.API ? "LMSCommit" : "Commit", commit = api[name];
    api[name] = (text) => (window.isDown ? "false" : commit(text));`;
  hosted(`SCORM ${name}: nothing is lost while the connection is`,
    { pages: { "/host": hostPage({ libraries: [version.library], head: lost }) } }, async ({ page, origin }) => {
      let frame = await lessonIn(page);
      await quiz.answer(frame, 1);
      await place(frame, "lost");
      await page.goto(`${origin}/index.html`);
      await page.goto(`${origin}/host`);
      frame = await lessonIn(page);
      assert.match((await quiz.states(frame))[0], /not answered/, "nothing is taken unasked");
      assert.deepEqual(await sets(page), []);
      await take(frame);
      assert.match((await quiz.states(frame))[0], /answered correctly/);
      await page.evaluate(() => (window.isDown = false));
      await place(frame, "course");
      await answered(page, 1);
      assert.equal(await frame.evaluate(() => localStorage.length), 0, "the copy is taken away");
    });

  const slow = "(commit) => (text) => { window.commits = (window.commits ?? 0) + 1; for (const end = Date.now() + 2000; Date.now() < end; ); return commit(text); }";
  hosted(`SCORM ${name}: a system that answers after 2 s is asked once for many changes`, { pages: changed(version, "Commit", slow) }, async ({ page }) => {
    const frame = await lessonIn(page);
    for (const option of await quiz.options(frame, 1).all()) await option.click();
    await quiz.answer(frame, 1);
    await answered(page, 1);
    assert.ok((await page.evaluate(() => window.commits)) <= 3);
  });

  for (const mode of ["browse", "review"]) {
    const wrap = `(get) => (element) => (element === "${version.mode}" ? "${mode}" : get(element))`;
    hosted(`SCORM ${name}: in ${mode} mode all can be tried and nothing is written`, { pages: changed(version, "GetValue", wrap) }, async ({ page }) => {
      const frame = await lessonIn(page);
      await place(frame, "look");
      await quiz.answerAll(frame);
      await quiz.assertScore(frame, 15);
      await page.evaluate(() => document.querySelector("iframe").remove());
      await page.waitForFunction(() => window.calls.some(([name]) => ["Finish", "Terminate"].includes(name)));
      assert.deepEqual(await sets(page), []);
    });
  }

  const hostile = '(get) => (element) => (element === "cmi.suspend_data" ? "al2.hostile" : get(element))';
  hosted(`SCORM ${name}: a state that is not ours is refused in one sentence, and the quiz starts fresh`, { pages: changed(version, "GetValue", hostile) }, async ({ page }) => {
    const frame = await lessonIn(page);
    assert.match((await frame.locator(".status-notice").allTextContents()).join("|"), /^[^.|]+\.$/, "one sentence");
    assert.ok((await quiz.states(frame)).every((state) => state.endsWith("not answered")));
    await quiz.answer(frame, 1);
    await answered(page, 1);
  });

  hosted(`SCORM ${name}: what waits goes out when the page is hidden`, { pages: pages(version) }, async ({ page }) => {
    const frame = await lessonIn(page);
    // No later timer runs, so nothing else can have sent it.
    await frame.evaluate(() => {
      const real = globalThis.setTimeout;
      globalThis.setTimeout = (run, ms, ...rest) => (ms > 300 ? 0 : real(run, ms, ...rest));
    });
    await quiz.answer(frame, 1);
    assert.ok(!(await page.evaluate(() => window.calls)).some(([name]) => name === "Commit"));
    await frame.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { value: "hidden" });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await answered(page, 1);
  });

  const refusing = `(set) => (element, value) => (["cmi.suspend_data", "${version.location}"].includes(element) ? "false" : set(element, value))`;
  hosted(`SCORM ${name}: where the system keeps no state, this device does`, { pages: changed(version, "SetValue", refusing) }, async ({ page, origin }) => {
    let frame = await lessonIn(page);
    await quiz.answer(frame, 1);
    await place(frame, "unconfirmed");
    await leave(page, origin);
    frame = await lessonIn(page);
    await take(frame);
    assert.match((await quiz.states(frame))[0], /answered correctly/);
  });

  hosted(`SCORM ${name}: what this device kept and the learner disowns is gone for good, and what nobody decided stays`,
    { pages: { "/host": hostPage({ libraries: [version.library], head: lost }) } }, async ({ page }) => {
      const come = async () => {
        await page.reload();
        return lessonIn(page);
      };
      let frame = await lessonIn(page);
      await quiz.answer(frame, 1);
      await place(frame, "lost");
      frame = await come();
      await frame.getByText("Are they yours?").waitFor();
      frame = await come();
      await frame.getByRole("button", { name: "No, delete them" }).click();
      assert.equal(await frame.getByText("Are they yours?").count(), 0);
      assert.equal(await frame.evaluate(() => localStorage.length), 0);
      frame = await come();
      assert.match((await quiz.states(frame))[0], /not answered/);
      assert.equal(await frame.getByText("Are they yours?").count(), 0);
      assert.deepEqual(await sets(page), []);
    });

  hosted(`SCORM ${name}: "What is sent" lists every value that was sent, and nothing else`, { pages: pages(version, "/index.html") }, async ({ page }) => {
    const frame = await lessonIn(page);
    await quiz.answer(frame, 1);
    await quiz.goOn(frame, 1);
    await quiz.answer(frame, 2, false);
    await answered(page, 1);
    // The second answer follows when the first one is through.
    await page.waitForFunction(() => window.calls.some(([name, element]) => name === "SetValue" && element.startsWith("cmi.interactions.1.")));
    await frame.locator(".status-sent > summary").click();
    await frame.locator(".status-sent dd").first().waitFor();
    // Both in the same moment: more may be sent while one is read after the other.
    const listed = await frame.waitForFunction(() => {
      const listed = [...document.querySelectorAll(".status-sent dl > div")].map((pair) => [...pair.children].map((part) => part.textContent));
      const latest = Object.fromEntries(parent.calls.filter(([name]) => name === "SetValue").map(([, element, value]) => [element, value]));
      const isAll = listed.length === Object.keys(latest).length && listed.every(([element, value]) => latest[element] === value);
      return isAll && listed;
    });
    assert.ok((await listed.jsonValue()).length > 0);
  });

  const around = `<!doctype html><title>popup</title><iframe title="lesson" width="900" height="600" src="/index.html?embed=1"></iframe>`;
  hosted(`SCORM ${name}: a lesson in a frame of a window of its own finds the system above the page that opened it`,
    { pages: { ...pages(version, "/opener"), "/opener": "<!doctype html><title>opener</title>", "/popup": around } }, async ({ page, context }) => {
      await page.locator("iframe").waitFor();
      const opener = page.frames().find((frame) => frame.url().endsWith("/opener"));
      const [popup] = await Promise.all([context.waitForEvent("page"), opener.evaluate(() => void window.open("/popup"))]);
      const frame = await lessonIn(popup);
      await place(frame, "course");
      await quiz.answer(frame, 1);
      await answered(page, 1);
    });

  hosted(`SCORM ${name}: a lesson in a window of its own finds the system of the page that opened it`, { pages: pages(version, null) }, async ({ page, context }) => {
    const [popup] = await Promise.all([context.waitForEvent("page"), page.evaluate(() => void window.open("/index.html"))]);
    await place(popup, "course");
    await quiz.answer(popup, 1);
    await answered(page, 1);
  });
}

// Leaves the lesson and comes again. Gives back what `look` finds between, once the session has ended.
// Says that what this device kept is one's own.
async function take(frame) {
  await frame.getByRole("button", { name: "Yes, add them" }).click();
  await frame.getByText("Are they yours?").waitFor({ state: "detached" });
}

async function leave(page, origin, look = () => null) {
  await page.evaluate(() => document.querySelector("iframe").remove());
  await page.evaluate(() => window.keep());
  const found = await page.evaluate(look);
  await page.goto(`${origin}/away`);
  await page.goto(`${origin}/host`);
  return found;
}

const MISBEHAVED = {
  throws: "() => { throw new Error('no'); }",
  "says no to everything": "() => 'false'",
};

for (const [how, method] of Object.entries(MISBEHAVED)) {
  const names = ["Initialize", "Finish", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"];
  const head = `window.API = {}; for (const name of ${JSON.stringify(names)}) window.API["LMS" + name] = ${method};`;
  hosted(`a system that ${how} costs nobody an answer`, { pages: { "/host": hostPage({ head }) } }, async ({ page }) => {
    let frame = await lessonIn(page);
    await quiz.answer(frame, 1);
    await quiz.nextButton(frame).click();
    await quiz.answer(frame, 2, false);
    await page.reload();
    frame = await lessonIn(page);
    assert.match((await quiz.states(frame))[1], /answered incorrectly/);
  });
}

const silent = "window.API = Object.fromEntries(['Initialize', 'Finish', 'GetValue', 'SetValue', 'Commit', 'GetLastError'].map((name) => [`LMS${name}`, () => '']));";
hosted("a system that answers with nothing is told what there is, and gives nobody's answers to the next learner", { pages: { "/host": hostPage({ head: silent }) } }, async ({ page }) => {
  let frame = await lessonIn(page);
  await quiz.answer(frame, 1);
  await place(frame, "unconfirmed");
  await page.reload();
  frame = await lessonIn(page);
  await place(frame, "course");
  assert.ok((await quiz.states(frame)).every((state) => state.endsWith("not answered")));
});

hosted("a page of another origin between the lesson and its system is climbed over", {
  pages: (second) => ({ "/host": hostPage({ libraries: [VERSIONS[12].library], head: WATCHED + VERSIONS[12].make, src: `${second}/middle` }) }),
  elsewhere: (first) => ({ "/middle": hostPage({ src: `${first}/index.html` }) }),
}, async ({ page }) => {
  const inner = page.frameLocator("iframe").frameLocator("iframe");
  await inner.locator('.status-destination[data-place="course"]').waitFor({ state: "attached" });
});

// A stand-in for Kolibri's shim: refuses what Kolibri refuses, answers with numbers where it does.
const KOLIBRI = `window.calls = []; window.kept = {};
  window.API = {
    LMSInitialize: () => "true", LMSFinish: () => "true", LMSCommit: () => "true", LMSGetLastError: () => 0,
    LMSGetErrorString: () => "", LMSGetDiagnostic: () => "", LMSGetValue: (element) => window.kept[element] ?? "",
    LMSSetValue: (element, value) => {
      window.calls.push(["SetValue", element, value]);
      const isRefused = (element === "cmi.core.exit" && value === "") || (element.endsWith(".result") && value === "incorrect");
      if (!isRefused) window.kept[element] = value;
      return isRefused ? "false" : "true";
    },
  };`;

hosted("Kolibri is told statuses, never a score, and a pass only with the results", {
  pages: { "/host": hostPage({ head: KOLIBRI }) }, prepare: (context) => context.addInitScript(() => (globalThis.kolibri = {})),
}, async ({ page }) => {
  const frame = await lessonIn(page);
  await quiz.answerAll(frame, [], { to: 14 });
  await quiz.answer(frame, 15);
  await page.waitForFunction(() => window.kept["cmi.interactions.14.id"] === "attention_q15");
  assert.equal(await page.evaluate(() => window.kept["cmi.core.lesson_status"]), "incomplete");
  await quiz.resultsButton(frame).click();
  await page.waitForFunction(() => window.kept["cmi.core.lesson_status"] === "passed");
  const written = await sets(page);
  assert.ok(written.every(([, element]) => !element.includes("score")), "a score would stand for the progress there");
  assert.ok(written.every(([, element, value]) => element !== "cmi.core.exit" || value === "suspend"));
});

// An object that comes when the test wants it: the page's own look for it waits until then.
const LATE = () => {
  globalThis.calls = [];
  const say = (name, answer) => (...given) => (globalThis.calls.push([name, ...given]), answer);
  const api = { LMSInitialize: say("Initialize", "true"), LMSFinish: say("Finish", "true"), LMSCommit: say("Commit", "true"),
    LMSGetValue: say("GetValue", ""), LMSSetValue: say("SetValue", "true"), LMSGetLastError: () => "0" };
  Object.defineProperty(globalThis, "API", { get: () => (globalThis.isHere ? api : undefined) });
  const real = globalThis.setTimeout;
  globalThis.setTimeout = (run, ms, ...given) => (ms === 200 ? ((globalThis.look = () => run(...given)), 0) : real(run, ms, ...given));
};

hosted("a system that appears late beside a page by itself gets what was done before it came", {
  path: "/index.html", prepare: (context) => context.addInitScript(LATE),
}, async ({ page }) => {
  await quiz.answer(page, 1);
  await page.waitForFunction(() => localStorage.length > 0);
  await page.evaluate(() => {
    globalThis.isHere = true;
    globalThis.look();
  });
  await place(page, "course");
  await page.waitForFunction(() => globalThis.calls.some(([name, element, value]) => name === "SetValue" && element === "cmi.interactions.0.id" && value === "attention_q1"));
  assert.match((await quiz.states(page))[0], /answered correctly/);
  // The device keeps nothing once the system has it all.
  await page.waitForFunction(() => localStorage.length === 0);
});
