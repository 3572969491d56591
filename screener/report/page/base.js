// The run, and how a piece of the page is made. All text goes in as text, never as markup.
const data = JSON.parse(document.getElementById("data").textContent);
const served = JSON.parse(document.getElementById("served").textContent);
const LEVELS = ["high", "medium", "low", "info"];
const KINDS = { entity: "parties", technology: "technologies", product: "products",
  control_code: "control codes", document: "whole documents" };
const byId = (id) => document.getElementById(id);
const lists = new Map(data.lists.map((one) => [one.id, one]));
const FOREIGN = /([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3000-\u30ff\uff00-\uffef]+)/;
const KANA = /[\u3040-\u30ff]/;
const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;

// el("p", {class: "small"}, "text", otherElement): attributes are set, texts are text nodes.
function el(name, attributes, ...children) {
  const made = document.createElement(name);
  fill(made, attributes || {}, children);
  return made;
}

function svg(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  fill(made, attributes || {}, children);
  return made;
}

function fill(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    made.append(child.nodeType ? child : document.createTextNode(String(child)));
  }
}

// Text with its language: Chinese and Japanese parts of it are marked as such.
function said(text, language) {
  const whole = String(text ?? "");
  if (!HAN.test(whole) && !KANA.test(whole)) return [document.createTextNode(whole)];
  return whole.split(FOREIGN).filter(Boolean).map((part) => {
    if (!HAN.test(part) && !KANA.test(part)) return document.createTextNode(part);
    const lang = KANA.test(part) ? "ja" : "zh";
    return lang === language ? document.createTextNode(part) : el("span", { lang }, part);
  });
}

const bdi = (text) => el("bdi", {}, said(text));
const pill = (level) => el("span", { class: "pill", "data-level": level }, level);
const words = (code) => String(code).replaceAll("_", " ");
const plural = (count, one, many) => `${count} ${count === 1 ? one : many || `${one}s`}`;
const folded = (text) => String(text).normalize("NFKC").toLowerCase();
const title = (id) => lists.get(id)?.title || id;
const rule = (flag) => data.rules[flag.rule];
const levelRank = (level) => LEVELS.indexOf(level);
const score = (match) => `${match.band} ${Math.round(match.score || 0)}`;

data.flags.forEach((flag, number) => {
  flag.number = number;
  flag.mentions ||= [];
  flag.matches ||= [];
  flag.asks ||= [];
});
data.mentions.forEach((one) => { one.flags = []; one.matches ||= []; });
for (const flag of data.flags) for (const one of flag.mentions) data.mentions[one].flags.push(flag.number);
for (const one of [...data.matches, ...data.flags]) {
  one.entry = data.texts[one.entry];
  one.name = data.texts[one.name];
}
const documentOf = new Map(data.documents.map((one, number) => [one.key, number]));
for (const flag of data.flags) {
  flag.at = flag.mentions.length ? data.mentions[flag.mentions[0]].document : documentOf.get(flag.document) ?? 0;
  flag.document = data.documents[flag.at]?.key || flag.document;
}

// The match that a flag rests on: that with the flag's own entry.
function ground(flag) {
  return flag.matches.map((one) => data.matches[one]).find((one) => one.entry === flag.entry);
}

function names(flag) {
  const found = [...new Set(flag.mentions.map((one) => data.mentions[one].text))];
  return found.length ? found.join(" | ") : "(the document as a whole)";
}

function places(flag) {
  const found = [...new Set(flag.mentions.map((one) => data.mentions[one].place))];
  const more = found.length > 3 ? ` and ${found.length - 3} more` : "";
  return `${flag.document}${found.length ? ": " : ""}${found.slice(0, 3).join(", ")}${more}`;
}

function listed(flag) {
  const match = ground(flag);
  const name = flag.name || "";
  if (!match) return name;
  if (match.target === "control") return `${match.code || ""} ${name}`.trim();
  return match.target === "related" ? `linked to: ${name}` : name;
}

// What is chosen, and who wants to know when that changes.
const view = { flag: null, mention: null, document: 0, tab: "documents" };
const watchers = { choice: [], filter: [], tab: [], answers: [] };
const on = (what, run) => watchers[what].push(run);
const tell = (what) => watchers[what].forEach((run) => run());
const extras = { top: [], card: [], begin: [] }; // what the served page adds

function choose(number, how = {}) {
  const flag = number === null ? null : data.flags[number];
  view.flag = number;
  view.mention = how.mention ?? flag?.mentions[0] ?? null;
  if (flag) view.document = view.mention === null ? flag.at : data.mentions[view.mention].document;
  view.jump = how.jump !== false;
  tell("choice");
}

function chooseMention(number) {
  const mention = data.mentions[number];
  const open = mention.flags.filter((one) => filter.shown.has(one));
  if (open.length || mention.flags.length) {
    choose((open.length ? open : mention.flags)[0], { mention: number, jump: false });
    return;
  }
  Object.assign(view, { flag: null, mention: number, document: mention.document, jump: false });
  tell("choice");
}
