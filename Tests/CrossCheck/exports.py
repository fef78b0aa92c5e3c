#!/usr/bin/env python3
"""Reads what opora exports with the readers of others.

    python3 Tests/CrossCheck/exports.py .build/debug/opora

SDMX-CSV 2.0 and its structure message by pysdmx (with pysdmx[xml] the message is held to the schemas of
SDMX), the data packages of every command by frictionless, the DHIS2 table by its documented columns and
periods, the long table by pandas. A reader that is not installed is named and passed over. Exit code: 0
all was read, 1 something was not, 2 no reader is installed.
"""

import csv
import importlib.util
import io
import math
import os
import re
import subprocess
import sys
import tempfile

# Up to 2.42 DHIS2 reads columns by their places (dhis2-core, CsvDataValueSetReader), from 2.43 by the
# names of DataEntryValue.Input, in small letters too (DataEntryInput.fromCsv, CSV); the guide for
# developers has these names under "Sending bulks of data values".
PLACES = {0: "dataElement", 1: "period", 2: "orgUnit", 3: "categoryOptionCombo",
          4: "attributeOptionCombo", 5: "value", 8: "comment", 9: "followUp", 10: "deleted"}
DHIS2 = ["dataelement", "period", "orgunit", "categoryoptioncombo", "attributeoptioncombo", "value",
         "storedby", "lastupdated", "comment", "followup", "deleted"]
STATUS = set("AEFPIUOMLQNSBVDGHJK")


def opora(tool, *words):
    return subprocess.run(
        [tool, *words, "--quiet"], capture_output=True, text=True, check=True).stdout


def read(text):
    return list(csv.DictReader(io.StringIO(text)))


def sdmx(tool, workspace, values):
    structure = os.path.join(tempfile.mkdtemp(), "structure.xml")
    text = opora(tool, "values", workspace, "--by", "direction", "--format", "sdmx",
                 "--structure", structure)
    from pysdmx.io.csv.sdmx20.reader import read as read_sdmx

    data = read_sdmx(text)[0].data
    assert len(data) == len(values), (len(data), len(values))
    for row, own in zip(data.to_dict("records"), values):
        number = float(row["OBS_VALUE"])
        assert row["OBS_STATUS"] in STATUS, row
        assert row["FREQ"] == "S" and row["TIME_PERIOD"] == own["period"], row
        if own["value"] == "":
            assert math.isnan(number) and own["reason"] == row["REASON"], row
        else:
            assert number == float(own["value"]), (row, own)
    return f"{len(data)} observations by pysdmx; {described(structure, data)}"


def described(structure, data):
    """The structure read by pysdmx, with every code that the data use in its lists."""
    if not importlib.util.find_spec("lxml"):
        return "structure SKIPPED, pysdmx[xml] is not installed"
    from pysdmx.io import read_sdmx

    found = read_sdmx(structure, validate=True).structures
    lists = {item.id: {code.id for code in item.items}
             for item in found if type(item).__name__ == "Codelist"}
    definition = next(item for item in found if type(item).__name__ == "DataStructureDefinition")
    ids = [component.id for component in definition.components]
    assert ids == [name for name in data.columns if name in ids] and len(ids) == 17, ids
    pairs = {"REF_AREA": "CL_AREA", "INDICATOR": "CL_INDICATOR", "BREAKDOWN": "CL_BREAKDOWN",
             "CATEGORY": "CL_CATEGORY", "OBS_STATUS": "CL_OBS_STATUS", "FREQ": "CL_FREQ"}
    for column, name in pairs.items():
        assert set(data[column]) <= lists[name], (column, set(data[column]) - lists[name])
    codes = sum(len(codes) for codes in lists.values())
    return f"structure valid by the schemas of SDMX, {len(lists)} code lists, {codes} codes"


