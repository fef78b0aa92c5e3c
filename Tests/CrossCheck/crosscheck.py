#!/usr/bin/env python3
"""Counts the whole catalogue in database engines and compares with `opora values`.

    python3 Tests/CrossCheck/crosscheck.py .build/debug/opora [WORKSPACE…] [--engines duckdb,spark]

Without a workspace: the sample region (`opora demo`), the tricky region and regions of oddities made
from seeds; over the latter two also definitions that use the whole row language. For each workspace and engine `opora sql --all --out` writes tables and queries, the
engine answers, `opora values --from` makes values of the answer, and the table is compared with
`opora values` of the same workspace: numerator, denominator, reported, expected, unknown rows, and
then every other column. Nothing is rounded.

Engines: the packages duckdb, chdb and pyspark; one that is not installed is named and passed over.
Exit code: 0 all equal, 1 a difference, 2 no engine could be tried.
"""

import argparse
import csv
import importlib.util
import io
import os
import subprocess
import sys
import tempfile
import time

import odd_definitions
import oddities

COUNTS = ["numerator", "denominator", "reported", "expected", "unknown_rows"]
KEY = ["period", "municipality", "indicator", "breakdown", "category"]
BREAKDOWNS = ["direction", "sex", "locality_type", "financing", "kind", "level", "role", "model",
              "stage", "audience", "partner_kind", "registers"]
# A mark, a text and lists, which only odd definitions divide by.
ODD_BREAKDOWNS = ["ovz", "organisation_id", "levels", "forms"]
PACKAGES = {"duckdb": "duckdb", "clickhouse": "chdb", "spark": "pyspark"}


def statements(text):
    return [part.strip() for part in text.split(";\n") if part.strip()]


class DuckDB:
    def __init__(self):
        import duckdb

        self.connection = duckdb.connect()

    def run(self, statement):
        self.connection.execute(statement)

    def ask(self, statement):
        result = self.connection.execute(statement)
        return [column[0] for column in result.description], result.fetchall()


class ClickHouse:
    def __init__(self):
        from chdb import session

        self.session = session.Session()

    def run(self, statement):
        self.session.query(statement)

    def ask(self, statement):
        text = str(self.session.query(statement, "CSVWithNames"))
        rows = list(csv.reader(io.StringIO(text)))
        return rows[0], rows[1:]

    def close(self):
        self.session.close()


class Spark:
    def __init__(self):
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master("local[2]")
        for name, value in {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.driver.memory": "4g",
            # Many small queries: neither threads nor compiled plans pay for themselves.
            "spark.sql.shuffle.partitions": "1",
            "spark.sql.adaptive.enabled": "false",
            "spark.sql.codegen.wholeStage": "false",
            "spark.sql.codegen.factoryMode": "NO_CODEGEN",
            "spark.log.level": "OFF",
        }.items():
            builder = builder.config(name, value)
        self.session = builder.getOrCreate()
        self.session.sparkContext.setLogLevel("OFF")

    def run(self, statement):
        self.session.sql(statement)

    def ask(self, statement):
        frame = self.session.sql(statement)
        return frame.columns, [tuple(row) for row in frame.collect()]


ENGINES = {"duckdb": DuckDB, "clickhouse": ClickHouse, "spark": Spark}


