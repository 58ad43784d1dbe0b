// The keyboard.

const keyHelp = [
  ["j k", "next, previous document"],
  ["n p", "next, previous record"],
  ["1 … 9", "a layer on or off"],
  ["/", "find in texts"],
  ["c", "compare two runs, or show one"],
  ["d", "only what differs"],
  ["t", "light or dark"],
  ["Esc", "nothing selected"],
  ["?", "these keys"],
];

Page.prototype.help = function () {
  const dialog = make("dialog", { onclick: () => dialog.close(), onclose: () => dialog.remove() },
    make("h2", {}, "Keys"), make("table", {}, ...keyHelp.map(([key, about]) =>
      make("tr", {}, make("th", {}, key), make("td", {}, about)))));
  document.body.append(dialog);
  dialog.showModal();
};

// Selects the record `step` places on in the order of the text.
Page.prototype.walk = function (step) {
  const side = this.selected ? this.document.sides[this.selected.run]
                             : this.sides.find((one) => one);
  if (!side) return;
  const records = side.records.filter((record) => this.shows(record) && record.begin >= 0)
    .sort((a, b) => a.begin - b.begin || b.end - a.end);
  const at = records.indexOf(this.selected);
  const next = records[at < 0 ? (step > 0 ? 0 : records.length - 1) : at + step];
  if (next) this.select(next);
};

Page.prototype.press = function (event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const inField = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName || "");
  if (event.key === "Escape") {
    if (inField) event.target.blur();
    else if (this.selected) this.select(null);
    return;
  }
  if (inField || document.querySelector("dialog[open]")) return;
  const layer = this.layers[Number(event.key) - 1];
  const does = {
    j: () => this.open(this.list.beside(1)),
    k: () => this.open(this.list.beside(-1)),
    n: () => this.walk(1),
    p: () => this.walk(-1),
    c: () => this.turnCompared(),
    d: () => this.turnDifferences(),
    t: () => this.turnTheme(),
    "?": () => this.help(),
    "/": () => {
      document.body.classList.add("listing");
      this.filters.querySelector(".words").focus();
    },
  }[event.key] || (layer && (() => this.toggle(layer)));
  if (!does) return;
  event.preventDefault();
  does();
};
