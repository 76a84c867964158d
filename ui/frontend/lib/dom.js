// Helpers that build page elements. Text only ever goes in as text, never as HTML.

const HTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";

// Attributes that are false, undefined or null are left out, as are missing children.
function build(namespace, tag, attributes, children) {
  const made = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if ((value ?? false) !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => (child ?? false) !== false));
  return made;
}

export function element(tag, attributes = {}, ...children) {
  return build(HTML, tag, attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return build(SVG, tag, attributes, children);
}

// A table with a caption for screen readers, from cells of its head and rows of its body.
export function table(caption, head, rows) {
  return element("table", {},
    element("caption", { class: "ino-hidden" }, caption),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows));
}

export function columnHeads(titles) {
  return titles.map((title) => element("th", { scope: "col" }, title));
}

const ICONS = {
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  full: "M9 4H4v5M4 4l6 6M15 20h5v-5M20 20l-6-6",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  table: "M4 5h16v14H4zM4 10h16M4 15h16M10 5v14",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L21 21",
};

export function icon(name) {
  return svg("svg", { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true", class: "ino-icon" },
    svg("path", { d: ICONS[name], fill: "none", stroke: "currentColor", "stroke-width": 2,
      "stroke-linecap": "round", "stroke-linejoin": "round" }));
}

const POLYGONS = {
  square: "4,4 16,4 16,16 4,16",
  diamond: "10,2 18,10 10,18 2,10",
  triangle: "10,3 18,17 2,17",
  triangleDown: "2,3 18,3 10,17",
  hexagon: "6,3.5 14,3.5 18,10 14,16.5 6,16.5 2,10",
  star: "10,1.5 12.4,7.2 18.5,7.6 13.8,11.6 15.3,17.6 10,14.3 4.7,17.6 6.2,11.6 1.5,7.6 7.6,7.2",
  cross: "7.5,2 12.5,2 12.5,7.5 18,7.5 18,12.5 12.5,12.5 12.5,18 7.5,18 7.5,12.5 2,12.5 2,7.5 7.5,7.5",
};

export function shape(name, color) {
  const drawn = name in POLYGONS
    ? svg("polygon", { points: POLYGONS[name], fill: color })
    : svg("circle", { cx: 10, cy: 10, r: 7, fill: color });
  return svg("svg", { viewBox: "0 0 20 20", width: 16, height: 16, "aria-hidden": "true" }, drawn);
}

export function line({ color, dashed, arrow }) {
  const parts = [svg("line", { x1: 1, y1: 8, x2: arrow ? 25 : 31, y2: 8, stroke: color, "stroke-width": 2.6,
    "stroke-dasharray": dashed ? "5 4" : null })];
  if (arrow) parts.push(svg("polygon", { points: "23,3 32,8 23,13", fill: color }));
  return svg("svg", { viewBox: "0 0 32 16", width: 30, height: 15, "aria-hidden": "true" }, ...parts);
}

export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// Copies a text and returns whether that worked. Browsers grant the clipboard to https and localhost only;
// elsewhere the old command still does it.
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = element("textarea", { class: "ino-hidden", "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