def dhis2(tool, workspace, values):
    text = opora(tool, "values", workspace, "--by", "direction", "--format", "dhis2")
    rows = list(csv.reader(io.StringIO(text)))
    assert '"' not in text, "the reader by names knows no doubled quotes"
    names = [name.lower() for name in rows[0]]
    by_place = [{name: row[place] for place, name in PLACES.items()} for row in rows[1:]]
    by_name = [{name: row[names.index(name.lower())] for name in PLACES.values()}
               for row in rows[1:]]
    assert by_place == by_name, "the two readings differ"
    assert rows[0] == DHIS2, rows[0]
    numbers = {(r[0], r[2], r[3]): r[5] for r in rows[1:]}
    assert len(numbers) == len(rows) - 1, "a key stands twice"
    for own in values:
        combo = f"{own['breakdown']}:{own['category']}" if own["breakdown"] else "default"
        key = (own["indicator"], own["municipality"], combo)
        assert numbers.get(key, "") == own["value"], (key, own)
    for row in rows[1:]:
        assert len(row) == len(DHIS2) and float(row[5]) == float(row[5]), row
        assert re.fullmatch(r"\d{4}(S[12]|Q[1-4]|\d{2}|Sep)?", row[1]), row
        assert row[9] in ("true", "false") and row[10] in ("true", "false"), row
    return f"{len(rows) - 1} data values, the same by the places of columns and by their names"


def tidy(tool, workspace, values):
    import pandas

    text = opora(tool, "values", workspace, "--by", "direction", "--format", "tidy")
    frame = pandas.read_csv(io.StringIO(text), dtype={"municipality": str})
    frame = frame[frame["measure"] == "value"]
    wide = frame.fillna({"breakdown": "", "category": ""}).pivot(
        index=["municipality", "breakdown", "category"], columns="indicator", values="number")
    assert frame["number"].count() == sum(1 for own in values if own["value"] != "")
    return f"{wide.shape[0]} × {wide.shape[1]} table by pandas"


def machine_folders(tool, workspace, folder):
    """Everything that the program writes for machines, into one folder."""
    place = lambda name: os.path.join(folder, name)
    municipality = read(opora(tool, "values", workspace))[0]["municipality"]
    opora(tool, "sql", "--all", "--engine", "duckdb", "--workspace", workspace, "--out", place("kit"))
    opora(tool, "rate", workspace, "--out", place("rating"))
    opora(tool, "report", workspace, "--municipality", municipality, "--out", place("report"))
    opora(tool, "compare", workspace, "--out", place("comparison"))
    opora(tool, "compare", workspace, "--public", "--out", place("publication"))
    opora(tool, "submit", workspace, "--municipality", municipality, "--out", place("submissions"))
    opora(tool, "pack", workspace, "--out", place("packs"))
    opora(tool, "init", place("new"))


def packages(tool, workspace, folder):
    from frictionless import validate

    machine_folders(tool, workspace, folder)
    found = []
    for root, _, files in os.walk(folder):
        if "datapackage.json" in files:
            found.append(os.path.join(root, "datapackage.json"))
    rows = 0
    for path in sorted(found):
        report = validate(path)
        faults = report.flatten(["rowNumber", "fieldName", "message"])[:3]
        assert report.valid, (os.path.relpath(path, folder), faults)
        rows += sum(task.stats.get("rows", 0) for task in report.tasks)
    for name in ["kit", "rating", "report", "comparison", "publication", "submissions"]:
        assert any(os.sep + name + os.sep in path for path in found), f"{name}: no data package"
    return f"{len(found)} data packages, {rows} rows by frictionless"


def main():
    tool = os.path.abspath(sys.argv[1])
    folder = tempfile.mkdtemp(prefix="exports-")
    opora(tool, "demo", "--out", os.path.join(folder, "demo"))
    workspace = os.path.join(folder, "demo", "workspace")
    values = read(opora(tool, "values", workspace, "--by", "direction"))
    tried = failed = 0
    for name, package, check in [
        ("SDMX-CSV", "pysdmx", lambda: sdmx(tool, workspace, values)),
        ("DHIS2", "csv", lambda: dhis2(tool, workspace, values)),
        ("long table", "pandas", lambda: tidy(tool, workspace, values)),
        ("data packages", "frictionless", lambda: packages(tool, workspace, folder)),
    ]:
        if not importlib.util.find_spec(package):
            print(f"{name}: SKIPPED, the Python package {package} is not installed")
            continue
        tried += 1
        try:
            print(f"{name}: {check()}")
        except AssertionError as error:
            failed += 1
            print(f"{name}: FAILED {error}")
    return 1 if failed else 0 if tried else 2


if __name__ == "__main__":
    sys.exit(main())
