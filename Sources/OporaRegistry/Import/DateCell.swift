import OporaDefinitions
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
  static func read(_ cell: UnsafeRawBufferPointer) -> Reading {
    if let number = plain(cell) { return .day(CalendarDay(number: number)) }
    return readCarefully(cell)
  }

  /// The day of `2024-03-01` or `01.03.2024`; nil for other spellings and impossible dates.
  @inline(__always)
  static func plain(_ cell: UnsafeRawBufferPointer) -> Int32? {
    guard cell.count == 10 else { return nil }
    let head = UInt64(littleEndian: cell.loadUnaligned(as: UInt64.self))
    let tail = UInt64(UInt16(littleEndian: cell.loadUnaligned(fromByteOffset: 8, as: UInt16.self)))
    let last = tail ^ 0x3030
    let iso = head ^ 0x2D30_302D_3030_3030
    if isDigits(iso, separators: 0xFF00_00FF_0000_0000), isDigits(last, separators: 0) {
      let year = pair(iso, 0) &* 100 &+ pair(iso, 16)
      return DayTable.day(year: year, month: pair(iso, 40), day: pair(last, 0))
    }
    let russian = head ^ 0x3030_2E30_302E_3030
    if isDigits(russian, separators: 0x0000_FF00_00FF_0000), isDigits(last, separators: 0) {
      let year = pair(russian, 48) &* 100 &+ pair(last, 0)
      return DayTable.day(year: year, month: pair(russian, 24), day: pair(russian, 0))
    }
    return nil
  }

  /// Whether every byte is a digit's value, and zero where separators stood.
  @inline(__always)
  private static func isDigits(_ bytes: UInt64, separators: UInt64) -> Bool {
    let beyond = (bytes &+ 0x7676_7676_7676_7676) | bytes
    return beyond & 0x8080_8080_8080_8080 | bytes & separators == 0
  }

  /// The number of two digits, the first at a bit.
  @inline(__always)
  private static func pair(_ bytes: UInt64, _ bit: UInt64) -> Int {
    let two = bytes &>> bit
    return Int(truncatingIfNeeded: (two & 0xF) &* 10 &+ (two &>> 8) & 0xF)
  }

  private static func readCarefully(_ cell: UnsafeRawBufferPointer) -> Reading {
    if cell.first == 0x23 { return .fault(.excelError) }
    guard let (parts, separator) = parts(of: cell) else {
      return isSerial(cell) ? .fault(.serialDate) : readWords(cell)
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

  /// «1 сентября 2024 г.», `1-сен-24`, `1 Sep 2024`: a day, a month by its name, a year.
  private static func readWords(_ cell: UnsafeRawBufferPointer) -> Reading {
    guard cell.count < 60 else { return .fault(.notADate) }
    var rest = String(decoding: cell, as: UTF8.self)[...]
    func skipMarks() {
      rest = rest.drop { $0.isWhitespace || "-./,«»\"".contains($0) }
    }
    func take(_ belongs: (Character) -> Bool) -> String {
      skipMarks()
      let word = rest.prefix(while: belongs)
      rest = rest.dropFirst(word.count)
      return String(word)
    }
    let day = take { $0.isASCII && $0.isNumber }
    let month = take(\.isLetter)
    let year = take { $0.isASCII && $0.isNumber }
    guard let day = Int(day), day < 100, let month = MonthName.number(of: month),
      let value = Int(year), year.count == 4 || year.count == 2
    else { return .fault(.notADate) }
    var end = String(rest)
    guard end.withUTF8({ isAllowedEnd(UnsafeRawBufferPointer($0)) }) else {
      return .fault(.notADate)
    }
    let result = CalendarDay(
      year: fullYear(value, digits: year.count), month: month, day: day)
    return result.map { .day($0) } ?? .fault(.impossibleDate)
  }

  /// Five digits, behind a mark perhaps the time of day as a fraction: 45329,5.
  private static func isSerial(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard cell.count >= 5, cell[0] != 48, cell.count == 5 || cell.count > 6 else { return false }
    return cell.enumerated().allSatisfy { place, byte in
      place == 5 ? byte == 0x2C || byte == 0x2E : (48...57).contains(byte)
    }
  }
}

/// Day numbers of the months of two centuries: no calendar arithmetic for dates of registries.
enum DayTable {
  private static let years = 1900..<2100
  /// By month: the number of its first day, and how many days it has.
  private static let months: [(first: Int32, length: Int32)] = years.flatMap { year in
    (1...12).map { month in
      (
        CalendarDay(year: year, month: month, day: 1)?.number ?? 0,
        Int32(CalendarDay.length(ofMonth: month, year: year))
      )
    }
  }

  /// The number of a day; nil if the calendar lacks it or it is of another century.
  @inline(__always)
  static func day(year: Int, month: Int, day: Int) -> Int32? {
    guard years.contains(year), month >= 1, month <= 12 else { return nil }
    let (first, length) = months[(year &- 1900) &* 12 &+ month &- 1]
    let offset = Int32(truncatingIfNeeded: day &- 1)
    return offset >= 0 && offset < length ? first &+ offset : nil
  }
}
