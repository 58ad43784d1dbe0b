// The text of a document with its records. Blocks hold plain text until they come into sight; a
// click or a pointer over a piece goes to `view.select` and `view.hover`.

const mostBlock = 4000;
const mostLanes = 8;

class TextView {
  constructor(layers, view) {
    this.layers = layers;
    this.view = view;
    this.element = make("div.text", { tabIndex: -1 });
    this.seen = new IntersectionObserver((found) => {
      for (const entry of found) {
        entry.target.inSight = entry.isIntersecting;
        if (entry.isIntersecting && !entry.target.isDrawn) this.drawBlock(entry.target);
      }
    }, { rootMargin: "600px 0px" });
  }

  // `sides` are the runs to show, one column each. `shows(record)` tells which records are drawn.
  show(text, sides, shows) {
    this.seen.disconnect();
    this.text = text;
    this.sides = sides;
    this.shows = shows;
    this.selected = null;
    this.element.className = "text" + (sides.length > 1 ? " two" : "");
    this.arrange();
    this.blocks = cutBlocks(text, mostBlock).map(([begin, end]) => {
      const block = make("div.block", {}, ...sides.map(() =>
        make("div.cell", { dir: "auto" }, text.slice(begin, end))));
      Object.assign(block, { begin, end, isDrawn: false, inSight: false });
      return block;
    });
    this.element.replaceChildren(...this.blocks);
    this.blocks.forEach((block) => this.seen.observe(block));
    this.blocks.slice(0, 12).forEach((block) => this.drawBlock(block));
  }

  // Which records are spans on lanes, and which are marks at the begin of a passage.
  arrange() {
    this.columns = this.sides.map((side) => {
      const records = side ? side.records.filter(this.shows) : [];
      const spans = records.filter((record) => placeOf(record) === "span");
      const places = new Set(spans.map((record) => record.begin + "-" + record.end));
      // A passage that is just a marked word, as the tone towards a name, is a line below it.
      const isWord = (record) => places.has(record.begin + "-" + record.end);
      const passages = records.filter((record) => placeOf(record) === "passage");
      spans.push(...passages.filter(isWord));
      assignLanes(spans);
      return {
        spans,
        passages: passages.filter((record) => !isWord(record)),
        extra: [] };
    });
  }

  // Draws anew with other records or another selection.
  redraw() {
    this.arrange();
    const chosen = this.selected;
    this.columns.forEach((column, i) => {
      if (!chosen || chosen.run !== (this.sides[i] || {}).run) return;
      const top = chosen.parent || chosen;
      if (placeOf(top) === "passage")
        column.extra.push({ begin: top.begin, end: top.end, record: top, kind: "passage" });
      for (const child of top.children)
        if (child.begin >= 0)
          column.extra.push(
            { begin: child.begin, end: child.end, record: child, kind: "evidence" });
    });
    for (const block of this.blocks) {
      block.isDrawn = false;
      if (block.inSight || this.blocks.length < 12) this.drawBlock(block);
    }
  }

  drawAll() {
    for (const block of this.blocks) if (!block.isDrawn) this.drawBlock(block);
  }

  drawBlock(block) {
    block.isDrawn = true;
    this.columns.forEach((column, i) => {
      const spans = [...column.spans, ...column.extra];
      const marks = column.passages.filter(
        (record) => record.begin >= block.begin && record.begin < block.end);
      const cuts = marks.map((record) => ({ begin: record.begin, end: record.begin }));
      const cell = block.children[i];
      cell.replaceChildren();
      for (const piece of cutText(block.begin, block.end, [...spans, ...cuts])) {
        this.addMarks(cell, marks.filter((record) => record.begin === piece.begin));
        cell.append(this.piece(piece));
      }
    });
  }

