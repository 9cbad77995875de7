// What a screen reader is given of the page, as lines of text for people to read: Chromium's accessibility tree in reading order, where
// the focus is, and what live regions say.

// What runs along in a line of text, and what groups other things and is no thing of its own.
const RUNNING = ["StaticText", "emphasis", "strong", "link", "code", "subscript", "MathMLMath", "LineBreak"];
const TRANSPARENT = ["none", "generic", "LabelText", "RootWebArea", "rowgroup", "DescriptionList", "paragraph"];
// What has given its words to something else as a name, or is heard as a list.
const NAMING = ["Legend", "caption", "ListMarker"];
const TABLES = ["table", "grid"];
// What is told by name, value and state alone.
const CONTROLS = ["button", "radio", "checkbox", "slider", "spinbutton", "textbox", "combobox", "DisclosureTriangle", "image", "progressbar"];
// The words that follow a role, by state and value.
const STATES = {
  "checked true": "checked", "selected true": "selected", "pressed true": "pressed", "disabled true": "disabled", "expanded true": "open", "expanded false": "closed",
  "readonly true": "read only",
};
const CALLED = { DisclosureTriangle: "fold", progressbar: "progress" };

// Roles of MathML as a reader of formulas puts them into words; what is not here is the words of its parts.
const FORMULA = {
  MathMLSub: ([base, sub]) => `${base} sub ${grouped(sub)}`,
  MathMLSup: ([base, sup]) => `${base} to the ${grouped(sup)}`,
  MathMLSubSup: ([base, sub, sup]) => `${base} sub ${grouped(sub)} to the ${grouped(sup)}`,
  MathMLUnder: ([base, under]) => `${base} under ${grouped(under)}`,
  MathMLUnderOver: ([base, under, over]) => `${base} from ${grouped(under)} to ${grouped(over)}`,
  MathMLFraction: ([over, under]) => `${grouped(over)} over ${grouped(under)}`,
  MathMLSquareRoot: (parts) => `root of ${grouped(parts.join(" "))}`,
};
const grouped = (words) => (words.includes(" ") ? `(${words})` : words);
const squeezed = (text) => text.replaceAll(/\s+/g, " ").trim();

// A session that reads `page` and hears it.
export async function listener(page) {
  const cdp = await page.context().newCDPSession(page);
  await page.evaluate(hear);
  const read = async (element) => {
    const { nodes } = await cdp.send("Accessibility.queryAXTree", { objectId: await objectOf(cdp, element) });
    return told(cdp, nodes);
  };
  return {
    read,
    // All of the page.
    readAll: async () => told(cdp, (await cdp.send("Accessibility.getFullAXTree")).nodes),
    // What live regions said since it was last asked.
    said: () => page.evaluate(() => globalThis.said.splice(0)),
    // What is said of the element that has the focus.
    async focus() {
      const objectId = await objectOf(cdp, "document.activeElement");
      const { nodes } = await cdp.send("Accessibility.getPartialAXTree", { objectId, fetchRelatives: false });
      if (nodes[0].role.value === "RootWebArea" || nodes[0].ignored) return "nowhere";
      return label(nodes[0], await attributes(cdp, nodes[0]));
    },
  };
}

// An element by a selector or an expression, as the protocol wants it.
async function objectOf(cdp, sought) {
  const expression = sought === "document.activeElement" ? sought : `document.querySelector(${JSON.stringify(sought)})`;
  const { result } = await cdp.send("Runtime.evaluate", { expression });
  if (!result.objectId) throw new Error(`no ${sought}`);
  return result.objectId;
}

// The tree does not tell these attributes, and a screen reader does.
const TOLD = ["aria-valuetext", "aria-roledescription", "aria-current"];
async function attributes(cdp, { backendDOMNodeId, role }) {
  if (!["slider", "link", "button"].includes(role.value)) return {};
  const { node } = await cdp.send("DOM.describeNode", { backendNodeId: backendDOMNodeId });
  const all = node.attributes ?? [];
  return Object.fromEntries(TOLD.filter((name) => all.includes(name)).map((name) => [name, all[all.indexOf(name) + 1]]));
}

const states = ({ properties = [] }) => properties.map(({ name, value }) => STATES[`${name} ${value.value}`]).filter(Boolean);

// One thing by its role, states, name, value and description.
function label(node, { "aria-valuetext": inWords, "aria-roledescription": called, "aria-current": current } = {}) {
  const { role, name, value, description } = node;
  const kind = [called ?? CALLED[role.value] ?? role.value, ...states(node), ...(current ? ["current"] : [])].join(", ");
  const words = [name?.value, inWords ?? value?.value].filter((part) => part !== undefined && part !== "").map((part) => squeezed(String(part)));
  const more = description?.value ? ` (${squeezed(description.value)})` : "";
  return `${kind}: ${words.join(", ") || "—"}${more}`;
}

