// The encoder for a page: fetched when asked for, run in a worker, or in short slices where workers are blocked. Knows
// nothing of what the page shows.

import init, { Encoder, EngineError, variant } from "./attention-engine.js";

// Each address in full: bundlers follow this form and no other.
const MODEL = new URL("./model.json", import.meta.url);
const PARTS = { weights: new URL("./weights.bin", import.meta.url), vocabulary: new URL("./vocabulary.txt", import.meta.url) };
const CACHE = "attention-engine";
const WORKER_PATIENCE_MS = 8000;
// A browser that is short of memory ends a worker without a word; a text takes a tenth of this on a slow phone.
const TEXT_PATIENCE_MS = 10_000;

/** Lets the worker's address through and is known to nobody else. */
let policy = null;

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Whether bytes are what they should be; where the page may not compute digests, their length has to do. */
const isWhole = async (data, { bytes, sha256 }) =>
  data.length === bytes && (!globalThis.crypto?.subtle || hex(await crypto.subtle.digest("SHA-256", data)) === sha256);

const openCache = async () => {
  try {
    return await caches.open(CACHE);
  } catch {
    return null; // Private windows and files on disk have none.
  }
};

/** What is loaded: file names and sizes, `{weights, vocabulary, bytes}`. */
export const describe = async (signal) => {
  const response = await fetch(MODEL, { signal });
  if (!response.ok) throw new EngineError("weights");
  const model = await response.json();
  return { ...model, bytes: model.weights.bytes + model.vocabulary.bytes };
};

/** Reads a response's body, telling how many bytes came each time. */
const read = async (response, name, size, onBytes) => {
  const data = new Uint8Array(size);
  const reader = response.body.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > size) throw new EngineError(name);
    data.set(value, at);
    at += value.length;
    onBytes(value.length);
  }
  return data.subarray(0, at);
};

const urlOf = (model, name) => new URL(`?${model[name].sha256.slice(0, 16)}`, PARTS[name]);

const obtain = async (model, name, cache, signal, onBytes) => {
  const part = model[name];
  const url = urlOf(model, name);
  const kept = await cache?.match(url).catch(() => undefined);
  if (kept) {
    const data = new Uint8Array(await kept.arrayBuffer());
    if (await isWhole(data, part)) {
      onBytes(data.length);
      return data;
    }
  }
  const response = await fetch(url, { signal });
  if (!response.ok) throw new EngineError("weights");
  const data = await read(response, name, part.bytes, onBytes);
  // An altered file is named: a server or a checkout may have given the vocabulary other line ends.
  if (!(await isWhole(data, part))) throw new EngineError(name);
  await cache?.put(url, new Response(data)).catch(() => undefined); // No room is no reason to fail.
  return data;
};

/** Lets go of what earlier versions of the model left in the cache; other lessons of this origin have theirs there, too. */
const forgetOthers = async (cache, urls) => {
  const folder = new URL(".", PARTS.weights).href;
  for (const { url } of await cache.keys()) if (url.startsWith(folder) && !urls.includes(url)) await cache.delete(url);
};

/** Both files, from the cache or the network. `onProgress(loaded, total)` in bytes. */
const obtainModel = async ({ onProgress = () => {}, signal } = {}) => {
  const model = await describe(signal);
  const cache = await openCache();
  let loaded = 0;
  const onBytes = (count) => onProgress((loaded += count), model.bytes);
  const vocabulary = await obtain(model, "vocabulary", cache, signal, onBytes);
  const weights = await obtain(model, "weights", cache, signal, onBytes);
  if (cache) await forgetOthers(cache, [urlOf(model, "vocabulary").href, urlOf(model, "weights").href]).catch(() => undefined);
  return { vocabulary, weights };
};

// Bundlers follow exactly this form.
const makeWorker = () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

/**
 * As `makeWorker`, where a page may ask for trusted types: the address is given to the constructor as one, which for this call alone
 * is another, since bundlers do not follow an address that goes through a policy.
 */
const makeTrustedWorker = () => {
  policy ??= trustedTypes.createPolicy("attention-engine", { createScriptURL: (url) => url });
  const Plain = globalThis.Worker;
  globalThis.Worker = function (url, options) {
    return new Plain(policy.createScriptURL(url), options);
  };
  try {
    return makeWorker();
  } finally {
    globalThis.Worker = Plain;
  }
};

