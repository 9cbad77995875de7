// Takes the place of a service worker that is not wanted any more: it removes itself and what was kept.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  const ours = `attention-lesson ${registration.scope} `;
  for (const key of await caches.keys()) if (key.startsWith(ours)) await caches.delete(key);
  await registration.unregister();
})()));
