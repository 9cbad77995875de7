// What Lighthouse gives the page on a phone, and for what it took points: lighthouse.mjs [dist]. scripts/setup/lighthouse installs it.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { measure, median } from "./visit.mjs";

const RUNS = 3;
const LIMITS = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const FLAGS = ["--headless=new", "--disable-gpu", "--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];

async function report(origin) {
  const { stdout } = await promisify(execFile)(
    `${process.env.TOOLS}/lighthouse/node_modules/.bin/lighthouse`,
    [`${origin}/`, "--quiet", "--output=json", `--only-categories=${Object.keys(LIMITS)}`, `--chrome-flags=${FLAGS.join(" ")}`, "--no-enable-error-reporting"],
    { env: { ...process.env, CHROME_PATH: process.env.CHROME || "/usr/bin/chromium" }, maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
}

// The audits of a category that took points.
const lost = ({ audits, categories }, name) =>
  categories[name].auditRefs
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => `${id} ${Math.round(100 * audits[id].score)} (${audits[id].displayValue ?? audits[id].title})`);

await measure(async ({ origin }) => {
  const reports = [];
  for (let run = 0; run < RUNS; run += 1) reports.push(await report(origin));
  return Object.entries(LIMITS).flatMap(([name, limit]) => {
    const points = reports.map(({ categories }) => Math.round(100 * categories[name].score));
    const middle = median(points);
    console.log(`${name.padEnd(15)} ${String(middle).padStart(3)}  limit ${limit}   runs ${points.join(" ")}`);
    for (const audit of new Set(reports.flatMap((report) => lost(report, name)))) console.log(`  ${audit}`);
    return middle < limit ? [`${name}: ${middle}, limit ${limit}`] : [];
  });
});
