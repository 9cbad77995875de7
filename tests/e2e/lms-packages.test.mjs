// The packages: manifests valid against the standards' own schemas, all files listed, and each one runs as it was unpacked.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { validateXML } from "xmllint-wasm";

import { serve } from "./server.mjs";
import { launch, open } from "./browser.mjs";
import { DIST, TEST_MS } from "./lesson.mjs";
import { hostPage, lessonIn, place } from "./lms.mjs";
import { holds, recordStore, until, verbs } from "./record-store.mjs";
import * as quiz from "./quiz.mjs";
import { unzip as filesOf } from "./zip.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SCHEMAS = fileURLToPath(new URL("../../xtask/schemas", import.meta.url));

// The files of a package.
const unzip = (name) => filesOf(readFileSync(`${DIST}/packages/attention-lesson-${name}.zip`));

const schemas = (folder, repair = (_, text) => text) => readdirSync(`${SCHEMAS}/${folder}`)
  .filter((fileName) => /\.(xsd|dtd)$/.test(fileName))
  .map((fileName) => ({ fileName, contents: repair(fileName, readFileSync(`${SCHEMAS}/${folder}/${fileName}`, "utf8")) }));

// A schema that brings the namespaces together, as a manifest uses them together.
const driver = (imports) => ({
  fileName: "driver.xsd",
  contents: `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:driver">${imports
    .map(([namespace, file]) => `<xsd:import namespace="${namespace}" schemaLocation="${file}"/>`).join("")}</xsd:schema>`,
});

async function assertValid(fileName, xml, schema, preload) {
  await assertCanFail(fileName, xml, schema, preload);
  const result = await validateXML({ xml: [{ fileName, contents: xml.toString() }], schema: [schema], preload });
  assert.deepEqual(result.errors.map(({ message }) => message), []);
}

// The same document with a wrong element must be refused, or the check checks nothing.
async function assertCanFail(fileName, xml, schema, preload) {
  const contents = xml.toString().replaceAll("title>", "titel>");
  const { valid } = await validateXML({ xml: [{ fileName, contents }], schema: [schema], preload });
  assert.equal(valid, false);
}

test("the same build makes the same packages and questions, to the byte", { timeout: 300_000 }, async ({ signal }) => {
  const copy = await mkdtemp(join(tmpdir(), "packages-"));
  try {
    // Written in another order and at another time, as on another machine.
    const names = readdirSync(DIST).filter((name) => !["packages", "questions", "embed", "attention-lesson.html"].includes(name)).sort();
    for (const name of names.reverse()) await cp(join(DIST, name), join(copy, name), { recursive: true });
    const made = ["packages", "questions", "embed"].flatMap((folder) => readdirSync(join(DIST, folder), { recursive: true }).map((name) => join(folder, name)))
      .filter((name) => statSync(join(DIST, name)).isFile());
    await promisify(execFile)("cargo", ["run", "--quiet", "--offline", "--locked", "--package", "xtask", "--", "packages", copy], { cwd: ROOT, signal });
    for (const name of [...made, "attention-lesson.html"]) assert.ok(readFileSync(join(copy, name)).equals(readFileSync(join(DIST, name))), name);
  } finally {
    await rm(copy, { recursive: true });
  }
});

const listed = (manifest) => [...manifest.toString().matchAll(/<file href="([^"]+)"/g)].map(([, href]) => href).sort();

for (const name of ["scorm12", "scorm2004"]) {
  test(`the ${name} package has its manifest at the root, all files listed, plain names, the element names in a script`, () => {
    const files = unzip(name);
    const names = [...files.keys()];
    assert.deepEqual(listed(files.get("imsmanifest.xml")), names.filter((file) => file !== "imsmanifest.xml").sort());
    assert.ok(names.every((file) => /^[A-Za-z0-9._-]+$/.test(file)), "no folders, no strange characters");
    assert.equal(new Set(names.map((file) => file.toLowerCase())).size, names.length);
    const script = files.get("scorm-elements.js").toString();
    for (const element of ["lesson_status", "completion_status", "progress_measure"]) assert.ok(script.includes(element));
  });
}

test("the SCORM 1.2 manifest is valid", async () => {
  // Two of the standard's files are refused by libxml2: one declares the xml namespace anew, one is not deterministic and
  // stays out, since nothing of it is used.
  const repair = (file, text) => (file === "ims_xml.xsd" ? text.replace(/\sxmlns="http:\/\/www\.w3\.org\/XML\/1998\/namespace"/, "") : text)
    .replace(/<xsd:import[^>]*imsmd_rootv1p2p1[^>]*\/>/g, "");
  const preload = schemas("scorm12", repair).filter(({ fileName }) => fileName !== "imsmd_rootv1p2p1.xsd");
  await assertValid("imsmanifest.xml", unzip("scorm12").get("imsmanifest.xml"), driver([
    ["http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"], ["http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"],
  ]), preload);
});