// The lines of a tree whose root is the first of the nodes.
async function told(cdp, nodes) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const more = new Map(await Promise.all(nodes.filter(({ ignored }) => !ignored).map(async (node) => [node.nodeId, await attributes(cdp, node)])));
  const one = (node) => label(node, more.get(node.nodeId));
  const role = (node) => (node.ignored ? "none" : node.role.value);
  const is = (roles, node) => roles.includes(role(node));
  const inside = (node) => (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean);
  // Of a label only what it is the label of, which has its words for a name.
  const controls = (node) => inside(node).flatMap((part) => (is(CONTROLS, part) ? [part] : controls(part)));
  const parts = (node) => (role(node) === "LabelText" ? controls(node) : inside(node).filter((part) => !is(NAMING, part)));
  const runs = (node) => is(RUNNING, node) || (is(TRANSPARENT, node) && role(node) !== "paragraph" && parts(node).every(runs));
  const rows = (node) => parts(node).flatMap((part) => (is(["row"], part) ? [part] : rows(part)));

  // A formula as its MathML says it.
  const formula = (node) => {
    if (role(node) === "StaticText") return node.name.value.normalize("NFKC").trim();
    const all = parts(node).map(formula).filter(Boolean);
    return FORMULA[role(node)]?.(all) ?? all.join(" ");
  };
  const running = (node) => {
    switch (role(node)) {
      case "StaticText": return node.name.value;
      case "LineBreak": return " ";
      case "MathMLMath": return `[math: ${squeezed(node.name.value)} / ${formula(node)}]`;
      case "subscript": return `[sub ${words(node)}]`;
      default: return is([...CONTROLS, "link"], node) ? `[${one(node)}]` : joined(parts(node));
    }
  };
  // Texts that touch are things of their own.
  const touch = (before, text) => /[\p{L}\p{N}\])%]$/u.test(before) && /^[\p{L}\p{N}[(−]/u.test(text) && !text.startsWith("[sub");
  const joined = (all) => all.map(running).reduce((before, text) => before + (touch(before, text) ? " | " : "") + text, "");
  const words = (node) => squeezed(joined(parts(node)));
  const cell = (node) => [...states(node), words(node) || node.name?.value || "—"].join(" ");

  const lines = [];
  const say = (depth, text) => text && lines.push("  ".repeat(depth) + text);
  // Whole lines for things, one line for what runs along between two of them.
  const tellAll = (all, depth) => {
    let run = [];
    const end = () => say(depth, squeezed(joined(run.splice(0))));
    for (const part of all) {
      if (runs(part)) run.push(part);
      else {
        end();
        tell(part, depth);
      }
    }
    end();
  };
  const tell = (node, depth) => {
    const all = parts(node), isNamed = Boolean(node.name?.value);
    // A group without a name is that of a fold, which says it itself.
    if (is(TRANSPARENT, node) || (role(node) === "group" && !isNamed)) return tellAll(all, depth);
    if (is(CONTROLS, node)) return say(depth, one(node));
    if (is(TABLES, node)) {
      say(depth, `${one(node)}, rows: ${rows(node).length}`);
      for (const row of rows(node)) say(depth + 1, parts(row).map(cell).join(" | "));
      return;
    }
    if (role(node) === "listitem") {
      const first = lines.length;
      tellAll(all, depth + 1);
      if (lines.length > first) lines[first] = `${"  ".repeat(depth)}- ${lines[first].trimStart()}`;
      return;
    }
    // Named by what they hold.
    if (is(["heading", "term", "definition"], node)) {
      const level = node.properties.find(({ name }) => name === "level");
      return say(depth, `${role(node)}${level ? ` ${level.value.value}` : ""}: ${words(node)}`);
    }
    if (all.length === 0 && !isNamed) return;
    say(depth, role(node) === "list" ? `list of ${all.length}` : isNamed ? one(node) : role(node));
    tellAll(all, depth + 1);
  };
  tell(nodes[0], 0);
  return lines;
}

// In the page: a list of what its live regions say, in order. A region tells all that it holds when that has become another text. One
// that comes with its text is not read by every screen reader, which knows it only from then on.
function hear() {
  const REGIONS = '[role="status"], [role="alert"], [role="log"], output, [aria-live]:not([aria-live="off"])';
  const text = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.ariaHidden === "true" || !node.checkVisibility({ visibilityProperty: true })) return "";
    if (node.localName === "math") return node.ariaLabel;
    const isBlock = !getComputedStyle(node).display.startsWith("inline");
    return [...node.childNodes].map(text).join("") + (isBlock ? " " : "");
  };
  const spoken = (region) => text(region).replaceAll(/\s+/g, " ").trim();
  const known = new Map();
  const regions = () => [...document.querySelectorAll(REGIONS)];
  for (const region of regions()) known.set(region, spoken(region));
  globalThis.said = [];
  new MutationObserver(() => {
    for (const region of known.keys()) if (!region.isConnected) known.delete(region);
    for (const region of regions()) {
      const before = known.get(region), now = spoken(region);
      known.set(region, now);
      if (before === now || now === "") continue;
      const manner = region.role === "alert" || region.ariaLive === "assertive" ? "at once" : "politely";
      globalThis.said.push(before === undefined ? `may go unheard, came with its region: ${now}` : `${manner}: ${now}`);
    }
  }).observe(document.body, { childList: true, characterData: true, attributes: true, attributeFilter: ["hidden", "aria-hidden", "open"], subtree: true });
}
