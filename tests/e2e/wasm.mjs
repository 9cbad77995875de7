// Changes a wasm file as it goes to the browser, so that what seldom happens can be brought about: a trap, a full memory.

const number = (bytes, at) => {
  let [value, shift] = [0, 0];
  for (;;) {
    const byte = bytes[at++];
    value |= (byte & 127) << shift;
    shift += 7;
    if (byte < 128) return [value >>> 0, at];
  }
};
const encoded = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...encoded(value >>> 7)]);

const [IMPORTS, MEMORY, EXPORTS, CODE] = [2, 5, 7, 10];

// The sections, each with its id and its content.
function sectionsOf(wasm) {
  const sections = [];
  for (let at = 8; at < wasm.length;) {
    const [size, start] = number(wasm, at + 1);
    sections.push({ id: wasm[at], content: wasm.subarray(start, start + size) });
    at = start + size;
  }
  return sections;
}

function joined(wasm, sections) {
  return Buffer.concat([wasm.subarray(0, 8), ...sections.flatMap(({ id, content }) => [Buffer.from([id, ...encoded(content.length)]), content])]);
}

// The same program, whose memory never has more pages of 64 KiB than it begins with and these.
export function withMemory(wasm, morePages) {
  return joined(wasm, sectionsOf(wasm).map(({ id, content }) => {
    if (id !== MEMORY) return { id, content };
    const [pages] = number(content, 2);
    return { id, content: Buffer.from([1, 1, ...encoded(pages), ...encoded(pages + morePages)]) };
  }));
}

// The same program, without imports, whose export of this name traps when it is called.
export function withTrap(wasm, name) {
  const sections = sectionsOf(wasm);
  const contentOf = (sought) => sections.find(({ id }) => id === sought)?.content;
  if (contentOf(IMPORTS)) throw new Error("functions that are imported come first");
  const exports = contentOf(EXPORTS);
  let [left, at] = number(exports, 0);
  let place;
  for (; left > 0; left -= 1) {
    let [size, index] = [0, 0];
    [size, at] = number(exports, at);
    const found = exports.toString("utf8", at, at + size);
    const kind = exports[at + size];
    [index, at] = number(exports, at + size + 1);
    if (kind === 0 && found === name) place = index;
  }
  if (place === undefined) throw new Error(`there is no ${name}`);
  return joined(wasm, sections.map(({ id, content }) => {
    if (id !== CODE) return { id, content };
    let [count, at] = number(content, 0);
    const parts = [content.subarray(0, at)];
    for (let i = 0; i < count; i += 1) {
      const [size, start] = number(content, at);
      // No locals, `unreachable`, `end`.
      parts.push(i === place ? Buffer.from([3, 0, 0, 11]) : content.subarray(at, start + size));
      at = start + size;
    }
    return { id, content: Buffer.concat(parts) };
  }));
}