test("the SCORM 2004 manifest is valid", async () => {
  await assertValid("imsmanifest.xml", unzip("scorm2004").get("imsmanifest.xml"), driver([
    ["http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"], ["http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"],
    ["http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"], ["http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd"],
    ["http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"],
  ]), schemas("scorm2004"));
});

test("the cmi5 structure is valid, and what it names is there", async () => {
  const files = unzip("cmi5");
  const [schema] = schemas("cmi5");
  await assertValid("cmi5.xml", files.get("cmi5.xml"), schema, []);
  assert.ok(files.has("index.html"));
});

test("every package holds the whole page", () => {
  for (const name of ["scorm12", "scorm2004", "cmi5", "html5"]) {
    const files = unzip(name);
    const html = files.get("index.html").toString();
    for (const [, path] of html.matchAll(/(?:src|href)="?\.\/([^"\s>]+)/g)) assert.ok(files.has(path), `${name}: ${path}`);
    assert.match(html, /<div id="lesson"[^>]*\sdata-package\b/, "and offers no packages of its own");
    const [, program, wasm] = html.match(/data-js="\.\/([^"]+)" data-wasm="\.\/([^"]+)"/);
    for (const file of [program, wasm, "attention-classic.js"]) assert.ok(files.has(file), `${name}: ${file}`);
  }
});

// A system that keeps what it is given, also over a reload; SCORM 1.2 or 2004.
const system = (name) => `const prefix = "${name === "scorm12" ? "LMS" : ""}", kept = JSON.parse(sessionStorage.getItem("kept") ?? "{}");
  const yes = () => "true", api = { Initialize: yes, Finish: yes, Terminate: yes, GetLastError: () => "0", GetErrorString: () => "", GetDiagnostic: () => "",
    GetValue: (element) => kept[element] ?? "", SetValue: (element, value) => ((kept[element] = value), "true"),
    Commit: () => (sessionStorage.setItem("kept", JSON.stringify(kept)), "true") };
  window.kept = kept;
  window.${name === "scorm12" ? "API" : "API_1484_11"} = Object.fromEntries(Object.entries(api).map(([name, method]) => [prefix + name, method]));`;

// What a learner does with it: all answered, one of them wrong.
async function assertRuns(lesson) {
  await quiz.answerAll(await lesson(), [5]);
  await quiz.assertScore(await lesson(), 14);
}

for (const name of ["scorm12", "scorm2004", "cmi5", "html5", "single file"]) {
  test(`${name}: runs as it was unpacked, gives a right score, and resumes`, { timeout: TEST_MS }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "unpacked-"));
    const isSingle = name === "single file";
    const files = isSingle ? new Map([["index.html", readFileSync(join(DIST, "attention-lesson.html"))]]) : unzip(name);
    for (const [file, bytes] of files) await writeFile(join(folder, file), bytes);
    const isScorm = name.startsWith("scorm") || isSingle;
    const server = await serve(folder, { pages: { "/host": hostPage({ head: system(isSingle ? "scorm12" : name), src: "/index.html" }) } });
    const browser = await launch();
    try {
      const { page, problems } = await open(browser, [server.origin]);
      await page.goto(server.origin + (isScorm ? "/host" : "/"));
      const awake = async () => (await page.locator('[data-live="quiz"][data-awake]').waitFor({ state: "attached" }), page);
      const lesson = () => (isScorm ? lessonIn(page) : awake());
      await place(await lesson(), isScorm ? "course" : name === "cmi5" ? "tab" : "device");
      await assertRuns(lesson);
      // A system that gets the results needs no code of them.
      assert.equal(await (await lesson()).locator("details.hand-in").count(), name === "html5" ? 1 : 0);
      await page.waitForFunction((isScorm) => (isScorm ? /93\.33/.test(sessionStorage.getItem("kept")) && /passed/.test(sessionStorage.getItem("kept")) : localStorage.length + sessionStorage.length > 0), isScorm);
      await page.reload();
      await quiz.assertScore(await lesson(), 14);
      assert.deepEqual(problems, []);
    } finally {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    }
  });
}

for (const name of ["scorm12", "scorm2004", "cmi5", "html5"]) {
  test(`${name}: on a server that has no wasm it starts by its second way, and what was answered arrives`, { timeout: TEST_MS }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "unpacked-"));
    for (const [file, bytes] of unzip(name)) if (!file.endsWith(".wasm")) await writeFile(join(folder, file), bytes);
    const isScorm = name.startsWith("scorm");
    const store = name === "cmi5" ? await recordStore() : undefined;
    const server = await serve(folder, { pages: { "/host": hostPage({ head: system(name), src: "/index.html" }) } });
    const browser = await launch();
    try {
      const { page, problems } = await open(browser, [server.origin, store?.origin]);
      await page.goto(server.origin + (isScorm ? "/host" : store ? `/?${store.query()}` : "/"));
      const lesson = isScorm ? await lessonIn(page) : page;
      await place(lesson, name === "html5" ? "device" : "course");
      await quiz.answer(lesson, 1);
      if (store) await until(() => holds(store, 1) && verbs(store).includes("answered"));
      else await page.waitForFunction((isScorm) => /al2\./.test(JSON.stringify(isScorm ? window.kept : { ...localStorage })), isScorm);
      assert.deepEqual(problems.filter((problem) => !/status of 404/.test(problem)), []);
    } finally {
      await browser.close();
      await server.close();
      await store?.close();
      await rm(folder, { recursive: true });
    }
  });
}

