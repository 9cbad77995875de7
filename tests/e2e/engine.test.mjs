// The engine as pages use it: both variants, the encoder, its client in a worker and without one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";

import { serve } from "./server.mjs";
import { launch, open } from "./browser.mjs";
import { DIST, TEST_MS } from "./lesson.mjs";

const VARIANTS = ["relaxed-simd", "simd"];
const BLANK = "<!doctype html><html lang=en><title>Blank</title>";
const BLOCKED = "/blocked.html";
const TEXTS = ["", "The cat sat on the mat because it was tired.", "naïve CAFÉ 日本語 🙂", "The [MASK] barked. The [MASK] barked.", "word ".repeat(300)];

let browser;
let server;

before(async () => {
  const headers = (path) =>
    path === BLOCKED ? { "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'" } : {};
  [browser, server] = await Promise.all([
    launch(),
    serve(join(DIST, "engine"), { headers, pages: { "/": BLANK, [BLOCKED]: BLANK } }),
  ]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

// A test in a page beside the engine, whose file names are relative there. `expected` is what may go wrong.
function engine(name, body, { path = "/", expected = [], prepare } = {}) {
  test(name, { timeout: TEST_MS }, async () => {
    const { context, page, problems } = await open(browser, [server.origin]);
    try {
      await prepare?.(context);
      await page.goto(server.origin + path);
      await page.evaluate(setUp);
      await body({ context, page });
      assert.deepEqual(problems.filter((problem) => !expected.some((pattern) => pattern.test(problem))), []);
    } finally {
      await context.close();
    }
  });
}

// What the tests' own code in the page shares.
function setUp() {
  const bytes = async (file) => new Uint8Array(await (await fetch(file)).arrayBuffer());
  globalThis.at = {
    async engine(variant) {
      const module = await import(`./attention-engine.js?${variant}`);
      await module.default(`./attention-engine-${variant}.wasm`);
      return module;
    },
    async encoder(variant) {
      const { Encoder } = await this.engine(variant);
      return Encoder.load(await bytes("weights.bin"), await bytes("vocabulary.txt"));
    },
    bytes,
    // Numbers around 0 that depend on nothing but the seed.
    numbers(count, seed) {
      let state = seed;
      return Float32Array.from({ length: count }, () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 31 - 1;
      });
    },
    async code(act) {
      try {
        await act();
        return "no error";
      } catch (error) {
        return error instanceof Error ? error.code : "not an Error";
      }
    },
  };
}

engine("the fastest variant is chosen, and the other can be given", async ({ page }) => {
  const found = await page.evaluate(async () => {
    const module = await import("./attention-engine.js");
    const before = module.variant();
    await Promise.all([module.default(), module.default()]);
    return [before, module.variant(), (await at.engine("simd")).variant()];
  });
  assert.deepEqual(found, [null, "relaxed-simd", "simd"]);
});

engine("one head differs from double precision by 2e-6 at most, in both variants", async ({ page }) => {
  const worst = await page.evaluate(async (variants) => {
    const engines = await Promise.all(variants.map((variant) => at.engine(variant)));
    const worst = { between: 0 };
    for (const [n, d, causal] of [[1, 64, false], [8, 64, true], [33, 64, false], [128, 64, true], [257, 32, false], [300, 64, true], [64, 7, false]]) {
      const [q, k, v] = [1, 2, 3].map((seed) => at.numbers(n * d, seed * n + d));
      const outputs = engines.map(({ attendF32 }) => attendF32(q, k, v, n, d, causal));
      const exact = new Float64Array(n * d);
      for (let i = 0; i < n; i += 1) {
        const seen = causal ? i + 1 : n;
        const scores = Array.from({ length: seen }, (_, j) => {
          let sum = 0;
          for (let c = 0; c < d; c += 1) sum += q[i * d + c] * k[j * d + c];
          return sum / Math.sqrt(d);
        });
        const powers = scores.map((score) => Math.exp(score));
        const sum = powers.reduce((a, b) => a + b);
        for (let j = 0; j < seen; j += 1) for (let c = 0; c < d; c += 1) exact[i * d + c] += (powers[j] / sum) * v[j * d + c];
      }
      const far = (a, b) => a.reduce((most, x, at) => Math.max(most, Math.abs(x - b[at])), 0);
      variants.forEach((variant, at) => (worst[variant] = Math.max(worst[variant] ?? 0, far(outputs[at], exact))));
      worst.between = Math.max(worst.between, far(...outputs));
    }
    return worst;
  }, VARIANTS);
  for (const [name, error] of Object.entries(worst)) assert.ok(error <= 2e-6, `${name}: ${error}`);
});

engine("bad sizes are refused, and the engine works on", async ({ page }) => {
  const codes = await page.evaluate(async () => {
    const early = await import("./attention-engine.js?early");
    const { attendF32 } = await at.engine("relaxed-simd");
    const row = new Float32Array(64);
    return [
      await at.code(() => early.attendF32(row, row, row, 1, 64)),
      await at.code(() => attendF32(row, row, row, 2, 64)),
      await at.code(() => attendF32(row, row, new Float32Array(63), 1, 64)),
      await at.code(() => attendF32(new Float32Array(0), new Float32Array(0), new Float32Array(0), 0, 64)),
      await at.code(() => attendF32(row, row, row, -1, -64)),
      await at.code(() => attendF32(row, row, row, 128, 0.5)),
      await at.code(() => attendF32(undefined, row, row, 1, 64)),
      await at.code(() => attendF32(row, row, row, NaN, 64)),
      attendF32(row, row, row, 1, 64).length,
    ];
  });
  assert.deepEqual(codes, ["state", ...Array(7).fill("shape"), 64]);
});

for (const variant of VARIANTS) {
  engine(`results stay valid after later calls (${variant})`, async ({ page }) => {
    const same = await page.evaluate(async (variant) => {
      const { attendF32 } = await at.engine(variant);
      const encoder = await at.encoder(variant);
      const head = (n, seed) => attendF32(...[0, 1, 2].map((part) => at.numbers(n * 64, seed + part)), n, 64, false);
      const results = [head(8, 1), head(200, 4), encoder.encode("a short text").weights, encoder.encode("a short text").valueLengths];
      const copies = results.map((result) => result.slice());
      for (let i = 0; i < 300; i += 1) head(8 + (i % 70), i);
      head(2000, 5);
      encoder.encode("another, longer text ".repeat(60));
      return results.map((result, index) => result.every((x, i) => x === copies[index][i]));
    }, variant);
    assert.deepEqual(same, [true, true, true, true]);
  });
}

engine("any text is encoded: tokens, and rows that are distributions", async ({ page }) => {
  for (const variant of VARIANTS) {
    const results = await page.evaluate(async ([variant, texts]) => {
      const encoder = await at.encoder(variant);
      return texts.map((text) => {
        const { tokens, ids, weights, nLayers, nHeads, truncated } = encoder.encode(text);
        const n = ids.length;
        const sums = Array.from({ length: weights.length / n }, (_, row) => weights.subarray(row * n, row * n + n).reduce((a, b) => a + b, 0));
        return { tokens, ids: [...ids], size: weights.length, nLayers, nHeads, truncated, far: Math.max(...sums.map((sum) => Math.abs(sum - 1))) };
      });
    }, [variant, TEXTS]);
    for (const { tokens, ids, size, nLayers, nHeads, far } of results) {
      assert.deepEqual([tokens.length, size], [ids.length, 72 * ids.length ** 2]);
      assert.deepEqual([tokens[0], ids[0], tokens.at(-1), ids.at(-1), nLayers, nHeads], ["[CLS]", 101, "[SEP]", 102, 6, 12]);
      assert.ok(far < 1e-5, `rows sum to 1 within ${far}`);
    }
    const [empty, cat, , masked, long] = results;
    assert.deepEqual(empty.tokens, ["[CLS]", "[SEP]"]);
    assert.deepEqual(cat.ids, [101, 1996, 4937, 2938, 2006, 1996, 13523, 2138, 2009, 2001, 5458, 1012, 102]);
    assert.equal(masked.tokens.filter((token) => token === "[MASK]").length, 2);
    assert.deepEqual([long.tokens.length, long.truncated, cat.truncated], [256, true, false]);
  }
});

engine("both variants draw the same maps", async ({ page }) => {
  const [mean, worst] = await page.evaluate(async ([variants, texts]) => {
    const encoders = await Promise.all(variants.map((variant) => at.encoder(variant)));
    let [sum, count, worst] = [0, 0, 0];
    for (const text of texts) {
      const [a, b] = encoders.map((encoder) => encoder.encode(text).weights);
      for (let i = 0; i < a.length; i += 1) {
        const error = Math.abs(a[i] - b[i]);
        sum += error;
        count += 1;
        worst = Math.max(worst, error);
      }
    }
    return [sum / count, worst];
  }, [VARIANTS, TEXTS]);
  // Sums of whole numbers are the same; the last bit of what follows may turn a rounding.
  assert.ok(mean < 3e-4 && worst < 0.25, `mean ${mean}, worst ${worst}`);
});

engine("bad weights and vocabularies are refused with a stable code, and good ones load after them", async ({ page }) => {
  const codes = await page.evaluate(async () => {
    const { Encoder } = await at.engine("relaxed-simd");
    const [weights, vocabulary] = [await at.bytes("weights.bin"), await at.bytes("vocabulary.txt")];
    const changed = weights.slice();
    changed[weights.length - 1000] ^= 4;
    const code = (...files) => at.code(() => Encoder.load(...files));
    return [
      await code(new Uint8Array(0), vocabulary),
      await code(weights.subarray(0, 5_000_000), vocabulary),
      await code(new Uint8Array(20_000_000).fill(7), vocabulary),
      await code(changed, vocabulary),
      await code(undefined, vocabulary),
      await code(weights, new Uint8Array(0)),
      await code(weights, vocabulary.subarray(0, 100_000)),
      await code(weights, null),
      Encoder.load(weights, vocabulary).encode("fine").tokens[1],
    ];
  });
  assert.deepEqual(codes, [...Array(5).fill("weights"), ...Array(3).fill("vocabulary"), "fine"]);
});

// Opens the client, encodes, and tells what a page would see.
const useClient = async (options) => {
  const { open } = await import("./attention-client.js");
  const steps = [];
  const client = await open({ ...options, onProgress: (loaded, total) => steps.push([loaded, total]) });
  const texts = ["first", "passed over", "passed over too", "the last one"];
  const results = await Promise.all(texts.map((text) => client.encode(text)));
  const again = await client.encode("and again");
  client.close();
  return {
    mode: client.mode,
    variant: client.variant,
    rises: steps.every(([loaded], i) => i === 0 || loaded > steps[i - 1][0]),
    whole: steps.at(-1)[0] === steps.at(-1)[1],
    tokens: results.map((result) => result && result.tokens[1]),
    first: results[3].weights.length,
    again: again.tokens.join(" "),
  };
};

const checkClient = (found, mode) => {
  // Whether the first text is done before the next comes is a matter of luck in slices.
  assert.ok([null, "first"].includes(found.tokens[0]));
  assert.deepEqual({ ...found, tokens: found.tokens.slice(1) }, {
    mode, variant: "relaxed-simd", rises: true, whole: true, tokens: [null, null, "the"], first: 72 * 25, again: "[CLS] and again [SEP]",
  });
};

engine("the client works in a worker, and asks the network only once", async ({ page }) => {
  const requested = [];
  page.on("request", (request) => requested.push(new URL(request.url()).pathname));
  checkClient(await page.evaluate(useClient, {}), "worker");
  assert.ok(requested.includes("/weights.bin"));
  await page.reload();
  requested.length = 0;
  checkClient(await page.evaluate(useClient, {}), "worker");
  assert.ok(!requested.includes("/weights.bin") && !requested.includes("/vocabulary.txt"), requested.join(" "));
});

engine("a vocabulary with other line ends is named as such", async ({ page }) => {
  await page.route(/vocabulary\.txt/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll("\n", "\r\n") });
  });
  assert.equal(await page.evaluate(() => import("/attention-client.js").then((client) => client.open()).then(() => "opened", ({ code }) => code)), "vocabulary");
});

