import OporaDefinitions
import OporaLanguage

/// Writes the cells of a column as machines read them: every spelling is made once, not row by row.
package struct ColumnSpelling: Sendable {
  private enum Kind {
    /// Spellings by stored number.
    case listed([[UInt8]])
    /// Days from the first on, ten bytes each.
    case days(first: Int32, spellings: [UInt8])
    case dictionary
    case wholeNumbers
    /// Cells that are rare or far apart: each is made for itself.
    case others
  }

  private let column: Column
  private let kind: Kind

  /// Prepares the spellings of a column of a table that is kept.
  package init(_ column: Column) {
    self.column = column
    kind =
      switch column.form.type {
      case .code(let entries): .listed(entries.map { Array($0.code.utf8) })
      case .boolean: .listed([Array("false".utf8), Array("true".utf8)])
      case .text, .list, .period: .dictionary
      case .date: ColumnSpelling.days(of: column.small)
      case .integer, .number: column.scales.isEmpty ? .wholeNumbers : .others
      }
  }

  /// The cells of some rows, one after another.
  package func cells(_ rows: Range<Int>) -> CellStrip {
    var strip = CellStrip(rows.count)
    switch kind {
    case .listed(let spellings):
      spell(rows, &strip) { number, strip in
        spellings[Int(number)].withUnsafeBytes { strip.add($0) }
      }
    case .days(let first, let spellings):
      spellings.withUnsafeBytes { days in
        spell(rows, &strip) { day, strip in
          let start = Int(day - first) * ColumnSpelling.dayLength
          strip.add(
            UnsafeRawBufferPointer(rebasing: days[start..<start + ColumnSpelling.dayLength]))
        }
      }
    case .dictionary:
      column.dictionary.withAllTexts { texts in
        spell(rows, &strip) { number, strip in strip.add(texts[number]) }
      }
    case .wholeNumbers:
      for row in rows {
        if column.wide[row] == Column.missingWide {
          strip.addMissing()
        } else {
          ColumnSpelling.add(column.wide[row], to: &strip)
        }
      }
    case .others:
      for row in rows {
        var text = column.text(row)
        text.withUTF8 { strip.add(UnsafeRawBufferPointer($0)) }
      }
    }
    return strip
  }

  @inline(__always)
  private func spell(
    _ rows: Range<Int>, _ strip: inout CellStrip, _ add: (Int32, inout CellStrip) -> Void
  ) {
    column.small.withUnsafeBufferPointer { small in
      for row in rows {
        if small[row] == Column.missing { strip.addMissing() } else { add(small[row], &strip) }
      }
    }
  }

  private static let dayLength = 10
  /// Days farther apart than two centuries are too many to be spelt beforehand.
  private static let mostDays = 73_050

  private static func days(of numbers: [Int32]) -> Kind {
    let known = numbers.lazy.filter { $0 != Column.missing }
    guard let first = known.min(), let last = known.max(), last - first < mostDays else {
      return .others
    }
    var spellings: [UInt8] = []
    for number in first...last {
      let spelling = CalendarDay(number: number).iso.utf8
      guard spelling.count == dayLength else { return .others }
      spellings += spelling
    }
    return .days(first: first, spellings: spellings)
  }

  private static func add(_ number: Int64, to strip: inout CellStrip) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var place = digits.count
      var rest = number.magnitude
      repeat {
        place -= 1
        digits[place] = UInt8(truncatingIfNeeded: 48 + rest % 10)
        rest /= 10
      } while rest > 0
      if number < 0 {
        place -= 1
        digits[place] = UInt8(ascii: "-")
      }
      strip.add(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(digits)[place...]))
    }
  }
}
