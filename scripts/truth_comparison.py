#!/usr/bin/env python3
"""Compares a document that gongkai wrote with the truth of a sample.

  truth_comparison.py TRUTH.gold.json OUT.json    one line for each difference; ends with 1 when there is any

Compared are: the fields of records (indicators included), the checks that fail, the kind of record
each table became, the cells of tables with their exact place and span, titles and units, and the
numeric facts of tables (row label, column header, figure).
Text counts as equal after NFKC folding with white space removed.
"""
import json
import re
import sys
import unicodedata
from collections import Counter

FIGURE = re.compile(r"^[-+]?[\d,]*\.?\d+%?$")


def folded(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or ""))


def level(text):
    """An indicator's level without its printed code: "11-数量指标" and "数量指标" are one."""
    return re.sub(r"^\d+-", "", folded(text))


class Comparison:
    """Counts of what agrees, what is missing and what is too much, with a sentence for each difference."""

    def __init__(self):
        self.counts = Counter()
        self.differences = []

    def compare(self, measure, where, expected, found):
        """Two multisets of facts."""
        self.counts[f"{measure}_right"] += sum((expected & found).values())
        for fact in (expected - found).elements():
            self.counts[f"{measure}_missing"] += 1
            self.differences.append(f"{where}: {measure} missing: {' | '.join(map(str, fact))}")
        for fact in (found - expected).elements():
            self.counts[f"{measure}_wrong"] += 1
            self.differences.append(f"{where}: {measure} wrong: {' | '.join(map(str, fact))}")

    def equal(self, measure, where, expected, found):
        """One value."""
        self.compare(measure, where, Counter([(folded(expected),)]), Counter([(folded(found),)]))


# ---------------------------------------------------------------- records


def true_fields(record):
    facts = Counter((name, folded(value)) for name, value in record["fields"].items() if folded(value))
    for indicator in record.get("indicators", []):
        facts.update(indicator_facts(indicator))
    return facts


def indicator_facts(values):
    """Each level and the target, told apart by the indicator they belong to."""
    name = folded(values.get("level3"))
    for part in ("level1", "level2", "target"):
        if folded(values.get(part)):
            yield (f"{name} / {part}", level(values[part]) if part != "target" else folded(values[part]))
    if name:
        yield ("level3", name)


def found_fields(record, wanted=lambda field: True):
    facts = Counter()
    for field in filter(wanted, record.get("fields", [])):
        if folded(field.get("value")):
            facts[(field["name"], folded(field["value"]))] += 1
    for group in record.get("groups", []):
        if group["name"] == "indicators":
            for item in group["items"]:
                values = {field["name"]: field for field in item["fields"]}
                kept = {name: field["value"] for name, field in values.items() if wanted(field)}
                if "level3" not in kept and "level3" in values and kept:
                    kept["level3"] = values["level3"]["value"]
                facts.update(indicator_facts(kept))
    return facts


def failed_rules(output, records):
    """The rules that failed in any of the records, each once."""
    rules = {check["rule"] for check in output.get("checks", [])
             if check["status"] == "failed" and check["record"] in records}
    return Counter((rule,) for rule in rules)


def compare_records(comparison, truth, output):
    """Records are paired by kind, in order; the others (budget tables) are compared as tables."""
    records = output.get("records", [])
    described = {record["kind"] for record in truth["records"]}
    others = {record["id"] for record in records if record["kind"] not in described} | {None}
    comparison.compare("anomalies", "other records", Counter(), failed_rules(output, others))
    for kind in sorted({record["kind"] for record in truth.get("records", [])}):
        expected = [record for record in truth["records"] if record["kind"] == kind]
        found = [record for record in records if record["kind"] == kind]
        for number in range(max(len(expected), len(found))):
            want = true_fields(expected[number]) if number < len(expected) else Counter()
            have = found[number] if number < len(found) else {}
            where = f"{kind} {number + 1}"
            comparison.compare("fields", where, want, found_fields(have))
            accepted = found_fields(have, lambda field: field["status"] == "accepted")
            comparison.counts["silent_errors"] += sum((accepted - want).values())
            if number < len(expected):
                wrong = Counter((anomaly["code"],) for anomaly in expected[number]["anomalies"])
                comparison.compare("anomalies", where, wrong, failed_rules(output, {have.get("id")}))


# ---------------------------------------------------------------- tables


def cells(table):
    return Counter(
        (cell["row"], cell["column"], f"{cell.get('row_span', 1)}x{cell.get('column_span', 1)}", folded(cell["text"]))
        for cell in table["cells"]
    )


def figures(table):
    """Each figure of the body as (row label, header path, figure)."""
    grid = {}
    for cell in table["cells"]:
        for row in range(cell["row"], cell["row"] + cell.get("row_span", 1)):
            for column in range(cell["column"], cell["column"] + cell.get("column_span", 1)):
                grid[row, column] = cell
    facts = Counter()
    for cell in table["cells"]:
        text = folded(cell["text"])
        if cell["row"] < table.get("header_rows", 0) or not FIGURE.match(text):
            continue
        header = [folded(grid[row, cell["column"]]["text"]) for row in range(table.get("header_rows", 0))
                  if (row, cell["column"]) in grid]
        labels = [folded(grid[cell["row"], column]["text"]) for column in range(cell["column"])
                  if (cell["row"], column) in grid]
        labels = [label for label in labels if label and not FIGURE.match(label)]
        facts[("".join(labels[-1:]), "/".join(dict.fromkeys(header)), text)] += 1
    return facts


def paired(expected, found):
    """Tables paired in order, so that the most cells are shared."""
    shared = [[sum((cells(want) & cells(have)).values()) for have in found] for want in expected]
    best = [[0] * (len(found) + 1) for _ in range(len(expected) + 1)]
    for i in reversed(range(len(expected))):
        for j in reversed(range(len(found))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + shared[i][j])
    pairs, i, j = [], 0, 0
    while i < len(expected) or j < len(found):
        both = i < len(expected) and j < len(found)
        if both and shared[i][j] and best[i][j] == best[i + 1][j + 1] + shared[i][j]:
            pairs.append((expected[i], found[j]))
            i, j = i + 1, j + 1
        elif i < len(expected) and (j == len(found) or best[i + 1][j] >= best[i][j + 1]):
            pairs.append((expected[i], None))
            i += 1
        else:
            pairs.append((None, found[j]))
            j += 1
    return pairs


def identifier(table):
    return table["id"] if table else None


def compare_tables(comparison, truth, output):
    for want, have in paired(truth["tables"], output.get("tables", [])):
        where = f"table {(want or have).get('title')!r}"
        expected, found = want or {"cells": []}, have or {"cells": []}
        comparison.compare("cells", where, cells(expected), cells(found))
        comparison.compare("figures", where, figures(expected), figures(found))
        if want and want["kind"] != "table":
            kinds = [record["kind"] for record in output.get("records", []) if record["table"] == identifier(have)]
            comparison.equal("kinds", where, want["kind"], " ".join(kinds))
        if want:
            comparison.equal("titles", where, want.get("title"), (have or {}).get("title"))
            if want.get("unit"):
                comparison.equal("units", where, want["unit"], (have or {}).get("unit"))


def compared(truth_path, output_path):
    with open(truth_path, encoding="utf-8") as file:
        truth = json.load(file)
    with open(output_path, encoding="utf-8") as file:
        output = json.load(file)
    comparison = Comparison()
    compare_records(comparison, truth, output)
    compare_tables(comparison, truth, output)
    return comparison


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    comparison = compared(*arguments)
    print("\n".join(comparison.differences), end="\n" if comparison.differences else "")
    return 1 if comparison.differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
