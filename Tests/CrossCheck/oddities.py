"""Regions for the cross-check: the tricky one, and one of every oddity made from a seed."""

import csv
import datetime
import io
import random

UNITS = ["99701000", "99702000", "99703000", "99704000", "99705000", "99706000"]
PERIODS = ["2024-S1", "2024-S2"]


def text(header, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def tricky():
    """Five municipalities: birthdays on the bound, a child in two places, drafts, no data, true zero."""
    enrolments = """\
e1,C1,2012-05-05,1,rural,p1,2024,2024-09-01,
e2,C1,2012-05-05,2,rural,p2,,2024-09-01,
e3,C2,2013-05-05,1,urban,p1,2024,2024-09-01,
e4,C2,2013-05-05,1,urban,p3,,2024-09-15,
e5,C3,2007-01-01,1,urban,p1,,2024-09-01,
e6,C4,2007-01-02,1,urban,p1,,2024-09-01,
e7,C5,2020-01-01,1,rural,p1,2024,2024-09-01,
e8,C6,2020-01-02,1,rural,p1,,2024-09-01,
e9,C7,2014-01-01,2,urban,p2,,2023-09-01,2024-06-30
e10,C8,2014-01-01,2,urban,p2,,2025-01-01,
e11,C9,,2,urban,p2,,2024-09-01,
e12,C10,2014-01-01,3,urban,p2,,2024-09-01,
"""
    rows = [line.split(",") for line in enrolments.splitlines()]
    code = "9960{}000".format
    people = [(1, 4, "urban", 50), (1, 5, "urban", 4), (1, 17, "rural", 4), (1, 18, "urban", 60),
              (2, 10, "urban", 2), (2, 10, "rural", 2), (3, 10, "urban", 20), (4, 10, "urban", 5),
              (5, 40, "urban", 0)]
    places = [(1, 4, 4), (2, 0, 0), (4, 10, 10)]
    journal = [("enrolments", n) for n in (1, 2, 4, 5)] + [("new_places", n) for n in (1, 2, 4)]
    return {
        "enrolments.csv": text(
            ["enrolment_id", "child_id", "birth_date", "municipality", "locality_type",
             "programme_id", "direction", "new_place_year", "start_date", "end_date"],
            [[*r[:3], code(r[3]), *r[4:6], "sport", *r[6:]] for r in rows]),
        "municipalities.csv": text(["municipality", "name"],
                                   [[code(n), f"Муниципальный округ M{n}"] for n in range(1, 6)]),
        "population.csv": text(["municipality", "as_of", "age", "locality_type", "people"],
                               [[code(n), "2024-01-01", age, kind, count]
                                for n, age, kind, count in people]),
        "new_places.csv": text(["municipality", "year", "planned", "created"],
                               [[code(n), 2024, planned, created] for n, planned, created in places]),
        "submissions.csv": text(["source", "municipality", "period", "submitted_on"],
                                [[source, code(n), "2024-S2", "2025-01-15"]
                                 for source, n in journal]),
    }


class Maker:
    """Cells of every kind, some of them missing."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, share):
        return self.random.random() < share

    def some(self, values, missing=0.08):
        return "" if self.chance(missing) else self.random.choice(values)

    def unit(self):
        return self.random.choice(UNITS)

    def day(self, first="2023-06-01", last="2025-03-01"):
        start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
        return (start + datetime.timedelta(days=self.random.randrange((end - start).days))).isoformat()

    def edge(self):
        """A day on a bound of the periods, or any."""
        edges = ["2024-01-01", "2024-06-30", "2024-07-01", "2024-12-31", "2025-01-01", "2024-05-31"]
        return self.random.choice(edges) if self.chance(0.4) else self.day()

    def birth(self):
        edges = ["2007-01-01", "2007-01-02", "2006-12-31", "2020-01-01", "2020-01-02", "2008-02-29",
                 "2019-07-01", "2019-07-02", "2006-07-01", "2006-07-02"]
        return self.random.choice(edges) if self.chance(0.3) else self.day("2004-01-01", "2021-12-31")

    def number(self, most):
        return self.random.randrange(most)


DIRECTIONS = ["technical", "science", "sport", "arts", "tourism", "social", "Художественная",
              "социально-педагогическая", "неведомая"]
PARTNERS = ["school", "колледж", "вуз", "enterprise"]
AUDIENCES = ["children", "pedagogues", "Родители"]
NAMES = ['Клуб "Радуга"', "d'Artagnan", "a\\b", "тире – и, запятая", "=1+1", "; -- '"]


def enrolments(make, count):
    rows = []
    for number in range(count):
        start = make.edge()
        end = make.some([make.edge()], 0.5)
        rows.append([
            f"z{number}", f"C{make.number(count // 2)}", "" if make.chance(0.05) else make.birth(),
            make.some(UNITS, 0.03), f"p{make.number(45)}", make.some(DIRECTIONS), start,
            end if end >= start or make.chance(0.1) else "",
            make.random.choice(["обучается", "отчислен", "завершил", "studying"]),
            make.some(["город", "село", "urban", "rural"]),
            make.some(["none", "budget", "paid", "certificate", "private"]),
            make.some(["м", "ж", "m", "f"]), make.some(["да", "нет"], 0.3),
            make.some(["true", "false"], 0.3), make.some(["да", "нет"], 0.3),
            make.some(["да", "нет"], 0.3),
            make.some(UNITS + [unit + "101" for unit in UNITS] + ["12345678"], 0.2),
            make.some(["2022", "2023", "2024", "2025"], 0.6), f"o{make.number(30)}"])
    return rows


ENROLMENTS = ["enrolment_id", "child_id", "birth_date", "municipality", "programme_id", "direction",
              "start_date", "end_date", "status", "locality_type", "financing", "sex", "ovz",
              "disabled", "hardship", "gifted", "residence", "new_place_year", "organisation_id"]


def region(seed):
    """Every source with missing cells, edges of periods, later snapshots, drafts and odd names."""
    make = Maker(seed)
    files = {}
    rows = enrolments(make, 900)
    if seed % 2:
        files["enrolments.csv"] = text(ENROLMENTS, rows)
    else:
        # Snapshots of periods, and a later file that replaces rows of an earlier one.
        later = [list(row) for row in rows[:120]]
        for row in later:
            row[8] = "отчислен"
        files["2024-S1/enrolments.csv"] = text(ENROLMENTS, rows[:500])
        files["2024-S2/enrolments 2024-10-01.csv"] = text(ENROLMENTS, rows)
        files["2024-S2/enrolments 2024-12-30.csv"] = text(ENROLMENTS, later)
    programmes(make, files)
    places(make, files)
    people(make, files, seed)
    certificates(make, files)
    rest(make, files)
    journal(make, files)
    files["opora.json5"] = (
        "{ title: { ru: 'Область причуд' }, level: 'region', municipalities: "
        + str(UNITS) + (", expectedOrganisations: true" if seed % 3 == 1 else "") + (", populationAsOf: '2024-01-01'" if seed % 3 == 0 else "") + " }\n")
    return files


def programmes(make, files):
    files["programmes.csv"] = text(
        ["programme_id", "title", "direction", "municipality", "organisation_id", "registers",
         "levels", "forms", "state", "valid_from", "valid_to", "quality_due"],
        [[f"p{n}", make.random.choice(NAMES), make.random.choice(DIRECTIONS), make.some(UNITS),
          f"o{make.number(25)}", make.some(["valued", "valued;other", "other;other", "paid", ""]),
          make.some(["initial", "initial;basic", "advanced", "initial;basic;advanced"]),
          make.some(["modular", "remote;seasonal", "network", "seasonal"]),
          make.some(["published", "archive", "archived", "initial", "draft"]),
          make.some([make.edge()], 0.5), make.some([make.edge()], 0.7), make.some(["да", "нет"])]
         for n in [*range(40), 3, 7, 7, 11]])
    files["groups.csv"] = text(
        ["group_id", "programme_id", "municipality", "locality", "capacity", "starts", "ends"],
        [[f"g{n}", f"p{make.number(45)}", make.some(UNITS), make.some([f"{u}10{k}" for u in UNITS
          for k in range(4)]), make.some(["10", "15", "0", "20"]), make.some([make.edge()], 0.3),
          make.some([make.edge()], 0.4)] for n in range(120)])
    files["localities.csv"] = text(
        ["locality", "name", "municipality", "locality_type", "children"],
        [[f"{u}10{k}", make.random.choice(NAMES), u, make.random.choice(["село", "город"]),
          make.some(["0", "7", "120"], 0.2)] for u in UNITS[:5] for k in range(4)])
    files["organisations.csv"] = text(
        ["organisation_id", "name", "municipality", "licensed", "expected"],
        [[f"o{n}", make.random.choice(NAMES), make.some(UNITS), make.some(["да", "нет"], 0.1),
          make.some(["да", "нет"])] for n in range(25)])
    header = ["contract_id", "municipality", "starts", "programme_id", "partner_kind", "ends"]
    contracts = [[f"n{n}", make.unit(), make.edge(), make.some([f"p{make.number(45)}"], 0.2),
                  make.some(PARTNERS), make.some([make.edge()], 0.4)] for n in range(30)]
    ended = [[*row[:5], "2024-06-15"] for row in contracts[:15]]
    files["network_contracts 2024-09-01.csv"] = text(header, contracts)
    files["network_contracts 2024-12-01.csv"] = text(header, ended)
    files["applications.csv"] = text(
        ["application_id", "programme_id", "created_on", "status", "municipality", "decided_on"],
        [[f"a{n}", f"p{make.number(45)}", make.edge(), "принята", make.some(UNITS),
          make.some([make.edge()], 0.4)] for n in range(200)])


def places(make, files):
    files["new_places.csv"] = text(
        ["municipality", "year", "planned", "created", "organisation_id", "direction"],
        [[u, year, make.number(50), make.number(60), f"o{n}", make.some(DIRECTIONS[:6])]
         for n, u in enumerate(UNITS[:4]) for year in (2022, 2023, 2024, 2025)])
    files["new_places_activity.csv"] = text(
        ["municipality", "year", "events", "participants", "pedagogues", "pedagogues_trained",
         "heads", "heads_trained"],
        [[u, year, make.some(["3", "0"]), make.some(["40", "7"]), make.some(["5", "0"]),
          make.some(["2"]), make.some(["1"]), make.some(["1", "0"])]
         for u in UNITS[:3] for year in (2023, 2024)])


def people(make, files, seed):
    days = ["2023-01-01", "2024-01-01", "2024-07-01", "2025-01-01"]
    if seed % 3 == 2:
        header = ["municipality", "as_of", "age_from", "age_to", "locality_type", "people"]
        bands = {
            UNITS[0]: [(0, 4), (5, 9), (10, 17), (18, 99)],
            UNITS[1]: [(0, 6), (7, 17), (18, 99)],
            # Bands that overlap, repeat one another, and a total of all ages.
            UNITS[2]: [(0, 6), (3, 9), (10, 14), (14, 19), (15, 20), (15, 20), (0, 99)],
            UNITS[3]: [(0, 3), (4, 8), (9, 13), (14, 18), (19, ""), ("", 99)],
            UNITS[4]: [(0, 99)],
        }
        rows = [[u, day, a, b, make.some(["urban", "rural", kind], 0.02), make.number(300)]
                for u in UNITS[:5] for day in days for a, b in bands[u]
                for kind in ("urban", "rural") if not make.chance(0.05)]
    else:
        header = ["municipality", "as_of", "age", "locality_type", "sex", "people"]
        rows = [[u, day, age, kind, sex, make.number(40)] for u in UNITS[:5] for day in days
                if not (u == UNITS[1] and day > "2024-01-01")
                for age in (4, 5, 6, 10, 14, 17, 18, 30) for kind in ("город", "село")
                for sex in ("m", "f") if not make.chance(0.05)]
    files["population.csv"] = text(header, rows)
    files["special_children.csv"] = text(
        ["municipality", "as_of", "category", "children"],
        [[u, day, category, make.number(90)] for u in UNITS for day in days[:3]
         for category in ("овз", "инвалиды", "тжс", "одарённые") if not make.chance(0.15)])


def certificates(make, files):
    files["certificates.csv"] = text(
        ["certificate_id", "child_id", "kind", "status", "issued_on", "municipality", "birth_date",
         "frozen_on", "used", "nominal"],
        [[f"k{n}", f"C{make.number(300)}", make.random.choice(["учёта", "ПФ", "социальный"]),
          make.random.choice(["issued", "active", "frozen", "closed"]), make.edge(),
          make.some(UNITS, 0.03), make.some([make.birth()], 0.1), make.some([make.edge()], 0.7),
          make.some(["0", "1500.50", "0.004", "12"], 0.2), make.some(["0", "24", "1500.5"], 0.3)]
         for n in range(400)])
    files["certificate_programmes.csv"] = text(
        ["municipality", "starts", "ends", "cap", "limit_amount", "spent_amount"],
        [[u, f"{year}-01-01", f"{year}-12-31", make.number(200),
          make.some([f"{make.number(10 ** 9)}.{make.number(100):02}", "0"], 0.1),
          f"{make.number(10 ** 9)}.{make.number(10)}"]
         for u in UNITS[:4] for year in (2023, 2024)])


def rest(make, files):
    files["staff.csv"] = text(
        ["person_id", "municipality", "role", "trained_on"],
        [[f"w{make.number(60)}", make.unit(), make.random.choice(["педагог", "методист"]),
          make.some([make.edge()], 0.4)] for _ in range(80)])
    files["events.csv"] = text(
        ["event_id", "municipality", "held_on", "kind", "audience", "level"],
        [[f"v{n}", make.unit(), make.edge(), make.random.choice(["methodical", "contest"]),
          make.some(AUDIENCES), make.some(["municipal", "regional"])] for n in range(40)])
    files["practices.csv"] = text(
        ["practice_id", "municipality", "direction", "submitted_on", "level"],
        [[f"b{n}", make.unit(), make.random.choice(DIRECTIONS[:6]), make.some([make.edge()]),
          make.some(["municipal", "regional"])] for n in range(20)])
    files["quality_assessments.csv"] = text(
        ["assessment_id", "object_kind", "object_id", "municipality", "assessed_on", "positive"],
        [[f"q{n}", make.random.choice(["programme", "organisation"]), f"p{make.number(20)}",
          make.unit(), make.edge(), make.some(["да", "нет"])] for n in range(60)])
    files["resources.csv"] = text(
        ["municipality", "organisation_id", "as_of", "rooms", "equipped_rooms"],
        [[u, f"o{n}", make.some(["2023-12-31", "2024-06-30", "2024-12-31"], 0.2), make.number(9),
          make.some(["1", "4"])] for u in UNITS for n in range(3)])
    files["totals.csv"] = text(
        ["municipality", "period", "measure", "value"],
        [[u, period, measure, make.number(500)] for u in UNITS[:5] for period in PERIODS
         for measure in ("children_covered", "children_5_17", "learners_1dop", "learners_5fk")
         if not make.chance(0.1)])
    files["extended_day.csv"] = text(
        ["municipality", "period", "schools", "schools_participating", "pupils",
         "pupils_participating"],
        [[u, period, make.number(9), make.number(9), make.number(900), make.number(900)]
         for u in UNITS[:4] for period in PERIODS])
    files["availability_models.csv"] = text(
        ["municipality", "model", "stage", "as_of"],
        [[u, model, make.random.choice(["introduced", "planned"]),
          make.some(["2024-01-01", "2024-12-31"], 0.2)] for u in UNITS
         for model in ("network", "remote", "mobile")])


def journal(make, files):
    sources = ["enrolments", "certificates", "programmes", "groups", "applications", "staff",
               "events", "new_places", "new_places_activity", "network_contracts", "practices",
               "certificate_programmes", "quality_assessments"]
    files["submissions.csv"] = text(
        ["source", "municipality", "period", "submitted_on", "status"],
        [[source, u, period, "2025-01-15", make.random.choice(["принят"] * 9 + ["возвращён"])]
         for source in sources for u in UNITS for period in PERIODS if not make.chance(0.12)])
