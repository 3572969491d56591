// A ground of a match, word by word: what was compared, and where the two agree.
const tokensOf = (key) => (HAN.test(key) && !key.includes(" ") ? [...key] : key.split(/\s+/)).filter(Boolean);

function pairsOf(text) {
  const found = [];
  for (let at = 0; at < text.length - 1; at += 1) found.push(text.slice(at, at + 2));
  return found;
}

// Share of letter pairs that two words have in common, 0 to 1; the tool's own score stands above.
function alike(one, two) {
  if (one.length < 3 || two.length < 3) return 0;
  const left = pairsOf(two);
  const all = pairsOf(one);
  let common = 0;
  for (const pair of all) {
    const at = left.indexOf(pair);
    if (at >= 0) { common += 1; left.splice(at, 1); }
  }
  return (2 * common) / (all.length + pairsOf(two).length);
}

// [word of the document, sign, word of the list], in the document's order; the rest at the end.
function aligned(saidKey, listedKey) {
  const left = tokensOf(listedKey).map((word) => ({ word, used: false }));
  const take = (test) => {
    const found = left.find((one) => !one.used && test(one.word));
    if (found) found.used = true;
    return found;
  };
  const rows = tokensOf(saidKey).map((word) => ({ word, other: take((one) => one === word)?.word, kind: "same" }));
  for (const row of rows.filter((one) => one.other === undefined)) {
    row.other = take((one) => alike(row.word, one) >= 0.5)?.word;
    row.kind = row.other === undefined ? "alone" : "near";
  }
  return [...rows.map((one) => [one.word, one.kind, one.other || ""]),
    ...left.filter((one) => !one.used).map((one) => ["", "alone", one.word])];
}

const SIGNS = { same: "=", near: "≈", alone: "≠" };
const SPOKEN = { same: "the same", near: "alike", alone: "only on one side" };

function tokens(saidKey, listedKey) {
  return el("ol", { class: "tokens", "aria-label": "Word by word, the document above and the list below" },
    aligned(saidKey, listedKey).map(([one, kind, other]) => el("li", { class: kind, title: SPOKEN[kind] },
      el("span", {}, one ? said(one) : "–"), el("span", { class: "sign", "aria-label": SPOKEN[kind] }, SIGNS[kind]),
      el("span", {}, other ? said(other) : "–"))));
}

// Keys of terms are stems without spaces; there the words themselves are set side by side.
function sides(saidText, listedText, saidKey, listedKey) {
  const joined = [[saidText, saidKey], [listedText, listedKey]].some(([text, key]) =>
    key && !HAN.test(key) && !key.includes(" ") && text.trim().split(/[\s-]+/).length > 1);
  const spaced = (text) => folded(text).replace(/[-\s]+/g, " ").trim();
  return joined ? tokens(spaced(saidText), spaced(listedText)) : tokens(saidKey, listedKey);
}

function evidence(one) {
  const [points, ...numbers] = one;
  const [method, saidText, listedText, saidKey, listedKey, kind, note] = numbers.map((each) => data.texts[each]);
  return el("div", {},
    el("div", { class: "sides" },
      el("div", {}, el("small", {}, "The document says"), el("b", {}, bdi(saidText))),
      el("div", {}, el("small", {}, kind ? `The list says (${kind})` : "The list says"), el("b", {}, bdi(listedText)))),
    saidKey || listedKey ? sides(saidText, listedText, saidKey, listedKey) : null,
    el("p", { class: "small" }, `Compared by ${method}, ${Math.round(points)} of 100`, note ? " — " : "", note ? bdi(note) : ""));
}

function thresholds(match) {
  if (!match.thresholds) return null;
  const order = ["meets", "below", "not_comparable", "not_stated"];
  const rows = [...match.thresholds].sort((a, b) => order.indexOf(a[4]) - order.indexOf(b[4]));
  return el("div", {}, el("h3", {}, "Figures beside thresholds"), el("table", {},
    el("thead", {}, el("tr", {}, ["Paragraph", "Parameter", "Stated", "Threshold", "Outcome"]
      .map((one) => el("th", { scope: "col" }, one)))),
    el("tbody", {}, rows.map(([paragraph, parameter, stated, limit, outcome]) => el("tr", {},
      el("td", { class: "mono" }, paragraph), el("td", {}, parameter), el("td", {}, stated ? bdi(stated) : "not stated"),
      el("td", {}, limit), el("td", { class: `outcome ${outcome}` }, words(outcome)))))));
}
