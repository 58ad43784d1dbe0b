"""Runs the rows of a table and compares what the check says of each plugin with its row. Rows that
differ in nothing but check, verdict and piece are looked up in one run of `gloss check`.
run_rows.py BUILD_FOLDER TABLE [--sanitizer KIND] [--only PIECE_OF_A_ROW]"""

import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
FOLDERS = ("tests/check", "tests/misbehaving", "tests/specimens", "tests/hidden_faults",
           "lib/glossator/plugins")

Row = collections.namedtuple("Row", "library annotator check verdict piece arguments")


def rows_of(table, build):
    for line in table.read_text().splitlines():
        if line and not line.startswith("#"):
            columns = line.replace("@build", str(build)).split("\t")
            yield Row(*columns, *[""] * (6 - len(columns)))


def works_under(sanitizer, row):
    """Each sanitizer brings the C++ library, so that a plugin has none of its own whose files the
    check could watch. Those of addresses and threads also keep memory that was freed, have
    allocators of their own, tell of crashes in their own words, and stand between a plugin and
    functions of the C library."""
    if sanitizer == "none":
        return True
    if row.library == "prices_reads_current_folder.so" or row.piece.startswith("needs libstdc"):
        return False
    return sanitizer == "undefined" or not (
        row.check in ("leaves-nothing", "failed-create", "flat-memory", "no-memory",
                      "shared-memory", "fresh-memory", "forgets-words")
        or "Segmentation fault" in row.piece
        or ".so, while" in row.piece
    )


def results_of(build, library, annotator, arguments, checks):
    """The results of each check, by its name."""
    files = [build / folder / library for folder in FOLDERS]
    plugin = next((file for file in files if file.exists()), None)
    assert plugin, f"no library {library}"
    command = [build / "bin/gloss", "check", plugin, "--json", "--only", ",".join(checks)]
    if annotator != "-":
        command += ["--annotator", annotator]
    # One locale for all tests; each run would make one for itself.
    environment = dict(os.environ, LOCPATH=str(build / "tests/locales"))
    done = subprocess.run([*command, *arguments.split()], cwd=HERE, env=environment,
                          capture_output=True, text=True)
    assert done.stdout, f"{library}: {done.stderr}"
    found = collections.defaultdict(list)
    for result in json.loads(done.stdout)["checks"]:
        found[result["name"]].append(result)
    return found


def fault_of(row, results):
    """What is wrong with the results of a row's check; nothing if they are as the row says."""
    if not results:
        return "it was not run"
    findings = [finding for result in results for finding in result["findings"]]
    verdicts = {result["verdict"] for result in results}
    if verdicts != {row.verdict}:
        return f"expected {row.verdict}, got {verdicts}: {findings}"
    if row.piece != "-" and not any(row.piece in finding["message"] for finding in findings):
        return f"no finding has {row.piece!r}: {findings}"
    for finding in findings:
        if not finding["message"]:
            return f"a finding without a message: {finding}"
        if finding["verdict"] in ("warn", "fail") and not finding["remedy"]:
            return f"a finding without a remedy: {finding}"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=lambda name: pathlib.Path(name).resolve())
    parser.add_argument("table", type=pathlib.Path)
    parser.add_argument("--sanitizer", choices=["none", "address", "thread", "undefined"], default="none")
    parser.add_argument("--only", default="")
    options = parser.parse_args()

    groups, count, failed = collections.defaultdict(list), 0, 0
    for row in rows_of(options.table, options.build):
        if options.only in "\t".join(row) and works_under(options.sanitizer, row):
            groups[row.library, row.annotator, row.arguments].append(row)
    for (library, annotator, arguments), rows in groups.items():
        checks = dict.fromkeys(row.check for row in rows)
        results = results_of(options.build, library, annotator, arguments, checks)
        for row in rows:
            fault = fault_of(row, results[row.check])
            count, failed = count + 1, failed + bool(fault)
            if fault:
                print("\t".join(row), "\n  ", fault)
    print(f"{count} rows in {len(groups)} runs, {failed} failed")
    assert count, "no rows"
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
