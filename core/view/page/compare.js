// Two runs on one document: records that only one has, and records that changed.

// A value as both runs write it: a reference becomes the place of its record, since ids differ.
function comparable(side, record, key, value) {
  const target = referredBy(side, record, key, value);
  if (target === record) return "itself";
  if (target) return "-> " + target.layer + " " + target.begin + "-" + target.end;
  return JSON.stringify(value);
}

function comparableEvidence(record) {
  return record.children
    .map((child) => [child.begin, child.end, child.type, valueOf(child, "weight")].join(" "))
    .sort()
    .join("; ");
}

// The type, score and attributes of a record, as [key, text] pairs.
function statements(side, record) {
  const all = [["type", record.type]];
  if (typeof record.score === "number") all.push(["score", record.score.toFixed(4)]);
  for (const [key, value] of record.attributes)
    all.push([key, comparable(side, record, key, value)]);
  if (record.children.length) all.push(["evidence", comparableEvidence(record)]);
  return new Map(all);
}

function changedKeys(sideA, a, sideB, b) {
  const ours = statements(sideA, a);
  const theirs = statements(sideB, b);
  const keys = new Set([...ours.keys(), ...theirs.keys()]);
  const changed = [...keys].filter((key) => ours.get(key) !== theirs.get(key));
  if (a.begin !== b.begin || a.end !== b.end) changed.unshift("place");
  return changed;
}

function pair(sideA, a, sideB, b) {
  const changes = changedKeys(sideA, a, sideB, b);
  for (const [record, other] of [[a, b], [b, a]]) {
    record.difference = changes.length ? "changed" : "same";
    record.other = other;
    record.changes = changes;
  }
}

// Pairs what `key` says alike, each record once, in the order of the text.
function pairBy(sideA, sideB, key) {
  const waiting = new Map();
  for (const record of sideB.records)
    if (!record.other) {
      const name = key(sideB, record);
      if (!waiting.has(name)) waiting.set(name, []);
      waiting.get(name).push(record);
    }
  for (const record of sideA.records) {
    if (record.other) continue;
    const same = waiting.get(key(sideA, record));
    if (same && same.length) pair(sideA, record, sideB, same.shift());
  }
}

function overlap(a, b) {
  if (a.layer !== b.layer || placeOf(a) !== placeOf(b)) return false;
  return placeOf(a) === "document" || (a.begin < b.end && b.begin < a.end);
}

// The layers that only one of two runs wrote. They say nothing of a change.
function layersOfOne(sideA, sideB) {
  const [ours, theirs] = [sideA, sideB].map((side) => Object.keys(side.result.layers || {}));
  return [...ours.filter((name) => !theirs.includes(name)),
          ...theirs.filter((name) => !ours.includes(name))];
}

// Sets `difference` ("same", "changed", "only"), `other` and `changes` of the records of both
// sides, in layers that both runs wrote; returns the number of differences. Records pair by place, type and target first, then by
// place alone, and then with the first of their layer that overlaps.
function compareSides(sideA, sideB) {
  for (const side of [sideA, sideB])
    for (const record of side.records)
      Object.assign(record, { difference: null, other: null, changes: [] });
  const place = (side, record) => [record.layer, record.scope, record.begin, record.end].join(" ");
  const target = (side, record) => {
    const value = valueOf(record, "target");
    return value === undefined ? "" : comparable(side, record, "target", value);
  };
  pairBy(sideA, sideB, (side, record) =>
    [place(side, record), record.type, target(side, record)].join(" "));
  pairBy(sideA, sideB, (side, record) => place(side, record) + " " + target(side, record));
  const free = sideB.records.filter((record) => !record.other && placeOf(record) === "span");
  for (const record of sideA.records) {
    if (record.other || placeOf(record) !== "span") continue;
    const at = free.findIndex((other) => !other.other && overlap(record, other));
    if (at >= 0) pair(sideA, record, sideB, free[at]);
  }
  let count = 0;
  const alone = layersOfOne(sideA, sideB);
  for (const side of [sideA, sideB])
    for (const record of side.records) {
      if (alone.includes(record.layer)) continue;
      if (!record.other) record.difference = "only";
      if (record.difference === "only" || (record.difference === "changed" && side === sideA))
        ++count;
    }
  return count;
}

// The differences in the order of the text: [record of A or null, record of B or null].
function differencesOf(sideA, sideB) {
  const found = [];
  for (const record of sideA ? sideA.records : [])
    if (record.difference === "only") found.push([record, null]);
    else if (record.difference === "changed") found.push([record, record.other]);
  for (const record of sideB ? sideB.records : [])
    if (record.difference === "only") found.push([null, record]);
  const begin = (two) => (two[0] || two[1]).begin;
  return found.sort((one, two) => begin(one) - begin(two));
}
