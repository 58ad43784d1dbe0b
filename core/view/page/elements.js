// Elements of the page. All text goes in as text, never as HTML.

// make("button.mark", {title: "x"}, "text", element...)
function make(name, properties, ...content) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties || {})) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key.startsWith("aria-") || key.startsWith("data-") || key === "for" || key === "dir")
      element.setAttribute(key, value);
    else if (key.startsWith("--")) element.style.setProperty(key, value);
    else element[key] = value;
  }
  element.append(...content.filter((item) => item !== null && item !== undefined));
  return element;
}

function choose(label, options, value, onchange) {
  const select = make("select", { "aria-label": label, onchange: () => onchange(select.value) });
  for (const [name, text] of options)
    select.append(make("option", { value: name, selected: name === value }, text));
  return select;
}

function counted(count, noun) {
  return count.toLocaleString("en") + " " + noun + (count === 1 ? "" : "s");
}

// A number for people: 0.98, -1.4, 12.
function shortNumber(value) {
  return String(Math.round(value * 1000) / 1000);
}

// The same with a minus that does not break.
function signedNumber(value) {
  return shortNumber(value).replace("-", "\u2212");
}

function shownValue(value) {
  if (typeof value === "string") return value;
  if (typeof value === "number") return shortNumber(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== "object"))
    return value.map(shownValue).join(", ");
  if (value && typeof value.text === "string") return "“" + value.text + "”";
  return JSON.stringify(value);
}

// Puts elements in the place of those of `parent`; leaves out what is null.
function fill(parent, ...content) {
  parent.replaceChildren(...content.filter((item) => item !== null && item !== undefined));
}

// The accent of layer number `i`: a class, so that light and dark each have their own colour.
function accent(layers, name) {
  return "accent" + (Math.max(0, layers.indexOf(name)) % 8);
}
