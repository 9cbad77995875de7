// The engine's JavaScript interface: picks a variant, moves numbers in and out of it, turns refusals into errors.
// It knows nothing of pages, workers or where files come from beyond its own folder.

const CODES = { "-1": "shape", "-2": "weights", "-3": "vocabulary", "-4": "memory", "-5": "state" };
const MESSAGES = {
  shape: "Sizes are zero, too large, or do not agree with the arrays.",
  weights: "These are not the encoder's weights, or they were damaged on the way.",
  vocabulary: "This is not the vocabulary that the weights were made for.",
  memory: "There is not enough memory.",
  state: "The engine is not ready for this call.",
  unsupported: "This browser runs no WebAssembly with SIMD.",
  internal: "The engine met an error of its own and has to be loaded again.",
};
const N_LAYERS = 6;
const N_HEADS = 12;
const STRETCHES_AT_ONCE = 24;

/** An error with a stable `code`. */
export class EngineError extends Error {
  constructor(code, cause) {
    super(MESSAGES[code] ?? MESSAGES.internal, cause === undefined ? undefined : { cause });
    this.name = "EngineError";
    this.code = code;
  }
}

// A module of one function that forms one relaxed byte product: only browsers that have it find it valid.
const RELAXED = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 0, 253, 15, 65, 0, 253, 15, 253, 146, 2, 11,
]);

let module = null;
let chosen = null;
let heads = null;

/** One instance of the module, its memory seen as numbers. */
class Machine {
  constructor() {
    this.exports = new WebAssembly.Instance(module, {}).exports;
    this.floats = new Float32Array(this.exports.memory.buffer);
    this.broken = false;
  }

  /** Calls an export, of at most three parameters; negative results and traps become errors. */
  call(name, first, second, third) {
    if (this.broken) throw new EngineError("internal");
    let result;
    try {
      result = this.exports[name](first, second, third);
    } catch (trap) {
      this.broken = true;
      throw new EngineError(trap instanceof WebAssembly.RuntimeError ? "internal" : "memory", trap);
    }
    if (result < 0 && result >= -5) throw new EngineError(CODES[result]);
    return result >>> 0;
  }

  /** The memory as single-precision numbers, seen anew if it has grown. */
  view() {
    if (this.floats.length === 0) this.floats = new Float32Array(this.exports.memory.buffer);
    return this.floats;
  }

  write(...parts) {
    const bytes = parts.reduce((sum, part) => sum + part.length, 0);
    let place = this.call("input_room", bytes);
    for (const part of parts) {
      new Uint8Array(this.exports.memory.buffer, place, part.length).set(part);
      place += part.length;
    }
  }
}

const compile = async (source) => {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new TypeError(`The engine's file was answered with status ${response.status}.`);
  return WebAssembly.compile(await response.arrayBuffer());
};

/** Takes a module into use; false if the machine does not pass the module's own test. */
const start = async (source) => {
  module = await compile(source);
  heads = new Machine();
  chosen = heads.call("is_relaxed") === 1 ? "relaxed-simd" : "simd";
  return heads.call("self_check") === 1;
};

let starting = null;

/** Loads the fastest variant that this browser runs, or the module that is given. Later calls wait for the first. */
export default function init(wasm) {
  starting ??= begin(wasm).catch((error) => {
    starting = null;
    throw error;
  });
  return starting;
}

const begin = async (wasm) => {
  if (typeof WebAssembly !== "object") throw new EngineError("unsupported");
  try {
    if (wasm !== undefined) {
      if (await start(await wasm)) return;
    } else {
      // Each address in full: bundlers follow this form and no other.
      if (WebAssembly.validate(RELAXED) && (await start(new URL("./attention-engine-relaxed-simd.wasm", import.meta.url)))) return;
      if (await start(new URL("./attention-engine-simd.wasm", import.meta.url))) return;
    }
  } catch (error) {
    throw error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError ? new EngineError("unsupported", error) : error;
  }
  throw new EngineError("unsupported");
};

/** `"relaxed-simd"` or `"simd"`, once `init` is done. */
export const variant = () => chosen;