engine("where a policy forbids workers the client works in slices", async ({ page }) => {
  checkClient(await page.evaluate(useClient, {}), "slices");
}, { path: BLOCKED, expected: [/worker/i] });

engine("where workers and caches fail the client works in slices, and the page stays awake", async ({ page }) => {
  const [mode, nTurns] = await page.evaluate(async () => {
    let nTurns = 0;
    const { open } = await import("./attention-client.js");
    const client = await open();
    await client.encode("warm");
    const watch = new MessageChannel();
    watch.port1.onmessage = () => {
      nTurns += 1;
      watch.port2.postMessage(null);
    };
    watch.port2.postMessage(null);
    await client.encode("many words in a row ".repeat(12));
    watch.port1.close();
    return [client.mode, nTurns];
  });
  assert.equal(mode, "slices");
  // One of six layers at a time: in between others have their turn, however fast the machine is.
  assert.ok(nTurns >= 3, `others had ${nTurns} turns`);
}, {
  prepare: (context) => context.addInitScript(() => {
    globalThis.Worker = class {
      constructor() {
        throw new DOMException("No workers here.", "SecurityError");
      }
    };
    Object.defineProperty(globalThis, "caches", { get() { throw new DOMException("No caches here.", "SecurityError"); } });
  }),
});

engine("where a worker ends in silence the client goes on in slices", async ({ page }) => {
  const [before, token, mode] = await page.evaluate(async () => {
    const client = await (await import("./attention-client.js")).open();
    const before = client.mode;
    const { tokens } = await client.encode("words");
    return [before, tokens[1], client.mode];
  });
  assert.deepEqual([before, token, mode], ["worker", "words", "slices"]);
}, {
  prepare: (context) => context.addInitScript(() => {
    globalThis.Worker = class extends Worker {
      postMessage(message, moved) {
        if (message.kind !== "encode") super.postMessage(message, moved);
      }
    };
  }),
});

