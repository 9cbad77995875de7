// A page of somebody else with the lesson in a frame.
import { readFileSync } from "node:fs";

const script = (path) => readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), "utf8").replaceAll("</script", "<\\/script");

// A host page: scripts first, then the frame, so that what they define is there when the lesson looks.
export function hostPage({ libraries = [], head = "", src = "/index.html?embed=1", attributes = "", body = "" }) {
  const scripts = libraries.map((path) => `<script>${script(path)}</script>`).join("\n");
  const frame = src ? `<iframe title="lesson" width="900" height="600" ${attributes} src="${src}"></iframe>` : "";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>host</title>
<link rel="icon" href="data:,">${scripts}<script>${head}</script></head><body>${frame}${body}</body></html>`;
}
