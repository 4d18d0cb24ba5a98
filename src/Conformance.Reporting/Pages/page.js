"use strict";
(() => {
  const cases = [...document.querySelectorAll(".case")];
  const tiles = [...document.querySelectorAll("[data-show]")];
  const filter = document.getElementById("filter");
  const shown = document.getElementById("shown");

  function apply() {
    const wanted = new Set(tiles.filter(tile => tile.getAttribute("aria-pressed") === "true").map(tile => tile.dataset.show));
    const words = filter.value.toLowerCase().split(/\s+/);
    const matches = one => words.every(word => one.dataset.find.toLowerCase().includes(word));
    const hides = one => !matches(one) || !(wanted.size === 0 || wanted.has(one.dataset.verdict));
    cases.forEach(one => { one.hidden = hides(one); });
    document.querySelectorAll(".group").forEach(group => { group.hidden = !group.querySelector(".case:not([hidden])"); });
    shown.textContent = `${cases.filter(one => !one.hidden).length} of ${cases.length}`;
  }

  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target?.closest("details:not(.case)");
    if (folded?.open === false) {
      folded.open = true;
      target.scrollIntoView();
    }
    if (target?.matches(".case")) {
      target.hidden = target.closest(".group").hidden = false;
      target.open = true;
      target.scrollIntoView();
    }
  }

  tiles.forEach(tile => tile.addEventListener("click", () => {
    tile.setAttribute("aria-pressed", String(tile.getAttribute("aria-pressed") !== "true"));
    apply();
  }));
  filter.addEventListener("input", apply);
  document.getElementById("unfold").addEventListener("click", () => cases.forEach(one => { one.open = !one.hidden; }));
  document.getElementById("fold").addEventListener("click", () => cases.forEach(one => { one.open = false; }));
  addEventListener("hashchange", follow);
  apply();
  follow();
})();
