// The page on paper: every flag that the filters let through, with its questions; then the documents.
function paper() {
  const flags = filter.order.map((one) => data.flags[one]);
  const part = flags.length === data.flags.length ? "" : ` (the filters show ${flags.length} of ${data.flags.length})`;
  return [el("h1", {}, "Export-control screening for review"),
    el("p", {}, `${plural(data.flags.length, "flag")}${part}; as of ${data.run.as_of}, run ${data.run.id}, screener ${data.run.tool}`),
    data.limits.map((one) => el("p", {}, one)),
    el("h2", {}, "Flags"),
    flags.length ? sheets(flags) : el("p", {}, "Nothing to show: no match in these snapshots of the lists, or none that passes the filters."),
    data.documents.map((one) => [el("h2", {}, bdi(one.key)), one.blocks.map((each) => paperBlock(each))]),
    el("h1", {}, "Run and lists"), about()].flat(3);
}

// Columns are balanced over a few sheets at a time: over thousands of flags that takes minutes.
function sheets(flags) {
  if (flags.length > LONG) return [shortForm(flags)];
  const made = [];
  for (let at = 0; at < flags.length; at += 24) {
    made.push(el("div", { class: "cards" }, flags.slice(at, at + 24).map((flag) => paperCard(flag))));
  }
  return made;
}

// Hundreds of sheets with every ground are read by nobody and take minutes to lay out.
const LONG = 500;

function shortForm(flags) {
  return el("div", {}, el("p", {}, `More than ${LONG} flags are printed in short form; with the filters set to fewer, each is printed with its grounds.`),
    rowsOf(["Level", "The document says", "Where", "Flagged because", "What to find out", "Citations"], flags.map((flag) =>
      [flag.level, names(flag), places(flag), flag.reason, flag.asks.join("\n"), rule(flag).cites.join("; ")])));
}

function paperCard(flag) {
  const made = card(flag, true);
  made.prepend(el("p", {}, pill(flag.level), " ", bdi(rule(flag).title)));
  // Grounds that are folded on the screen are left to it; the ages stand with the lists below.
  made.querySelectorAll("details, .match .warn").forEach((one) => one.remove());
  return made;
}

function paperBlock([place, language, pieces, cells]) {
  const parts = cells ? cells.flatMap(([, each], at) => (at ? [" | ", ...each] : each)) : pieces;
  return el("div", { class: "block" }, el("span", { class: "place" }, place), el("div", { class: "said", lang: language || "en", dir: "auto" },
    parts.flatMap((one) => (typeof one === "string" ? said(one) : [el("mark", { "data-level": topLevel(one[1]), "data-kind": data.mentions[one[1][0]].kind }, said(one[0]))]))));
}

function startPrint() {
  const before = () => { if (!byId("paper").firstChild) byId("paper").replaceChildren(...paper()); };
  const after = () => byId("paper").replaceChildren();
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  matchMedia("print").addEventListener("change", (event) => (event.matches ? before() : after()));
  byId("print").addEventListener("click", () => print());
}
