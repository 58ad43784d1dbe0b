// The page's logic without a browser: node page_test.js SOURCE
const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const folder = path.join(process.argv[2], "core/view/page");
const names = ["offsetsOf", "openDocument", "compareSides", "differencesOf", "assignLanes",
  "cutText", "cutBlocks", "indexAdmits", "islandAdmits", "emptyQuery"];
const source = ["model", "compare", "layout", "search"]
  .map((name) => fs.readFileSync(path.join(folder, name + ".js"), "utf8")).join("\n");
const page = vm.runInNewContext(source + "\n;({" + names.join(",") + "})",
  { TextEncoder, TextDecoder, performance, setTimeout });
const plain = (value) => JSON.parse(JSON.stringify(value));

const person = (id, begin, end, text, more) =>
  ({ id, begin, end, text, type: "person", name: text, entity: id, ...more });
const island = (text, ...runs) =>
  ({ text, runs: runs.map((layers) => layers && { id: "x", unit: "byte", layers }) });

const tests = {
  "offsets of bytes and code points become those of UTF-16"() {
    const text = "aé😀b";
    const places = (unit, most) =>
      Array.from({ length: most }, (_, i) => page.offsetsOf(text, unit)(i));
    assert.deepEqual(places("byte", 10), [0, 1, -1, 2, -1, -1, -1, 4, 5, -1]);
    assert.deepEqual(places("codepoint", 6), [0, 1, 2, 4, 5, -1]);
    assert.deepEqual(places("utf16", 7), [0, 1, 2, 3, 4, 5, -1]);
  },
  "a document without text shows the words of its records at their places"() {
    const layers = { people: [person(0, 4, 7, "Zoé".slice(0, 2) + "b"), person(1, 9, 11, "é")] };
    const opened = page.openDocument(island(undefined, layers));
    assert.equal(opened.text, "    Zob  é");
    assert.match(opened.notice, /not found/);
  },
  "offsets that do not fit the text are told"() {
    const layers = { people: [person(0, 0, 3, "Ann")] };
    assert.match(page.openDocument(island("Bob is here", layers)).notice, /do not fit/);
    assert.equal(page.openDocument(island("Ann is here", layers)).notice, "");
  },
  "offsets into a source fit it where it spells words otherwise"() {
    const one = island("<b>Caf&eacute;</b>", { names: [
      { id: 0, begin: 3, end: 14, text: "Café" }] });
    assert.match(page.openDocument(one).notice, /do not fit/);
    one.runs[0].offsets = "source";
    const opened = page.openDocument(one);
    assert.equal(opened.notice, "");
    assert.equal(opened.sides[0].records[0].text, "Caf&eacute;");
  },
  "mentions of one entity are one chain"() {
    const layers = { people: [person(0, 0, 3, "Ann"), person(1, 4, 7, "Bob"),
      person(2, 8, 11, "Ann", { entity: 0 })] };
    const [side] = page.openDocument(island("Ann Bob Ann", layers)).sides;
    assert.deepEqual(plain([...side.chains].map(([name, all]) => [name, all.map((m) => m.id)])),
      [["people/0", [0, 2]], ["people/1", [1]]]);
  },
  "equal runs differ in nothing, though ids differ"() {
    const [a, b] = page.openDocument(island("Ann Bob Ann",
      { people: [person(0, 0, 3, "Ann"), person(1, 8, 11, "Ann", { entity: 0 })] },
      { people: [person(5, 0, 3, "Ann"), person(7, 8, 11, "Ann", { entity: 5 })] })).sides;
    assert.equal(page.compareSides(a, b), 0);
  },
  "a record of one run, a moved end and a changed value are three differences"() {
    const [a, b] = page.openDocument(island("Ann Bob Lee Eve",
      { people: [person(0, 0, 3, "Ann"), person(1, 4, 7, "Bob"), person(2, 12, 15, "Eve")] },
      { people: [person(0, 4, 11, "Bob Lee"), person(1, 12, 15, "Eve", { name: "Eva" })] })).sides;
    assert.equal(page.compareSides(a, b), 3);
    assert.deepEqual(plain(page.differencesOf(a, b).map(([one, two]) =>
      [one && one.text, two && two.text, (one || two).changes])),
      [["Ann", null, []], ["Bob", "Bob Lee", ["place", "name"]], ["Eve", "Eve", ["name"]]]);
  },
  "a layer that one run did not write is no difference"() {
    const [a, b] = page.openDocument(island("Ann", { people: [person(0, 0, 3, "Ann")] },
      { people: [person(0, 0, 3, "Ann")],
        dates: [{ id: 0, begin: 0, end: 3, text: "Ann" }] })).sides;
    assert.equal(page.compareSides(a, b), 0);
  },
  "records over the same text lie on lanes of their own"() {
    const spans = [{ begin: 0, end: 9 }, { begin: 2, end: 4 }, { begin: 4, end: 6 },
      { begin: 9, end: 12 }, { begin: 3, end: 10 }];
    assert.equal(page.assignLanes(spans), 3);
    assert.deepEqual(spans.map((span) => span.lane), [0, 1, 1, 0, 2]);
  },
  "a text is cut where records begin and end, without gaps"() {
    const pieces = page.cutText(0, 10, [{ begin: 2, end: 6 }, { begin: 4, end: 20 }]);
    assert.deepEqual(plain(pieces.map((one) => [one.begin, one.end, one.spans.length])),
      [[0, 2, 0], [2, 4, 1], [4, 6, 2], [6, 10, 1]]);
  },
  "blocks are whole lines, and long lines are cut between words and characters"() {
    assert.deepEqual(plain(page.cutBlocks("ab\n\ncd\ne", 100)), [[0, 4], [4, 7], [7, 8]]);
    assert.deepEqual(plain(page.cutBlocks("aaa bbb ccc", 5)), [[0, 4], [4, 8], [8, 11]]);
    assert.deepEqual(plain(page.cutBlocks("a😀b", 2)), [[0, 3], [3, 4]]);
  },
  "the index answers for layers and types"() {
    const index = { types: [["people", "person"], ["dates", "DATE"]] };
    const entry = { status: "ok", counts: [[1, 3]] };
    const admits = (query) =>
      page.indexAdmits(index, entry, { ...page.emptyQuery(), ...query });
    assert.deepEqual([admits({}), admits({ layer: "dates" }), admits({ layer: "people" }),
      admits({ type: "DATE" }), admits({ failed: true })], [true, true, false, true, false]);
  },
  "words are looked for in texts, values in records"() {
    const json = JSON.stringify(island('Say "Ann" <b> loud',
      { people: [person(0, 5, 8, "Ann", { name: "Ann Lee" })] })).replace(/</g, "\\u003c");
    const admits = (query) => page.islandAdmits(json, "id.txt", { ...page.emptyQuery(), ...query });
    assert.deepEqual([admits({ words: '"ann" <B>' }), admits({ words: "Lee" }),
      admits({ words: "ID.t" }), admits({ value: "lee" }), admits({ value: "loud" }),
      admits({ value: "lee", layer: "dates" })], [true, false, true, true, false, false]);
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    test();
  } catch (error) {
    ++failed;
    console.log("FAILED: " + name + "\n" + error.message);
  }
}
console.log(Object.keys(tests).length - failed + " passed, " + failed + " failed");
process.exitCode = failed ? 1 : 0;