  // One mark for the passages of a layer that begin here.
  addMarks(cell, passages) {
    const layers = new Map();
    for (const record of passages)
      layers.set(record.layer, [...(layers.get(record.layer) || []), record]);
    for (const [layer, records] of layers) {
      const types = [...new Set(records.map((record) => record.type))];
      const rest = types.length > 3 ? " +" + (types.length - 3) : "";
      const names = types.slice(0, 3).join(" ") + rest;
      const mark = make("button.mark." + accent(this.layers, layer), {
        "data-label": names, "aria-label": layer + ": " + names,
        onclick: () => this.view.select(this.after(records)),
        onmouseenter: (event) => this.view.hover(records, event),
        onmouseleave: () => this.view.hover([], null) });
      if (records.includes(this.selected)) mark.classList.add("chosen");
      if (records.some((record) => record.difference && record.difference !== "same"))
        mark.classList.add("differs");
      cell.append(mark);
    }
  }

  // A click on what is selected goes on to the next that lies here.
  after(records) {
    return records[(records.indexOf(this.selected) + 1) % records.length];
  }

  piece({ begin, end, spans }) {
    const text = this.text.slice(begin, end);
    const length = (record) => record.end - record.begin;
    const records = spans.filter((span) => !span.kind).sort((a, b) =>
      length(a) - length(b) || (placeOf(a) === "passage") - (placeOf(b) === "passage"));
    if (!spans.length) return document.createTextNode(text);
    const element = make("span.piece", {}, text);
    element.records = records;
    for (const extra of spans.filter((span) => span.kind)) {
      element.classList.add(extra.kind, accent(this.layers, extra.record.layer));
      if (extra.kind === "evidence") {
        const weight = valueOf(extra.record, "weight");
        if (typeof weight === "number") element.classList.add(weight < 0 ? "against" : "for");
        if (begin === extra.begin && typeof weight === "number")
          element.dataset.weight = (weight > 0 ? "+" : "") + signedNumber(weight);
      }
    }
    if (records.length) this.line(element, records, begin, end);
    return element;
  }

  // The lines below a piece: one for each record over it, on the record's lane.
  line(element, records, begin, end) {
    const inner = records[0];
    element.classList.add("record", accent(this.layers, inner.layer));
    const lanes = records.filter((record) => record.lane < mostLanes);
    const depth = Math.max(0, ...lanes.map((record) => record.lane));
    element.style.paddingBottom = 2 + 4 * (depth + 1) + "px";
    const colour = (record) => "var(--" + accent(this.layers, record.layer) + ")";
    element.style.backgroundImage = lanes
      .map((record) => "linear-gradient(" + colour(record) + "," + colour(record) + ")").join(",");
    element.style.backgroundPosition = lanes
      .map((record) => "0 calc(100% - " + 4 * (depth - record.lane) + "px)").join(",");
    element.style.backgroundSize = "100% 2px";
    element.style.backgroundRepeat = "no-repeat";
    if (records.some((record) => record.begin === begin)) element.classList.add("first");
    if (records.some((record) => record.end === end)) element.classList.add("last");
    if (records.includes(this.selected)) element.classList.add("chosen");
    const differs = records.find((record) => record.difference && record.difference !== "same");
    if (differs) element.classList.add("differs", differs.difference);
    else if (inner.difference === "same") element.classList.add("same");
    element.addEventListener("mouseenter", (event) => this.view.hover(records, event));
    element.addEventListener("mouseleave", () => this.view.hover([], null));
    element.addEventListener("click", () => {
      if (String(window.getSelection())) return;  // a person marks text
      this.view.select(this.after(records));
    });
  }

  // Lights up all mentions in `records`.
  light(records) {
    const lit = new Set(records);
    for (const element of this.element.querySelectorAll(".piece.record"))
      element.classList.toggle("lit", element.records.some((record) => lit.has(record)));
  }

  // Brings a record into sight.
  reveal(record) {
    if (record.begin < 0) return;
    const block = this.blocks.find((one) => one.begin <= record.begin && record.begin < one.end);
    if (!block) return;
    if (!block.isDrawn) this.drawBlock(block);
    const piece = [...block.querySelectorAll(".piece.record")]
      .find((one) => one.records.includes(record)) ||
      block.querySelector(".chosen,.evidence") || block;
    const place = piece.getBoundingClientRect();
    if (place.top < 120 || place.bottom > window.innerHeight - 60)
      piece.scrollIntoView({ block: "center" });
  }
}
