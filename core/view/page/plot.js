// Small plots, drawn as SVG.

// A line of bars as high as a word, for a table.
function sparkline(values) {
  const most = Math.max(...values, 1);
  const step = 160 / values.length;
  return drawn("svg", { viewBox: "0 0 160 18", class: "spark", role: "img",
    "aria-label": values.join(" ") }, ...values.map((value, i) => drawn("rect", {
    x: i * step, width: Math.min(step * 0.8, 12), y: 17 - 16 * value / most,
    height: Math.max(16 * value / most, value ? 0.75 : 0), class: "above" })));
}

function drawn(name, properties, ...content) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(properties || {})) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

// Bars over time: `points` are [label, value or null]; values may be negative. A bar tells its
// value to a pointer.
function timePlot(points, name) {
  const [width, height, foot] = [640, 120, 18];
  const values = points.map(([, value]) => value || 0);
  const most = Math.max(0, ...values);
  const least = Math.min(0, ...values);
  const scale = (height - foot - 6) / (most - least || 1);
  const zero = 4 + most * scale;
  const step = width / points.length;
  const plot = drawn("svg", { viewBox: `0 0 ${width} ${height}`, class: "plot", role: "img",
    "aria-label": name });
  const shown = Math.ceil(points.length / 8);
  points.forEach(([label, value], i) => {
    const size = Math.abs(value || 0) * scale;
    plot.append(drawn("rect", {
      x: i * step + step * 0.1, width: Math.min(step * 0.8, 48), y: value < 0 ? zero : zero - size,
      height: Math.max(size, value ? 0.75 : 0), class: value < 0 ? "below" : "above" },
      drawn("title", {}, label + ": " + (value === null ? "none" : shownValue(value)))));
    if (i % shown === 0)
      plot.append(drawn("text", { x: i * step + step * 0.1, y: height - 4 }, label));
  });
  plot.append(drawn("line", { x1: 0, x2: width, y1: zero, y2: zero }));
  return plot;
}
