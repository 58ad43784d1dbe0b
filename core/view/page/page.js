// The page: what is chosen, and how its parts follow.

class Page {
  constructor(index, readIsland) {
    this.index = index;
    this.readIsland = readIsland;
    this.layers = index.layers;
    this.query = emptyQuery();
    this.hidden = new Set();
    this.number = -1;
    this.selected = null;
    this.compared = index.runs.length > 1;
    this.runs = [0, Math.min(1, index.runs.length - 1)];
    this.onlyDifferences = false;
    this.list = new DocumentList(index.documents, (number) => this.open(number));
    this.text = new TextView(this.layers, this);
    this.inspector = new Inspector(this.layers, this);
    this.head = make("header.head");
    this.labels = make("div.labels");
    this.bar = make("div.bar");
    this.filters = make("div.filters");
    this.found = make("p.found", { "aria-live": "polite" });
    this.tip = make("div.tip", { role: "tooltip", hidden: true });
    this.side = make("nav.side", { "aria-label": "Documents" }, this.filters, this.found,
      this.list.element);
    document.body.append(this.bar, make("div.columns", {}, this.side,
      make("main.page", {}, this.head, this.labels, this.text.element), this.inspector.element),
      this.tip);
    this.drawFilters();
    this.search();
    if (this.compared) this.countDifferences();
  }

  runName(run) {
    return this.index.runs[run].name;
  }

  shows(record) {
    if (this.hidden.has(record.layer)) return false;
    return !(this.onlyDifferences && this.compared) ||
      record.difference === "only" || record.difference === "changed";
  }

  // --- choosing -----------------------------------------------------------------------------

  open(number) {
    if (number < 0 || number >= this.index.documents.length) return;
    this.number = number;
    this.selected = null;
    this.document = openDocument(this.readIsland(number));
    this.hideDenseLayers();
    this.list.mark(number);
    document.body.classList.remove("listing");
    this.drawDocument();
    window.scrollTo(0, 0);
    this.remember();
  }

  // Layers that cover about everything, such as tokens, would hide all others.
  hideDenseLayers() {
    if (this.knowsDensity) return;
    this.knowsDensity = true;
    const counts = new Map();
    for (const side of this.document.sides)
      for (const record of side ? side.records : [])
        if (placeOf(record) === "span")
          counts.set(record.layer, (counts.get(record.layer) || 0) + record.end - record.begin);
    for (const [layer, covered] of counts)
      if (covered > 0.6 * this.document.text.length && counts.size > 1) this.hidden.add(layer);
  }

  get sides() {
    const all = this.document.sides;
    return this.compared ? this.runs.map((run) => all[run]) : [all[this.runs[0]]];
  }

  select(record) {
    this.selected = record;
    this.text.selected = record;
    this.text.redraw();
    if (record) {
      this.inspector.show(this.document.sides[record.run], record, this.document.text);
      this.text.reveal(record);
    } else {
      this.inspector.overview(this.sides, this.compared, (one) => this.shows(one));
    }
    this.drawLabels();
    this.light(record);
    this.remember();
  }

  // The records that light up with `record`: its chain in every run that is shown.
  alike(record) {
    if (!record) return [];
    const side = this.document.sides[record.run];
    const chain = side.chains.get(chainOf(record)) || [record];
    return [...chain, ...chain.map((mention) => mention.other).filter((other) => other)];
  }

  light(record) {
    this.text.light(this.alike(record || this.selected));
  }

  hover(records, event) {
    this.light(records[0] || null);
    if (!records.length || !event) {
      this.tip.hidden = true;
      return;
    }
    this.tip.replaceChildren(...records.slice(0, 6).map((record) => this.tipOf(record)));
    this.tip.hidden = false;
    const place = event.target.getBoundingClientRect();
    const left = Math.min(place.left, window.innerWidth - this.tip.offsetWidth - 12);
    const below = place.bottom + 8 + this.tip.offsetHeight < window.innerHeight;
    this.tip.style.left = Math.max(8, left) + "px";
    this.tip.style.top =
      (below ? place.bottom + 8 : place.top - this.tip.offsetHeight - 8) + "px";
  }

  tipOf(record) {
    const told = record.attributes
      .filter(([key, value]) => typeof value !== "object" && key !== "entity" && key !== "rule")
      .slice(0, 5).map(([key, value]) => key + " " + shownValue(value));
    return make("div." + accent(this.layers, record.layer), {},
      make("i.swatch"), make("b", {}, record.layer + " " + record.type),
      typeof record.score === "number" ? " " + shortNumber(record.score) : "",
      record.difference && record.difference !== "same" ? " · " + record.difference : "",
      make("br"), told.join(" · "));
  }

  // --- drawing ------------------------------------------------------------------------------

