import OporaDefinitions
import OporaRegistry

// The rows of the answer.
extension LevelTranslator {
  /// The last part of the query: a row for each measure, level and category.
  func result() -> String {
    let t = { (name: String) in "\(q("t")).\(q(name))" }
    var from = "FROM \(q("sums")) AS \(q("t"))"
    if hasKeys {
      let names = ["owner_id", "measure", "breakdown", "category"]
      let on = names.map { "\(q("k")).\(q($0)) = \(t($0))" }.joined(separator: " AND ")
      from += "\n  LEFT JOIN \(q("keyed")) AS \(q("k")) ON \(on)"
    }
    if countsOrganisations {
      from +=
        "\n  LEFT JOIN \(q("organisations_of")) AS \(q("g")) ON \(q("g")).\(q("unit_id")) ="
        + " \(t("owner_id")) AND \(q("g")).\(q("measure")) = \(t("measure"))"
    }
    let figures = "SELECT \(list(figures()))\n  \(from)"
    let rows = ([figures] + parts.compactMap(\.parts).map(added)).joined(
      separator: "\n  UNION ALL\n  ")
    let a = { (name: String) in "\(q("a")).\(q(name))" }
    let outer = SQLResult.columns.map { name in
      name == "reason" ? "\(reason(a)) AS \(q("reason"))" : "\(a(name)) AS \(q(name))"
    }
    let order = ["breakdown", "category", "unit", "measure"].map(a).joined(separator: ", ")
    return "SELECT \(list(outer))\nFROM (\n  \(rows)\n) AS \(q("a"))\nORDER BY \(order)"
  }

  private var hasKeys: Bool { parts.contains { $0.keys != nil } }

  /// Why there is no figure; what is no figure but a part of one says so.
  private func reason(_ a: (String) -> String) -> String {
    let lack = a("lack")
    let part =
      parts.contains { $0.parts != nil } ? "WHEN \(lack) = '\(SQLResult.part)' THEN \(lack) " : ""
    return "CASE \(part)WHEN \(a("value")) IS NOT NULL THEN '' ELSE \(lack) END"
  }

  private func head(_ table: String) -> [String] {
    [
      "\(period) AS \(q("period"))", "\(engine.text(query.definition.id)) AS \(q("indicator"))",
      "\(query.definition.version) AS \(q("version"))",
      "\(q(table)).\(q("owner_id")) AS \(q("unit"))",
      "\(q(table)).\(q("is_own")) AS \(q("is_municipality"))",
    ] + columns(["measure", "breakdown", "category"], of: table)
  }

  private func figures() -> [String] {
    let t = { (name: String) in "\(q("t")).\(q(name))" }
    let lack =
      "CASE WHEN \(t("is_own")) = 1 AND \(t("own_expected")) = 0 THEN 'notApplicable'"
      + " WHEN \(t("submitted")) = 0 THEN 'notReported'"
      + " WHEN \(t("is_own")) = 1 AND \(choice("t", lack)) = 1 THEN 'undefined'"
      + " ELSE 'notReported' END"
    return head("t") + [
      "CAST(\(value(t)) AS \(type)) AS \(q("value"))",
      "CAST(\(weight(t)) AS \(engine.integer)) AS \(q("weight"))", "\(lack) AS \(q("lack"))",
      "\(t("submitted")) AS \(q("submitted"))", "\(t("uses")) AS \(q("rows"))",
      "\(t("unknowns")) AS \(q("unknown_rows"))", "\(t("day")) AS \(q("as_of"))",
      "\(t("all_expected")) AS \(q("expected"))", "\(t("all_reported")) AS \(q("reported"))",
      "\(organisations("expected")) AS \(q("organisations_expected"))",
      "\(organisations("reported")) AS \(q("organisations_reported"))",
    ]
  }

  private func value(_ t: (String) -> String) -> String {
    guard hasKeys else { return t("total") }
    let distinct = parts.filter { $0.keys != nil }.map { engine.text($0.measure.name) }
    return "CASE WHEN \(t("is_own")) = 0 AND \(engine.isOne(t("measure"), of: distinct)) THEN CASE"
      + " WHEN \(t("submitted")) > 0 THEN COALESCE(\(q("k")).\(q("keys")), 0) END"
      + " ELSE \(t("total")) END"
  }

  private func weight(_ t: (String) -> String) -> String {
    let none = "CAST(NULL AS \(engine.integer))"
    return choice(
      "t",
      { measure in
        switch measure.definition.aggregate {
        case .mean, .share: "CAST(\(t("weights")) AS \(engine.integer))"
        default: none
        }
      }, otherwise: none)
  }

  /// What divided bands add to a figure: to be divided by the weight.
  private func added(_ parts: String) -> String {
    let p = { (name: String) in "\(q("p")).\(q(name))" }
    let columns =
      head("p") + [
        "CAST(\(p("share")) AS \(type)) AS \(q("value"))",
        "CAST(\(p("years")) AS \(engine.integer)) AS \(q("weight"))",
        "'\(SQLResult.part)' AS \(q("lack"))", "0 AS \(q("submitted"))", "0 AS \(q("rows"))",
        "0 AS \(q("unknown_rows"))", "'' AS \(q("as_of"))", "0 AS \(q("expected"))",
        "0 AS \(q("reported"))", "0 AS \(q("organisations_expected"))",
        "0 AS \(q("organisations_reported"))",
      ]
    return "SELECT \(list(columns))\n  FROM (\n  \(parts)\n  ) AS \(q("p"))"
  }

  /// 1 where a reported cell without a figure has none because its aggregate has none of no rows.
  private func lack(_ measure: IndicatorQuery.Measure) -> String {
    guard case .present(_, let form) = measure, !form.gridIsFull else { return "0" }
    switch measure.definition.aggregate {
    case .minimum, .maximum, .mean, .share: return "1"
    default: return "0"
    }
  }

  // MARK: Organisations

  private func organisations(_ name: String) -> String {
    guard countsOrganisations else { return "0" }
    return "COALESCE(\(q("g")).\(q(name + "_organisations")), 0)"
  }

  var countsOrganisations: Bool { query.tables.countsOrganisations && !parts.isEmpty }

  /// For each municipality and measure: its organisations that are to report, and those that did.
  func organisationCounts() -> String {
    let (e, s) = (q("e"), q("s"))
    let sameKeys = ["source_id", "period_id", "organisation_id"]
    let on = sameKeys.map { "\(s).\(q($0)) = \(e).\(q($0))" }.joined(separator: " AND ")
    // A join that finds nothing gives NULL or, in ClickHouse, an empty text.
    let reported =
      "CASE WHEN \(s).\(q("organisation_id")) <> '' THEN \(s).\(q("organisation_id")) END"
    return parts.map(\.measure).map { measure in
      "SELECT \(engine.text(measure.name)) AS \(q("measure")), \(e).\(q("unit_id")) AS"
        + " \(q("unit_id")), COUNT(DISTINCT \(e).\(q("organisation_id"))) AS"
        + " \(q("expected_organisations")), COUNT(DISTINCT \(reported)) AS"
        + " \(q("reported_organisations"))\n  FROM \(q("expected_organisation")) AS \(e)"
        + "\n  LEFT JOIN \(q("organisation_submission")) AS \(s) ON \(on)"
        + "\n  WHERE \(e).\(q("source_id")) = \(engine.text(measure.source))"
        + " AND \(e).\(q("period_id")) = \(period)\n  GROUP BY \(e).\(q("unit_id"))"
    }.joined(separator: "\n  UNION ALL\n  ")
  }
}
