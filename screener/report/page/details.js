// The panel at the right: where to begin, one flag, or one mention that raised none.
function match(one, flagged) {
  const list = lists.get(one.list);
  return el("div", { class: flagged ? "match flagged" : "match" },
    el("p", {}, el("b", {}, one.code ? `${one.code} ` : "", bdi(one.name)), ` — ${score(one)}`,
      one.target === "related" ? ", by a link and not by the name itself" : ""),
    el("p", { class: "small" }, bdi(title(one.list)), " ", el("span", { class: "mono" }, one.entry)),
    one.differs ? el("p", {}, el("b", {}, "Differs in: "), bdi(one.differs.join("; "))) : null,
    one.qualifiers ? el("p", { class: "small" }, one.qualifiers.map(([name, told]) => `${name}: ${told.toLowerCase()}`).join("; ")) : null,
    one.reasons ? el("p", { class: "small" }, `Reasons for control: ${one.reasons.join(", ")}`) : null,
    evidence(one.grounds[0]),
    thresholds(one),
    later(one.grounds.length > 1 && plural(one.grounds.length - 1 + (one.more_grounds || 0), "further ground"), () => [
      ...one.grounds.slice(1).map(evidence),
      one.more_grounds ? el("p", { class: "small" }, `${one.more_grounds} more in the JSON report.`) : null]),
    list?.stale ? el("p", { class: "warn" }, `This copy is ${list.age_days} days old; look the entry up in the current list.`) : null);
}

// A part that is made when it is opened: five thousand flags are not read at once.
function later(label, make, open) {
  if (!label) return null;
  const made = el("details", { class: "more" }, el("summary", {}, label));
  const build = () => { if (!made.done) { made.done = true; made.append(...make().filter(Boolean)); } };
  made.addEventListener("toggle", build);
  if (open) { build(); made.open = true; }
  return made;
}

function card(flag, whole, slot) {
  const its = rule(flag);
  const list = lists.get(flag.list);
  const found = flag.matches.map((one) => data.matches[one]);
  const best = ground(flag) || found[0];
  const ordered = [best, ...found.filter((one) => one !== best)].filter(Boolean);
  return el("article", { class: "card", "data-flag": flag.id },
    el("h2", {}, bdi(names(flag))),
    el("p", { class: "small" }, bdi(places(flag))),
    flag.suppressed ? el("p", { class: "warn" }, bdi(flag.suppressed)) : null,
    el("p", {}, bdi(flag.reason)),
    flag.answer ? el("p", {}, el("span", { class: `state ${flag.answer.holds ? "closed" : "lapsed"}` },
      flag.answer.holds ? "answered" : "answer lapsed"), " ", bdi(flag.answer.told)) : null,
    flag.asks.length ? [el("h3", {}, "What to find out"), el("ul", { class: "ask" }, flag.asks.map((one) => el("li", {}, bdi(one))))] : null,
    slot,
    ordered.length ? el("h3", {}, "Why it was flagged") : null,
    ordered.slice(0, whole ? 99 : 1).map((one) => match(one, true)),
    whole ? null : later(ordered.length > 1 && plural(ordered.length - 1, "further match", "further matches"),
      () => ordered.slice(1).map((one) => match(one, true))),
    its.cites.length ? [el("h3", {}, "Citations"), el("ul", {}, its.cites.map((one) => el("li", {}, bdi(one))))] : null,
    list?.link ? el("p", {}, el("a", { href: list.link, rel: "noreferrer", target: "_blank" }, "Official source of the list")) : null,
    list ? [el("h3", {}, "What the list means"), el("p", {}, bdi(list.effect)),
      list.next_step ? el("p", {}, el("b", {}, "If confirmed: "), bdi(list.next_step)) : null] : null,
    its.guidance ? [el("h3", {}, "Guidance"), el("p", {}, bdi(its.guidance))] : null,
    its.law.length ? [el("h3", {}, "Law on the day"), el("ul", {}, its.law.map(([measure, status]) =>
      el("li", {}, el("span", { class: "mono" }, measure), `: ${words(status)}`)))] : null,
    el("p", { class: "small mono" }, `${its.id} v${its.version} · flag ${flag.id}`));
}

function goTo(mention) {
  view.mention = mention;
  view.document = data.mentions[mention].document;
  view.jump = true;
  showTab("documents");
  tell("choice");
}

function whereabouts(flag) {
  if (flag.mentions.length < 2) return null;
  return [el("h3", {}, plural(flag.mentions.length, "place")),
    el("div", { class: "places" }, flag.mentions.slice(0, 200).map((one) => el("button", { type: "button",
      onclick: () => goTo(one) }, data.mentions[one].place)))];
}

function alsoFlagged(flag) {
  const others = [...new Set(flag.mentions.flatMap((one) => data.mentions[one].flags))].filter((one) => one !== flag.number);
  if (!others.length) return null;
  return [el("h3", {}, "Also flagged on these words"), el("div", { class: "rows" },
    others.slice(0, 60).map((one) => flagButton(data.flags[one], listed(data.flags[one]) || rule(data.flags[one]).title)))];
}