  drawDocument() {
    const [one, two] = this.sides;
    if (this.compared && one && two) compareSides(one, two);
    else for (const side of this.document.sides)
      for (const record of side ? side.records : [])
        Object.assign(record, { difference: null, other: null });
    this.drawHead();
    this.drawBar();
    this.drawLabels();
    this.text.show(this.document.text, this.sides, (record) => this.shows(record));
    this.inspector.overview(this.sides, this.compared, (record) => this.shows(record));
  }

  drawHead() {
    const entry = this.index.documents[this.number];
    const failures = this.sides.filter((side) => side && side.result.error).map((side) =>
      make("p.failure", {}, "Failed: " + (side.result.error.plugin || "") + " " +
        (side.result.error.kind || "") + ": " + (side.result.error.message || "")));
    const missing = !this.compared ? [] : this.runs.filter((run) => !this.document.sides[run])
      .map((run) => make("p.notice", {}, this.runName(run) + " has no result for this document."));
    const brokenOff = this.index.runs.filter((run) => run.complete === false).map((run) =>
      make("p.failure", {}, run.name + ": the run was broken off; later documents are missing."));
    this.head.replaceChildren(
      make("h1", { dir: "auto" }, entry.id),
      make("p.about", {}, [entry.date, counted(this.document.text.length, "character")]
        .filter((text) => text).join(" · ")),
      ...(this.document.notice ? [make("p.notice", {}, this.document.notice)] : []),
      ...brokenOff, ...failures, ...missing,
      ...(this.compared ? [make("div.runs", {}, ...this.runs.map((run) =>
        make("span", {}, this.runName(run))))] : []));
  }

  drawLabels() {
    const shown = this.sides.map((side) => make("div.label-row", {}, ...(side ? side.records : [])
      .filter((record) => placeOf(record) === "document" && this.shows(record))
      .map((record) => this.label(record))));
    this.labels.className = "labels" + (this.compared ? " two" : "");
    this.labels.replaceChildren(...shown);
  }

  label(record) {
    const name = valueOf(record, "label");
    const element = make("button.label." + accent(this.layers, record.layer), {
      "aria-pressed": String(record === this.selected), title: record.layer,
      onclick: () => this.select(record === this.selected ? null : record) },
      make("i.swatch"), make("b", {}, record.type), name ? " " + name : "",
      typeof record.score === "number" ? make("span.count", {}, record.score.toFixed(2)) : null);
    if (record.difference && record.difference !== "same") element.classList.add("differs");
    return element;
  }

  drawBar() {
    const counts = new Map();
    for (const side of this.sides)
      for (const record of side ? side.records : [])
        counts.set(record.layer, (counts.get(record.layer) || 0) + 1);
    const layers = this.layers.map((layer, i) => make(
      "button.layer." + accent(this.layers, layer), {
        "aria-pressed": String(!this.hidden.has(layer)), title: "Key " + (i + 1),
        onclick: () => this.toggle(layer) },
      make("i.swatch"), layer, make("span.count", {}, String(counts.get(layer) || 0))));
    this.bar.replaceChildren(
      make("button.menu", { title: "Documents",
        onclick: () => document.body.classList.toggle("listing") }, "Documents"),
      make("div.layers", { role: "group", "aria-label": "Layers" }, ...layers),
      ...this.runChoice(),
      make("button.plain", { title: "Light or dark (t)", onclick: () => this.turnTheme() },
        "Theme"),
      make("button.plain", { title: "Keys (?)", onclick: () => this.help() }, "?"));
  }

  runChoice() {
    const runs = this.index.runs;
    if (runs.length < 2) return [];
    const options = runs.map((run, i) => [String(i), run.name]);
    const pick = (place) => choose("Run", options, String(this.runs[place]), (value) => {
      this.runs[place] = Number(value);
      this.select(null);
      this.drawDocument();
      this.countDifferences();
    });
    return [make("div.choice", {}, pick(0),
      make("button.plain", { "aria-pressed": String(this.compared), title: "Compare two runs (c)",
        onclick: () => this.turnCompared() }, "≠"),
      ...(this.compared ? [pick(1), make("button.plain", {
        "aria-pressed": String(this.onlyDifferences), title: "Only what differs (d)",
        onclick: () => this.turnDifferences() }, "Only differences")] : []))];
  }

