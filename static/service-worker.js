// Keeps the files of one build of the page on the device and answers with them, so that the page works without a network and its files
// are always of one build. `xtask/src/offline.rs` writes the build's name and its files here. The worker of another build waits until no
// page of this one is open, or until a reader asks for it.
const BUILD = "%BUILD%";
// Each file's name and its SHA-256.
const FILES = new Map([["%FILES%", ""]]);
const SCOPE = registration.scope;
// Other lessons, and whatever else the origin has, keep theirs under other names.
const OURS = `attention-lesson ${SCOPE} `;
// A name that has a hash in it means the same file in every build; without it builds name their files alike.
const HASH = /[0-9a-f]{16}/;
const plain = (name) => name.replace(HASH, "");
const NAMES = new Set([...FILES.keys()].map(plain));

const addressOf = (name) => new URL(name, SCOPE).href;

// Takes all files from the network, or none: what is not as this build has it ends the installation.
const install = async () => {
  try {
    const cache = await caches.open(OURS + BUILD);
    for (const [name, hash] of FILES) {
      const response = await fetch(addressOf(name), { cache: "no-cache", mode: "same-origin", integrity: `sha256-${hash}` });
      if (!response.ok) throw new Error(`status ${response.status} for ${name}`);
      // A copy, since no page may be answered with what came from another address, as from `./` for `index.html`.
      await cache.put(addressOf(name), new Response(response.body, response));
    }
  } catch (error) {
    await caches.delete(OURS + BUILD);
    throw error;
  }
};

// Takes charge of a page that came before there was a worker, whose files' names say of which build they are, too, and removes what older
// builds have left. Where several pages are open they stay: one of an older build may still ask for its engine.
const activate = async () => {
  await clients.claim();
  if ((await clients.matchAll({ type: "window" })).length > 1) return;
  for (const key of await caches.keys()) if (key.startsWith(OURS) && key !== OURS + BUILD) await caches.delete(key);
};

// The name of what is asked for, the empty one for what is surely none of this worker's business. A page in a frame comes from the network,
// and the names of its files say of which build they are.
const nameOf = ({ method, mode, destination, url }) => {
  if (method !== "GET" || !url.startsWith(SCOPE)) return "";
  const name = url.slice(SCOPE.length).replace(/[?#].*/s, "");
  if (mode !== "navigate") return HASH.test(name) ? name : "";
  return destination === "document" ? name.replace(/(^|\/)$/, "$1index.html") : "";
};

const kept = async (name) => {
  const others = FILES.has(name) ? [] : (await caches.keys()).filter((key) => key.startsWith(OURS));
  for (const cacheName of [OURS + BUILD, ...others]) {
    const found = await caches.match(addressOf(name), { cacheName, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", () => skipWaiting());
addEventListener("fetch", (event) => {
  const name = nameOf(event.request);
  if (NAMES.has(plain(name))) event.respondWith(kept(name).catch(() => undefined).then((found) => found ?? fetch(event.request)));
});
