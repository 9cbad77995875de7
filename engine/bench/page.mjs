// Runs in the browser: the engine's two variants and its peers behind one shape, `prepare(…) → run()`, where a run takes
// what a page has, Float32Arrays or a text, and gives what a page wants. It knows nothing of clocks.
import * as ort from "./node_modules/onnxruntime-web/dist/ort.wasm.min.mjs";

import { peak } from "./peak.mjs";

const here = (path) => new URL(path, import.meta.url).href;
const bytes = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
const normal = () => Math.random() + Math.random() + Math.random() - 1.5;
const rows = (count) => Float32Array.from({ length: count }, normal);

async function engine(variant) {
  const module = await import(`/dist/engine/attention-engine.js?${variant}`);
  await module.default(`/dist/engine/attention-engine-${variant}.wasm`);
  if (module.variant() !== variant) throw new Error(`asked for ${variant}, got ${module.variant()}`);
  return module;
}

const script = (path) =>
  new Promise((resolve, reject) => {
    const element = document.createElement("script");
    Object.assign(element, { src: here(path), onload: resolve, onerror: reject });
    document.head.append(element);
  });

async function tensorflow() {
  await script("node_modules/@tensorflow/tfjs-core/dist/tf-core.min.js");
  await script("node_modules/@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.min.js");
  const { tf } = globalThis;
  tf.wasm.setWasmPaths(here("node_modules/@tensorflow/tfjs-backend-wasm/dist/"));
  await tf.setBackend("wasm");
  return tf;
}

const HEAD_DIM = 64;
const graphs = new URL(new URLSearchParams(location.search).get("graphs"));
const session = (name) => ort.InferenceSession.create(new URL(`${name}.onnx`, graphs).href, { graphOptimizationLevel: "all" });

ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = here("node_modules/onnxruntime-web/dist/");
const engines = { "relaxed-simd": await engine("relaxed-simd"), simd: await engine("simd") };
const tf = await tensorflow();
const sessions = {};
const open = async (name) => (sessions[name] ??= await session(name));

// One head. `inputs` are made once for all that are compared.
const heads = {
  "relaxed-simd": (input) => headOfEngine("relaxed-simd", input),
  simd: (input) => headOfEngine("simd", input),
  tfjs: headOfTensorflow,
};
for (const form of ["products", "fused", "multi", "attention"]) heads[`ort ${form}`] = (input) => headOfOrt(form, input);

function headOfEngine(variant, { q, k, v, n, causal }) {
  const { attendF32 } = engines[variant];
  return () => attendF32(q, k, v, n, HEAD_DIM, causal);
}

async function headOfOrt(form, { q, k, v, n, causal }) {
  if (causal && form === "products") return null;
  const opened = await open(`${causal ? "causal" : "full"}-${form}`);
  const tensor = (data) => new ort.Tensor("float32", data, [1, n, HEAD_DIM]);
  const feeds = { q: tensor(q), k: tensor(k), v: tensor(v) };
  if (causal && form === "fused") feeds.mask = new ort.Tensor("float32", mask(n), [n, n]);
  return async () => (await opened.run(feeds)).o.data;
}

function headOfTensorflow({ q, k, v, n, causal }) {
  const scale = tf.scalar(HEAD_DIM ** -0.5);
  const hidden = causal ? tf.tensor2d(mask(n), [n, n]) : null;
  return () =>
    tf.tidy(() => {
      const [queries, keys, values] = [q, k, v].map((data) => tf.tensor2d(data, [n, HEAD_DIM]));
      const scores = tf.mul(tf.matMul(queries, keys, false, true), scale);
      return tf.matMul(tf.softmax(hidden ? tf.add(scores, hidden) : scores), values).dataSync();
    });
}

const mask = (n) => Float32Array.from({ length: n * n }, (_, at) => (at % n > Math.floor(at / n) ? -1e9 : 0));

