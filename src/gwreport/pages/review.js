"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const items = data.items;
  const $ = (id) => document.getElementById(id);
  for (const [id, word] of Object.entries(data.indicators)) words["i-" + id] = word;
  for (const item of items) words["i-" + item.key.indicator] ||= [item.name, item.name];

  // what this browser keeps: one entry for each decision, so that a key writes little
  let keeps = true;
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { keeps = false; return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { keeps = false; } },
    remove(key) { try { localStorage.removeItem(key); } catch { keeps = false; } },
  };
  const keyOf = (d) => [d.text_sha256, d.indicator, d.source_start, d.source_end].join(" ");
  const slot = (coder, key) => `gwreport.decision ${coder} ${key}`;
  items.forEach((item, n) => { item.n = n; item.id = keyOf(item.key); });
  const byId = new Map(items.map((item) => [item.id, item]));

  // language
  let language = store.get("gwreport.language") || data.language || (/^zh/i.test(navigator.language) ? "zh" : "en");
  const spoken = (name) => (words[name] || [name.replace(/^[a-z]+-/, ""), name.replace(/^[a-z]+-/, "")])[language === "zh" ? 1 : 0];
  const say = (name) => spoken("page-" + name);
  const named = (id) => spoken("i-" + id);

  // decisions: by coder, then by row
  const decisions = new Map();
  let coder = "";
  const of = (name) => { if (!decisions.has(name)) decisions.set(name, new Map()); return decisions.get(name); };
  const decided = (item, who = coder) => decisions.get(who)?.get(item.id);
  function take(decision) {
    const mine = of(decision.coder || "");
    const old = mine.get(keyOf(decision));
    if (!old || (decision.at || "") >= (old.at || "")) mine.set(keyOf(decision), decision);
  }
  function recall() {
    for (const item of items) {
      const kept = store.get(slot(coder, item.id));
      if (kept) try { take(JSON.parse(kept)); } catch { /* what cannot be read is not taken */ }
    }
  }

  // the rows that pass the filter, and the one that is looked at
  let shown = items;
  let current = items[0];
  const history = [];
  const buttons = items.map((item) => {
    const li = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.tabIndex = -1;
    button.dataset.n = item.n;
    li.append(button);
    return button;
  });
  const list = $("list");
  list.append(...buttons.map((button) => button.parentElement));
  const value = (item) => item.shown || say("without_number");
  function label(item) {
    const button = buttons[item.n];
    const place = [item.region, item.year, named(item.key.indicator)].filter(Boolean).join(" · ");
    button.replaceChildren(make("span", place), make("span", " · " + value(item)));
    button.classList.toggle("unsure", item.doubts.length > 0);
    paint(item);
  }
  function paint(item) {
    const verdict = decided(item)?.verdict;
    for (const name of ["accepted", "corrected", "rejected"]) buttons[item.n].classList.toggle(name, name === verdict);
  }

  // progress
  let done = 0;
  let wrong = 0;
  function tally() {
    done = 0;
    wrong = 0;
    for (const item of items) {
      const verdict = decided(item)?.verdict;
      if (verdict) { done += 1; if (verdict !== "accepted") wrong += 1; }
    }
  }
  function wilson(count, total) {
    const z = 1.959963984540054, p = count / total, s = 1 + z * z / total;
    const m = p + z * z / (2 * total), h = z * Math.sqrt(p * (1 - p) / total + z * z / (4 * total * total));
    return [Math.max(0, (m - h) / s), Math.min(1, (m + h) / s)];
  }
  function report() {
    const percent = (x) => (100 * x).toFixed(1) + " %";
    $("progress").max = Math.max(1, items.length);
    $("progress").value = done;
    const ends = done ? wilson(wrong, done).map(percent).join(" – ") : "";
    $("count").textContent = `${done} / ${items.length} ${say("checked")}` +
      (done ? ` · ${wrong} ${say("wrong")} (${percent(wrong / done)}, ${say("interval")} ${ends})` : "");
    $("unsaved").hidden = keeps;
  }

  // the card of a row; texts are set as texts, never as HTML
  const make = (tag, text = "", name = "") => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const reading = (r) => {
    const ends = r.low === r.high ? r.low : `${r.low ?? "?"} – ${r.high ?? "?"}`;
    return [named(r.indicator), r.year, r.bound === "exact" ? "" : spoken("bound-" + r.bound), ends ?? say("without_number"), ends ? r.unit : ""]
      .filter((part) => part !== "" && part !== null).join(" ");
  };
  function show() {
    const row = $("row");
    if (!current) { row.replaceChildren(make("p", say("no_rows"))); return; }
    const item = current;
    const head = make("h2", [item.region, item.year].filter(Boolean).join(" ") || item.title);
    const sentence = make("p", "", "sentence");
    const figure = make("mark", item.figure, "figure");
    sentence.append(item.before, figure, item.after);
    sentence.tabIndex = 0;
    const list = make("dl", "", "reading");
    const add = (name, text, style = "") => {
      if (!text) return;
      const dd = make("dd", "", style);
      dd.append(make("bdi", text));
      list.append(make("dt", say(name)), dd);
    };
    add("indicator", `${named(item.key.indicator)} (${item.key.indicator})`);
    add("value", value(item), "value");
    add("aspect", [item.aspect && spoken("aspect-" + item.aspect), { up: "↑", down: "↓" }[item.direction]].filter(Boolean).join(" "));
    add("period", item.period);
    add("status", item.status && spoken("status-" + item.status));
    for (const doubt of item.doubts) add("doubts", [doubt.code, doubt.message].filter(Boolean).join(": "), "doubt");
    add("section", item.section);
    add("file", [item.file, item.title].filter(Boolean).join(" · "));
    for (const [who, made] of decisions) {
      const found = made.get(item.id);
      if (found && (who === coder || $("f-coder").value === "=" + who)) {
        const what = found.verdict === "rejected" ? "" : reading(found.right || found.read);
        add("right", [who, say(found.verdict), what, found.note].filter(Boolean).join(" · "));
      }
    }
    row.replaceChildren(head, sentence, list);
    if (item.candidates.length) {
      const others = make("div", say("candidates") + " ", "candidates");
      item.candidates.forEach((candidate, n) => {
        const button = make("button", candidate.text + " ");
        button.type = "button";
        button.append(make("kbd", String(n + 1)));
        button.addEventListener("click", () => choose(n));
        others.append(button);
      });
      row.append(others);
    }
    $("note").value = decided(item)?.note || "";
    $("form").hidden = true;
    sentence.scrollTop = figure.offsetTop - sentence.offsetTop - 60;
  }
  let at = null;
  function go(item) {
    if (at) { buttons[at.n].removeAttribute("aria-current"); buttons[at.n].tabIndex = -1; }
    current = at = item || null;
    if (at) {
      buttons[at.n].setAttribute("aria-current", "true");
      buttons[at.n].tabIndex = 0;
      const [x, y] = [scrollX, scrollY];
      buttons[at.n].scrollIntoView({ block: "nearest" });
      scrollTo(x, y); // the list scrolls, the page does not: on a phone the sentence is below the list
    }
    show();
  }
  const step = (by) => { const n = shown.indexOf(current) + by; if (shown[n]) go(shown[n]); };
  function nextOpen() {
    const from = shown.indexOf(current);
    for (let n = 1; n <= shown.length; n += 1) {
      const item = shown[(from + n) % shown.length];
      if (item && !decided(item)) return item;
    }
    return shown[from + 1] || current;
  }

  // deciding
  function put(item, decision) {
    const old = decided(item);
    if (old) { done -= 1; if (old.verdict !== "accepted") wrong -= 1; }
    if (decision) {
      of(coder).set(item.id, decision);
      store.set(slot(coder, item.id), JSON.stringify(decision));
      done += 1;
      if (decision.verdict !== "accepted") wrong += 1;
    } else {
      of(coder).delete(item.id);
      store.remove(slot(coder, item.id));
    }
    paint(item);
    report();
  }
  function decide(verdict, right = null) {
    if (!current) return;
    const item = current;
    const note = $("note").value.trim();
    history.push([item, decided(item) || null, coder]);
    put(item, {
      ...item.key, verdict, coder, note, at: new Date().toISOString(),
      read: item.reading, right, region: item.region, file: item.file, period: item.period,
    });
    go(nextOpen());
  }
  function choose(n) {
    const other = current?.candidates[n];
    if (!other) return;
    const { low, high, unit, bound } = other;
    decide("corrected", { ...current.reading, low, high, unit, bound });
  }
  function undo() {
    const last = history.pop();
    if (!last) return;
    const [item, old, who] = last;
    if (who !== coder) { sign(who); }
    put(item, old);
    go(item);
  }
  function open() {
    if (!current) return;
    const now = decided(current)?.right || current.reading;
    $("v-low").value = now.low ?? "";
    $("v-high").value = now.high === now.low ? "" : now.high ?? "";
    $("v-unit").value = now.unit;
    $("v-bound").value = now.bound;
    $("v-indicator").value = now.indicator;
    $("v-year").value = now.year ?? "";
    $("wrong").hidden = true;
    $("form").hidden = false;
    $("v-low").focus();
    $("v-low").select();
  }
  function complain(name, field) {
    $("wrong").textContent = `${say(name)}: ${field.value}`;
    $("wrong").hidden = false;
    field.focus();
  }
  $("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const number = (field) => field.value.replace(/[\s,，%％]/g, "").replace(/[０-９．－]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
    const low = number($("v-low")), high = number($("v-high")), year = number($("v-year"));
    const indicator = $("v-indicator").value.trim();
    const isNumber = /^-?\d{1,30}(\.\d{1,30})?$/;
    if (low && !isNumber.test(low)) { complain("no_number", $("v-low")); return; }
    if (high && !isNumber.test(high)) { complain("no_number", $("v-high")); return; }
    if (year && !/^(19|20|21)\d\d$/.test(year)) { complain("no_year", $("v-year")); return; }
    if (!indicator) { complain("no_indicator", $("v-indicator")); return; }
    const was = current.reading;
    const isOpen = !high && was.high === null && was.low !== null;
    const right = {
      indicator, year: year ? Number(year) : null, low: low || null,
      high: high || (isOpen ? null : low || null), unit: $("v-unit").value.trim(), bound: $("v-bound").value,
    };
    $("form").hidden = true;
    document.activeElement.blur();
    const isSame = Object.keys(right).every((name) => right[name] === was[name]);
    if (isSame) decide("accepted"); else decide("corrected", right);
  });
  $("note").addEventListener("change", () => {
    const old = current && decided(current);
    if (old) put(current, { ...old, note: $("note").value.trim() });
  });

  // filter
  const filters = ["f-text", "f-doubt", "f-place", "f-year", "f-coder", "f-state"].map($);
  function options(select, choices) {
    const old = select.value;
    select.replaceChildren(...choices.map(([value, text]) => new Option(text, value)));
    if (choices.some(([value]) => value === old)) select.value = old;
  }
  const distinct = (values) => [...new Set(values.filter((v) => v !== "" && v !== null))].sort().map((v) => ["=" + v, String(v)]);
  function offer() {
    const any = ["", say("any")];
    options($("f-doubt"), [any, ["some", say("some")], ["none", say("none")], ...distinct(items.flatMap((i) => i.doubts.map((d) => d.code)))]);
    options($("f-place"), [any, ...distinct(items.map((i) => i.region))]);
    options($("f-year"), [any, ...distinct(items.map((i) => i.year))]);
    options($("f-coder"), [any, ["none", say("none")], ...distinct([...decisions].filter(([, made]) => made.size).map(([who]) => who))]);
    options($("f-state"), [any, ...["open", "accepted", "corrected", "rejected"].map((s) => ["=" + s, say(s)])]);
  }
  function passes(item, [text, doubt, place, year, who, state]) {
    const own = decided(item)?.verdict || "open";
    const by = [...decisions.values()].some((made) => made.has(item.id));
    return (!text || text.split(/\s+/).every((word) => item.words.includes(word)))
      && (!doubt || (doubt === "some" ? item.doubts.length > 0 : doubt === "none" ? !item.doubts.length : item.doubts.some((d) => "=" + d.code === doubt)))
      && (!place || "=" + item.region === place) && (!year || "=" + item.year === year)
      && (!who || (who === "none" ? !by : Boolean(decided(item, who.slice(1))))) && (!state || "=" + own === state);
  }
  function sift() {
    const wanted = filters.map((field) => field.value.toLowerCase === undefined ? "" : field.value);
    wanted[0] = wanted[0].toLowerCase().trim();
    shown = items.filter((item) => {
      const isIn = passes(item, wanted);
      buttons[item.n].parentElement.hidden = !isIn;
      return isIn;
    });
    $("left").textContent = `${shown.length} ${say("rows")}`;
    go(shown.includes(current) ? current : shown.find((item) => !decided(item)) || shown[0]);
  }
  let isByPointer = false; // who chose with the mouse goes on with keys for rows, who chose with keys stays in the list
  document.addEventListener("pointerdown", () => { isByPointer = true; }, true);
  document.addEventListener("keydown", () => { isByPointer = false; }, true);
  for (const field of filters) {
    field.addEventListener(field.id === "f-text" ? "input" : "change", () => {
      if (isByPointer && field.matches("select")) field.blur();
      sift();
    });
  }
  for (const item of items) {
    item.words = [item.region, item.year, item.name, item.key.indicator, item.title, item.file, item.before, item.figure, item.after].join(" ").toLowerCase();
  }

  // who codes
  function sign(name) {
    coder = name;
    $("coder").value = name;
    store.set("gwreport.coder", name);
    recall();
    refresh();
  }
  function refresh() {
    tally();
    for (const item of items) label(item);
    offer();
    report();
    sift();
  }
  $("coder").addEventListener("change", () => sign($("coder").value.trim()));

  // files of decisions
  function save() {
    const mine = [...of(coder).values()];
    const place = (d) => byId.get(keyOf(d))?.n ?? items.length;
    mine.sort((a, b) => place(a) - place(b));
    const blob = new Blob(mine.map((decision) => JSON.stringify(decision) + "\n"), { type: "application/jsonl" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "decisions.jsonl";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  $("load").addEventListener("change", async () => {
    for (const file of $("load").files) {
      try {
        const lines = (await file.text()).split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line));
        if (lines.some((d) => !d.read || !d.verdict || !d.text_sha256)) throw new TypeError(file.name);
        for (const decision of lines) {
          take(decision);
          if ((decision.coder || "") === coder) store.set(slot(coder, keyOf(decision)), JSON.stringify(of(coder).get(keyOf(decision))));
        }
      } catch { $("count").textContent = `${file.name}: ${say("not_decisions")}`; return; }
    }
    refresh();
  });

  // keys
  const keys = {
    a: () => decide("accepted"), r: () => decide("rejected"), x: () => decide("rejected"), c: open, u: undo,
    j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1), s: save,
    m: () => $("note").focus(), f: () => { document.querySelector(".filters").open = true; $("f-text").focus(); },
  };
  for (const n of [1, 2, 3, 4, 5]) keys[n] = () => choose(n - 1);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { $("form").hidden = true; document.activeElement.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, select, textarea")) {
      if (event.key === "Enter" && event.target.id === "note") { event.preventDefault(); event.target.blur(); }
      return;
    }
    const act = keys[event.key];
    if (!act || (event.key.startsWith("Arrow") && event.target.closest(".sentence"))) return;
    event.preventDefault();
    act();
  });
  for (const [id, key] of Object.entries({ accept: "a", reject: "r", correct: "c", undo: "u", next: "j", previous: "k", save: "s" })) {
    $(id).addEventListener("click", () => keys[key]());
  }
  $("cancel").addEventListener("click", () => { $("form").hidden = true; });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) go(items[Number(button.dataset.n)]);
  });

  function speak() {
    document.documentElement.lang = language;
    document.title = say("review");
    for (const element of document.querySelectorAll("[data-w]")) element.textContent = spoken(element.dataset.w);
    for (const element of document.querySelectorAll("[data-l]")) element.setAttribute("aria-label", spoken(element.dataset.l));
  }
  $("language").addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    store.set("gwreport.language", language);
    speak();
    refresh();
  });

  for (const decision of data.decisions) take(decision);
  if (matchMedia("(max-width: 60rem)").matches) document.querySelector(".filters").open = false;
  speak();
  sign(data.coder || store.get("gwreport.coder") || "");
})();
