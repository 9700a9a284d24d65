"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  for (const [id, word] of Object.entries(data.indicators)) words["i-" + id] = word;
  const main = document.getElementById("text");
  const card = document.getElementById("card");
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* a page may be without a store */ } },
  };

  // language
  let language = store.get("gwreport.language") || data.language || (/^zh/i.test(navigator.language) ? "zh" : "en");
  const spoken = (name) => (words[name] || [name.replace(/^[a-z]+-/, ""), name.replace(/^[a-z]+-/, "")])[language === "zh" ? 1 : 0];
  function speak() {
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll("[data-w]")) element.textContent = spoken(element.dataset.w);
    for (const element of document.querySelectorAll("[data-l]")) element.setAttribute("aria-label", spoken(element.dataset.l));
  }
  document.getElementById("language").addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    store.set("gwreport.language", language);
    speak();
  });

  // kinds of marks
  for (const box of document.querySelectorAll("[data-kind]")) {
    box.addEventListener("change", () => main.classList.toggle("hide" + box.dataset.kind, !box.checked));
  }
  const isShown = (mark) => ![...mark.classList].some((name) => /^k\d+$/.test(name) && main.classList.contains("hide" + name.slice(1)));

  // the card of a mark
  const marks = [...main.querySelectorAll("mark[id]")];
  const whole = (element) => element && (element.dataset.of ? document.getElementById(element.dataset.of) : element);
  let current = null;
  let pinned = false;
  function line(list, name, value) {
    const dt = document.createElement("dt");
    dt.textContent = spoken("page-" + name);
    const dd = document.createElement("dd");
    dd.textContent = (Array.isArray(value) ? value : [value]).filter(Boolean).map((part) => part[0] === "@" && Array.isArray(value) ? spoken(part.slice(1)) : part).join(" · ");
    list.append(dt, dd);
  }
  function show(mark) {
    const content = data.cards[Number(mark.id.slice(1))];
    if (!content) return;
    const [label, text, ...lines] = content;
    const head = document.createElement("div");
    const name = document.createElement("small");
    name.textContent = spoken(label.slice(1));
    const written = document.createElement("strong");
    written.textContent = text.length > 120 ? text.slice(0, 120) + "…" : text;
    head.append(written, " ", name);
    const list = document.createElement("dl");
    for (const [key, value] of lines) line(list, key, value);
    card.replaceChildren(head, list);
    card.hidden = false;
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const below = box.bottom + 8 + card.offsetHeight < innerHeight;
    card.style.left = Math.max(8, Math.min(box.left, innerWidth - card.offsetWidth - 12)) + "px";
    card.style.top = Math.max(8, below ? box.bottom + 8 : box.top - card.offsetHeight - 8) + "px";
  }
  function hide() { card.hidden = true; pinned = false; }
  function select(mark) {
    if (current) { current.classList.remove("here"); current.tabIndex = -1; }
    current = mark;
    mark.classList.add("here");
    mark.tabIndex = 0;
    for (const row of document.querySelectorAll("tr.current")) row.classList.remove("current");
    for (const link of document.querySelectorAll(`.tables a[href="#${mark.id}"]`)) link.closest("tr").classList.add("current");
  }
  function go(mark) {
    select(mark);
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
    pinned = true;
    show(mark);
  }
  for (const mark of marks) mark.tabIndex = -1;
  if (marks.length) marks[0].tabIndex = 0;
  main.addEventListener("mouseover", (event) => {
    const mark = whole(event.target.closest("mark"));
    if (mark && !pinned && isShown(mark)) show(mark);
  });
  main.addEventListener("mouseout", () => { if (!pinned) hide(); });
  main.addEventListener("click", (event) => {
    const mark = whole(event.target.closest("mark"));
    if (mark && isShown(mark)) { select(mark); pinned = true; show(mark); } else hide();
  });
  main.addEventListener("focusin", (event) => {
    if (event.target.matches("mark")) { if (current !== event.target) select(event.target); pinned = true; show(event.target); }
  });
  main.addEventListener("scroll", () => { if (!card.hidden && current && pinned) show(current); }, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { hide(); return; }
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    let at = current ? marks.indexOf(current) + step : 0;
    while (marks[at] && !isShown(marks[at])) at += step;
    if (marks[at]) { event.preventDefault(); go(marks[at]); }
  });

  // tables: one at a time, filter, sort, and the way to the sentence
  const tables = [...document.querySelectorAll("section.table")];
  const tabs = [...document.querySelectorAll(".tabs nav a")];
  function choose(name) {
    for (const table of tables) table.hidden = table.id !== name;
    for (const tab of tabs) {
      if (tab.hash === "#" + name) tab.setAttribute("aria-current", "true"); else tab.removeAttribute("aria-current");
    }
  }
  for (const tab of tabs) tab.addEventListener("click", (event) => { event.preventDefault(); choose(tab.hash.slice(1)); });
  if (tables.length) choose(tables[0].id);
  const filter = document.getElementById("filter");
  const doubtful = document.getElementById("doubtful");
  function sift() {
    const wanted = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of document.querySelectorAll("tbody tr")) {
      const text = row.textContent.toLowerCase();
      row.hidden = (doubtful.checked && !row.classList.contains("doubtful")) || !wanted.every((word) => text.includes(word));
    }
  }
  filter.addEventListener("input", sift);
  doubtful.addEventListener("change", sift);
  for (const button of document.querySelectorAll("thead button")) {
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const column = head.cellIndex;
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const body = head.closest("table").tBodies[0];
      const key = (row) => { const cell = row.cells[column]; return cell.dataset.n === undefined ? cell.textContent : Number(cell.dataset.n); };
      const compare = (a, b) => typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), language);
      const rows = [...body.rows].map((row) => [key(row), row]);
      rows.sort((a, b) => (down ? -1 : 1) * compare(a[0], b[0]));
      body.append(...rows.map((pair) => pair[1]));
    });
  }
  document.querySelector(".tables").addEventListener("click", (event) => {
    const link = event.target.closest("th a, tbody tr")?.closest("tr")?.querySelector("th a");
    if (!link) return;
    const mark = document.getElementById(link.hash.slice(1));
    if (!mark || !mark.matches("mark")) return;
    event.preventDefault();
    go(mark);
  });

  speak();
  if (matchMedia("(max-width: 72rem)").matches) document.querySelector(".outline details").open = false;
})();