function flagButton(flag, text) {
  return el("button", { type: "button", onclick: () => choose(flag.number) }, pill(flag.level),
    el("span", {}, bdi(text), el("small", {}, bdi(rule(flag).title))));
}

function step(by) {
  const order = filter.order;
  if (!order.length) return;
  const at = view.flag === null ? (by > 0 ? -1 : order.length) : order.indexOf(view.flag);
  const next = at < 0 && view.flag !== null ? order.findIndex((one) => one > view.flag) : at + by;
  choose(order[Math.min(Math.max(next, 0), order.length - 1)]);
}

function flagDetails(flag) {
  const at = filter.order.indexOf(flag.number);
  const head = el("div", { class: "card-head" }, pill(flag.level), bdi(rule(flag).title),
    el("span", { class: "step" }, at < 0 ? "filtered out" : `${at + 1} of ${filter.order.length}`,
      el("button", { type: "button", "aria-label": "Flag before", onclick: () => step(-1) }, "↑"),
      el("button", { type: "button", "aria-label": "Next flag", onclick: () => step(1) }, "↓"),
      el("button", { type: "button", "aria-label": "Close", onclick: () => choose(null) }, "×")));
  const told = card(flag, false, extras.card.map((make) => make(flag)));
  const tail = [whereabouts(flag), alsoFlagged(flag), nearby(flag)].flat().filter(Boolean);
  return [head, told, el("div", { class: "card" }, tail)];
}

// What was looked at for the same words and raised no flag: near misses are worth a glance.
function nearby(flag) {
  const shown = new Set(flag.matches);
  const mentions = flag.mentions.map((one) => data.mentions[one]);
  const other = [...new Set(mentions.flatMap((one) => one.matches))].filter((one) => !shown.has(one));
  const out = mentions[0]?.left_out || 0;
  return later(other.length && plural(other.length, "other match", "other matches") + " of these words", () => [
    ...other.slice(0, 20).map((one) => match(data.matches[one], false)),
    out || other.length > 20 ? el("p", { class: "small" }, `${out + Math.max(other.length - 20, 0)} more in the JSON report.`) : null]);
}

function mentionDetails(mention) {
  return [el("div", { class: "card-head" }, KINDS[mention.kind], el("span", { class: "step" },
    el("button", { type: "button", "aria-label": "Close", onclick: () => choose(null) }, "×"))),
  el("article", { class: "card" }, el("h2", {}, bdi(mention.text)), el("p", { class: "small" }, bdi(mention.place)),
    mention.also ? el("p", {}, "Also said as ", bdi(mention.also.join(" | "))) : null,
    el("p", {}, "No flag. That says only: no match in these snapshots of the lists that a rule asks about."),
    mention.matches.length ? el("h3", {}, "Nearest entries, for comparison") : null,
    mention.matches.map((one) => match(data.matches[one], false)),
    mention.left_out ? el("p", { class: "small" }, `${mention.left_out} more in the JSON report.`) : null)];
}

function begin() {
  const counts = LEVELS.map((one) => [one, filter.order.filter((flag) => data.flags[flag].level === one).length]);
  // Flags come with the gravest subject first, so the first of each subject is its gravest.
  const seen = new Set();
  const subjects = filter.order.map((one) => data.flags[one]).filter((flag) => {
    const subject = flag.mentions[0] ?? `${flag.document}\n${flag.rule}`;
    return !seen.has(subject) && seen.add(subject);
  });
  const missing = data.lists.filter((one) => !one.used && ["entity", "control"].includes(one.kind));
  const bar = el("div", { class: "bar", role: "img", "aria-label": counts.map(([one, count]) => `${count} ${one}`).join(", ") },
    counts.filter(([, count]) => count).map(([one, count]) => {
      const part = el("i", { class: one });
      part.style.flexGrow = count;
      return part;
    }));
  return el("div", { class: "begin" }, el("h2", {}, "Where to begin"),
    filter.order.length ? [bar, el("p", { class: "small" }, counts.filter(([, count]) => count).map(([one, count]) => `${count} ${one}`).join(" · "))]
      : el("p", {}, data.flags.length ? "No flag passes the filters." : "Nothing was flagged. That says only: no match in these snapshots of the lists."),
    extras.begin.map((make) => make()),
    data.skipped.length ? el("p", { class: "warn" }, `${plural(data.skipped.length, "input or part", "inputs or parts")} not screened; see “Run and lists”.`) : null,
    missing.length ? el("p", { class: "warn" }, `${plural(missing.length, "list")} not searched for want of a copy; see “Run and lists”.`) : null,
    subjects.length ? el("h3", {}, "Gravest first") : null,
    el("div", { class: "rows" }, subjects.slice(0, 14).map((flag) => flagButton(flag, names(flag)))),
    subjects.length > 14 ? el("p", { class: "small" }, `${subjects.length - 14} more in the table.`) : null,
    el("h3", {}, "Limits"), data.limits.map((one) => el("p", { class: "small" }, one)));
}

function showDetails() {
  const panel = byId("details");
  const made = view.flag !== null ? flagDetails(data.flags[view.flag])
    : view.mention !== null ? mentionDetails(data.mentions[view.mention]) : [begin()];
  panel.replaceChildren(...made);
  panel.scrollTop = 0;
}
