// What the figures have to say, computed once more apart from the lesson's own sources, from the numbers that they start with.
import { attend, dot, times, weigh } from "./reference.mjs";

// Numbers as the page writes them.
const grouped = (digits) => (/^\d{5}/.test(digits) ? digits.replace(/\B(?=(\d{3})+(\.|$))/g, ",") : digits);
export const fixed = (x, decimals) => {
  const digits = grouped(Math.abs(x).toFixed(decimals));
  return x < 0 && Number(digits) !== 0 ? `−${digits}` : digits;
};
export const percent = (share) => `${fixed(share * 100, 0)}%`;
export const whole = (n) => grouped(String(n));
export const point = ([x, y], decimals) => `(${fixed(x, decimals)}, ${fixed(y, decimals)})`;

const sum = (row) => row.reduce((a, b) => a + b, 0);
export const argmax = (row) => row.indexOf(Math.max(...row));
const apart = (a, b) => Math.max(...a.map((x, i) => Math.abs(x - b[i])));

export const TOKENS = ["Rex", "ignored", "meat", "because", "it", "smelled"];
export const X = [[0.6, 0.4, 0, 0], [0.1, 0, 1, 0], [1, 0, 0.2, 0], [0, 0, 0.3, 1], [0.3, 1, 0, 0], [0.2, 0, 0.8, 0]];
const W_Q = [[0, 1.5, 0.5], [3.4, 0, -0.5], [2, 0, 1], [0, 2.5, 0]];
const W_K = [[1.5, 0, 0], [0.2, 0, 0.5], [0, 1.5, 0], [-1, 0, 1]];
const W_V = [[2, 0, 0], [0.5, 0, 0], [0, 2, 0.5], [0, 0, 1.5]];

// Attention over the sentence, in this order of its vectors; `sees(i, j)` is the mask.
export const sentence = (x = X, sees = () => true) => attend(times(x, W_Q), times(x, W_K), times(x, W_V), { sees });

// The dictionary's records, and what attention makes of a query at a temperature.
const RECORDS = { keys: [[2, 1], [1, 2], [-1, 2], [2, -1]], values: [[10], [20], [60], [80]] };
export function lookup(query, temperature) {
  const { weights: [weights], output: [[output]] } = attend([query], RECORDS.keys, RECORDS.values, { temperature });
  return { weights, output };
}

// Raw products as weights.
export function linear(query) {
  const [keys, values] = [[[1, 0.5], [-1, 1], [0.5, -1], [-0.5, -0.5]], [6, 1, 4, 2]];
  const weights = keys.map((key) => dot(query, key));
  return { weights, total: sum(weights), nNegative: weights.filter((w) => w < 0).length, output: dot(weights, values) };
}

// SplitMix64 (Steele, Lea and Flood 2014).
function* bits(seed) {
  const mask = (1n << 64n) - 1n;
  for (let state = BigInt(seed); ; ) {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    yield z ^ (z >> 31n);
  }
}

// The products of 200 queries with nine independent keys and one more, at d numbers: how far those of the nine spread, and what
// a softmax makes of all ten on average.
export function drawn(seed, d) {
  const source = bits(seed);
  const even = (word, place) => (Number((word >> BigInt(16 * place)) & 0xffffn) + 0.5) * ((2 * Math.sqrt(3)) / 65536) - Math.sqrt(3);
  const rows = [];
  for (let draw = 0; draw < 200; draw += 1) {
    const row = Array(10).fill(0);
    for (let place = 0; place < 512; place += 1) {
      const words = [source.next().value, source.next().value, source.next().value];
      if (place >= d) continue;
      const numbers = words.flatMap((word) => [0, 1, 2, 3].map((i) => even(word, i)));
      for (let key = 0; key < 10; key += 1) row[key] += numbers[10] * numbers[key];
    }
    rows.push(row);
  }
  const independent = rows.flatMap((row) => row.slice(1));
  const tops = rows.map((row) => Math.max(...weigh(row)));
  const mean = (list) => sum(list) / list.length;
  return { spread: Math.sqrt(mean(independent.map((x) => x * x))), top: mean(tops), gradient: mean(tops.map((p) => p * (1 - p))) };
}

// The weights that masks before and after the softmax leave of three scores.
export function masked(scores) {
  const late = weigh(scores);
  late[2] = 0;
  return { before: weigh([scores[0], scores[1], -Infinity]), late };
}

// Values in a plane, blended by the softmax of scores or by the scores themselves.
export function blended(values, scores, rule) {
  const weights = weigh(scores, rule);
  return { weights, output: [0, 1].map((axis) => dot(weights, values.map((value) => value[axis]))) };
}

// The row that differs most from `weights` and blends `values` to the same point: it has at most three weights above 0.
export function rival(weights, values) {
  const { output } = { output: [0, 1].map((axis) => dot(weights, values.map((value) => value[axis]))) };
  const det = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const moved = (row) => sum(row.map((w, i) => Math.abs(w - weights[i]))) / 2;
  let best = weights;
  for (let i = 0; i < 5; i += 1) for (let j = i + 1; j < 5; j += 1) for (let k = j + 1; k < 5; k += 1) {
    const [a, b, c] = [i, j, k].map((n) => values[n]);
    const area = det(a, b, c);
    const row = Array(5).fill(0);
    [row[i], row[j], row[k]] = [det(output, b, c) / area, det(a, output, c) / area, det(a, b, output) / area];
    if (row.every((w) => w >= -1e-9) && moved(row) > moved(best)) best = row;
  }
  return { row: best, share: moved(best) };
}

// Sinusoidal positions (Vaswani et al. 2017, §3.5).
const position = (place, d) =>
  Array.from({ length: d }, (_, i) => (i % 2 ? Math.cos : Math.sin)(place / 10_000 ** ((i - (i % 2)) / d)));

// By how much the output of each token changes when the tokens stand in this order, each at a position of its own.
export function shuffled(order, hasPositions) {
  const outputs = (order) => sentence(order.map((token, place) => X[token].map((x, i) => x + (hasPositions ? position(place, 4)[i] : 0)))).output;
  const [before, now] = [outputs([0, 1, 2, 3, 4, 5]), outputs(order)];
  return order.map((token, place) => apart(now[place], before[token]));
}

// Two heads of two numbers each, and their mix.
const HEADS = {
  q: [[0, 1.5, 1, 0.5], [3.4, 0, 2.5, 1], [2, 0, 0, 2], [0, 2.5, 2, 0]],
  k: [[1.5, 0, 0, 0], [0.2, 0, 0, 0], [0, 1.5, 1.5, 0], [-1, 0, 0, 1.5]],
  v: [[2, 0, 0, 0], [0.5, 0.5, 0, 0], [0, 0.5, 2, 0], [0, 0, 0.5, 1.5]],
  o: [[1, 0, 0, 0.2], [0, 0.5, 0.3, 0], [0.2, 0, 1, 0], [0, -0.4, 0, 1.2]],
};

// For one token: how far the average of what the heads add is from the output, and how far the output moves without head 2.
export function heads(token) {
  const part = (matrix, head) => times(X, matrix).map((row) => row.slice(2 * head, 2 * head + 2));
  const outputs = [0, 1].map((head) => attend(part(HEADS.q, head), part(HEADS.k, head), part(HEADS.v, head)).output[token]);
  const mix = (joined) => times([joined], HEADS.o)[0];
  const [both, first, second] = [[...outputs[0], ...outputs[1]], [...outputs[0], 0, 0], [0, 0, ...outputs[1]]].map(mix);
  return { average: apart(both, first.map((x, i) => (x + second[i]) / 2)), withoutSecond: apart(both, first) };
}