engine("loading can be cancelled, and damaged or missing files are refused", async ({ page, context }) => {
  const cancelled = await page.evaluate(async () => {
    const { open } = await import("./attention-client.js");
    const control = new AbortController();
    return open({ signal: control.signal, onProgress: () => control.abort() }).then(() => "opened", (error) => error.name);
  });
  assert.equal(cancelled, "AbortError");
  const outcome = () => page.evaluate(async () => {
    const { open } = await import("./attention-client.js");
    return at.code(() => open());
  });
  await context.route(/weights\.bin/, (route) => route.fulfill({ body: Buffer.alloc(1000) }));
  assert.equal(await outcome(), "weights");
  await context.unroute(/weights\.bin/);
  await context.route(/model\.json/, (route) => route.fulfill({ status: 404, body: "gone" }));
  assert.equal(await outcome(), "weights");
}, { expected: [/404/] });

engine("a browser without relaxed SIMD gets the other variant, one without WebAssembly an error", async ({ page }) => {
  const found = await page.evaluate(async () => {
    WebAssembly.validate = () => false;
    const plain = await import("./attention-engine.js?plain");
    await plain.default();
    const bad = await import("./attention-engine.js?bad");
    const broken = await at.code(() => bad.default(new Uint8Array([0, 97, 115, 109, 9, 0, 0, 0])));
    await bad.default();
    delete globalThis.WebAssembly;
    const none = await import("./attention-engine.js?none");
    return [plain.variant(), broken, bad.variant(), await at.code(() => none.default())];
  });
  assert.deepEqual(found, ["simd", "unsupported", "simd", "unsupported"]);
});
