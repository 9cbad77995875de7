// The question bank for other systems, as others read it: a parser of GIFT, a reader of Moodle XML, players of QTI 2.1 and 3, the browser's
// XML.
// What they find is what the page says: words, key, explanations and notes.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { parse } from "gift-pegjs";
import { validateXML } from "xmllint-wasm";

import { launch, open } from "./browser.mjs";
import { KEY } from "./key.mjs";
import { start } from "./page.mjs";
import { serve } from "./server.mjs";
import { unzip } from "./zip.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DIST = join(ROOT, "dist");
const QUESTIONS = join(DIST, "questions");
const TOOLS = process.env.TOOLS || process.env.ATTENTION_TOOLS || join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "attention-lesson");
const PLAYER = join(ROOT, "node_modules/@citolab/qti-components/cdn");
const LETTERS = ["a", "b", "c", "d"];
const TEST_MS = 180_000;

const file = (name) => readFileSync(join(QUESTIONS, `attention-lesson.${name}`), "utf8");
const files = (name) => new Map([...unzip(readFileSync(join(QUESTIONS, `attention-lesson.${name}.zip`)))].map(([path, bytes]) => [path, bytes.toString()]));

// The standard's own schemas, where there are some: no package registry has them, so they are no part of the project.
const SCHEMAS = process.env.QTI_SCHEMAS;

// What the lesson's head lists under a name, and how its formulas are read aloud.
const HEAD = readFileSync(join(ROOT, "lesson/en/lesson.toml"), "utf8");
const listed = (name) => [...HEAD.match(new RegExp(`^${name} = \\[(.*?)^\\]`, "ms"))[1].matchAll(/"(.*?)"/g)].map(([, text]) => text);
const LATEX = new Map([...HEAD.matchAll(/^'(.*)' = "(.*)"$/gm)].map(([, latex, spoken]) => [spoken, latex.replace(/\{\\[qkv](\{.*?\})\}/g, "$1")]));

// How formulas come out: as LaTeX, or as what the MathML shows.
const asLatex = (spoken) => `\\(${LATEX.get(spoken)}\\)`;
const asShown = (_, nodes) => nodes.map((node) => (typeof node === "string" ? node : asShown("", node[2] ?? []))).join("");

// The words of a rich text as the page carries it.
const words = (parts, formula) => (parts ?? []).map((part) => {
  if (typeof part === "string") return part;
  const [mark, text, inside] = part;
  if (mark === "f") return formula(text, inside);
  if (mark === "c") return `(${words(inside, formula)})`;
  return inside ? words(inside, formula) : "qkv".includes(mark) ? text.replace("_", "") : text;
}).join("");

// The given questions and their written siblings, by name, as the page carries them for its own quiz.
function carried(formula) {
  const html = readFileSync(join(DIST, "index.html"), "utf8");
  const [[objectives, items]] = JSON.parse(html.match(/<script[^>]*id="?lesson-words"?[^>]*>(.*?)<\/script>/s)[1]);
  const names = listed("questions");
  const asked = ([prompt, options, right, note]) => ({
    prompt, right, note: words(note, formula), options: options.map(([text]) => text), whys: options.map(([, why]) => words(why, formula)),
  });
  return new Map(items.flatMap(([question, section, objective, , , , siblings], i) => [question, ...siblings].map((one, n) => [
    `attention-${names[i]}${n ? `-sibling-${n}` : ""}`,
    { ...asked(one), objective: objectives[objective], tags: [section, n ? "sibling" : "given"] },
  ])));
}

