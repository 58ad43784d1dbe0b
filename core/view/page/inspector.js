// The column at the side: one record with its attributes, evidence and chain, or else what the
// document holds.

class Inspector {
  constructor(layers, view) {
    this.layers = layers;
    this.view = view;
    this.element = make("aside.inspector", { "aria-live": "polite", "aria-label": "Record" });
  }

  // A line that leads to a record.
  link(record, ...content) {
    return make("button.link." + accent(this.layers, record.layer), {
      dir: "auto",
      onclick: () => this.view.select(record.parent ? record.parent : record),
      onmouseenter: () => this.view.light(record),
      onmouseleave: () => this.view.light(null) },
      ...(content.length ? content : [record.text || record.layer + " " + record.type]));
  }

  show(side, record, text) {
    this.element.classList.add("open");
    fill(this.element,
      make("button.close", { "aria-label": "Close", onclick: () => this.view.select(null) }, "×"),
      make("p.kind." + accent(this.layers, record.layer), {},
        make("i.swatch"), record.layer, make("b", {}, record.type)),
      make("h2", { dir: "auto" }, this.headline(record)),
      this.difference(record),
      this.attributes(side, record),
      this.evidence(record),
      this.chain(side, record, text),
      this.about(side, record),
      this.here(side, record));
  }

  headline(record) {
    if (placeOf(record) === "document") return valueOf(record, "label") || record.type;
    const text = record.text.replace(/\s+/g, " ");
    return text.length > 220 ? text.slice(0, 220) + "…" : text;
  }

  difference(record) {
    if (!record.difference || record.difference === "same") return null;
    const name = this.view.runName(record.run);
    if (record.difference === "only")
      return make("p.difference", {}, "Only in " + name + ".");
    return make("p.difference", {}, "Changed between the runs: " + record.changes.join(", ") + ".");
  }

  attributes(side, record) {
    const rows = [];
    const other = record.difference === "changed" ? record.other : null;
    const add = (key, value, theirs) =>
      rows.push(make("tr", {}, make("th", { title: keyOf(record.layer, key)[1] }, key),
        make("td", { dir: "auto" }, value, theirs)));
    const was = (key, value) => {
      if (!other || !record.changes.includes(key)) return null;
      return make("span.other", { title: this.view.runName(other.run) },
        value === undefined ? "none" : shownValue(value));
    };
    if (typeof record.score === "number")
      add("score", shortNumber(record.score), was("score", other && other.score));
    if (record.scope) add("scope", record.scope);
    for (const [key, value] of record.attributes) {
      const target = referredBy(side, record, key, value);
      const shown = target && target !== record ? this.link(target) : shownValue(value);
      add(key, target === record ? "first mention" : shown, was(key, other && valueOf(other, key)));
    }
    if (record.begin >= 0) add("place", record.begin + "–" + record.end);
    return make("table.attributes", {}, ...rows);
  }

  evidence(record) {
    if (!record.children.length) return null;
    const weight = (child) => Number(valueOf(child, "weight")) || 0;
    const most = Math.max(...record.children.map((child) => Math.abs(weight(child)))) || 1;
    const sorted = [...record.children].sort((a, b) => Math.abs(weight(b)) - Math.abs(weight(a)));
    return make("section", {}, make("h3", {}, "Evidence"), make("ul.evidence-list", {},
      ...sorted.map((child) => make("li", {},
        make("span.word", { dir: "auto", title: String(valueOf(child, "rule") || "") },
          child.text || child.type),
        make("span.share." + (weight(child) < 0 ? "against" : "for"),
          { "--share": String(Math.abs(weight(child)) / most) }, make("i")),
        make("span.weight", {}, signedNumber(weight(child)))))));
  }

  chain(side, record, text) {
    const mentions = side.chains.get(chainOf(record)) || [];
    if (mentions.length < 2) return null;
    return make("section", {}, make("h3", {}, counted(mentions.length, "mention")),
      make("ol.mentions", {}, ...mentions.map((mention) => make("li", {},
        this.link(mention,
          "…" + text.slice(Math.max(0, mention.begin - 28), mention.begin).replace(/\s+/g, " "),
          make("b", {}, mention.text),
          text.slice(mention.end, mention.end + 28).replace(/\s+/g, " ") + "…")))));
  }

  // Records that refer to this one's chain, such as the tone towards a person.
  about(side, record) {
    const chain = chainOf(record);
    const about = side.records.filter((other) => other !== record && other.attributes.some(
      ([key, value]) => {
        if (key === "entity") return false;
        const target = referredBy(side, other, key, value);
        return target && (target === record || (chain && chainOf(target) === chain));
      }));
    if (!about.length) return null;
    return make("section", {}, make("h3", {}, "About it"), make("ul.mentions", {},
      ...about.map((other) => make("li", {}, this.link(other,
        make("b", {}, other.layer + " " + other.type + " "), other.text.slice(0, 90))))));
  }

  // The other records over the same words.
  here(side, record) {
    if (record.begin < 0) return null;
    const others = side.records.filter((other) =>
      other !== record && placeOf(other) !== "document" &&
      other.begin < record.end && other.end > record.begin &&
      (placeOf(other) === "span" || placeOf(record) === "span"));
    if (!others.length) return null;
    return make("section", {}, make("h3", {}, "At the same words"), make("ul.mentions", {},
      ...others.slice(0, 20).map((other) => make("li", {}, this.link(other,
        make("b", {}, other.layer + " " + other.type + " "), other.text.slice(0, 60))))));
  }

  // Without a selection: chains, or the differences of two runs.
  overview(sides, compared, shows) {
    this.element.classList.remove("open");
    const [one, two] = sides;
    if (compared) return this.element.replaceChildren(this.differences(one, two, shows));
    const side = one || two;
    if (!side) return this.element.replaceChildren();
    const chains = [...side.chains.values()].filter((mentions) => shows(mentions[0]))
      .sort((a, b) => b.length - a.length || a[0].begin - b[0].begin);
    this.element.replaceChildren(
      make("h3", {}, chains.length ? "Who is named" : "No one is named"),
      make("ul.mentions", {}, ...chains.slice(0, 60).map((mentions) => make("li", {},
        this.link(mentions[0], make("i.swatch"),
          String(valueOf(mentions[0], "name") || mentions[0].text),
          make("span.count", {}, String(mentions.length)))))),
      make("p.hint", {}, "Click a marked word or a label for its attributes and evidence. Press ? ",
        "for the keys."));
  }

  differences(one, two, shows) {
    const found = differencesOf(one, two).filter(([a, b]) => shows(a || b));
    const alone = one && two ? layersOfOne(one, two) : [];
    const line = ([a, b]) => {
      const record = a || b;
      const sign = a && b ? "≠" : a ? "−" : "+";
      const words = a && b && a.text !== b.text ? a.text + " → " + b.text : record.text;
      return make("li", {}, this.link(record, make("span.sign", {}, sign),
        make("b", {}, record.layer + " " + record.type + " "), words.slice(0, 80),
        a && b ? make("span.count", {}, record.changes.join(", ")) : null));
    };
    return make("section", {}, make("h3", {}, counted(found.length, "difference")),
      alone.length ? make("p.hint", {}, "Not compared, since one run lacks them: ",
        alone.join(", ") + ".") : "",
      make("ul.mentions.differences", {}, ...found.slice(0, 500).map(line)));
  }
}
