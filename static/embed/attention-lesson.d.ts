/**
 * Loads the program. Call it once before anything else; further calls wait for the same, and a call after a failure tries again.
 */
export default function init(options?: InitOptions): Promise<void>;

export interface InitOptions {
  /**
   * The folder that holds this package's files `program.wasm` and `engine/`, as a URL, relative ones to the page. Only for bundlers
   * that do not follow `new URL("./file", import.meta.url)`, such as esbuild: copy the files there. Vite and webpack need none.
   */
  assets?: URL | string;
  /** The program, where the page has it already, in place of `program.wasm`. */
  wasm?: URL | string | Response | BufferSource | WebAssembly.Module;
}

/** The lesson's version. */
export const version: string;

export interface Options {
  /** Default "light". */
  theme?: "light" | "dark" | "auto";
  lang?: "en";
  /** The percentage that passes, 0 to 100. Default 80. */
  mastery?: number;
  /** Order of options; without it they stand as authored. */
  seed?: number;
  /** What `state()` or an event gave before. What cannot be read is left out, and the lesson says so. */
  state?: string;
  onEvent?: (event: LessonEvent) => void;
}

export type LessonEvent =
  | { version: 1; type: "ready"; answered: number; score: number; total: number }
  | { version: 1; type: "progress"; answered: number; score: number; total: number; mastered: number; sectionsRead: number; state: string }
  | { version: 1; type: "answered"; question: number; variant: number; letter: "a" | "b" | "c" | "d"; correct: boolean; firstTry: boolean; score: number; total: number }
  | { version: 1; type: "finished"; score: number; total: number; passed: boolean; seconds: number; state: string }
  /** The program has stopped for good, for all lessons of the page: one sentence says so, and `state` is what the learner had. */
  | { version: 1; type: "stopped"; state: string };

export interface Handle {
  /** Takes the lesson off the page. */
  destroy(): void;
  /** The learner's state, at most 200 characters of `[A-Za-z0-9._-]`. */
  state(): string;
}

/**
 * Draws a lesson within `element`, in a shadow root of its own. Several can stand on one page. Throws a `TypeError` where there is no
 * element, and for an option that does not exist or has another type; a value that makes no sense gets the default and a warning on
 * the console.
 */
export function mount(element: Element, options?: Options): Handle;

export type Row = ArrayLike<number>;

export interface AttentionInput {
  /** `n_queries × d_k` */
  queries: ArrayLike<Row>;
  /** `n_keys × d_k` */
  keys: ArrayLike<Row>;
  /** `n_keys × d_v` */
  values: ArrayLike<Row>;
  /** true (the default): 1/√d_k; false: none; or a finite number above 0. */
  scale?: boolean | number;
  /** `n_queries × n_keys` booleans, true where a query may attend; default "none". */
  mask?: "none" | "causal" | ArrayLike<ArrayLike<boolean>>;
  /** Above 0; default 1. */
  temperature?: number;
  normalize?: "softmax" | "none" | "hard";
}

export interface AttentionOutput {
  scores: number[][];
  scaled: number[][];
  weights: number[][];
  output: number[][];
}

export interface AttentionError extends Error {
  code: "empty-row" | "shape" | "not-finite" | "option";
}

/** Scaled dot-product attention as the lesson computes it. Throws an {@link AttentionError}. */
export function attend(input: AttentionInput): AttentionOutput;
