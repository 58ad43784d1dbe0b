// The list of documents. Only the rows in sight are in the page.

const rowHeight = 46;

class DocumentList {
  // `open(number)` is called with a document's number when a person chooses it.
  constructor(entries, open) {
    this.entries = entries;
    this.open = open;
    this.shown = entries.map((_, i) => i);
    this.current = -1;
    this.differences = new Map();
    this.space = make("div.space");
    this.rows = make("div.rows", { role: "listbox", "aria-label": "Documents" });
    this.element = make("div.list", { tabIndex: -1 }, this.space, this.rows);
    this.element.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  show(numbers) {
    this.shown = numbers;
    this.draw();
  }

  mark(number) {
    this.current = number;
    const place = this.shown.indexOf(number);
    if (place >= 0) {
      const top = place * rowHeight;
      const view = this.element;
      if (top < view.scrollTop) view.scrollTop = top;
      else if (top + rowHeight > view.scrollTop + view.clientHeight)
        view.scrollTop = top + rowHeight - view.clientHeight;
    }
    this.draw();
  }

  // The number of the document `step` rows from the current one, or -1.
  beside(step) {
    const place = this.shown.indexOf(this.current);
    const next = this.shown[place < 0 ? 0 : place + step];
    return next === undefined ? -1 : next;
  }

  draw() {
    this.space.style.height = this.shown.length * rowHeight + "px";
    const first = Math.max(0, Math.floor(this.element.scrollTop / rowHeight) - 4);
    const count = Math.ceil((this.element.clientHeight || 800) / rowHeight) + 8;
    this.rows.style.transform = "translateY(" + first * rowHeight + "px)";
    this.rows.replaceChildren(
      ...this.shown.slice(first, first + count).map((number) => this.row(number)));
  }

  row(number) {
    const entry = this.entries[number];
    const cut = entry.id.lastIndexOf("/", entry.id.length - 2) + 1;
    const records = entry.counts.reduce((sum, [, count]) => sum + count, 0);
    const differs = this.differences.get(number);
    const about = [
      entry.date, counted(records, "record"),
      entry.id.slice(0, cut)].filter((text) => text).join(" · ");
    return make("div.row", {
      role: "option", title: entry.id, "aria-selected": String(number === this.current),
      onclick: () => this.open(number) },
      make("div.name", { dir: "auto" }, entry.id.slice(cut),
        entry.status === "ok" ? null : make("span.failed", {}, entry.status),
        differs ? make("span.differs", { title: counted(differs, "difference") }, "≠ " + differs)
                : null),
      make("div.about", {}, about));
  }
}
