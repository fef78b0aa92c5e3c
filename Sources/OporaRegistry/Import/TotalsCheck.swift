import OporaCSV
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// Holds the rows of totals of a file against the sums of its accepted rows.
///
/// A total is right if it is the sum of the rows above it back to any dividing row (a section, an
/// earlier total, the header) or of the rows below it, or their mean: tables nest their sub-totals,
/// and a column of shares has an average below it. Rows «в том числе» are parts and are not compared.
struct TotalsCheck {
  private struct Stated {
    let line: Int
    let place: Int
    let value: ExactNumber
    let scale: Int
  }

  private let form: SourceForm
  private let name: String
  private let labels: [String]
  private let columns: [(position: Int, column: SourceColumn)]
  private let boundaries: [Int]
  private let rejected: Int
  private let stated: [Stated]
  /// Stretches below a bare «в том числе»: their rows are parts of others.
  private let parts: Set<Int>

  /// Finds stated totals; nil if there is nothing to compare.
  init?(
    _ summary: ReadingSummary, _ match: HeaderMatch, _ result: FileImport, labels: [String],
    name: String
  ) {
    guard summary.count(of: .total) > 0, result.counts.accepted > 0 else { return nil }
    form = match.form
    self.name = name
    self.labels = labels
    columns = TotalsCheck.summed(match)
    let dividing = summary.skipped.filter { $0.kind != .title && $0.kind != .numbering }
    boundaries = dividing.map(\.line).sorted()
    rejected = result.counts.rejected
    let totals = dividing.filter { $0.kind == .total }
    stated = TotalsCheck.figures(of: totals.filter { !TotalsCheck.isPart($0) }, columns)
    let bare = totals.filter { row in
      TotalsCheck.isPart(row) && row.cells.count { !$0.isEmpty } == 1
    }
    let lines = boundaries
    parts = Set(bare.compactMap { row in lines.firstIndex(of: row.line).map { $0 + 1 } })
    guard !stated.isEmpty else { return nil }
  }

  /// Number columns whose sum means something: no years, shares or codes.
  private static func summed(_ match: HeaderMatch) -> [(position: Int, column: SourceColumn)] {
    match.formColumns.enumerated().compactMap { position, index in
      guard let index else { return nil }
      let column = match.form.columns[index]
      guard column.type == .integer || column.type == .number, !column.personal,
        match.form.time != .year(column.name), !TotalsCheck.isShare(column)
      else { return nil }
      return (position, column)
    }
  }

  /// Whether a column holds nothing but shares.
  private static func isShare(_ column: SourceColumn) -> Bool {
    !column.units.isEmpty && column.units.allSatisfy { $0 == "%" }
  }

  private static func isPart(_ row: SkippedRow) -> Bool {
    let first = row.cells.first { !$0.isEmpty } ?? ""
    let fold = HeaderFolding.fold(first)
    return ["в том числе", "в т.ч.", "из них"].contains { fold.hasPrefix(HeaderFolding.fold($0)) }
  }

  private static func figures(
    of rows: [SkippedRow], _ columns: [(position: Int, column: SourceColumn)]
  ) -> [Stated] {
    rows.flatMap { row in
      columns.enumerated().compactMap { place, entry -> Stated? in
        guard entry.position < row.cells.count else { return nil }
        var cell = row.cells[entry.position]
        let units = entry.column.units.map { Array($0.utf8) }
        let reading = cell.withUTF8 { bytes -> NumberCell.Reading in
          let trimmed = CellText.trimmed(UnsafeRawBufferPointer(bytes))
          guard !CellText.isMissing(trimmed) else { return .fault(.notANumber) }
          return NumberCell.read(trimmed, units: units)
        }
        guard case .number(let digits, let scale) = reading else { return nil }
        let value = ExactNumber(
          numerator: Int128(digits), denominator: DecimalScale.power(Int(scale)))
        return Stated(line: row.line, place: place, value: value, scale: Int(scale))
      }
    }
  }

