// The documents of the page: results as `gloss run` writes them, made ready to draw. No DOM here
// but for the data islands.

// A function from an offset in `unit` to one in UTF-16, which JavaScript counts; -1 if no character
// begins or ends there.
function offsetsOf(text, unit) {
  const limited = (offset) => (offset <= text.length ? offset : -1);
  // eslint-disable-next-line no-control-regex
  if (unit === "utf16" || /^[\x00-\x7f]*$/.test(text)) return limited;
  const places = [];
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at);
    places.push(at);
    if (unit === "byte")
      for (let rest = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4; rest > 1; --rest)
        places.push(-1);
    at += code < 0x10000 ? 1 : 2;
  }
  places.push(text.length);
  return (offset) => places[offset] ?? -1;
}

// The text that the records cover, with blanks elsewhere, for results whose text is not at hand.
function rebuiltText(layers, unit) {
  const pieces = [];
  const collect = (record) => {
    if (typeof record.text === "string") pieces.push(record);
    for (const child of record.children || []) collect(child);
  };
  for (const records of Object.values(layers)) records.forEach(collect);
  const size = pieces.reduce((most, piece) => Math.max(most, piece.end), 0);
  if (unit === "byte") {
    const bytes = new Uint8Array(size).fill(0x20);
    for (const piece of pieces)
      bytes.set(new TextEncoder().encode(piece.text).subarray(0, size - piece.begin), piece.begin);
    return new TextDecoder().decode(bytes);
  }
  const units = new Array(size).fill(" ");
  for (const piece of pieces) {
    const own = unit === "codepoint" ? Array.from(piece.text) : piece.text.split("");
    own.forEach((character, i) => (units[piece.begin + i] = character));
  }
  return units.join("");
}

// Whether each record's covered text stands where its offsets say. Offsets into a source of HTML
// need only be in it: there an "é" may stand as an entity, and tags lie between words.
function fitsText({ layers, offsets }, text, place) {
  const fits = (record) => {
    if (typeof record.begin === "number") {
      const begin = place(record.begin);
      const end = place(record.end);
      if (begin < 0 || end < begin) return false;
      const isExact = offsets !== "source" && typeof record.text === "string";
      if (isExact && text.slice(begin, end) !== record.text) return false;
    }
    return (record.children || []).every(fits);
  };
  return Object.values(layers || {}).every((records) => records.every(fits));
}

// The keys of each layer, from the manifest: {LAYER: {KEY: [KIND, DESCRIPTION]}}.
let layerKeys = {};

function keyOf(layer, key) {
  return (layerKeys[layer] || {})[key] || [key === "entity" ? "reference" : "", ""];
}

const ownMembers = new Set(["id", "begin", "end", "text", "type", "score", "scope", "children"]);

// A place in the text becomes {begin, end, text}.
function readValue(layer, key, value, text, place) {
  if (keyOf(layer, key)[0] !== "span" || !Array.isArray(value)) return value;
  if (Array.isArray(value[0])) return value.map((one) => readValue(layer, key, one, text, place));
  const [begin, end] = value.map(place);
  return begin < 0 || end < begin ? value : { begin, end, text: text.slice(begin, end) };
}

// A record: its place in UTF-16, and its attributes in the order of the result.
function makeRecord(json, layer, run, text, place, parent) {
  const begin = typeof json.begin === "number" ? place(json.begin) : -1;
  const record = {
    layer, run, parent, id: json.id, type: json.type, score: json.score, scope: json.scope,
    begin, end: begin < 0 ? -1 : place(json.end), attributes: [], children: [],
    difference: null, other: null, changes: [],
  };
  record.text = begin < 0 ? "" : text.slice(begin, record.end);
  for (const [key, value] of Object.entries(json))
    if (!ownMembers.has(key))
      record.attributes.push([key, readValue(layer, key, value, text, place)]);
  record.children = (json.children || []).map((child) =>
    makeRecord(child, layer, run, text, place, record));
  return record;
}

// Returns the kind of a record's place: "span" in the text, "passage" (a sentence and the like), or
// "document".
function placeOf(record) {
  if (record.begin < 0 || record.scope === "document") return "document";
  return record.scope ? "passage" : "span";
}

function valueOf(record, key) {
  const found = record.attributes.find((attribute) => attribute[0] === key);
  return found ? found[1] : undefined;
}

// The name of the chain of one person or organization, or "".
function chainOf(record) {
  const entity = valueOf(record, "entity");
  return typeof entity === "number" ? record.layer + "/" + entity : "";
}

// The record that a value of `key` refers to, or null.
function referredBy(side, record, key, value) {
  if (typeof value === "number" && keyOf(record.layer, key)[0] === "reference")
    return side.find(record.layer, value);
  if (!value || typeof value !== "object" || typeof value.layer !== "string") return null;
  let found = side.find(value.layer, value.id);
  for (const step of value.child || []) found = found && found.children[step];
  return found || null;
}

// One run's result for a document.
function makeSide(result, run, text, place) {
  const side = { run, result, records: [], byId: new Map(), chains: new Map() };
  side.find = (layer, id) => side.byId.get(layer + "/" + id) || null;
  for (const [layer, records] of Object.entries(result.layers || {}))
    for (const json of records) {
      const record = makeRecord(json, layer, run, text, place, null);
      side.records.push(record);
      side.byId.set(layer + "/" + record.id, record);
      const chain = chainOf(record);
      if (!chain) continue;
      if (!side.chains.has(chain)) side.chains.set(chain, []);
      side.chains.get(chain).push(record);
    }
  return side;
}

// A document of an island `{"text": ..., "runs": [RESULT or null...]}`. `notice` says what is
// special about its text.
function openDocument(island) {
  const document = { text: island.text, notice: "", sides: [] };
  const results = island.runs.map((result) => result || null);
  const unit = (results.find((result) => result) || {}).unit || "byte";
  const fits = (text) =>
    results.every((result) =>
      !result || fitsText(result, text, offsetsOf(text, result.unit || "byte")));
  if (typeof document.text !== "string" || !fits(document.text)) {
    document.notice =
      typeof document.text === "string"
        ? "The offsets do not fit the document's text: only the words of the records are shown."
        : "The document's text was not found: only the words of the records are shown.";
    const layers = {};
    results.forEach((result, i) => {
      for (const [name, records] of Object.entries((result && result.layers) || {}))
        layers[i + name] = records;
    });
    document.text = rebuiltText(layers, unit);
  }
  document.sides = results.map((result, run) => {
    if (!result) return null;
    return makeSide(result, run, document.text, offsetsOf(document.text, result.unit || "byte"));
  });
  return document;
}