// What a reader sees of HTML.
const seen = (html) => html.replace(/<[^>]*>/g, "").replace(/&(lt|gt|amp|quot|apos);/g, (_, name) => ({ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" })[name]);

// All questions of the GIFT file by name.
function gift() {
  let category = "";
  const all = new Map();
  for (const found of parse(file("gift.txt"))) {
    if (found.type === "Category") {
      category = found.title;
      continue;
    }
    assert.equal(found.type, "MC");
    assert.equal(found.id, found.title);
    assert.ok([found.stem, ...found.choices.flatMap(({ text, feedback }) => [text, feedback])].every(({ format }) => format === "html"));
    const right = found.choices.flatMap(({ isCorrect, weight }, i) => (isCorrect && weight === null ? [LETTERS[i]] : []));
    assert.equal(right.length, 1, found.title);
    assert.ok(!all.has(found.title), `${found.title} stands twice`);
    all.set(found.title, {
      prompt: seen(found.stem.text), right: right[0], note: seen(found.globalFeedback?.text ?? ""),
      options: found.choices.map(({ text }) => seen(text.text)), whys: found.choices.map(({ feedback }) => seen(feedback.text)),
      objective: category.split("/").at(-1), tags: found.tags,
    });
  }
  return all;
}

// All questions of the Moodle file by name, as a Python package reads them. It knows no categories and tags.
async function moodle() {
  const wheel = readdirSync(join(TOOLS, "readers")).find((name) => name.startsWith("moodle_xml_parser"));
  const program = "import dataclasses, json, sys; from moodle_xml_parser.parser import parse_file; print(json.dumps([dataclasses.asdict(q) for q in parse_file(sys.argv[1])['multichoice']]))";
  const { stdout } = await promisify(execFile)("python3", ["-c", program, join(QUESTIONS, "attention-lesson.moodle.xml")], {
    env: { ...process.env, PYTHONPATH: join(TOOLS, "readers", wheel), PYTHONIOENCODING: "utf-8" }, maxBuffer: 1 << 24, timeout: TEST_MS,
  });
  return new Map(JSON.parse(stdout).map((found) => {
    assert.deepEqual([found.single, found.shuffle_answers, found.default_grade], [true, true, 1], found.name);
    const right = found.options.flatMap(({ score_fraction: score }, i) => (score === 100 ? [LETTERS[i]] : []));
    assert.equal(right.length, 1, found.name);
    assert.equal(found.options.filter(({ score_fraction: score }) => score === 0).length, 3, found.name);
    return [found.name, {
      prompt: seen(found.text_pre_parse), right: right[0], note: seen(found.general_feedback),
      options: found.options.map(({ answer }) => seen(answer)), whys: found.options.map(({ feedback }) => seen(feedback)),
    }];
  }));
}

let browser;
let server;
let page;
let problems;

before(async () => {
  const player = '<!doctype html><html lang="en"><title>Player</title><script type="module" src="index.js"></script><body></body></html>';
  const items = [...files("qti3")].map(([path, text]) => [`/qti3/${path}`, text]);
  [browser, server] = await Promise.all([launch(), serve(PLAYER, { pages: { "/player": player, ...Object.fromEntries(items) } })]);
  ({ page, problems } = await open(browser, [server.origin]));
  await page.goto(`${server.origin}/player`);
  await page.waitForFunction(() => customElements.get("qti-item") && customElements.get("item-container"));
});

after(async () => {
  await browser?.close();
  await server?.close();
});

// The questions of a package as the browser's XML parser finds them, by the element names of their version.
async function items(name) {
  const found = await page.evaluate(({ texts, is3 }) => texts.map((text) => {
    const document = new DOMParser().parseFromString(text, "application/xml");
    if (document.querySelector("parsererror")) throw new Error(text);
    const name = (camel) => (is3 ? `qti-${camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}` : camel);
    const all = (...path) => [...document.querySelectorAll(path.map(name).join(" "))];
    const said = new Map(all("modalFeedback").map((feedback) => [feedback.getAttribute("identifier"), feedback.textContent.trim()]));
    return [document.documentElement.getAttribute("identifier"), {
      prompt: all("prompt")[0].textContent, right: all("correctResponse", "value").map((value) => value.textContent).join(), note: said.get("general_fb") ?? "",
      options: all("simpleChoice").map((choice) => choice.textContent), whys: all("simpleChoice").map((choice) => said.get(choice.getAttribute("identifier"))),
    }];
  }), { texts: [...files(name)].filter(([path]) => path.startsWith("items/")).map(([, text]) => text), is3: name === "qti3" });
  return new Map(found);
}

const without = (question, ...names) => Object.fromEntries(Object.entries(question).filter(([name]) => !names.includes(name)));
const sorted = (map) => [...map.keys()].sort();

test("names stay as they are, and with them what a system has taken in", () => {
  const families = [["q02", "softmax-row"], ["q03", "order"], ["q03", "share"], ["q04", "temperature"], ["q05", "winner"], ["q09", "visible"], ["q13", "weighted-sum"], ["q15", "raw-weights"]];
  const given = Array.from({ length: 15 }, (_, i) => `attention-q${String(i + 1).padStart(2, "0")}`);
  const numeric = families.flatMap(([name, family]) => [1, 2, 3].map((n) => `attention-${name}-${family}-${n}`));
  assert.deepEqual(sorted(gift()), [...given, ...given.map((name) => `${name}-sibling-1`), ...numeric].sort());
});

test("the GIFT file says what the page says, in a category for each objective", () => {
  const [found, expected] = [gift(), carried(asLatex)];
  for (const [name, question] of expected) assert.deepEqual(found.get(name), question, name);
  assert.equal(expected.size, 30);
  for (const [i, { question, options, right }] of KEY.entries()) {
    const own = found.get(`attention-${listed("questions")[i]}`);
    assert.deepEqual([own.prompt, own.options, own.right], [question, options, LETTERS[right]]);
  }
  const objectives = new Set([...found.values()].map(({ objective }) => objective));
  assert.deepEqual([...objectives], listed("objectives"));
});

test("the Moodle file says what the GIFT file says, in the same categories and with the same tags", { timeout: TEST_MS }, async () => {
  const [found, expected] = [await moodle(), gift()];
  assert.deepEqual(sorted(found), sorted(expected));
  for (const [name, question] of expected) assert.deepEqual(found.get(name), without(question, "objective", "tags"), name);
  const filed = await page.evaluate((text) => {
    let category = "";
    const filed = [];
    for (const question of new DOMParser().parseFromString(text, "application/xml").querySelectorAll("question")) {
      const texts = (path) => [...question.querySelectorAll(path)].map((found) => found.textContent);
      if (question.getAttribute("type") === "category") [category] = texts("category > text");
      else filed.push([texts("name > text")[0], { id: texts("idnumber")[0], objective: category.split("/").at(-1), tags: texts("tag > text") }]);
    }
    return filed;
  }, file("moodle.xml"));
  assert.equal(filed.length, expected.size);
  for (const [name, question] of filed) assert.deepEqual(question, { id: name, objective: expected.get(name).objective, tags: expected.get(name).tags });
});

test("QTI 2.1 and 3 say what the page says, and of numeric questions what the GIFT file says", { timeout: TEST_MS }, async () => {
  const [expected, all] = [carried(asShown), gift()];
  for (const name of ["qti21", "qti3"]) {
    const found = await items(name);
    assert.deepEqual(sorted(found), sorted(all), name);
    for (const [id, question] of all) assert.deepEqual(found.get(id), without(expected.get(id) ?? question, "objective", "tags"), `${name}: ${id}`);
  }
});

// What the player makes of an item when one option after another is chosen and answered.
const play = (id) => page.evaluate(async ({ id, letters }) => {
  const until = async (value) => {
    for (let n = 0; n < 1000; n += 1) {
      const found = value();
      if (found) return found;
      await new Promise((done) => setTimeout(done, 10));
    }
    throw new Error(`${id}: waited in vain for ${value}`);
  };
  const [frame, container] = [document.createElement("qti-item"), document.createElement("item-container")];
  container.setAttribute("item-url", `/qti3/items/${id}.xml`);
  frame.append(container);
  document.body.replaceChildren(frame);
  const item = await until(() => container.shadowRoot?.querySelector("qti-assessment-item"));
  const unknown = [...item.querySelectorAll("*")].map(({ localName }) => localName).filter((name) => name.startsWith("qti-") && !customElements.get(name));
  const answers = {};
  for (const letter of letters) {
    await until(() => item.querySelector(`qti-simple-choice[identifier=${letter}]`)).then((choice) => choice.click());
    await until(() => item.getResponse("RESPONSE")?.value === letter);
    item.processResponse();
    const feedback = [...item.querySelectorAll("qti-modal-feedback")];
    await Promise.all(feedback.map(({ updateComplete }) => updateComplete));
    answers[letter] = {
      score: Number(item.getOutcome("SCORE").value),
      shown: feedback.filter(({ shadowRoot }) => shadowRoot.querySelector("dialog").open).map(({ textContent }) => textContent.trim()),
    };
  }
  return { unknown: [...new Set(unknown)], prompt: item.querySelector("qti-prompt").textContent, answers };
}, { id, letters: LETTERS });

test("a player of QTI scores each option and shows its explanation: all right 15, all wrong 0", { timeout: TEST_MS }, async () => {
  const [expected, all] = [carried(asShown), gift()];
  const total = { right: 0, wrong: 0 };
  for (const id of all.keys()) {
    const { prompt, right, whys, note } = expected.get(id) ?? all.get(id);
    const played = await play(id);
    // Declarations of values and the parts of feedback are no elements of their own in it.
    assert.deepEqual(played.unknown.filter((name) => !["qti-value", "qti-default-value", "qti-correct-response", "qti-content-body"].includes(name)), [], id);
    assert.equal(played.prompt, prompt);
    for (const [i, letter] of LETTERS.entries()) {
      const { score, shown } = played.answers[letter];
      assert.equal(score, letter === right ? 1 : 0, `${id}: ${letter}`);
      assert.deepEqual(shown, note ? [whys[i], note] : [whys[i]], `${id}: ${letter}`);
      if (/q\d\d$/.test(id)) total[letter === right ? "right" : "wrong"] += score;
    }
  }
  assert.deepEqual(total, { right: 15, wrong: 0 });
  assert.deepEqual(problems, []);
});

// For each item the score and the outcome FEEDBACK of each answer; and what the test asks. What it finds odd in a file it says as a warning.
const PLAY_21 = `
import io, json, sys
from pyslet.qtiv2.tests import AssessmentItemRef
from pyslet.qtiv2.variables import ItemSessionState
from pyslet.qtiv2.xml import QTIDocument

def read(text):
    document = QTIDocument()
    document.read(src=io.BytesIO(text.encode()))
    return document.root

def answer(item, letter):
    session = ItemSessionState(item)
    session.begin_session()
    session.begin_attempt()
    session["RESPONSE"].set_value(letter)
    session.end_attempt()
    return session["SCORE"].value, list(session["FEEDBACK"].value)

given = json.load(sys.stdin)
items = [read(text) for text in given["items"]]
test = read(given["test"])
print(json.dumps({
    "items": {item.identifier: {letter: answer(item, letter) for letter in given["letters"]} for item in items},
    "asked": [asked.identifier for asked in test.find_children_depth_first(AssessmentItemRef)],
}))
`;

test("a player of QTI 2.1 scores each option and asks for its explanation", { timeout: TEST_MS }, async () => {
  const [all, qti] = [gift(), files("qti21")];
  const folder = join(TOOLS, "readers");
  const source = readdirSync(folder).find((name) => /^pyslet-[\d.]+\d$/.test(name));
  const playing = promisify(execFile)("python3", ["-c", PLAY_21], {
    env: { ...process.env, PYTHONPATH: join(folder, source), PYTHONIOENCODING: "utf-8", PYTHONWARNINGS: "ignore", PYTHONDONTWRITEBYTECODE: "1" },
    maxBuffer: 1 << 24, timeout: TEST_MS,
  });
  const items = [...qti].filter(([path]) => path.startsWith("items/")).map(([, text]) => text);
  playing.child.stdin.end(JSON.stringify({ items, test: qti.get("attention-lesson.xml"), letters: LETTERS }));
  const { stdout, stderr } = await playing;
  assert.equal(stderr, "");
  const played = JSON.parse(stdout);
  assert.deepEqual(Object.keys(played.items).sort(), sorted(all));
  for (const [id, { right, note }] of all) {
    const expected = Object.fromEntries(LETTERS.map((letter) => [letter, [letter === right ? 1 : 0, note ? [letter, "general_fb"] : [letter]]]));
    assert.deepEqual(played.items[id], expected, id);
  }
  assert.deepEqual(played.asked, listed("questions").map((name) => `attention-${name}`));
});

for (const name of ["qti21", "qti3"]) {
  test(`${name}: the manifest lists each file once with its objective, and the test has the given questions in their order`, { timeout: TEST_MS }, async () => {
    const all = gift();
    const found = await page.evaluate(([manifest, test]) => {
      const read = (text) => new DOMParser().parseFromString(text, "application/xml");
      const texts = (within, name) => [...within.getElementsByTagNameNS("*", name)].map((found) => found.textContent.trim());
      const resources = [...read(manifest).querySelectorAll("resource")].map((resource) => ({
        id: resource.getAttribute("identifier"), href: resource.getAttribute("href"), files: [...resource.querySelectorAll("file")].map((file) => file.getAttribute("href")),
        needs: [...resource.querySelectorAll("dependency")].map((need) => need.getAttribute("identifierref")), tags: texts(resource, "keyword"), objective: texts(resource, "description"),
      }));
      const asked = [...read(test).querySelectorAll("assessmentItemRef, qti-assessment-item-ref")].map((asked) => [asked.getAttribute("identifier"), asked.getAttribute("href")]);
      return { resources, asked };
    }, ["imsmanifest.xml", "attention-lesson.xml"].map((path) => files(name).get(path)));
    const listedFiles = found.resources.flatMap(({ files }) => files);
    assert.deepEqual(["imsmanifest.xml", ...listedFiles].sort(), [...files(name).keys()].sort());
    const [whole, ...rest] = found.resources;
    const given = listed("questions").map((file) => `attention-${file}`);
    assert.deepEqual(whole.needs, given);
    assert.deepEqual(found.asked, given.map((id) => [id, `items/${id}.xml`]));
    assert.deepEqual(rest.map(({ id }) => id).sort(), sorted(all));
    for (const { id, href, tags, objective } of rest) {
      assert.deepEqual([href, tags, objective], [`items/${id}.xml`, all.get(id).tags, [all.get(id).objective]]);
    }
  });
}

test("qti21: the manifest is valid by the schema of content packages", { timeout: TEST_MS }, async () => {
  const folder = join(ROOT, "xtask/schemas/scorm2004");
  const read = (fileName) => ({ fileName, contents: readFileSync(join(folder, fileName), "utf8") });
  const against = { schema: [read("imscp_v1p1.xsd")], preload: ["xml.xsd", "XMLSchema.dtd", "datatypes.dtd"].map(read) };
  const contents = files("qti21").get("imsmanifest.xml");
  const { errors } = await validateXML({ xml: [{ fileName: "imsmanifest.xml", contents }], ...against });
  assert.deepEqual(errors.map(({ rawMessage }) => rawMessage), []);
  const wrong = contents.replaceAll("<file ", "<flie ");
  assert.equal((await validateXML({ xml: [{ fileName: "imsmanifest.xml", contents: wrong }], ...against })).valid, false, "what is wrong is refused");
});

// Schemas in one folder, as the validator wants them: each knows the others by the ends of their names.
function flat(folder, first) {
  const named = (path) => path.split("/").slice(-2).join("_");
  const all = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".xsd"));
  const inFolder = (location, of) => all.find((path) => join(of, "..", location) === path) ?? all.find((path) => basename(path) === basename(location));
  const read = (path) => ({
    fileName: named(path),
    contents: readFileSync(join(folder, path), "utf8").replace(/(schemaLocation\s*=\s*")([^"]*)"/g, (whole, begin, location) => {
      const found = inFolder(location, path);
      return found ? `${begin}${named(found)}"` : whole;
    }),
  });
  const main = all.find((path) => basename(path) === first);
  assert.ok(main, `${folder} has no ${first}`);
  return { schema: [read(main)], preload: all.filter((path) => path !== main).map(read) };
}

