import OporaLanguage

/// Dates as people and programs write them, straight from bytes.
enum DateCell {
  /// A day, or why the cell is none.
  enum Reading: Equatable {
    case day(CalendarDay)
    case fault(CellFault)
  }

  /// Reads a trimmed, non-empty cell.
  ///
  /// `2024-03-01` and `01.03.2024` are read at fixed positions; everything else goes to the careful
  /// reader: `1.3.2024`, `01.03.24`, `01/03/2024`, a time after the date, «г.» at the end.
  @inline(__always)
  static func read(_ cell: UnsafeRawBufferPointer) -> Reading {
    if cell.count == 10 {
      if cell[4] == 0x2D, cell[7] == 0x2D {
        if let day = fixed(cell, year: 0, month: 5, day: 8) { return .day(day) }
      } else if cell[2] == 0x2E, cell[5] == 0x2E {
        if let day = fixed(cell, year: 6, month: 3, day: 0) { return .day(day) }
      }
    }
    return readCarefully(cell)
  }

  @inline(__always)
  private static func fixed(
    _ cell: UnsafeRawBufferPointer, year: Int, month: Int, day: Int
  ) -> CalendarDay? {
    var bad: UInt8 = 0
    @inline(__always) func digit(_ index: Int) -> Int {
      let value = cell[index] &- 48
      bad |= value > 9 ? 1 : 0
      return Int(value)
    }
    let years =
      digit(year) &* 1000 &+ digit(year + 1) &* 100 &+ digit(year + 2) &* 10 &+ digit(year + 3)
    let months = digit(month) &* 10 &+ digit(month + 1)
    let days = digit(day) &* 10 &+ digit(day + 1)
    return bad == 0 ? CalendarDay(year: years, month: months, day: days) : nil
  }

  private static func readCarefully(_ cell: UnsafeRawBufferPointer) -> Reading {
    if cell.first == 0x23 { return .fault(.excelError) }
    guard let (parts, separator) = parts(of: cell) else {
      return .fault(isSerial(cell) ? .serialDate : .notADate)
    }
    let isISO = parts[0].digits == 4
    guard isISO || parts[2].digits == 4 || (parts[2].digits == 2 && separator != 0x2D) else {
      return .fault(.notADate)
    }
    let year = isISO ? parts[0].value : fullYear(parts[2].value, digits: parts[2].digits)
    let day = isISO ? parts[2].value : parts[0].value
    guard let result = CalendarDay(year: year, month: parts[1].value, day: day) else {
      return .fault(.impossibleDate)
    }
    return .day(result)
  }

  /// Two-digit years: 00…39 are of this century, 40…99 of the last.
  private static func fullYear(_ value: Int, digits: Int) -> Int {
    digits == 4 ? value : value < 40 ? 2000 + value : 1900 + value
  }

  /// Three numbers with one separator (`.`, `-` or `/`), and an end that is blank, a time or «г.».
  private static func parts(
    of cell: UnsafeRawBufferPointer
  ) -> ([(value: Int, digits: Int)], UInt8)? {
    var parts: [(value: Int, digits: Int)] = []
    var value = 0
    var digits = 0
    var separator: UInt8 = 0
    var index = 0
    while index < cell.count, parts.count < 3 {
      let byte = cell[index]
      if (48...57).contains(byte), digits < 4 {
        value = value * 10 + Int(byte - 48)
        digits += 1
      } else if digits > 0, parts.count < 2, byte == 0x2E || byte == 0x2D || byte == 0x2F,
        separator == 0 || separator == byte
      {
        separator = byte
        parts.append((value, digits))
        (value, digits) = (0, 0)
      } else {
        break
      }
      index += 1
    }
    guard digits > 0, parts.count == 2 else { return nil }
    parts.append((value, digits))
    return isAllowedEnd(UnsafeRawBufferPointer(rebasing: cell[index...])) ? (parts, separator) : nil
  }

  /// Nothing, «г.», «г», or a time such as ` 0:00`, ` 00:00:00`, `T12:30:00Z`.
  private static func isAllowedEnd(_ rest: UnsafeRawBufferPointer) -> Bool {
    if rest.isEmpty { return true }
    let text = String(decoding: rest, as: UTF8.self)
    let word = text.filter { $0 != " " && $0 != "\u{A0}" && $0 != "." }
    if word == "г" || word == "года" || word.isEmpty { return true }
    guard let first = text.first, first == " " || first == "T" || first == "\u{A0}" else {
      return false
    }
    return text.dropFirst().utf8.allSatisfy {
      (48...57).contains($0) || [0x3A, 0x2E, 0x5A, 0x2B, 0x2D, 0x20].contains($0)
    } && text.contains(":")
  }

  private static func isSerial(_ cell: UnsafeRawBufferPointer) -> Bool {
    cell.count == 5 && cell.allSatisfy { (48...57).contains($0) }
  }
}
