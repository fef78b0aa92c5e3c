import OporaDefinitions
import OporaLanguage

extension ReportSection {
  /// Rows of a source, printed as a register (перечень).
  static let listing = ReportSection(
    id: "listing", title: LocalizedText(ru: "Перечень", en: "Register")
  ) { context in
    context.listingBlocks
  }

  /// The cells of forms that a regional centre sends, form by form (формы РМЦ).
  static let cells = ReportSection(
    id: "cells", title: LocalizedText(ru: "Сведения по формам РМЦ", en: "Forms of the region")
  ) { context in
    context.cellBlocks
  }
}

extension ReportContext {
  /// More rows than this are no reading; the source itself is.
  private static let mostRows = 200

  /// The rows of a source that the report is about.
  private func rows(of source: String, _ columns: [String]) -> [ReportListing.Row]? {
    let found = input.listings.first { $0.source == source && $0.columns == columns }
    guard let found else { return nil }
    guard let focus = input.focus else { return found.rows }
    return found.rows.filter { $0.municipality == focus || $0.municipality.isEmpty }
  }

  fileprivate var listingBlocks: [Block] {
    let source = request.source
    guard !source.isEmpty else { return [] }
    guard let rows = rows(of: source, request.columns), !rows.isEmpty else {
      let title = sourceTitle(source)
      return [
        .paragraph(
          RichText(say("Сведения не представлены: «\(title)»", "Not submitted: “\(title)”")))
      ]
    }
    let form = input.catalogue.form(source)
    let isOfMany = input.focus == nil && rows.contains { !$0.municipality.isEmpty }
    var columns = [TableColumn(say("№ п/п", "No."), .sign)]
    if isOfMany { columns.append(TableColumn(say("Муниципальное образование", "Municipality"))) }
    columns += request.columns.map { name in
      let column = form?.column(name)
      return TableColumn(
        linkedHeader(name, form) ?? column?.header[language] ?? name,
        column?.isNumeric == true ? .number : .text)
    }
    let order = isOfMany ? byMunicipality(rows) : rows
    let shown = order.prefix(ReportContext.mostRows)
    let table = Table(
      id: "listing-\(Slug.text(source))", caption: request.title?[language] ?? sourceTitle(source),
      columns: columns,
      rows: shown.enumerated().map { number, row in
        let names = isOfMany ? [shortName(row.municipality)] : []
        return (["\(number + 1)"] + names + row.cells).map { RichText($0) }
      })
    let count = numbers.integer(rows.count)
    var blocks: [Block] = [
      .paragraph(
        RichText([.plain(say("Всего: \(count), ", "In all: \(count), ")), .table(table.id)])),
      .table(table),
    ]
    if rows.count > ReportContext.mostRows {
      let some = numbers.integer(ReportContext.mostRows)
      blocks.append(
        .note(
          RichText(
            say(
              "показаны первые \(some) строк из \(count)", "the first \(some) rows of \(count)"))))
    }
    return blocks
  }

  /// The header of the name that is printed in place of a key.
  private func linkedHeader(_ name: String, _ form: SourceForm?) -> String? {
    guard let link = form?.links.first(where: { $0.column == name }),
      let linked = input.catalogue.form(link.form)
    else { return nil }
    return (linked.column("name") ?? linked.column("title"))?.header[language]
  }

  /// The rows in the order of the municipalities' names, else as they were.
  private func byMunicipality(_ rows: [ReportListing.Row]) -> [ReportListing.Row] {
    let groups = Dictionary(grouping: rows, by: \.municipality)
    return ordered(groups.keys.sorted()).flatMap { groups[$0] ?? [] }
  }
}

/// Cells of forms: a table for each form and section, rows down and columns across.
extension ReportContext {
  /// The columns of `form_cells` that the section reads.
  static let cellColumns = ["form", "section", "row", "column", "number", "text"]

  fileprivate var cellBlocks: [Block] {
    guard let rows = rows(of: "form_cells", ReportContext.cellColumns), !rows.isEmpty else {
      return []
    }
    var parts: [[String]] = []
    for row in rows where !parts.contains(Array(row.cells[..<2])) {
      parts.append(Array(row.cells[..<2]))
    }
    return parts.enumerated().flatMap { number, part -> [Block] in
      let own = rows.filter { Array($0.cells[..<2]) == part }
      let table = cellTable(own, part, id: "cells-\(number + 1)")
      let words = say("Форма «\(part[0])», раздел \(part[1]): ", "Form “\(part[0])”, \(part[1]): ")
      return [.paragraph(RichText([.plain(words), .table(table.id)])), .table(table)]
    }
  }

  private func cellTable(
    _ cells: [ReportListing.Row], _ part: [String], id: String
  ) -> Table {
    let isOfMany = input.focus == nil && Set(cells.map(\.municipality)).count > 1
    var heads: [String] = []
    var lines: [(municipality: String, row: String)] = []
    for cell in byMunicipality(cells) {
      if !heads.contains(cell.cells[3]) { heads.append(cell.cells[3]) }
      if !lines.contains(where: { $0 == (cell.municipality, cell.cells[2]) }) {
        lines.append((cell.municipality, cell.cells[2]))
      }
    }
    let names = isOfMany ? [TableColumn(say("Муниципальное образование", "Municipality"))] : []
    let isNumber = heads.map { head in
      cells.filter { $0.cells[3] == head }.allSatisfy { $0.cells[5].isEmpty }
    }
    return Table(
      id: id, caption: "\(part[0]), " + say("раздел ", "section ") + part[1],
      columns: names + [TableColumn(say("Строка", "Row"))]
        + zip(heads, isNumber).map { TableColumn($0, $1 ? .number : .text) },
      rows: lines.map { line in
        let own = cells.filter { $0.municipality == line.municipality && $0.cells[2] == line.row }
        let values = heads.map { head -> String in
          guard let cell = own.first(where: { $0.cells[3] == head })?.cells else { return "…" }
          return cell[4].isEmpty ? cell[5] : cell[4]
        }
        let name = isOfMany ? [shortName(line.municipality)] : []
        return (name + [line.row] + values).map { RichText($0) }
      })
  }
}

extension SourceColumn {
  /// Whether cells are numbers.
  fileprivate var isNumeric: Bool { type == .number || type == .integer }
}