for (const [name, schemas] of [["qti21", ["imsqti_v2p1.xsd"]], ["qti3", ["imsqti_asiv3p0_v1p0.xsd", "imsqti_asiv3p0_sbacv1p0_v1p0.xsd"]]]) {
  test(`${name}: questions and test are valid by the standard's schema`, { timeout: TEST_MS, skip: !SCHEMAS && "QTI_SCHEMAS names no folder with the standard's schemas" }, async () => {
    const main = schemas.find((schema) => readdirSync(SCHEMAS, { recursive: true }).some((path) => basename(path) === schema)) ?? schemas[0];
    const found = [...files(name)].filter(([path]) => path !== "imsmanifest.xml").map(([path, contents]) => ({ fileName: basename(path), contents }));
    const against = flat(SCHEMAS, main);
    const { errors } = await validateXML({ xml: found, ...against, initialMemoryPages: 2048, maxMemoryPages: 8192 });
    assert.deepEqual(errors.map(({ rawMessage }) => rawMessage), []);
    const wrong = found.map((one) => ({ ...one, contents: one.contents.replaceAll("rompt>", "romt>") }));
    assert.equal((await validateXML({ xml: wrong, ...against, initialMemoryPages: 2048, maxMemoryPages: 8192 })).valid, false, "what is wrong is refused");
  });
}

test("the panel on embedding leads to the four files", { timeout: TEST_MS }, async () => {
  const dist = await serve(DIST);
  const opened = await open(browser, [dist.origin]);
  try {
    await opened.page.goto(dist.origin);
    await start(opened.page);
    const links = await opened.page.locator('.status-embed a[download][href^="questions/"]').evaluateAll((all) => all.map(({ href }) => href));
    assert.deepEqual(links.map((link) => basename(link)).sort(), readdirSync(QUESTIONS).sort());
    for (const link of links) assert.equal((await fetch(link)).status, 200, link);
    assert.deepEqual(opened.problems, []);
  } finally {
    await opened.context.close();
    await dist.close();
  }
});
