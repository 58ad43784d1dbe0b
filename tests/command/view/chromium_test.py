"""The page of `gloss view` in headless Chromium: chromium_test.py BUILD SOURCE

Each case is a script of steps in the page, which reports what it sees. Skips, with exit code 77,
where no Chromium is installed.
"""
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from sample_results import HOSTILE, failed_result, hostile_result, other_result, write_lines

BUILD = pathlib.Path(sys.argv[1])
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
                None)

# Functions that the steps call. A click is the real event, with all that listens to it.
TOOLS = """
const all = (chosen) => [...document.querySelectorAll(chosen)];
const texts = (chosen) => all(chosen).map((element) => element.textContent);
const press = (key) => document.body.dispatchEvent(
  new KeyboardEvent("keydown", { key, bubbles: true }));
const piece = (text) => all(".piece.record").find((one) => one.textContent === text);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
"""


class PageTest(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)

    def page(self, *runs):
        outs = [write_lines(self.folder / f"run{i}.jsonl", results)
                for i, results in enumerate(runs)]
        subprocess.run([BUILD / "bin/gloss", "view", *outs, "-o", self.folder / "page.html"],
                       check=True)
        return (self.folder / "page.html").read_text()

    def dump(self, file, address=""):
        done = subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
             f"--user-data-dir={self.folder}/profile", "--window-size=1300,900",
             "--virtual-time-budget=4000", "--dump-dom", f"file://{file}{address}"],
            text=True, capture_output=True, timeout=240, env={**os.environ, "HOME": str(self.folder)})
        errors = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
        self.assertEqual(errors, [])
        return done.stdout

    def steps(self, page, script, address=""):
        """What the script returns when the page is ready. The policy would refuse the script."""
        page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
        driver = ("<script>" + TOOLS + "(async () => {" + script + "})().catch((e) => 'ERROR ' + e)"
                  ".then((seen) => document.body.append(Object.assign(document.createElement('pre'),"
                  "{id: 'seen', textContent: JSON.stringify(seen)})));</script>")
        driven = self.folder / "driven.html"
        driven.write_text(page.replace("</body>\n</html>", driver + "</body></html>"))
        seen = re.search(r'<pre id="seen">(.*?)</pre>', self.dump(driven, address), re.S)
        self.assertIsNotNone(seen, "the steps report nothing")
        return json.loads(html.unescape(seen.group(1)))

    def test_the_page_runs_under_its_policy_and_shows_a_hostile_text_as_text(self):
        self.page([hostile_result(), other_result()])
        dom = self.dump(self.folder / "page.html")
        self.assertRegex(dom, r'<body class="ready">')
        shown = re.search(r'<div class="cell"[^>]*>(.*?)</div>', dom, re.S).group(1)
        self.assertEqual(html.unescape(re.sub(r"<[^>]*>", "", shown)), HOSTILE)
        self.assertNotIn("<title>pwned", dom)

    def test_a_click_shows_attributes_and_lights_the_chain(self):
        seen = self.steps(self.page([hostile_result()]), """
            piece("Ann").click();
            return {kind: texts(".inspector .kind"), rows: texts(".attributes tr"),
                    lit: texts(".piece.lit"), chosen: all(".piece.chosen").length,
                    mentions: all(".mentions li").length > 1, address: location.hash};""")
        self.assertEqual(seen["kind"], ["peopleperson"])
        self.assertIn("nameAnn Lee", seen["rows"])
        self.assertEqual((seen["lit"], seen["chosen"]), (["Ann", "Ann"], 1))
        self.assertIn("record=0%2Fpeople%2F0", seen["address"])

    def test_a_label_at_the_head_shows_its_evidence_with_weights(self):
        seen = self.steps(self.page([hostile_result()]), """
            const heads = texts(".label");
            all(".label")[0].click();
            return {heads, evidence: texts(".evidence-list li"), marked: texts(".piece.evidence"),
                    weight: all(".piece.evidence")[0].dataset.weight};""")
        self.assertEqual(seen, {"heads": ["D35 Power <supply>0.70"], "evidence": ["Bo1.5"],
                                "marked": ["Bo"], "weight": "+1.5"})

    def test_layers_go_on_and_off_by_click_and_key(self):
        seen = self.steps(self.page([hostile_result()]), """
            const count = () => all(".piece.record").length;
            const counts = [count()];
            all(".layer")[0].click(); counts.push(count());
            press("1"); counts.push(count());
            press("2"); return {counts, labels: all(".label").length,
                                pressed: all(".layer").map((one) => one.ariaPressed)};""")
        self.assertEqual(seen, {"counts": [2, 0, 2], "labels": 0,
                                "pressed": ["true", "false", "true"]})

    def test_the_keyboard_walks_documents_and_records(self):
        seen = self.steps(self.page([hostile_result(), other_result(), failed_result()]), """
            const heads = [];
            press("n"); heads.push(texts(".inspector .kind")[0]);
            press("n"); heads.push(texts(".inspector .kind")[0]);
            press("Escape"); heads.push(all(".inspector .kind").length);
            press("j"); heads.push(texts("h1")[0]);
            heads.push(getComputedStyle(all(".cell")[0]).unicodeBidi);
            press("j"); heads.push(texts(".failure")[0]);
            press("k"); heads.push(texts("h1")[0]);
            press("t"); heads.push(document.documentElement.dataset.theme);
            press("?"); heads.push(all("dialog[open]").length);
            return heads;""")
        self.assertEqual(seen, ["sentimentnegative", "peopleperson", 0, "b.txt", "plaintext",
                                "Failed: dates limit: too <long>", "b.txt", "dark", 1])

    def test_the_list_is_searched_by_words_layer_type_and_value(self):
        seen = self.steps(self.page([hostile_result(), other_result(), failed_result()]), """
            const ids = () => texts(".row .name").map((name) => name.replace(/error$/, ""));
            const ask = async (chosen, value, event) => {
              const field = document.querySelector(chosen);
              field.value = value;
              field.dispatchEvent(new Event(event));
              await wait(300);
              return ids();
            };
            return [ids(), await ask(".words", "<\\/SCRIPT><!--", "input"),
                    await ask(".words", "", "input"), await ask(".value", "zed", "input"),
                    await ask(".value", "", "input"),
                    await ask("select", "sectors", "change"), texts(".found")];""")
        every = ["<hostile>.txt", "b.txt", "c.txt"]
        self.assertEqual(seen, [every, every[:1], every, ["b.txt"], every, every[:1],
                                ["1 document of 3"]])

    def test_two_runs_stand_side_by_side_with_what_differs(self):
        changed = hostile_result()
        changed["layers"]["people"][1]["name"] = "Ann Low"
        changed["layers"]["people"].pop(0)
        changed["layers"]["people"][0]["entity"] = 1
        seen = self.steps(self.page([hostile_result(), other_result()], [changed, other_result()]),
                          """
            await wait(300);
            const cells = all(".block")[0].children.length;
            const marked = all(".piece.differs").map((one) => one.className.match(/only|changed/)[0]);
            press("d");
            return {cells, marked, runs: texts(".runs span"), list: texts(".row .differs"),
                    lines: texts(".differences li"), labels: all(".label").length};""")
        self.assertEqual(seen, {
            "cells": 2, "marked": ["only", "changed", "changed"], "runs": ["run0.jsonl", "run1.jsonl"],
            "list": ["≠ 2"], "labels": 0,
            "lines": ["−people person Ann", "≠people person Annname, entity"]})

    def test_a_report_draws_its_plots_and_tables(self):
        write_lines(self.folder / "out.jsonl", [hostile_result(), failed_result()])
        subprocess.run([BUILD / "bin/gloss", "report", "out.jsonl", "-o", "report.html"],
                       cwd=self.folder, check=True)
        self.assertIn('<body class="ready">', self.dump(self.folder / "report.html"))
        seen = self.steps((self.folder / "report.html").read_text(), """
            return {heads: texts(".report h2"), plots: all(".plot").length,
                    bars: all(".spark rect").length, people: texts(".figures tr").slice(1, 2),
                    failed: texts(".figures td").slice(-4)};""")
        self.assertEqual(seen, {
            "heads": ["Over time", "Records by layer and type", "Most frequent: people",
                      "Labels of documents: sectors", "Failed documents"],
            "plots": 4, "bars": 3, "people": ["person2"],
            "failed": ["c.txt", "dates", "limit", "too <long>"]})

    def test_only_the_rows_and_blocks_in_sight_are_drawn(self):
        many = [dict(other_result(), id=f"{i}.txt") for i in range(2000)]
        long = "Zed walks here.\n" * 3000
        many[0]["text"] = long
        many[0]["layers"]["people"] = [
            {"id": i, "begin": 16 * i, "end": 16 * i + 3, "text": "Zed", "type": "person"}
            for i in range(3000)]
        seen = self.steps(self.page(many), """
            await wait(300);
            const first = [all(".row").length, all(".piece.record").length];
            const all_text = document.querySelector(".text").textContent.length;
            document.querySelector(".list").scrollTop = 46 * 1990;
            await wait(300);
            dispatchEvent(new Event("beforeprint"));
            return {first, all_text, last: texts(".row .name").pop(),
                    printed: all(".piece.record").length};""")
        self.assertLess(seen["first"][0], 60)
        self.assertLess(seen["first"][1], 1500)
        self.assertEqual(seen["all_text"], len(long))
        self.assertEqual((seen["last"], seen["printed"]), ("1999.txt", 3000))


if __name__ == "__main__":
    if not CHROMIUM:
        print("SKIPPED: no Chromium here; apt-get install chromium, or "
              "bash examples/install_packages.sh --long", file=sys.stderr)
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
