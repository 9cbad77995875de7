import type { Encoding } from "./attention-engine.js";

/** One of the model's files. */
export interface ModelFile {
  file: string;
  bytes: number;
  sha256: string;
}

/** What `open` would load; `bytes` is the size to name before the reader decides. */
export function describe(signal?: AbortSignal): Promise<{ weights: ModelFile; vocabulary: ModelFile; bytes: number }>;

/** The encoder, ready. */
export interface Client {
  /** A worker, or slices on the page's own thread where workers are blocked or have ended in silence. */
  readonly mode: "worker" | "slices";
  readonly variant: "relaxed-simd" | "simd";
  /** `null` if a newer text came before this one's turn or end. Rejects with an `EngineError`. */
  encode(text: string): Promise<Encoding | null>;
  /** Ends the worker. */
  close(): void;
}

/**
 * Fetches the model (from the cache where there is one), checks it and starts the encoder. Rejects with an
 * `EngineError`, with what `fetch` rejects with when offline, or with the signal's reason.
 */
export function open(options?: {
  onProgress?: (loaded: number, total: number) => void;
  signal?: AbortSignal;
  /** False keeps the engine on the page's thread. */
  worker?: boolean;
}): Promise<Client>;
