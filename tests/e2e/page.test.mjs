// The page's skeleton: landmarks, headings, links, the address.
import assert from "node:assert/strict";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { serve } from "./server.mjs";
import { open } from "./browser.mjs";
import { KEY } from "./key.mjs";
import { DIST, lesson } from "./lesson.mjs";
import { distance, holdBack, painted, start, wake } from "./page.mjs";
import { option, question } from "./quiz.mjs";

const TITLE = "Attention deep dive: queries, keys, values, and why it works";

lesson("the page has one header, one main, one h1 and a navigation with the contents", {}, async ({ page }) => {
  assert.equal(await page.getByRole("banner").count(), 1);
  assert.equal(await page.getByRole("main").count(), 1);
  assert.equal(await page.locator("h1").count(), 1);
  assert.equal(await page.locator("h1").textContent(), TITLE);
  assert.equal(await page.title(), TITLE);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.getByRole("navigation", { name: "Contents" }).count(), 1);
});

lesson("every section has an id and is named by its heading, and the contents lead to it", {}, async ({ page }) => {
  const sections = await page.locator("main section").evaluateAll((all) =>
    all.map((section) => ({
      id: section.id,
      heading: document.getElementById(section.getAttribute("aria-labelledby"))?.textContent.trim(),
      holds: section.contains(document.getElementById(section.getAttribute("aria-labelledby"))),
    })));
  assert.ok(sections.length >= 14, `${sections.length} sections`);
  for (const { id, heading, holds } of sections) assert.ok(id && heading && holds, `section "${id}", heading "${heading}"`);
  assert.equal(new Set(sections.map(({ id }) => id)).size, sections.length);
  const links = await page.getByRole("navigation", { name: "Contents" }).getByRole("link").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const link of links) assert.ok(sections.some(({ id }) => link === `#${id}`), `${link} leads nowhere`);
  assert.ok(links.includes("#check"));
});

lesson("no id stands twice and every link within the page leads somewhere", {}, async ({ page }) => {
  const { twice, broken } = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    const links = [...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute("href").slice(1));
    return {
      twice: ids.filter((id, i) => ids.indexOf(id) !== i),
      broken: links.filter((id) => !ids.includes(id) && !/^q\d+$/.test(id)),
    };
  });
  assert.deepEqual(twice, []);
  assert.deepEqual(broken, []);
});

const LINKS = {
  "#softmax": "section#softmax", "#heads": "section#heads", "#breaks": "section#breaks", "#check": "section#check", "#q1": "fieldset#q1", "#q7": "fieldset#q7", "#q15": "fieldset#q15",
  "#lab=softmax/1": '[data-lab="softmax"]', "#lab=heads/1;x:1": '[data-lab="heads"]', "#lab=order/1;x:1;o:7": 'details[data-lab="order"]', "#lab=model/1": '[data-lab="model"]',
};

for (const width of [390, 820, 1280]) {
  lesson(`a link to a section, a question or a figure opens there, and a reload too, at ${width} px`, { started: false, width }, async ({ page, context, origin }) => {
    for (const [fragment, selector] of Object.entries(LINKS)) {
      // A fresh visit: nothing is known of the place where an earlier one was.
      await page.evaluate(() => localStorage.clear());
      await page.goto("about:blank");
      for (const when of ["first visit", "first visit with a program that comes late", "reload"]) {
        const isLate = when.includes("late");
        const release = isLate ? await holdBack(context) : undefined;
        if (when === "reload") await page.reload();
        else {
          await page.goto("about:blank");
          await page.goto(`${origin}/${fragment}`);
        }
        await painted(page);
        release?.();
        await start(page);
        await wake(page);
        await painted(page);
        if (isLate) await context.unrouteAll({ behavior: "wait" });
        const off = await distance(page.locator(selector));
        assert.ok(off <= 8, `${fragment}, ${when}: ${off} px off`);
      }
    }
  });
}

lesson("a link to question 7 opens with question 7", { path: "/#q7" }, async ({ page }) => {
  assert.equal(await question(page, 7).locator("legend").textContent(), KEY[6].question);
});

lesson("following a link to a question within the page shows it", {}, async ({ page }) => {
  await page.evaluate(() => (location.hash = "#q12"));
  await question(page, 12).waitFor();
  await page.goBack();
});

lesson("the seed in the address shuffles the options, the same each time, and nothing else", { path: "/?seed=7" }, async ({ page, origin }) => {
  const order = async (path) => {
    await page.goto("about:blank");
    await page.goto(origin + path);
    await start(page);
    const all = [];
    for (let number = 1; number <= KEY.length; number += 1) {
      await page.evaluate((number) => (location.hash = `#q${number}`), number);
      await question(page, number).waitFor();
      assert.equal(await question(page, number).locator("legend").textContent(), KEY[number - 1].question);
      all.push(await question(page, number).getByRole("radio").evaluateAll((radios) => radios.map((radio) => radio.labels[0].textContent.trim())));
    }
    return all;
  };
  const authored = KEY.map(({ options }) => options);
  const [plain, seven, again, eight] = [await order("/"), await order("/?seed=7"), await order("/?seed=7"), await order("/?seed=8")];
  assert.deepEqual(plain, authored);
  assert.deepEqual(again, seven);
  assert.notDeepEqual(seven, authored);
  assert.notDeepEqual(eight, seven);
  assert.deepEqual(seven.map((names) => names.toSorted()), authored.map((names) => names.toSorted()));
});

lesson("a value that makes no sense gets the default and one warning, an unknown parameter none", { path: "/?mastery=lots&flavor=mint" }, async ({ page, warnings }) => {
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(warnings.length, 1, warnings.join("\n"));
  assert.match(warnings[0], /mastery/);
});

lesson("the theme in the address rules over the system's", { path: "/?theme=dark", colorScheme: "light" }, async ({ page, origin }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).slice(0, 3).reduce((sum, x) => sum + Number(x), 0));
  const dark = await ground();
  await page.goto(`${origin}/?theme=light`);
  await start(page);
  assert.ok(dark < (await ground()), "dark is not darker than light");
});

lesson("reading position survives a reload", {}, async ({ page }) => {
  const current = page.getByRole("navigation", { name: "Contents" }).locator("[aria-current]");
  await page.locator("section").nth(5).evaluate((section) => section.scrollIntoView());
  const id = await page.locator("section").nth(5).getAttribute("id");
  await page.waitForFunction((id) => document.querySelector("nav [aria-current]")?.getAttribute("href") === `#${id}`, id);
  await page.reload();
  await start(page);
  await page.waitForFunction((id) => document.querySelector("nav [aria-current]")?.getAttribute("href") === `#${id}`, id);
  assert.equal(await current.count(), 1);
});

lesson("the folder works from any path of a server", {}, async ({ browser }) => {
  const folder = await mkdtemp(join(tmpdir(), "lesson-"));
  await symlink(DIST, join(folder, "deep"));
  const server = await serve(folder);
  const { context, page, problems } = await open(browser, [server.origin]);
  try {
    await page.goto(`${server.origin}/deep/?embed=1#q3`);
    await question(page, 3).waitFor();
    await option(page, 3, KEY[2].options[3]).waitFor({ state: "attached" });
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
});
