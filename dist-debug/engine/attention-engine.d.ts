/** What can be wrong. */
export type EngineErrorCode = "shape" | "weights" | "vocabulary" | "memory" | "state" | "unsupported" | "internal";

/** An error with a stable code. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
}

/** Where a variant's wasm comes from; by default the fastest that the browser runs, beside the module. */
export type WasmSource = string | URL | Response | BufferSource | WebAssembly.Module;

/** Loads the engine. Calls after the first wait for it. */
export default function init(wasm?: WasmSource | Promise<WasmSource>): Promise<void>;

/** Which variant was loaded; `null` before `init` is done. */
export function variant(): "relaxed-simd" | "simd" | null;

/**
 * One head of scaled dot-product attention, `softmax(queries keysᵀ / √headDim) values`, over row-major arrays of
 * `nTokens × headDim` numbers. With `causal` a token sees itself and those before it. Error below 2e-6 for inputs of
 * ordinary size. The result stays valid after later calls.
 * @throws EngineError "shape", "memory", "state", "internal"
 */
export function attendF32(
  queries: Float32Array, keys: Float32Array, values: Float32Array, nTokens: number, headDim: number, causal?: boolean,
): Float32Array;

/** What the encoder makes of a text of `n` tokens. */
export interface Encoding {
  /** `[CLS]` first, `[SEP]` last; at most 256. */
  tokens: string[];
  ids: Uint32Array;
  /** `nLayers × nHeads × n × n`, queries in rows. */
  weights: Float32Array;
  /** `nLayers × nHeads × n`: the length of each token's value; 0 in the last layer, whose values are not shipped. */
  valueLengths: Float32Array;
  nLayers: number;
  nHeads: number;
  /** Whether the text was cut to 256 tokens. */
  truncated: boolean;
}

/** The trained encoder all-MiniLM-L6-v2, from a text to the weights of its 72 heads. */
export class Encoder {
  private constructor();
  /** @throws EngineError "weights", "vocabulary", "memory", "state", "internal" */
  static load(weights: Uint8Array, vocabulary: Uint8Array): Encoder;
  /** The same in steps of a few milliseconds, for threads that must not wait. */
  static loadSteps(weights: Uint8Array, vocabulary: Uint8Array): Generator<void, Encoder>;
  /** Any text, the empty one too. */
  encode(text: string): Encoding;
  /** The same a layer at a time; beginning another text makes this one void. */
  encodeSteps(text: string): Generator<void, Encoding>;
}
