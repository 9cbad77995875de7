// What was measured, as a page of Markdown. Every figure in it comes from the arguments.
import { geometricMean, median, quantile, ratios } from "./clock.mjs";

const HEAD_DIM = 64;
const ours = ["relaxed-simd", "simd"];

const fixed = (x, digits = 2) => x.toFixed(digits);
const microseconds = (ms) => (ms < 1 ? `${(ms * 1000).toPrecision(3)} µs` : `${ms.toPrecision(3)} ms`);
const spread = (numbers, digits = 2) => `${fixed(median(numbers), digits)} (${fixed(quantile(numbers, 0.25), digits)}–${fixed(quantile(numbers, 0.75), digits)})`;
const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

// The fastest of those whose names begin so.
const best = (times, prefix) => Object.keys(times).filter((name) => name.startsWith(prefix)).sort((a, b) => median(times[a]) - median(times[b]))[0];
const over = (times, prefix, variant) => ratios(times, best(times, prefix), variant);
const means = (rows, prefix, variant, from = 0) => rows.filter(({ n }) => n >= from).map(({ times }) => median(over(times, prefix, variant)));
const mean = (...query) => geometricMean(means(...query));

const operations = (n, causal) => 4 * HEAD_DIM * (causal ? (n * (n + 1)) / 2 : n * n);
const share = ({ n, times }, peak, causal) => operations(n, causal) / median(times["relaxed-simd"]) / 1e6 / peak;

function headTable(rows, peak, causal) {
  return table(
    ["tokens", "relaxed SIMD", "SIMD", "ONNX Runtime, best", "its graph", "× ONNX Runtime", "SIMD × ONNX Runtime", "× TensorFlow.js", "share of the peak"],
    rows.map((row) => {
      const { n, times } = row;
      const form = best(times, "ort");
      return [
        n, ...ours.map((name) => microseconds(median(times[name]))), microseconds(median(times[form])), form.slice(4),
        spread(over(times, "ort", "relaxed-simd")), spread(over(times, "ort", "simd")), spread(over(times, "tfjs", "relaxed-simd"), 1), fixed(share(row, peak, causal)),
      ];
    }));
}

const encoderTable = (rows) =>
  table(
    ["tokens", "relaxed SIMD", "SIMD", "ONNX Runtime fp32", "int8", "× fp32", "× int8", "SIMD × fp32", "SIMD × int8"],
    rows.map(({ n, times }) => [
      n, ...ours.map((name) => microseconds(median(times[name]))), microseconds(median(times["ort fp32"])), microseconds(median(times[best(times, "ort int8")])),
      ...ours.flatMap((name) => [spread(over(times, "ort fp32", name)), spread(over(times, "ort int8", name))]),
    ]));

function targets({ full, causal, encoder, peak, errors, loading }) {
  const atLeast = (what, found, wanted, digits = 2) => [what, fixed(found, digits), `≥ ${wanted}`, found >= wanted ? "met" : "missed"];
  const atMost = (what, found, wanted, text) => [what, text, `≤ ${wanted}`, found <= wanted ? "met" : "missed"];
  const shares = [...full.map((row) => share(row, peak, false)), ...causal.map((row) => share(row, peak, true))];
  const worst = Math.max(...ours.map((name) => errors[name]));
  return table(["", "measured", "aim", ""], [
    atLeast("one head × ONNX Runtime, geometric mean", mean(full, "ort", "relaxed-simd"), 2.6),
    atLeast("the same from 128 tokens on", mean(full, "ort", "relaxed-simd", 128), 1.6),
    atLeast("the same, least", Math.min(...means(full, "ort", "relaxed-simd")), 1.45),
    atLeast("the same, SIMD", mean(full, "ort", "simd"), 1.9),
    atLeast("causal × ONNX Runtime, from 128 tokens on", mean(causal, "ort", "relaxed-simd", 128), 3.3),
    atLeast("best share of the measured peak", Math.max(...shares), 0.85),
    atLeast("encoder × ONNX Runtime fp32, geometric mean", mean(encoder, "ort fp32", "relaxed-simd"), 4.8),
    atLeast("the same, SIMD", mean(encoder, "ort fp32", "simd"), 2.5),
    atLeast("encoder × ONNX Runtime int8, geometric mean", mean(encoder, "ort int8", "relaxed-simd"), 2.7),
    atLeast("the same, least", Math.min(...means(encoder, "ort int8", "relaxed-simd")), 2.3),
    atLeast("the same, SIMD", mean(encoder, "ort int8", "simd"), 1.4),
    atMost("load and first answers, processor time", median(loading.engine), 0.45, `${fixed(median(loading.engine))} s`),
    atMost("memory over a blank page", median(loading.mib), 80, `${fixed(median(loading.mib), 0)} MiB`),
    atMost("error of one head against double precision", worst, 2e-6, worst.toExponential(1)),
  ]);
}

export function report(measured) {
  const { date, versions, processor, rounds, peak, full, causal, encoder, loading, errors } = measured;
  return `# Performance of the engine

Measured on ${date} by \`scripts/bench engine\`, which wrote this page: ${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(", ")}, headless, on one thread of
"${processor}", whose peak in this browser was ${fixed(peak, 1)} GFLOP/s: fused products and sums of registers, nothing else.

Each comparison is made in ${rounds} rounds on one page; in a round all take turns. Times are processor time of the page's thread, medians of
the rounds; ratios are medians of the rounds' ratios, with their quartiles. All take Float32Arrays and give Float32Arrays; ONNX Runtime and
TensorFlow.js copy inputs and outputs as the engine does. ONNX Runtime's encoder has the engine's six outputs alone and is given token ids;
the engine is given text.

## Aims

${targets(measured)}

## One head, d = ${HEAD_DIM}

${headTable(full, peak, false)}

## One head, causal

The share counts the products under the mask's diagonal alone.

${headTable(causal, peak, true)}

## The encoder

${encoderTable(encoder)}

## Loading

In a fresh browser, processor time of all of the renderer's threads, the compiler's among them:

- the engine with its files at hand, from its first instruction to the answers for ${loading.answers} short texts: ${spread(loading.engine)} s;
- the same as a page does it, with the files fetched from this machine, checked, kept in the cache, and in a worker: ${spread(loading.client)} s.

Memory over a blank page after the latter: ${spread(loading.mib, 0)} MiB.

## Errors of one head against double precision

${table(["", "largest error"], Object.entries(errors).map(([name, error]) => [name, error.toExponential(1)]))}

## What limits it

- Results are new memory, which the system hands out page by page; for the engine's peers as well. Under 128 tokens this is much of what
  one head costs, and of the encoder's cost at its largest.
- A kernel in V8 has fifteen registers. A tile of four keys × eight queries needs fourteen, and reads six vectors for eight products.
- Exponentials take their part of every head, once for each weight; but the two products alone, in tiles of fifteen registers, do not
  come up to the aim for the share of the peak either. Loops of tiles that are unrolled spill, and lose more than they gain.
- Most of the encoder is byte products. Each is an instruction of its own and an addition, which share the machine's pipes; that
  alone takes the greater part of the time. What it ends in is widened to 32 bits after a few links, for 16 bits hold no more. Without
  relaxed SIMD there are no byte products, and half as many fit into a register.
`;
}