  drawFilters() {
    const types = [...new Set(this.index.types
      .filter(([layer]) => !this.query.layer || layer === this.query.layer)
      .map(([, type]) => type))].sort();
    const typed = (key, label) => make("input", {
      type: "search", placeholder: label, "aria-label": label, value: this.query[key],
      className: key, oninput: (event) => this.ask({ [key]: event.target.value }) });
    const flag = (key, label) => make("label.flag", {}, make("input", {
      type: "checkbox", checked: this.query[key],
      onchange: (event) => this.ask({ [key]: event.target.checked }) }), label);
    this.filters.replaceChildren(
      typed("words", "Find in texts  /"),
      choose("Layer", [["", "any layer"], ...this.layers.map((name) => [name, name])],
        this.query.layer, (layer) => {
          this.ask({ layer, type: "" });
          this.drawFilters();
        }),
      choose("Type", [["", "any type"], ...types.map((name) => [name, name])], this.query.type,
        (type) => this.ask({ type })),
      typed("value", "Value, e.g. a name"),
      make("div.flags", {}, flag("failed", "failed"),
        ...(this.index.runs.length > 1 ? [flag("different", "different")] : [])));
  }

  // --- layers, runs, theme ------------------------------------------------------------------

  toggle(layer) {
    if (!this.hidden.delete(layer)) this.hidden.add(layer);
    this.drawBar();
    this.select(this.selected && this.hidden.has(this.selected.layer) ? null : this.selected);
  }

  turnCompared() {
    if (this.index.runs.length < 2) return;
    this.compared = !this.compared;
    this.selected = null;
    this.drawDocument();
    this.remember();
  }

  turnDifferences() {
    this.onlyDifferences = !this.onlyDifferences;
    this.drawBar();
    this.select(this.selected);
  }

  turnTheme() {
    const root = document.documentElement;
    const isDark = root.dataset.theme
      ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    this.remember();
  }

  // --- searching ----------------------------------------------------------------------------

  ask(change) {
    Object.assign(this.query, change);
    clearTimeout(this.waiting);
    const isTyped = "words" in change || "value" in change;
    this.waiting = setTimeout(() => this.search(), isTyped ? 150 : 0);
    this.remember();
  }

  search() {
    if (this.stopSearch) this.stopSearch();
    const { query, index } = this;
    const candidates = index.documents.map((_, i) => i).filter((i) =>
      indexAdmits(index, index.documents[i], query) &&
      (!query.different || (this.list.differences.get(i) || 0) > 0));
    const tell = (count, rest) => {
      this.found.textContent = (count === index.documents.length
        ? counted(count, "document")
        : counted(count, "document") + " of " + index.documents.length.toLocaleString("en")) + rest;
    };
    if (!query.words && !query.value) {
      this.list.show(candidates);
      return tell(candidates.length, "");
    }
    const found = [];
    const show = (rest) => {
      this.list.show([...found]);
      tell(found.length, rest);
    };
    this.stopSearch = inSlices(candidates.length, (i) => {
      const number = candidates[i];
      const json = this.readIsland.text(number);
      if (islandAdmits(json, index.documents[number].id, query)) found.push(number);
    }, () => show(" …"), () => show(""));
  }

  // In the background, for the list.
  countDifferences() {
    if (this.stopCounting) this.stopCounting();
    this.list.differences.clear();
    this.stopCounting = inSlices(this.index.documents.length, (i) => {
      const { sides } = openDocument(this.readIsland(i));
      const [one, two] = this.runs.map((run) => sides[run]);
      if (one && two) this.list.differences.set(i, compareSides(one, two));
      else this.list.differences.set(i, (one || two || { records: [] }).records.length);
    }, () => {}, () => {
      this.list.draw();
      if (this.query.different) this.search();
    });
  }

  // --- the address --------------------------------------------------------------------------

  // The state of the page is its address, so that a place can be bookmarked.
  remember() {
    const state = new URLSearchParams();
    if (this.number > 0) state.set("document", this.number);
    if (this.selected) {
      const top = this.selected.parent || this.selected;
      state.set("record", [top.run, top.layer, top.id].join("/"));
    }
    if (this.hidden.size) state.set("hidden", [...this.hidden].join(","));
    for (const key of ["words", "layer", "type", "value"])
      if (this.query[key]) state.set(key, this.query[key]);
    const theme = document.documentElement.dataset.theme;
    if (theme) state.set("theme", theme);
    history.replaceState(null, "", "#" + state);
  }

  recall() {
    const state = new URLSearchParams(location.hash.slice(1));
    if (state.get("theme")) document.documentElement.dataset.theme = state.get("theme");
    for (const key of ["words", "layer", "type", "value"])
      this.query[key] = state.get(key) || "";
    const hidden = state.get("hidden");
    if (hidden !== null) {
      this.hidden = new Set(hidden.split(","));
      this.knowsDensity = true;
    }
    this.drawFilters();
    this.search();
    const record = state.get("record");
    this.open(Number(state.get("document")) || 0);
    if (!record) return;
    const [run, ...rest] = record.split("/");
    const side = this.document.sides[Number(run)];
    const found = side && side.find(rest.slice(0, -1).join("/"), Number(rest[rest.length - 1]));
    if (found) this.select(found);
  }
}
