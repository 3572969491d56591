// The documents as read, with every mention where it stands.
const CHUNK = 60; // blocks that are laid out together; the browser skips those out of sight
const book = { shown: null, chunks: [], marks: new Map(), mode: false, filling: 0 };

function topLevel(numbers) {
  let best = 9;
  for (const one of numbers) for (const flag of data.mentions[one].flags) {
    if (filter.shown.has(flag)) best = Math.min(best, levelRank(data.flags[flag].level));
  }
  return LEVELS[best];
}

function mark(text, numbers, language) {
  const first = data.mentions[numbers[0]];
  const made = el("mark", { role: "button", tabindex: "-1", "data-kind": first.kind, "data-mention": numbers[0] }, said(text, language));
  made.numbers = numbers;
  numbers.forEach((one) => book.marks.set(one, made));
  paint(made);
  return made;
}

function paint(made) {
  const flags = made.numbers.flatMap((one) => data.mentions[one].flags);
  const level = topLevel(made.numbers);
  made.classList.toggle("off", flags.length ? !level : filter.order.length !== data.flags.length);
  if (level) made.dataset.level = level; else delete made.dataset.level;
  made.setAttribute("aria-label", `${made.textContent}, ${KINDS[made.dataset.kind]}, ${level ? `flagged ${level}` : "no flag shown"}`);
}

function spell(pieces, language) {
  return pieces.flatMap((one) => (typeof one === "string" ? said(one, language) : [mark(one[0], one[1], language)]));
}

function block(one, chunk) {
  const [place, language, pieces, cells] = one;
  if (cells) return row(place, cells, chunk);
  const lang = language || "en";
  return el("div", { class: "block" }, el("span", { class: "place" }, place),
    el("div", { class: "said", lang, dir: "auto" }, spell(pieces, lang)));
}

function row(place, cells, { columns, template }) {
  const made = el("div", { class: "block grid", role: "row" }, el("span", { class: "cell place", role: "rowheader" }, place));
  made.style.gridTemplateColumns = template;
  const known = new Map(cells);
  columns.forEach((name, at) => {
    made.append(el("span", { class: "cell", role: "cell", dir: "auto", "aria-label": known.has(at) ? null : `${name}: empty` }, spell(known.get(at) || [], "en")));
  });
  return made;
}

// A column is as wide as its words ask for: names have room, and no short word is broken.
function widths(one) {
  const sizes = one.columns.map((name) => ({ sum: 0, count: 0, word: longestWord(name) }));
  for (const [, , , cells] of one.blocks.slice(0, 400)) {
    for (const [at, pieces] of cells || []) {
      const text = pieces.map((each) => (typeof each === "string" ? each : each[0])).join("");
      sizes[at].sum += text.length;
      sizes[at].count += 1;
      sizes[at].word = Math.max(sizes[at].word, longestWord(text));
    }
  }
  const least = sizes.map((each) => Math.min(each.word, 16) * 0.49 + 1.25);
  const share = sizes.map((each) => Math.min(Math.max(each.count ? each.sum / each.count : 0, 3), 34));
  return { template: ["6rem", ...least.map((rem, at) => `minmax(${rem.toFixed(1)}rem, ${share[at].toFixed(1)}fr)`)].join(" "),
    least: `${(least.reduce((sum, rem) => sum + rem, 0) + 8).toFixed(1)}rem` };
}

function longestWord(text) {
  return HAN.test(text) ? 4 : text.split(/[\s-]+/).reduce((most, word) => Math.max(most, word.length), 0);
}

function build(at) {
  const chunk = book.chunks[at];
  if (!chunk || chunk.done) return;
  chunk.done = true;
  chunk.node.replaceChildren(...chunk.blocks.map((one) => block(one, chunk)));
  chunk.node.style.minHeight = "";
  tint(chunk.node);
}

function tint(node) {
  for (const one of node.querySelectorAll(".block")) {
    one.classList.toggle("has", Boolean(one.querySelector("mark[data-level]")));
  }
}

function buildRest(turn) {
  if (turn !== book.filling) return;
  const next = book.chunks.findIndex((one) => !one.done);
  if (next < 0) return;
  build(next);
  setTimeout(() => buildRest(turn), 0);
}

