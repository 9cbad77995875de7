// Attention once more, in a few lines of another language: what the numbers on the page are compared with.

export const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);
export const times = (a, b) => a.map((row) => b[0].map((_, j) => dot(row, b.map((other) => other[j]))));

// Weights of one row of scaled scores; -Infinity marks what is masked.
export function weigh(scaled, rule = "Softmax") {
  if (rule === "Raw scores") return scaled;
  const top = Math.max(...scaled);
  const powers = scaled.map((x) => (rule === "Hard" ? Number(x === top) : Math.exp(x - top)));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((x) => x / sum);
}

// Scaled dot-product attention; `sees(i, j)` tells whether query i may read key j.
export function attend(queries, keys, values, { scale = 1 / Math.sqrt(keys[0].length), temperature = 1, rule = "Softmax", sees = () => true } = {}) {
  const scores = queries.map((q) => keys.map((k) => dot(q, k)));
  const scaled = scores.map((row, i) => row.map((s, j) => (sees(i, j) ? (s * scale) / temperature : -Infinity)));
  const weights = scaled.map((row) => weigh(row, rule));
  return { scores, scaled, weights, output: times(weights, values) };
}

// A number as the page writes it: thin spaces, a true minus sign, a percent sign.
export function read(text) {
  const plain = text.replace(/[\s\u00a0\u2009\u202f]/g, "").replace("\u2212", "-");
  if (/^-?(∞|infinity)$/i.test(plain)) return plain.startsWith("-") ? -Infinity : Infinity;
  const value = Number(plain.replace("%", ""));
  if (plain === "" || Number.isNaN(value)) throw new Error(`"${text}" is not a number`);
  return plain.endsWith("%") ? value / 100 : value;
}

// How many decimals the page shows of a number: half a unit of the last one is how far it may be off.
export function tolerance(text) {
  const decimals = (/[.,](\d+)/.exec(text)?.[1].length ?? 0) + (text.includes("%") ? 2 : 0);
  return 0.5 * 10 ** -decimals + 1e-9;
}
