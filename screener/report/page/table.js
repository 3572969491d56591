// The flags as a table: only the rows in sight are there, so that any number of them is quick.
const COLUMNS = [
  ["Level", (flag) => levelRank(flag.level), (flag) => pill(flag.level)],
  ["The document says", names],
  ["Where", places],
  ["Listed as", listed],
  ["List", (flag) => title(flag.list || "")],
  ["Match", (flag) => -(ground(flag)?.score || 0), (flag) => (ground(flag) ? score(ground(flag)) : "")],
  ["Rule", (flag) => rule(flag).title],
];
const ANSWER_COLUMN = ["Answer", (flag) => (flag.answer ? `${flag.answer.holds ? "" : "lapsed: "}${flag.answer.word}` : ""),
  (flag) => (flag.answer ? el("span", { class: `state ${flag.answer.holds ? "closed" : "lapsed"}` },
    flag.answer.holds ? flag.answer.word : "lapsed") : "")];
if (data.flags.some((flag) => flag.answer)) {
  COLUMNS.push(ANSWER_COLUMN);
  document.body.classList.add("with-answers");
}
const sheet = { by: null, down: false, rows: [], body: null, height: 46, scroller: null };

function sorted() {
  const order = [...filter.order];
  if (sheet.by === null) return order;
  const value = COLUMNS[sheet.by][1];
  const keys = new Map(order.map((one) => [one, value(data.flags[one])]));
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  order.sort((a, b) => {
    const [x, y] = [keys.get(a), keys.get(b)];
    const told = typeof x === "number" ? x - y : compare(x, y);
    return (sheet.down ? -told : told) || a - b;
  });
  return order;
}

function heads() {
  return COLUMNS.map(([name], at) => el("span", { role: "columnheader",
    "aria-sort": sheet.by === at ? (sheet.down ? "descending" : "ascending") : "none" },
  el("button", { type: "button", "data-column": name, onclick: () => {
    sheet.down = sheet.by === at ? !sheet.down : false;
    sheet.by = at;
    const column = name;
    showTable();
    document.querySelector(`.flags .top button[data-column="${CSS.escape(column)}"]`).focus();
  } }, name, sheet.by === at ? (sheet.down ? " ↓" : " ↑") : "")));
}

function tableRow(number, at) {
  const flag = data.flags[number];
  const made = el("div", { role: "row", class: `line${number === view.flag ? " chosen" : ""}`, "aria-rowindex": at + 2,
    "aria-selected": String(number === view.flag), tabindex: number === view.flag || (view.flag === null && at === 0) ? "0" : "-1", "data-row": at },
  COLUMNS.map(([, value, show]) => {
    const told = show ? show(flag) : value(flag);
    return el("span", { role: "gridcell", class: told.nodeType ? "has-pill" : null, dir: "auto" }, told.nodeType ? told : said(told));
  }));
  made.style.top = `${at * sheet.height}px`;
  return made;
}

function drawRows() {
  const { body, scroller } = sheet;
  if (!body || !body.isConnected) return;
  const first = Math.max(0, Math.floor((scroller.scrollTop - 80) / sheet.height) - 8);
  const last = Math.min(sheet.rows.length, first + Math.ceil(scroller.clientHeight / sheet.height) + 20);
  const held = body.contains(document.activeElement) ? document.activeElement.dataset.row : null;
  const made = [];
  for (let at = first; at < last; at += 1) made.push(tableRow(sheet.rows[at], at));
  body.replaceChildren(...made);
  if (held !== null) body.querySelector(`[data-row="${held}"]`)?.focus({ preventScroll: true });
}

function showTable() {
  sheet.scroller = byId("main");
  sheet.rows = sorted();
  if (!sheet.rows.length) {
    sheet.scroller.replaceChildren(el("p", { class: "empty" }, data.flags.length ? "No flag passes the filters."
      : "Nothing was flagged. That says only: no match in these snapshots of the lists."));
    return;
  }
  sheet.body = el("div", { class: "body", role: "rowgroup" });
  const kept = sheet.scroller.scrollTop;
  sheet.scroller.replaceChildren(el("div", { class: "flags", role: "grid", "aria-label": "Flags", "aria-rowcount": sheet.rows.length + 1 },
    el("div", { class: "line top", role: "row", "aria-rowindex": 1 }, heads()), sheet.body));
  sheet.body.append(tableRow(sheet.rows[0], 0));
  sheet.height = sheet.body.firstChild.offsetHeight || 46;
  sheet.body.style.height = `${sheet.rows.length * sheet.height}px`;
  sheet.scroller.scrollTop = kept;
  chosenRow();
}

function chosenRow(focus) {
  const at = sheet.rows.indexOf(view.flag);
  if (at >= 0) {
    const top = at * sheet.height;
    const { scroller } = sheet;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    if (top + 2 * sheet.height > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + 2 * sheet.height - scroller.clientHeight;
  }
  drawRows();
  if (focus) sheet.body.querySelector(".chosen")?.focus({ preventScroll: true });
}

function stepRow(by) {
  if (!sheet.rows.length) return;
  const at = view.flag === null ? -1 : sheet.rows.indexOf(view.flag);
  choose(sheet.rows[Math.min(Math.max(at + by, 0), sheet.rows.length - 1)]);
  chosenRow(true);
}

function startTable() {
  const main = byId("main");
  let drawing = false;
  main.addEventListener("scroll", () => {
    if (view.tab !== "flags" || drawing) return;
    drawing = true;
    requestAnimationFrame(() => { drawing = false; drawRows(); });
  });
  main.addEventListener("click", (event) => {
    const row = event.target.closest(".flags .body .line");
    if (!row) return;
    choose(sheet.rows[Number(row.dataset.row)]);
    chosenRow(true);
  });
  main.addEventListener("keydown", (event) => {
    const row = event.target.closest?.(".flags .body .line");
    if (!row) return;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 }[event.key];
    if (by) { event.preventDefault(); event.stopPropagation(); stepRow(by); }
    if (event.key === "Enter") {
      choose(sheet.rows[Number(row.dataset.row)]);
      if (view.mention !== null) goTo(view.mention);
    }
  });
  addEventListener("resize", () => view.tab === "flags" && drawRows());
}
