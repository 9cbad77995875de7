// The link that opens the page of a class with a result code, as an address and as a QR code. `start.js` asks for this when a learner wants
// the link, and not before.
import { generate } from "lean-qr";
import { toSvg } from "lean-qr/extras/svg";

// Mail programs take some of a code's check symbols for the end of a link.
const ESCAPES = { "*": "%2A", "~": "%7E", $: "%24", "=": "%3D" };

// Puts both into `fold`, behind its name. The library leaves four light modules around a QR code, which is what scanners need.
export default function fill(fold) {
  const code = fold.dataset.code.replace(/[*~$=]/, (symbol) => ESCAPES[symbol]);
  const link = document.createElement("a");
  link.href = link.textContent = new URL(`class/#${code}`, import.meta.url).href;
  link.target = "_blank";
  link.translate = false;
  const svg = toSvg(generate(link.href), document, { off: "white", scale: 7 });
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", fold.firstChild.textContent);
  fold.replaceChildren(fold.firstChild, link, svg);
}
