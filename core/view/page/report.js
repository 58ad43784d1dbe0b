// The page of `gloss report`: plots and tables of a run's figures.

// Rows of cells under `heads`; a number in the column `bar` gets a bar as long as its share.
function table(heads, rows, bar) {
  const most = Math.max(...rows.map((row) => Math.abs(row[bar]) || 0), 1e-9);
  const cell = (value, i) => make("td" + (typeof value === "number" ? ".number" : ""),
    { dir: "auto" },
    value instanceof Element ? value
      : make("span", {}, typeof value === "number" ? signedNumber(value) : String(value ?? "")),
    i === bar ? make("span.length" + (value < 0 ? ".below" : ""),
      { "--share": String(Math.abs(value) / most) }) : null);
  return make("table.figures", {},
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", {}, head)))),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map(cell)))));
}

function section(title, ...content) {
  return make("section.report", {}, make("h2", {}, title), ...content);
}

function overTime(figures) {
  const { months } = figures;
  if (!months.length) return make("p.notice", {}, "No document has a date.");
  const { layers } = figures;
  const plots = layers.map((layer, i) => make("figure.accent" + (i % 8), {},
    make("figcaption", {}, layer + ", at most " + Math.max(
      ...months.map((month) => month.layers[layer] || 0)).toLocaleString("en") + " a month"),
    timePlot(months.map((month) => [month.month, month.layers[layer] || 0]), layer)));
  return make("div", {}, make("figure", {}, make("figcaption", {}, "documents"),
    timePlot(months.map((month) => [month.month, month.documents]), "documents")), ...plots);
}

// A table for each layer: its types with their records in all and by month. Long ones are folded.
function typeTables(figures) {
  return figures.layers.map((layer, i) => {
    const counts = figures.counts.filter((one) => one.layer === layer)
      .sort((a, b) => b.records - a.records);
    const byMonth = (type) => sparkline(figures.months.map((month) =>
      (month.types.find((one) => one.layer === layer && one.type === type) || {}).records || 0));
    const rows = counts.map((one) => [one.type, one.records,
      figures.months.length ? byMonth(one.type) : ""]);
    return make("details.accent" + (i % 8), { open: rows.length <= 12 },
      make("summary", {}, layer + ": " + counted(rows.length, "type")),
      table(["type", "records", "by month"], rows, 1));
  });
}

function reportSections(figures) {
  const sections = [section("Over time", overTime(figures)),
    section("Records by layer and type", ...typeTables(figures))];
  for (const [layer, rows] of Object.entries(figures.named))
    sections.push(section("Most frequent: " + layer, table(["name", "documents", "mentions"],
      rows.map((one) => [one.name, one.documents, one.mentions]), 2)));
  for (const [layer, rows] of Object.entries(figures.labels))
    sections.push(section("Labels of documents: " + layer, table(["type", "label", "documents"],
      rows.map((one) => [one.type, one.label, one.documents]), 2)));
  if (figures.months.some((month) => month.tone !== null))
    sections.push(section("Tone by month",
      timePlot(figures.months.map((month) => [month.month, month.tone]), "tone")));
  if (figures.tone.length)
    sections.push(section("Tone by name", table(["name", "layer", "documents", "mean"],
      figures.tone.map((one) => [one.name, one.layer, one.documents, one.mean]), 3)));
  if (figures.failures.length)
    sections.push(section("Failed documents", table(["document", "plugin", "kind", "message"],
      figures.failures.map((one) => [one.id, one.plugin, one.kind, one.message]))));
  if (figures.times.length)
    sections.push(section("Times of annotators, in ms", table(
      ["step", "version", "p50", "p95", "p99", "max", "sum"], figures.times.map((one) =>
        [one.step, one.version, one.p50, one.p95, one.p99, one.max, one.sum]), 6)));
  if (figures.slowest.length)
    sections.push(section("Slowest documents", table(["document", "bytes", "ms"],
      figures.slowest.map((one) => [one.id, one.text_bytes, one.milliseconds]), 2)));
  return sections;
}

function startReport() {
  const figures = JSON.parse(document.getElementById("figures").textContent);
  document.body.append(make("main.page", {}, make("header.head", {},
    make("h1", {}, figures.title), make("p.about", {}, counted(figures.documents, "document") +
      ", " + figures.failed.toLocaleString("en") + " failed"),
    ...(figures.complete === false ? [make("p.failure", {},
      "The run was broken off; later documents are missing.")] : [])), ...reportSections(figures)));
  document.body.classList.add("ready");
}

startReport();
