// The run: copies of lists with their ages, what was not screened, dated measures, settings.
function rowsOf(head, rows) {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": head.join(", ") }, el("table", {},
    el("thead", {}, el("tr", {}, head.map((one) => el("th", { scope: "col" }, one)))),
    el("tbody", {}, rows.map((cells) => el("tr", {}, cells.map((one) => el("td", {}, one?.nodeType ? one : bdi(one ?? ""))))))));
}

function about() {
  const searched = data.lists.filter((one) => ["entity", "control"].includes(one.kind));
  const others = data.lists.filter((one) => !searched.includes(one));
  const line = (one) => [el("span", { class: "mono" }, one.id), one.title, one.state, one.published || "",
    one.age_days ?? "", one.stale ? el("b", { class: "outcome meets" }, "stale") : "", one.entries || "",
    one.link ? el("a", { href: one.link, rel: "noreferrer", target: "_blank" }, "source") : "", one.note];
  const head = ["List", "Title", "State", "Published", "Age in days", "Stale", "Entries", "Source", "Why, and how to get a copy"];
  const unsure = data.law.filter((one) => one.status === "status_unverified");
  return el("div", { class: "about" },
    el("h2", {}, "Limits"), data.limits.map((one) => el("p", {}, one)),
    el("h2", {}, "Not screened"),
    data.skipped.length ? rowsOf(["Document", "Place", "Reason"], data.skipped.map((one) => [one.key, one.place, one.reason]))
      : el("p", {}, "Every input was screened."),
    data.since.length ? [el("h2", {}, "Not looked at again"), rowsOf(["What", "Which", "Why"], data.since)] : null,
    el("h2", {}, "Lists without a copy here: not searched"),
    searched.every((one) => one.used) ? el("p", {}, "Every list had a copy.")
      : rowsOf(["List", "Title", "State", "Why, and how to get a copy"], searched.filter((one) => !one.used)
        .map((one) => [el("span", { class: "mono" }, one.id), one.title, one.state.toLowerCase(), one.note])),
    el("h2", {}, "Lists searched"), rowsOf(head, searched.filter((one) => one.used).map(line)),
    el("h2", {}, "What was read"),
    rowsOf(["Document", "Read", "SHA-256"], data.documents.map((one) => [one.key, one.coverage, el("span", { class: "mono" }, one.sha256)])),
    data.not_evaluable.length ? [el("h2", {}, "Rules that could not be evaluated"),
      rowsOf(["Rule", "Why"], data.not_evaluable.map((one) => [el("span", { class: "mono" }, one.rule), one.why]))] : null,
    el("h2", {}, "Dated measures"),
    unsure.length ? el("p", { class: "warn" }, `${plural(unsure.length, "measure")}: status not verified on the day; look it up.`) : null,
    rowsOf(["Measure", "Title", "Status on the day"], data.law.map((one) => [el("span", { class: "mono" }, one.measure), one.title, words(one.status)])),
    others.length ? [el("h2", {}, "Other tables of knowledge"), rowsOf(head, others.map(line))] : null,
    el("h2", {}, "This run"), el("dl", { class: "pairs" }, [["run", data.run.id], ["tool version", data.run.tool],
      ["as of", data.run.as_of], ["rules loaded", data.run.rules], ...data.run.settings]
      .map(([name, told]) => [el("dt", {}, name), el("dd", {}, bdi(told))])));
}
