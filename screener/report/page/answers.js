// Answers on the served page: given here, kept in the store, and seen by the other reviewers.
const flagOf = new Map(data.flags.map((flag) => [flag.id, flag]));
const desk = { newest: served.newest, dirty: null, told: "" };
data.flags.forEach((flag) => { flag.answer = served.answers[flag.id] || null; });
document.body.classList.add("with-answers");
if (!COLUMNS.some(([name]) => name === "Answer")) COLUMNS.push(ANSWER_COLUMN);

const who = el("input", { id: "who", placeholder: "Your name", "aria-label": "Your name", autocomplete: "name", maxlength: 200 });
extras.top.push(() => {
  try { who.value = sessionStorage.getItem("screener-reviewer") || ""; } catch { /* a browser without storage */ }
  who.addEventListener("change", () => {
    try { sessionStorage.setItem("screener-reviewer", who.value.trim()); } catch { /* a browser without storage */ }
    if (!desk.dirty) showDetails();
  });
  document.querySelector(".tools").prepend(who);
});

extras.begin.push(() => {
  const answers = data.flags.map((flag) => flag.answer);
  const holds = answers.filter((one) => one?.holds);
  const closed = holds.filter((one) => one.closes);
  return el("p", {}, `${holds.length} of ${plural(data.flags.length, "flag")} answered; ${closed.length} of them closed, `
    + `${closed.filter((one) => !one.second).length} not seconded; ${answers.filter((one) => one && !one.holds).length} lapsed.`);
});

async function post(body) {
  try {
    const reply = await fetch("/answers", { method: "POST", credentials: "same-origin", cache: "no-store",
      headers: { "Content-Type": "application/json", "X-Screener-CSRF": served.csrf }, body: JSON.stringify(body) });
    const told = await reply.json().catch(() => ({ why: "The server does not let this page write; open its address again." }));
    return { status: reply.status, ...told };
  } catch {
    return { status: 0, why: "The server does not answer. Nothing was kept; your words are still here." };
  }
}

async function give(flag, basedOn, body, then) {
  if (!who.value.trim()) { desk.told = "Put your name in at the top first."; showDetails(); who.focus(); return; }
  const done = await post({ flag: flag.id, based_on: basedOn, reviewer: who.value.trim(), ...body });
  if (done.now !== undefined) flag.answer = done.now;
  if (done.status === 200) {
    desk.dirty = null;
    desk.told = then ? "" : "Kept.";
    await poll();
    if (then) then(); else showDetails();
    byId("live").textContent = "Answer kept";
    return;
  }
  desk.told = `Not kept. ${done.why}`;
  showDetails();
}

function nextOpen(flag) {
  const at = filter.order.indexOf(flag.number);
  const order = [...filter.order.slice(at + 1), ...filter.order.slice(0, Math.max(at, 0))];
  const next = order.find((one) => !data.flags[one].answer?.holds);
  if (next === undefined) showDetails(); else choose(next);
}

function field(label, input, whole) { return el("label", { class: whole ? "whole" : null }, label, input); }

function answerForm(flag) {
  // What was typed stays while others answer: an answer that is refused is not lost.
  const draft = desk.dirty?.flag === flag.id ? desk.dirty : { flag: flag.id, disposition: "", reason: "", comment: "", until: "" };
  const told = desk.told;
  desk.told = "";
  const basedOn = flag.answer?.number || 0; // of what is in view, whatever comes in meanwhile
  const touch = () => { desk.dirty = draft; };
  const reason = el("select", { id: "answer-reason" }, el("option", { value: "" }, "—"),
    Object.entries(served.reasons).map(([code, words]) => el("option", { value: code }, `${code}: ${words}`)));
  const comment = el("textarea", { id: "answer-comment", maxlength: 10000 });
  const until = el("input", { id: "answer-until", type: "date" });
  for (const [name, input] of [["reason", reason], ["comment", comment], ["until", until]]) {
    input.value = draft[name];
    input.addEventListener("input", () => { draft[name] = input.value; touch(); });
  }
  const choices = Object.keys(served.dispositions).map((word) => el("button", { type: "button", "data-answer": word,
    "aria-pressed": String(draft.disposition === word), onclick: (event) => {
      draft.disposition = word;
      touch();
      choices.forEach((one) => one.setAttribute("aria-pressed", String(one === event.currentTarget)));
    } }, word));
  const keep = (then) => {
    if (!draft.disposition) { desk.told = "Choose an answer first."; touch(); showDetails(); return; }
    const { disposition, comment: words, reason: code } = draft;
    give(flag, basedOn, { disposition, comment: words, reason: code, until: draft.until || null }, then);
  };
  return el("section", { class: "answer", "aria-label": "Answer" }, el("h3", {}, flag.answer ? "Answer again" : "Answer"),
    el("div", { class: "choices", role: "group", "aria-label": "Disposition" }, choices),
    el("div", { class: "fields" }, field("Reason code", reason), field(`Valid until (at most ${served.longest_days} days)`, until),
      field("Comment", comment, true)),
    el("div", { class: "foot" }, el("button", { type: "button", class: "keep", id: "keep", onclick: () => keep(null) }, "Keep"),
      el("button", { type: "button", class: "plain-button", id: "keep-next", onclick: () => keep(() => nextOpen(flag)) }, "Keep, next open"),
      secondButton(flag, basedOn)),
    el("p", { class: told && told !== "Kept." ? "warn" : "small", role: "status", id: "answer-told" }, told));
}

function secondButton(flag, basedOn) {
  const answer = flag.answer;
  if (!answer?.holds || !answer.own || !answer.closes || answer.second) return null;
  if (answer.reviewer.toLowerCase() === who.value.trim().toLowerCase()) return null;
  return el("button", { type: "button", class: "plain-button", id: "second",
    onclick: () => give(flag, basedOn, { second: true }, null) }, `Second the answer of ${answer.reviewer}`);
}
extras.card.push(answerForm);

async function poll() {
  try {
    const reply = await fetch(`/answers?since=${desk.newest}`, { credentials: "same-origin", cache: "no-store" });
    if (!reply.ok) return false;
    const told = await reply.json();
    if (told.newest === desk.newest) return true;
    desk.newest = told.newest;
    for (const [id, answer] of Object.entries(told.answers)) if (flagOf.has(id)) flagOf.get(id).answer = answer;
    tell("answers");
    return true;
  } catch {
    return false;
  }
}

// Others' answers come in by themselves; what one is typing is left as it is, and the store, not
// the page, says whether it is too late.
setInterval(async () => {
  const before = desk.newest;
  await poll();
  const typing = desk.dirty && view.flag !== null && desk.dirty.flag === data.flags[view.flag].id;
  if (desk.newest !== before && !typing && !byId("details").contains(document.activeElement)) showDetails();
}, 4000);
