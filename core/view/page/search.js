// Which documents are listed. The index answers for layers and types; words and values are looked
// up in the data islands, some at a time, so that the page stays quick.

function emptyQuery() {
  return { words: "", layer: "", type: "", value: "", failed: false, different: false };
}

// Tells by the index alone whether document `entry` can answer the query.
function indexAdmits(index, entry, query) {
  if (query.failed && entry.status === "ok") return false;
  if (!query.layer && !query.type) return true;
  return entry.counts.some(([type]) => {
    const [layer, name] = index.types[type];
    return (!query.layer || layer === query.layer) && (!query.type || name === query.type);
  });
}

function escapedForIsland(text) {
  const json = JSON.stringify(text).slice(1, -1).replace(/</g, "\\u003c");
  return json.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function textsIn(value) {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return [];
}

// Whether a record of the query's layer and type has its value: in the covered text or in an
// attribute.
function hasValue(island, query) {
  const wanted = query.value.toLowerCase();
  return island.runs.some((result) =>
    Object.entries((result && result.layers) || {}).some(([layer, records]) =>
      (!query.layer || layer === query.layer) &&
      records.some((record) =>
        (!query.type || record.type === query.type) &&
        Object.entries(record).some(([key, value]) =>
          key !== "children" && key !== "type" && key !== "scope" && key !== "rule" &&
          textsIn(value).some((text) => text.toLowerCase().includes(wanted))))));
}

function hasWords(island, id, words) {
  const wanted = words.toLowerCase();
  if (id.toLowerCase().includes(wanted)) return true;
  if (typeof island.text === "string") return island.text.toLowerCase().includes(wanted);
  return island.runs.some((result) =>
    Object.values((result && result.layers) || {}).some((records) =>
      records.some((record) => (record.text || "").toLowerCase().includes(wanted))));
}

// Whether the island with text `json` answers the query. Parses it only if its letters allow it.
function islandAdmits(json, id, query) {
  if (query.words && !id.toLowerCase().includes(query.words.toLowerCase()) &&
      !new RegExp(escapedForIsland(query.words), "i").test(json)) return false;
  if (query.value && !new RegExp(escapedForIsland(query.value), "i").test(json)) return false;
  const island = JSON.parse(json);
  return (!query.words || hasWords(island, id, query.words)) &&
         (!query.value || hasValue(island, query));
}

// Calls visit(i) for i in [0, count) in slices of a few milliseconds, then done(). The function
// that it returns stops it.
function inSlices(count, visit, pause, done) {
  let at = 0;
  let stopped = false;
  const slice = () => {
    if (stopped) return;
    const until = performance.now() + 12;
    while (at < count && performance.now() < until) visit(at++);
    if (at < count) {
      pause(at);
      setTimeout(slice, 0);
    } else {
      done();
    }
  };
  slice();
  return () => (stopped = true);
}