def opora(tool, *words):
    done = subprocess.run([tool, *words, "--quiet"], capture_output=True, text=True)
    if done.returncode not in (0, 1, 3):
        sys.exit(f"{' '.join(words)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def answer(engine, folder):
    """Runs the queries of a folder made by `opora sql --out`; the answer's path and what failed."""
    here = os.getcwd()
    failed = []
    os.chdir(folder)
    try:
        for statement in statements(open("schema.sql", encoding="utf-8").read()):
            engine.run(statement.rstrip(";"))
        with open("answer.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            for query in statements(open("queries.sql", encoding="utf-8").read()):
                try:
                    names, rows = engine.ask(query.rstrip(";"))
                except Exception as error:  # every engine has its own
                    failed.append((query.split("\n")[0], str(error)[:600]))
                    continue
                writer.writerow(names)
                writer.writerows(rows)
    finally:
        os.chdir(here)
    return os.path.join(folder, "answer.csv"), failed


def table(text):
    rows = csv.DictReader(io.StringIO(text))
    return {tuple(row[name] for name in KEY): row for row in rows}


def compare(ours, theirs, indicators):
    """Cells compared, cells whose counts differ, cells that differ elsewhere."""
    counts, others = [], []
    ours = {key: row for key, row in ours.items() if key[2] in indicators}
    for key in sorted(set(ours) | set(theirs)):
        left, right = ours.get(key), theirs.get(key)
        if left is None or right is None:
            counts.append((key, "only in " + ("the engine" if left is None else "opora"), ""))
            continue
        for name, value in left.items():
            if value != right[name]:
                (counts if name in COUNTS else others).append((key, name, f"{value} != {right[name]}"))
    return len(ours), counts, others


def region(folder, text):
    os.makedirs(folder)
    for name, content in text.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
    return folder


def workspaces(arguments, folder):
    """Title, folder, and whether the odd definitions are laid over the catalogue."""
    if arguments.workspaces:
        return [(os.path.basename(path.rstrip("/")), path, False) for path in arguments.workspaces]
    found = []
    if not arguments.only_odd:
        opora(arguments.opora, "demo", "--out", os.path.join(folder, "demo"))
        found.append(("sample", os.path.join(folder, "demo", "workspace"), False))
        tricky = region(os.path.join(folder, "tricky"), oddities.tricky())
        found.append(("tricky", tricky, True))
    for seed in arguments.seeds:
        path = os.path.join(folder, f"odd-{seed}")
        found.append((f"odd-{seed}", region(path, oddities.region(seed)), True))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("opora")
    parser.add_argument("workspaces", nargs="*")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3])
    parser.add_argument("--periods", nargs="*", default=[])
    parser.add_argument("--definitions", help="laid over the catalogue in place of the odd ones")
    parser.add_argument("--only-odd", action="store_true", help="regions of oddities only")
    parser.add_argument("--without-breakdowns", action="store_true", help="much faster in Spark")
    arguments = parser.parse_args()
    arguments.opora = os.path.abspath(arguments.opora)
    names = [name for name in arguments.engines.split(",") if name]
    installed = []
    for name in names:
        if importlib.util.find_spec(PACKAGES[name]):
            installed.append(name)
        else:
            print(f"{name}: SKIPPED, the Python package {PACKAGES[name]} is not installed")
    if not installed:
        return 2
    folder = tempfile.mkdtemp(prefix="crosscheck-")
    odd = arguments.definitions or odd_definitions.write(os.path.join(folder, "definitions"))
    different = False
    print(f"{'region':<10} {'period':<10} {'engine':<11} {'cells':>7} {'counts':>7} {'other':>6} {'s':>6}")
    for name in installed:
        for title, path, is_odd in workspaces(arguments, os.path.join(folder, name)):
            for period in arguments.periods or [""]:
                asked = ["--period", period] if period else []
                if is_odd or arguments.definitions:
                    asked += ["--definitions", odd]
                columns = BREAKDOWNS + (ODD_BREAKDOWNS if is_odd else [])
                by = [word for column in columns for word in ("--by", column)]
                by = [] if arguments.without_breakdowns else by
                kit = os.path.join(folder, name, f"{title}-{period}-kit")
                # Spark looks for files where its Java machine was started.
                data = ["--data", os.path.join(kit, "data")] if name == "spark" else []
                opora(arguments.opora, "sql", "--all", "--engine", name, "--workspace", path,
                      "--out", kit, *data, *by, *asked)
                engine = ENGINES[name]()
                start = time.time()
                result, failed = answer(engine, kit)
                seconds = time.time() - start
                if hasattr(engine, "close"):
                    engine.close()
                ours = table(opora(arguments.opora, "values", path, *by, *asked))
                # What is kept of the rows must not matter: --strict keeps all.
                whole = table(opora(arguments.opora, "values", path, "--strict", *by, *asked))
                if whole != ours:
                    print(f"{title}: values of all columns differ from those of the columns needed")
                    different = True
                theirs = table(
                    opora(arguments.opora, "values", path, "--from", result, *by, *asked))
                known = {key[2] for key in theirs}
                cells, counts, others = compare(ours, theirs, known)
                print(f"{title:<10} {period or 'latest':<10} {name:<11} {cells:>7}"
                      f" {len(counts):>7} {len(others):>6} {seconds:>6.1f}", flush=True)
                for key, column, values in (counts + others)[:10]:
                    print("  ", "/".join(key), column, values)
                for query, error in failed:
                    print("   FAILED", query, error)
                missing = {key[2] for key in ours} - known
                if missing:
                    print("   not put into SQL:", ", ".join(sorted(missing)))
                different = different or bool(counts or others or failed)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