  /// What takes the records of the file read once more.
  func consumer(
    _ decoder: BlockDecoder, origins: [PartedReading.Origin] = []
  ) -> SegmentSums {
    SegmentSums(
      decoder, form: form, positions: columns.map(\.position), boundaries: boundaries,
      origins: origins)
  }

  /// The totals that agree with no sum.
  func findings(_ consumer: SegmentSums) -> [Finding] {
    stated.compactMap { stated in
      let stretches = consumer.sums[stated.place]
      guard !stretches.contains(where: \.isLost),
        let row = boundaries.firstIndex(of: stated.line)
      else { return nil }
      let all = stretches.map { SumBetween(sum: $0.value ?? .zero, count: $0.count) }
      let whole = all.enumerated().map { parts.contains($0.offset) ? .nothing : $0.element }
      let candidates =
        TotalsCheck.candidates(row, all)
        + (parts.isEmpty ? [] : TotalsCheck.candidates(row, whole))
      guard !candidates.contains(where: { agrees(stated, $0) }) else { return nil }
      return finding(stated, nearest(row, whole))
    }
  }

  /// How many dividing rows are looked back and ahead to.
  private static let reach = 200

  /// The sums that a total below a stretch may stand for.
  private static func candidates(_ row: Int, _ stretches: [SumBetween]) -> [SumBetween] {
    var found = [stretches.reduce(.nothing, +), stretches[...row].reduce(.nothing, +)]
    var sum = SumBetween.nothing
    for index in stride(from: row, through: max(0, row - reach), by: -1) {
      sum = sum + stretches[index]
      found.append(sum)
    }
    sum = .nothing
    for index in stretches.indices.dropFirst(row + 1).prefix(reach) {
      sum = sum + stretches[index]
      found.append(sum)
    }
    return found
  }

  /// The sum that a reader takes the total for: of the whole table at its end, else back to the last
  /// dividing row with rows above it.
  private func nearest(_ row: Int, _ stretches: [SumBetween]) -> SumBetween {
    let hasRowsBelow = stretches.dropFirst(row + 1).contains { $0.count > 0 }
    let own = stretches[...row].last { $0.count > 0 }
    return hasRowsBelow ? own ?? .nothing : stretches.reduce(.nothing, +)
  }

  /// Whether a sum or a mean is the total as far as its decimals go.
  private func agrees(_ stated: Stated, _ between: SumBetween) -> Bool {
    guard between.count > 0 else { return stated.value.isZero }
    let half = ExactNumber(numerator: 1, denominator: 2 * DecimalScale.power(stated.scale))
    if !(half < (stated.value - between.sum).magnitude) { return true }
    let mean = between.sum / ExactNumber(between.count)
    return between.count > 1 && stated.scale > 0 && !(half < (stated.value - mean).magnitude)
  }

  private func finding(_ stated: Stated, _ between: SumBetween) -> Finding {
    let (position, column) = columns[stated.place]
    let shown = (stated.value.description, between.sum.description)
    let difference = (stated.value - between.sum).description
    let lost = rejected
    let note = LocalizedText(
      ru: lost == 0 ? "" : "; отклонённых строк: \(lost), в сумму они не вошли",
      en: lost == 0 ? "" : "; \(lost) rejected rows are not in the sum")
    return Finding(
      code: "constraint-error", detail: "subtotal-row", severity: .warning,
      place: Place(
        file: name, line: stated.line, columnLetter: ColumnLetter.letter(position),
        header: position < labels.count ? labels[position] : nil, field: column.name),
      value: shown.0,
      message: LocalizedText(
        ru: "в итоговой строке \(shown.0), а сумма принятых строк \(shown.1), "
          + "разница \(difference)" + note.ru,
        en: "the row of totals says \(shown.0), but the accepted rows add up to \(shown.1), "
          + "a difference of \(difference)" + note.en),
      expected: LocalizedText(ru: shown.1, en: shown.1),
      fix: LocalizedText(
        ru: "проверьте, все ли строки в файле и верна ли формула итога",
        en: "check that no row is missing and that the total's formula is right"))
  }
}
