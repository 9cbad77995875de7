// Stands at the end of the program's script (xtask/src/glue.rs). A trap, or an exception of the browser's that passes through the wasm, leaves what it was
// at half done: `tell` is called then, before the exception goes on.
let tell = () => {};

export function watch(call) {
  tell = call;
}

function watched(exports) {
  const all = {};
  for (const name in exports) {
    const part = exports[name];
    all[name] = typeof part !== "function" ? part : (...given) => {
      try {
        return part(...given);
      } catch (error) {
        tell();
        throw error;
      }
    };
  }
  return all;
}
