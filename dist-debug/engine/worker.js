// The engine in a thread of its own. `attention-client.js` is its only correspondent.

import init, { Encoder, variant } from "./attention-engine.js";

let encoder = null;

const answer = async ({ kind, weights, vocabulary, text }) => {
  if (kind === "load") {
    await init();
    encoder = Encoder.load(weights, vocabulary);
    // What was handed over is not needed any more; where buffers cannot be let go of at once, the collector does it.
    for (const { buffer } of [weights, vocabulary]) buffer.transfer?.(0);
    return { value: variant(), moved: [] };
  }
  const value = encoder.encode(text);
  return { value, moved: [value.ids.buffer, value.weights.buffer, value.valueLengths.buffer] };
};

self.onmessage = async ({ data }) => {
  try {
    const { value, moved } = await answer(data);
    self.postMessage({ id: data.id, value }, moved);
  } catch (error) {
    self.postMessage({ id: data.id, code: error?.code ?? "internal" });
  }
};

self.postMessage({ ready: true });
