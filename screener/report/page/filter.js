// Filters by level, kind, list, answer and words; every view shows what they let through.
const filter = { levels: new Set(LEVELS), kinds: new Set(Object.keys(KINDS)), lists: null,
  words: "", answer: "all", shown: new Set(), order: [] };
const countBy = (key) => {
  const counts = new Map();
  for (const flag of data.flags) for (const one of [key(flag)].flat()) counts.set(one, (counts.get(one) || 0) + 1);
  return counts;
};
const kindOf = (flag) => (flag.mentions.length ? data.mentions[flag.mentions[0]].kind : "document");
const NO_LIST = "(no list)";
const listOf = (flag) => flag.list || NO_LIST;
const stateOf = (flag) => {
  if (!flag.answer) return "open";
  return flag.answer.holds ? "answered" : "lapsed";
};

function haystack(flag) {
  if (flag.hay === undefined) {
    const mentions = flag.mentions.slice(0, 50).map((one) => data.mentions[one]);
    flag.hay = folded([names(flag), ...mentions.flatMap((one) => one.also || []), places(flag),
      flag.reason, listed(flag), flag.entry, title(flag.list || ""), rule(flag).title,
      rule(flag).id, ...flag.asks, ...rule(flag).cites].join("\n"));
  }
  return flag.hay;
}

function passes(flag, wanted) {
  return filter.levels.has(flag.level) && filter.kinds.has(kindOf(flag))
    && (!filter.lists || filter.lists.has(listOf(flag)))
    && (filter.answer === "all" || filter.answer === stateOf(flag))
    && wanted.every((word) => haystack(flag).includes(word));
}

function refilter() {
  const wanted = folded(filter.words).split(/\s+/).filter(Boolean);
  filter.order = data.flags.filter((flag) => passes(flag, wanted)).map((flag) => flag.number);
  filter.shown = new Set(filter.order);
  const told = `${filter.order.length} of ${plural(data.flags.length, "flag")}`;
  byId("result").textContent = told;
  byId("live").textContent = `${told} shown`;
  byId("reset").hidden = filter.order.length === data.flags.length && !filter.words;
  tell("filter");
}

function toggles(label, set, entries) {
  return el("div", { class: "group", role: "group", "aria-label": label }, entries.map(([key, text, count, level]) =>
    el("button", { type: "button", class: "toggle", "aria-pressed": "true", "data-key": key, "data-level": level,
      onclick: (event) => {
        const button = event.currentTarget;
        if (set.has(key)) set.delete(key); else set.add(key);
        button.setAttribute("aria-pressed", String(set.has(key)));
        refilter();
      } }, text, el("span", { class: "count" }, count))));
}

function listChooser() {
  const counts = countBy(listOf);
  const ids = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  const told = el("span", {}, "All lists");
  const boxes = ids.map((id) => el("input", { type: "checkbox", checked: true, value: id }));
  const changed = () => {
    const on = boxes.filter((one) => one.checked).map((one) => one.value);
    filter.lists = on.length === ids.length ? null : new Set(on);
    told.textContent = filter.lists ? plural(on.length, "list") : "All lists";
    refilter();
  };
  const every = (checked) => { boxes.forEach((one) => { one.checked = checked; }); changed(); };
  const made = el("details", { class: "chooser", id: "lists", onkeydown: (event) => {
    if (event.key === "Escape") { event.stopPropagation(); made.open = false; made.firstChild.focus(); }
  } }, el("summary", {}, told), el("ul", {},
    el("li", {}, el("button", { type: "button", onclick: () => every(true) }, "All"),
      el("button", { type: "button", onclick: () => every(false) }, "None")),
    ids.map((id, at) => el("li", {}, el("label", {}, boxes[at], el("span", {}, bdi(title(id)),
      id !== title(id) && el("span", { class: "mono small" }, ` ${id}`)), el("span", { class: "count" }, counts.get(id)))))));
  boxes.forEach((one) => one.addEventListener("change", changed));
  document.addEventListener("click", (event) => { if (!made.contains(event.target)) made.open = false; });
  made.reset = () => every(true);
  return made;
}

function answerChooser() {
  const select = el("select", { id: "answered", class: "toggle", "aria-label": "Answers" },
    [["all", "Any answer"], ["open", "No answer yet"], ["answered", "Answered, holds"], ["lapsed", "Answer lapsed"]]
      .map(([value, text]) => el("option", { value }, text)));
  select.addEventListener("change", () => { filter.answer = select.value; refilter(); });
  return select;
}

function startFilters() {
  const levels = countBy((flag) => flag.level);
  const kinds = countBy(kindOf);
  const search = el("input", { type: "search", id: "words", placeholder: "Words, names, codes",
    "aria-label": "Show flags that have these words" });
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { filter.words = search.value; refilter(); }, 120);
  });
  const chooser = listChooser();
  const answers = served || data.flags.some((flag) => flag.answer) ? answerChooser() : null;
  byId("filters").append(search,
    toggles("Levels", filter.levels, LEVELS.map((one) => [one, one, levels.get(one) || 0, one])),
    toggles("Kinds", filter.kinds, Object.entries(KINDS).filter(([key]) => kinds.has(key))
      .map(([key, text]) => [key, text, kinds.get(key)])),
    chooser, ...(answers ? [answers] : []),
    el("button", { type: "button", id: "reset", class: "plain-button", hidden: true, onclick: () => {
      LEVELS.forEach((one) => filter.levels.add(one));
      Object.keys(KINDS).forEach((one) => filter.kinds.add(one));
      document.querySelectorAll("#filters .toggle[aria-pressed]").forEach((one) => one.setAttribute("aria-pressed", "true"));
      search.value = filter.words = "";
      filter.answer = "all";
      if (answers) answers.value = "all";
      chooser.reset();
    } }, "Show all"),
    el("span", { class: "result", id: "result" }));
}