// Small results are views of larger blocks: an array of its own would cost more than the attention.
const BLOCK_NUMBERS = 1 << 18;
let block = null;
let used = 0;

const room = (count) => {
  if (count > BLOCK_NUMBERS >> 4) return new Float32Array(count);
  if (block === null || used + count > BLOCK_NUMBERS) {
    block = new ArrayBuffer(BLOCK_NUMBERS * 4);
    used = 0;
  }
  const result = new Float32Array(block, used * 4, count);
  used += count;
  return result;
};

const roomAt = (machine, numbers, place) => ({ machine, numbers, place, output: new Float32Array(0) });

let headRoom = roomAt(null, 0, 0);

/** Where the present machine keeps queries, keys, values and output of `size` numbers each: an index into its numbers. */
const placeFor = (nTokens, headDim, size) => {
  if (heads.broken) heads = new Machine();
  if (headRoom.machine !== heads || headRoom.numbers < size) {
    headRoom = roomAt(heads, size, heads.call("head_room", nTokens, headDim) >>> 2);
  }
  return headRoom.place;
};

/** One head of scaled dot-product attention; rows are tokens. The result stays as it is whatever is called later. */
export function attendF32(queries, keys, values, nTokens, headDim, causal = false) {
  if (heads === null) throw new EngineError("state");
  const size = nTokens * headDim;
  const fit = queries?.length === size && keys?.length === size && values?.length === size;
  if (!fit || !Number.isInteger(nTokens) || !Number.isInteger(headDim) || nTokens <= 0 || headDim <= 0) throw new EngineError("shape");
  const place = placeFor(nTokens, headDim, size);
  const memory = heads.view();
  memory.set(queries, place);
  memory.set(keys, place + size);
  memory.set(values, place + 2 * size);
  heads.call("head_run", nTokens, headDim, causal ? 1 : 0);
  // Seen anew if the size is another or the memory has grown.
  if (headRoom.output.length !== size) headRoom.output = heads.view().subarray(place + 3 * size, place + 4 * size);
  const result = room(size);
  result.set(headRoom.output);
  return result;
}

const bytesOf = (data, code) => {
  if (data instanceof Uint8Array) return data;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  throw new EngineError(code);
};

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The trained encoder: from a text to the weights of its 72 heads. */
export class Encoder {
  #machine;

  /** Use `Encoder.load`. */
  constructor(machine) {
    this.#machine = machine;
  }

  /** Loads weights and vocabulary at once. */
  static load(weights, vocabulary) {
    const steps = Encoder.loadSteps(weights, vocabulary);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }

  /** Loads in steps of a few milliseconds: a generator whose last value is the encoder. */
  static *loadSteps(weights, vocabulary) {
    if (module === null) throw new EngineError("state");
    const [names, numbers] = [bytesOf(vocabulary, "vocabulary"), bytesOf(weights, "weights")];
    const machine = new Machine();
    machine.write(names, numbers);
    machine.call("load_begin", names.length);
    while (machine.call("load_advance", STRETCHES_AT_ONCE) === 0) yield;
    return new Encoder(machine);
  }

  /** Tokens, ids and all weights of a text. */
  encode(text) {
    const steps = this.encodeSteps(text);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }

  /** The same a layer at a time: a generator whose last value is the result. A later call makes an earlier one void. */
  *encodeSteps(text) {
    const machine = this.#machine;
    machine.write(encoder.encode(String(text)));
    const n = machine.call("encode_begin");
    while (machine.call("encode_advance") === 0) yield;
    const memory = machine.exports.memory.buffer;
    const names = new Uint8Array(memory, machine.call("result", 3), machine.call("result", 4));
    const numbers = (which, count) => {
      const place = machine.call("result", which);
      return memory.slice(place, place + 4 * count);
    };
    return {
      tokens: decoder.decode(names).split("\n").slice(0, n),
      ids: new Uint32Array(numbers(0, n)),
      weights: new Float32Array(numbers(1, N_LAYERS * N_HEADS * n * n)),
      valueLengths: new Float32Array(numbers(2, N_LAYERS * N_HEADS * n)),
      nLayers: N_LAYERS,
      nHeads: N_HEADS,
      truncated: machine.call("result", 5) === 1,
    };
  }
}