for (const name of ["scorm12", "scorm2004", "cmi5"]) {
  test(`${name}: opened without its system, nothing stays for the next learner of this device`, { timeout: TEST_MS }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "unpacked-"));
    for (const [file, bytes] of unzip(name)) await writeFile(join(folder, file), bytes);
    const server = await serve(folder);
    const browser = await launch();
    try {
      const { page, context } = await open(browser, [server.origin]);
      await page.goto(server.origin);
      await place(page, "tab");
      const warning = page.locator("section#check .warning");
      await warning.getByText("No course was found around this lesson").waitFor();
      await quiz.answer(page, 1);
      await page.reload();
      await place(page, "tab");
      assert.match((await quiz.states(page))[0], /answered correctly/, "in the same tab it goes on");
      assert.equal(await page.evaluate(() => localStorage.length), 0);
      const next = await context.newPage();
      await next.goto(server.origin);
      await place(next, "tab");
      assert.match((await quiz.states(next))[0], /not answered/);
    } finally {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    }
  });
}

// Both objects beside each other; `refusing` is the one that takes no session.
const both = (refusing) => `${["API", "API_1484_11"].map((name) => `{ ${system(name === "API" ? "scorm12" : "scorm2004").replaceAll("window.kept", `window.kept${name}`)} }`).join("\n")}
  window.begun = [];
  for (const name of ["API", "API_1484_11"]) {
    const method = name === "API" ? "LMSInitialize" : "Initialize";
    window[name][method] = () => (name === "${refusing}" ? "false" : (window.begun.push(name), "true"));
  }`;

for (const [name, refusing, used] of [["scorm12", "", "API"], ["scorm12", "API", "API_1484_11"], ["scorm2004", "", "API_1484_11"], ["scorm2004", "API_1484_11", "API"]]) {
  test(`${name}: where both objects stand${refusing ? ` and ${refusing} refuses` : ""}, ${used} is used`, { timeout: TEST_MS }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "unpacked-"));
    for (const [file, bytes] of unzip(name)) await writeFile(join(folder, file), bytes);
    const server = await serve(folder, { pages: { "/host": hostPage({ head: both(refusing), src: "/index.html" }) } });
    const browser = await launch();
    try {
      const { page } = await open(browser, [server.origin]);
      await page.goto(`${server.origin}/host`);
      await place(await lessonIn(page), "course");
      assert.deepEqual(await page.evaluate(() => window.begun), [used]);
    } finally {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    }
  });
}

// Says yes to everything and stores nothing.
const FORGETFUL = `Object.assign(window.API, { LMSSetValue: () => "true", LMSCommit: () => "true", LMSGetValue: (name) => (/student_id/.test(name) ? "learner-1" : "") });`;

for (const [name, head] of [["the other one gets all, at the next visit from the start", both("") + FORGETFUL], ["and no other stands there, the learner is told and this device keeps a copy", system("scorm12") + FORGETFUL]]) {
  const isAlone = !head.includes("window.begun");
  test(`scorm12: where an object stores nothing, ${name}`, { timeout: TEST_MS }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "unpacked-"));
    for (const [file, bytes] of unzip("scorm12")) await writeFile(join(folder, file), bytes);
    const server = await serve(folder, { pages: { "/host": hostPage({ head, src: "/index.html" }) } });
    const browser = await launch();
    try {
      const { page } = await open(browser, [server.origin]);
      await page.goto(`${server.origin}/host`);
      const frame = await lessonIn(page);
      await quiz.answer(frame, 1);
      if (isAlone) {
        await place(frame, "unconfirmed");
        await page.waitForFunction(() => localStorage.length > 0);
        await page.reload();
        await (await lessonIn(page)).getByText("Are they yours?").waitFor();
        return;
      }
      await page.waitForFunction(() => /al2\./.test(sessionStorage.getItem("kept")));
      await place(frame, "course");
      assert.deepEqual(await page.evaluate(() => window.begun), ["API", "API_1484_11"]);
      await page.reload();
      const next = await lessonIn(page);
      await place(next, "course");
      assert.match((await quiz.states(next))[0], /answered correctly/);
      assert.deepEqual(await page.evaluate(() => window.begun), ["API_1484_11"]);
    } finally {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    }
  });
}
