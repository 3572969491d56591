// The views, the keys, and the first sight of it all.
const TABS = [["documents", "Documents"], ["flags", "Table of flags"], ["map", "Map"], ["about", "Run and lists"]];

function showTab(name) {
  if (view.tab !== name) byId("main").replaceChildren();
  view.tab = name;
  document.querySelectorAll("#views button").forEach((one) => {
    const on = one.dataset.tab === name;
    one.setAttribute("aria-selected", String(on));
    one.tabIndex = on ? 0 : -1;
  });
  showMain();
}

function showMain() {
  showRail();
  if (view.tab === "documents") showDocuments();
  if (view.tab === "flags") showTable();
  if (view.tab === "map") showMap();
  if (view.tab === "about") byId("main").replaceChildren(about());
}

function startTabs() {
  const counts = { documents: data.documents.length, flags: data.flags.length };
  TABS.forEach(([name, text]) => byId("views").append(el("button", { type: "button", role: "tab", "data-tab": name,
    "aria-controls": "main", onclick: () => showTab(name) }, text, counts[name] === undefined ? null : el("span", { class: "count" }, counts[name]))));
  byId("views").addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.stopPropagation();
    const at = TABS.findIndex(([name]) => name === view.tab);
    showTab(TABS[(at + by + TABS.length) % TABS.length][0]);
    document.querySelector("#views [aria-selected='true']").focus();
  });
}

// Light, dark, or as the system has it; kept where the browser keeps anything for this page.
function startTheme() {
  const button = byId("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const show = () => { button.textContent = dark() ? "Light" : "Dark"; };
  const keep = (theme) => { try { localStorage.setItem("screener-theme", theme); } catch { /* a page without storage */ } };
  let kept = null;
  try { kept = localStorage.getItem("screener-theme"); } catch { /* a page without storage */ }
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
  button.addEventListener("click", () => {
    const next = dark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    keep(next);
    show();
  });
  system.addEventListener("change", show);
  show();
}

const KEYS = [["j, ↓ / k, ↑", "next flag, flag before"], ["/", "search"], ["1 2 3 4", "the views"],
  ["Enter", "open what has the focus"], ["Esc", "close; then back to the beginning"], ["?", "this list"]];
let single = true; // keys of one letter; WCAG 2.1.4 asks that they can be switched off

function startHelp() {
  const dialog = byId("keys");
  const box = el("input", { type: "checkbox", checked: true, onchange: () => { single = box.checked; } });
  dialog.append(el("h2", { id: "keys-title" }, "Keys"), el("dl", { class: "pairs" }, KEYS.map(([keys, told]) =>
    [el("dt", {}, keys.split(" ").map((one) => (one === "/" && keys.length > 1 ? " / " : el("kbd", {}, one.replace(",", ""))))), el("dd", {}, told)])),
  el("p", {}, el("label", {}, box, " keys of one letter are on")),
  el("form", { method: "dialog" }, el("button", { class: "plain-button" }, "Close")));
  byId("help").addEventListener("click", () => dialog.showModal());
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) return;
  const typing = event.target.closest?.("input, select, textarea");
  if (event.key === "Escape") {
    if (typing) {
      if (typing.id === "words" && typing.value) { typing.value = ""; typing.dispatchEvent(new Event("input")); }
      typing.blur();
    } else choose(null);
    return;
  }
  if (typing || event.target.closest?.("summary")) return;
  const by = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
  const letter = event.key.length === 1;
  if (letter && !single) return;
  if (by && (letter || event.target === document.body || event.target.closest("#main, #details"))) {
    event.preventDefault();
    if (view.tab === "flags") stepRow(by); else step(by);
  } else if (event.key === "/") {
    event.preventDefault();
    byId("words").focus();
  } else if (event.key === "?") byId("keys").showModal();
  else if ("1234".includes(event.key)) showTab(TABS[Number(event.key) - 1][0]);
}

function startHead() {
  byId("told").textContent = `${plural(data.flags.length, "flag")} to review in ${plural(data.documents.length, "document")}, as of ${data.run.as_of}; run ${data.run.id}`;
  const [oldest] = data.lists.filter((one) => one.used && one.stale).sort((a, b) => b.age_days - a.age_days);
  byId("limit").textContent = `${data.limits[0]}${oldest ? ` The oldest copy in use is ${oldest.age_days} days old (${oldest.id}).` : ""}`;
}

on("choice", () => {
  showDetails();
  if (view.tab === "documents") showDocuments();
  if (view.tab === "flags" && sheet.body) drawRows();
  document.querySelectorAll(".map .mark.chosen").forEach((one) => one.classList.remove("chosen"));
});
on("filter", () => {
  if (view.tab === "documents") repaint(); else showMain();
  if (view.flag === null) showDetails();
});
on("answers", () => { if (view.tab === "flags") showTable(); });

byId("app").hidden = false;
startHead();
startTheme();
startTabs();
startFilters();
startDocuments();
startTable();
startMap();
startPrint();
startHelp();
extras.top.forEach((make) => make());
addEventListener("keydown", pressed);
refilter();
showTab(data.documents.length ? "documents" : "flags");
document.documentElement.dataset.ready = "yes";
performance.mark("ready");