/** A worker that has said it is there, or `null`. */
const openWorker = () =>
  new Promise((resolve) => {
    let worker;
    try {
      worker = globalThis.trustedTypes ? makeTrustedWorker() : makeWorker();
    } catch {
      resolve(null);
      return;
    }
    const settle = (result) => {
      clearTimeout(patience);
      worker.onerror = worker.onmessage = null;
      if (result === null) worker.terminate();
      resolve(result);
    };
    const patience = setTimeout(settle, WORKER_PATIENCE_MS, null);
    worker.onerror = (event) => {
      event.preventDefault();
      settle(null);
    };
    worker.onmessage = () => settle(worker);
  });

/** Calls to a worker, answered in order. */
const callsTo = (worker) => {
  const waiting = new Map();
  let last = 0;
  const fail = () => {
    for (const { reject } of waiting.values()) reject(new EngineError("internal"));
    waiting.clear();
  };
  worker.onerror = fail;
  worker.onmessage = ({ data: { id, value, code } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (code) reject(new EngineError(code));
    else resolve(value);
  };
  const close = () => (worker.terminate(), fail());
  const call = (message, moved = []) =>
    new Promise((resolve, reject) => {
      const patience = message.kind === "encode" ? setTimeout(close, TEXT_PATIENCE_MS) : undefined;
      const settle = (end) => (result) => (clearTimeout(patience), end(result));
      waiting.set(++last, { resolve: settle(resolve), reject: settle(reject) });
      worker.postMessage({ ...message, id: last }, moved);
    });
  return { call, close };
};

/** Lets the page draw and answer before the next slice. */
const pause = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (port1.close(), resolve());
    port2.postMessage(null);
  });

/** Runs a generator to its end, unless `isStale` says in between that nobody waits any more. */
const inSlices = async (steps, isStale) => {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
    if (isStale()) return null;
  }
};

/** The encoder on this thread. */
const openHere = async ({ weights, vocabulary }, signal) => {
  await init();
  const encoder = await inSlices(Encoder.loadSteps(weights, vocabulary), () => signal?.throwIfAborted());
  return { mode: "slices", variant: variant(), encode: (text, isStale) => inSlices(encoder.encodeSteps(text), isStale), close() {} };
};

const openThere = async (worker, { weights, vocabulary }) => {
  const { call, close } = callsTo(worker);
  try {
    const found = await call({ kind: "load", weights, vocabulary }, [weights.buffer, vocabulary.buffer]);
    return { mode: "worker", variant: found, encode: (text) => call({ kind: "encode", text }), close };
  } catch (error) {
    close();
    throw error;
  }
};

/**
 * Fetches and starts the encoder. Of the texts that arrive while one is in the works only the newest is taken up;
 * `encode` resolves to `null` for those that were passed over.
 */
export const open = async ({ onProgress, signal, worker = true } = {}) => {
  const thread = worker ? openWorker() : null;
  let there = null;
  let model;
  try {
    model = await obtainModel({ onProgress, signal });
    there = await thread;
    signal?.throwIfAborted();
  } catch (error) {
    thread?.then((opened) => opened?.terminate());
    throw error;
  }
  let engine = await (there ? openThere(there, model) : openHere(model, signal));
  if (signal?.aborted) engine.close();
  signal?.throwIfAborted();
  let isClosed = false;
  // Where the worker has ended, the encoder is opened again here, from the cache.
  const encode = async (text, isStale) => {
    try {
      return await engine.encode(text, isStale);
    } catch (error) {
      if (engine.mode !== "worker" || isClosed || error?.code !== "internal") throw error;
      engine.close();
      engine = await openHere(await obtainModel({ signal }), signal);
      return engine.encode(text, isStale);
    }
  };
  let next = null;
  let busy = false;
  const run = async () => {
    busy = true;
    while (next !== null) {
      const { text, resolve, reject } = next;
      next = null;
      await encode(text, () => next !== null).then(resolve, reject);
    }
    busy = false;
  };
  return {
    get mode() {
      return engine.mode;
    },
    get variant() {
      return engine.variant;
    },
    close() {
      isClosed = true;
      engine.close();
    },
    encode: (text) =>
      new Promise((resolve, reject) => {
        next?.resolve(null);
        next = { text, resolve, reject };
        if (!busy) run();
      }),
  };
};