// The same head in double precision.
function headInDouble({ q, k, v, n, causal }) {
  const output = new Float64Array(n * HEAD_DIM);
  for (let i = 0; i < n; i += 1) {
    const seen = causal ? i + 1 : n;
    const scores = Float64Array.from({ length: seen }, (_, j) => {
      let sum = 0;
      for (let c = 0; c < HEAD_DIM; c += 1) sum += q[i * HEAD_DIM + c] * k[j * HEAD_DIM + c];
      return sum / Math.sqrt(HEAD_DIM);
    });
    const most = scores.reduce((a, b) => Math.max(a, b));
    const weights = scores.map((score) => Math.exp(score - most));
    const sum = weights.reduce((a, b) => a + b);
    for (let j = 0; j < seen; j += 1)
      for (let c = 0; c < HEAD_DIM; c += 1) output[i * HEAD_DIM + c] += (weights[j] / sum) * v[j * HEAD_DIM + c];
  }
  return output;
}

// The encoder. The engine takes a text; the graphs take its ids, ready made.
const encoders = {
  "relaxed-simd": async ({ text }) => encoderOfEngine("relaxed-simd", text),
  simd: async ({ text }) => encoderOfEngine("simd", text),
  "ort fp32": ({ ids }) => encoderOfOrt("fp32", ids),
  "ort int8": ({ ids }) => encoderOfOrt("int8", ids),
  "ort uint8": ({ ids }) => encoderOfOrt("uint8", ids),
};
const loaded = {};

async function encoderOfEngine(variant, text) {
  loaded[variant] ??= engines[variant].Encoder.load(
    await bytes("/dist/engine/weights.bin"), await bytes("/dist/engine/vocabulary.txt"));
  return () => loaded[variant].encode(text).weights;
}

async function encoderOfOrt(kind, ids) {
  const opened = await open(`encoder-${kind}`);
  const feeds = { ids: new ort.Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length]) };
  return async () => Object.values(await opened.run(feeds)).map(({ data }) => data);
}

// A text of just `n` tokens: every word here is one piece.
const WORDS = "the cat sat on the mat because it was tired and then it slept until the sun came back over the old house".split(" ");
const textOf = (n) => Array.from({ length: n - 2 }, (_, at) => WORDS[at % WORDS.length]).join(" ");

let runs = {};

globalThis.bench = {
  async head(n, causal, names = Object.keys(heads)) {
    const [q, k, v] = [1, 2, 3].map(() => rows(n * HEAD_DIM));
    return prepare(heads, names, { q, k, v, n, causal });
  },
  async encoder(n, names = Object.keys(encoders)) {
    const text = textOf(n);
    const first = await encoders["relaxed-simd"]({ text });
    first();
    const { ids } = loaded["relaxed-simd"].encode(text);
    if (ids.length !== n) throw new Error(`${ids.length} tokens instead of ${n}`);
    return prepare(encoders, names, { text, ids });
  },
  async peak() {
    const measured = await peak();
    runs = { peak: () => measured.run() };
    return measured.operations;
  },
  // Runs one of what was prepared, `times` times.
  async run(name, times) {
    const run = runs[name];
    for (let time = 0; time < times; time += 1) await run();
  },
  // Largest error of each over some heads, full and causal.
  async errors() {
    const worst = {};
    for (const [n, causal] of [[8, false], [33, true], [128, false], [128, true], [513, false], [512, true]]) {
      const [q, k, v] = [1, 2, 3].map(() => rows(n * HEAD_DIM));
      const input = { q, k, v, n, causal };
      const names = await prepare(heads, Object.keys(heads), input);
      const exact = headInDouble(input);
      for (const name of names) {
        const output = await runs[name]();
        const error = output.reduce((most, x, at) => Math.max(most, Math.abs(x - exact[at])), 0);
        worst[name] = Math.max(worst[name] ?? 0, error);
      }
    }
    return worst;
  },
};

// Makes runs of all that can do it and tells which they are.
async function prepare(makers, names, input) {
  runs = {};
  for (const name of names) {
    const run = await makers[name](input);
    if (run) runs[name] = run;
  }
  return Object.keys(runs);
}

globalThis.ready = true;
