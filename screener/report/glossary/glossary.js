(() => {
"use strict";
const box = document.getElementById("search");
const count = document.getElementById("count");
const choices = [...document.querySelectorAll('input[name="list"]')];
const folded = (text) => text.normalize("NFKC").toLowerCase();
const sections = [...document.querySelectorAll("section")].map((element) => ({
  element,
  list: element.dataset.list,
  entries: [...element.querySelectorAll("article")].map((article) => ({
    article,
    code: folded(article.querySelector("h3 a").textContent),
    text: folded(article.textContent),
  })),
}));

// Every word must stand somewhere in the entry; a code is looked for at its beginning first.
function search() {
  const words = folded(box.value).split(/\s+/).filter(Boolean);
  const lists = new Set(choices.filter((one) => one.checked).map((one) => one.value));
  let shown = 0;
  for (const section of sections) {
    let here = 0;
    for (const entry of section.entries) {
      const fits = words.every((word) => entry.code.startsWith(word) || entry.text.includes(word));
      entry.article.hidden = !fits;
      here += fits ? 1 : 0;
    }
    section.element.hidden = !lists.has(section.list) || here === 0;
    shown += section.element.hidden ? 0 : here;
  }
  count.textContent = `${shown} ${shown === 1 ? "entry" : "entries"}`;
}

let waiting = 0;
box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
box.form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
for (const one of choices) one.addEventListener("change", search);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== box) { event.preventDefault(); box.focus(); }
  if (event.key === "Escape" && document.activeElement === box) { box.value = ""; search(); }
});
search();
document.documentElement.dataset.ready = "";
})();