function showDocument(number) {
  const one = data.documents[number];
  book.shown = number;
  book.marks = new Map();
  book.filling += 1;
  if (!one) { byId("main").replaceChildren(el("p", { class: "empty" }, "No document could be read.")); return; }
  const wide = one.columns.length > 0;
  const { template, least } = wide ? widths(one) : {};
  const check = el("input", { type: "checkbox", checked: book.mode, onchange: () => {
    book.mode = check.checked;
    page.classList.toggle("only-flagged", book.mode);
  } });
  const page = el("section", { class: `page${wide ? " wide" : ""}${book.mode ? " only-flagged" : ""}`, "aria-label": one.key },
    el("div", { class: "page-head" }, el("h2", {}, bdi(one.key)), el("span", {}, one.coverage), legend(),
      el("label", {}, check, " only passages with flags")));
  const table = wide ? el("div", { role: "table", "aria-label": one.key }) : page;
  if (wide) {
    const head = el("div", { class: "grid", role: "row" }, ["Place", ...one.columns].map((name) => el("span", { class: "head", role: "columnheader" }, bdi(name))));
    head.style.gridTemplateColumns = template;
    page.style.minWidth = least;
    table.append(head);
    page.append(table);
  }
  book.chunks = [];
  for (let at = 0; at < one.blocks.length; at += CHUNK) {
    const blocks = one.blocks.slice(at, at + CHUNK);
    const node = el("div", { class: "chunk", role: wide ? "rowgroup" : null });
    node.style.minHeight = `${blocks.length * 30}px`;
    book.chunks.push({ node, blocks, columns: one.columns, template, done: false });
    table.append(node);
  }
  byId("main").replaceChildren(page);
  byId("main").scrollTop = 0;
  build(0);
  setTimeout(() => buildRest(book.filling), 30);
}

function legend() {
  return el("span", { class: "legend", "aria-label": "Legend" }, Object.entries(KINDS).slice(0, 4)
    .map(([kind, text]) => el("span", { class: "key" }, el("span", { class: `sample ${kind}` }, text))));
}

function reveal() {
  document.querySelectorAll("mark.chosen").forEach((one) => { one.classList.remove("chosen"); one.tabIndex = -1; });
  if (view.mention === null) return;
  const mention = data.mentions[view.mention];
  build(Math.floor(mention.block / CHUNK));
  const found = book.marks.get(view.mention);
  if (!found) return;
  found.classList.add("chosen");
  found.tabIndex = 0;
  if (view.jump) found.scrollIntoView({ block: "center" });
}

function showDocuments() {
  if (book.shown !== view.document || !byId("main").querySelector(".page")) showDocument(view.document);
  reveal();
  currentOnRail();
  if (!document.querySelector("mark[tabindex='0']")) document.querySelector("#main mark")?.setAttribute("tabindex", "0");
}

function showRail() {
  const rail = byId("rail");
  rail.hidden = data.documents.length < 2 || view.tab !== "documents";
  if (rail.hidden) return;
  const counts = data.documents.map(() => ({}));
  for (const one of filter.order) {
    const flag = data.flags[one];
    counts[flag.at][flag.level] = (counts[flag.at][flag.level] || 0) + 1;
  }
  rail.replaceChildren(el("h2", {}, plural(data.documents.length, "document")), ...data.documents.map((one, number) =>
    el("button", { type: "button", "aria-current": String(number === view.document), onclick: () => {
      Object.assign(view, { document: number, flag: null, mention: null });
      tell("choice");
    } }, bdi(one.key), el("span", { class: "marks" }, LEVELS.filter((level) => counts[number][level])
      .map((level) => el("span", { class: "pill", "data-level": level, title: level }, `${counts[number][level]} ${level}`))))));
}

function currentOnRail() {
  [...byId("rail").querySelectorAll("button")].forEach((one, number) => {
    const current = String(number === view.document);
    if (one.getAttribute("aria-current") === current) return;
    one.setAttribute("aria-current", current);
    if (current === "true") one.scrollIntoView({ block: "nearest" });
  });
}

function repaint() {
  book.marks.forEach((one) => paint(one));
  book.chunks.filter((one) => one.done).forEach((one) => tint(one.node));
  showRail();
}

// Arrows walk from mark to mark, Enter opens.
function walk(event) {
  const made = event.target.closest?.("mark");
  if (!made) return;
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    chooseMention(made.numbers[0]);
  } else if (by) {
    event.preventDefault();
    event.stopPropagation();
    const every = [...document.querySelectorAll("#main mark:not(.off)")];
    const next = every[every.indexOf(made) + by];
    if (next) { made.tabIndex = -1; next.tabIndex = 0; next.focus(); next.scrollIntoView({ block: "nearest" }); }
  }
}

function startDocuments() {
  byId("main").addEventListener("click", (event) => {
    const made = event.target.closest("mark");
    if (!made) return;
    const numbers = made.numbers;
    // A second click on words with several mentions shows the next of them.
    const at = numbers.indexOf(view.mention);
    chooseMention(numbers[(at + 1) % numbers.length]);
    made.focus({ preventScroll: true });
  });
  byId("main").addEventListener("keydown", walk);
}
