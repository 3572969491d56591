// The map: documents from left to right, lists from top to bottom, a mark where a flag stands.
const LEFT = 270;
let ROW = 30; // at least; a short map takes the room there is
const SHAPES = {
  entity: (r) => svg("circle", { r }),
  technology: (r) => svg("rect", { x: -r, y: -r, width: 2 * r, height: 2 * r, rx: 1.5 }),
  product: (r) => svg("path", { d: `M0 ${-r * 1.2}L${r * 1.15} ${r * 0.9}H${-r * 1.15}Z` }),
  control_code: (r) => svg("path", { d: `M0 ${-r * 1.3}L${r * 1.3} 0L0 ${r * 1.3}L${-r * 1.3} 0Z` }),
  document: (r) => svg("path", { d: `M${-r} ${-r * 0.5}H${r}V${r * 0.5}H${-r}Z` }),
};
const STEP = 9; // flags nearer than this to one another are one mark

// Each document's share of the width: by its length, but none is too small to be seen.
function walls(width) {
  const weights = data.documents.map((one) => Math.max(Math.sqrt(one.blocks.length), 1.5));
  const all = weights.reduce((sum, one) => sum + one, 0);
  let at = 0;
  return weights.map((one) => { const from = at; at += (one / all) * width; return [from, at]; });
}

function gathered(width, rowOf) {
  const borders = walls(width);
  const marks = new Map();
  for (const number of filter.order) {
    const flag = data.flags[number];
    const mentions = flag.mentions.length ? flag.mentions : [null];
    for (const one of mentions) {
      const document_ = one === null ? flag.at : data.mentions[one].document;
      const [from, to] = borders[document_] || [0, width];
      const blocks = data.documents[document_]?.blocks.length || 1;
      const part = one === null ? 0 : (data.mentions[one].block + 0.5) / blocks;
      const edge = Math.min(6, (to - from) / 4);
      const bin = Math.floor((from + edge + part * (to - from - 2 * edge)) / STEP);
      const key = `${bin}|${rowOf.get(listOf(flag))}|${flag.level}|${kindOf(flag)}`;
      if (!marks.has(key)) marks.set(key, { x: bin * STEP + STEP / 2, flag, mention: one, flags: new Set() });
      marks.get(key).flags.add(number);
    }
  }
  return [...marks.values()].sort((a, b) => rowOf.get(listOf(a.flag)) - rowOf.get(listOf(b.flag)) || a.x - b.x);
}

function markOf(one, rowOf) {
  const kind = kindOf(one.flag);
  const r = 3.6 + Math.min(Math.sqrt(one.flags.size - 1) * 1.2, 4);
  const made = SHAPES[kind](r);
  const lane = ({ high: -0.27, medium: -0.09, low: 0.09, info: 0.27 }[one.flag.level]) * ROW;
  const told = `${names(one.flag)}: ${one.flag.level}, ${KINDS[kind]}, ${places(one.flag)}${one.flags.size > 1 ? `, and ${plural(one.flags.size - 1, "more flag")} here` : ""}`;
  fill(made, { class: `mark ${one.flag.level}${one.flags.has(view.flag) ? " chosen" : ""}`, tabindex: "-1", role: "button", "aria-label": told,
    transform: `translate(${LEFT + one.x} ${40 + rowOf.get(listOf(one.flag)) * ROW + ROW / 2 + lane})`,
    "data-flag": one.flag.id }, [svg("title", {}, told)]);
  made.one = one;
  return made;
}

// A text cut to a width in letters; a Chinese sign is as wide as two.
function cut(text, room) {
  let used = 0;
  const signs = [...text];
  const end = signs.findIndex((one) => { used += HAN.test(one) || KANA.test(one) ? 2 : 1; return used > room; });
  return end < 0 ? text : `${signs.slice(0, Math.max(end - 1, 1)).join("")}…`;
}

function frame(width, rows) {
  const parts = [];
  rows.forEach((id, at) => {
    const y = 40 + at * ROW;
    const name = title(id);
    parts.push(svg("line", { class: "rule", x1: 0, x2: LEFT + width, y1: y + ROW, y2: y + ROW }),
      svg("text", { class: "name", x: 12, y: y + ROW / 2 + 4 }, cut(name, 38), svg("title", {}, `${name} (${id})`)));
  });
  let last = -99;
  walls(width).forEach(([from, to], number) => {
    if (from - last < 14) return; // hundreds of documents would be one grey field
    last = from;
    parts.push(svg("line", { class: "wall", x1: LEFT + from, x2: LEFT + from, y1: 26, y2: 40 + rows.length * ROW }));
    const room = Math.floor((to - from) / 6.6);
    const key = data.documents[number].key;
    if (room > 3) parts.push(svg("text", { x: LEFT + from + 5, y: 24 }, cut(key, room), svg("title", {}, key)));
  });
  return parts;
}

function showMap() {
  const main = byId("main");
  const width = Math.max(main.clientWidth - LEFT - 54, 240);
  const used = new Set(filter.order.map((one) => listOf(data.flags[one])));
  const rows = [...data.lists.map((one) => one.id).filter((one) => used.delete(one)), ...used];
  if (!rows.length) { main.replaceChildren(el("p", { class: "empty" }, "No flag passes the filters, so there is nothing to plot.")); return; }
  const rank = (id) => ["entity", "control"].indexOf(lists.get(id)?.kind);
  rows.sort((a, b) => (rank(a) < 0 ? 9 : rank(a)) - (rank(b) < 0 ? 9 : rank(b)) || title(a).localeCompare(title(b)));
  const rowOf = new Map(rows.map((one, at) => [one, at]));
  ROW = Math.min(Math.max(Math.floor((main.clientHeight - 160) / rows.length), 30), 44);
  const height = 52 + rows.length * ROW;
  const marks = gathered(width, rowOf).map((one) => markOf(one, rowOf));
  const plot = svg("svg", { viewBox: `0 0 ${LEFT + width + 14} ${height}`, width: LEFT + width + 14, height, role: "group",
    "aria-label": "Flags by place in the documents and by list" }, frame(width, rows), marks);
  const walkable = marks.find((one) => one.classList.contains("chosen")) || marks[0];
  walkable?.setAttribute("tabindex", "0");
  main.replaceChildren(el("div", { class: "map" }, el("p", { class: "small" },
    "From left to right the documents, first block to last; from top to bottom the lists. A larger mark stands for several flags. Click or press Enter to go there."),
  key(), plot));
}

function key() {
  return el("p", { class: "legend" }, Object.entries(KINDS).map(([kind, text]) => {
    const shape = SHAPES[kind](5);
    shape.setAttribute("transform", "translate(8 8)");
    shape.setAttribute("class", "mark info");
    const small = svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, shape);
    return el("span", {}, small, " ", text);
  }), LEVELS.map((one) => pill(one)));
}

function startMap() {
  const main = byId("main");
  const open = (made) => {
    choose(made.one.flag.number, { mention: made.one.mention });
    showTab("documents");
  };
  main.addEventListener("click", (event) => { const made = event.target.closest(".map svg .mark"); if (made?.one) open(made); });
  main.addEventListener("keydown", (event) => {
    const made = event.target.closest?.(".map svg .mark");
    if (!made?.one) return;
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(made); return; }
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const every = [...main.querySelectorAll(".map svg[role='group'] .mark")];
    const next = every[every.indexOf(made) + by];
    if (next) { made.setAttribute("tabindex", "-1"); next.setAttribute("tabindex", "0"); next.focus(); }
  });
  let waiting = 0;
  addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(() => view.tab === "map" && showMap(), 150); });
}
