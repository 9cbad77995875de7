// CPU time of what a page's own thread does, and comparisons by it: each round runs all that are compared, one after the
// other, so that whatever else the machine does meets them alike.

const WARM_MS = 250;
const BATCH_MS = 24;

export const quantile = (numbers, q) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
};
export const median = (numbers) => quantile(numbers, 0.5);
export const geometricMean = (numbers) => Math.exp(numbers.reduce((sum, x) => sum + Math.log(x), 0) / numbers.length);

// `ms(name, times)`: what that many runs cost the page's thread.
export async function threadClock(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  const now = async () => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "ThreadTime").value * 1000;
  };
  const cost = async (name, times) => {
    const began = await now();
    await page.evaluate(([name, times]) => globalThis.bench.run(name, times), [name, times]);
    return (await now()) - began;
  };
  return { cost };
}

// How many runs make a batch, after enough of them that the browser has compiled what it will.
async function batchSize({ cost }, name) {
  let times = 1;
  for (let spent = 0; ; ) {
    const ms = await cost(name, times);
    spent += ms;
    if (spent >= WARM_MS) return Math.max(1, Math.round((times * BATCH_MS) / ms));
    if (ms < BATCH_MS) times *= 2;
  }
}

// Milliseconds a run, by name, one number a round.
export async function compare(clock, names, rounds) {
  const sizes = {};
  for (const name of names) sizes[name] = await batchSize(clock, name);
  const empty = [];
  for (let i = 0; i < 9; i += 1) empty.push(await clock.cost(names[0], 0));
  const overhead = median(empty);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const order = names.map((_, at) => names[(at + round) % names.length]);
    for (const name of order) times[name].push(Math.max(1e-6, (await clock.cost(name, sizes[name])) - overhead) / sizes[name]);
  }
  return times;
}

// How many times faster `fast` is than `slow`, round by round.
export const ratios = (times, slow, fast) => times[slow].map((ms, round) => ms / times[fast][round]);
