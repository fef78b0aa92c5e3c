import OporaLanguage

/// The bytes of a CSV file under construction, in one of the ways that real exports are written.
struct TableBytes {
  /// How the file is written.
  struct Style {
    var separator = UInt8(ascii: ",")
    /// Windows-1251 in place of UTF-8.
    var isWindows = false
    var startsWithMark = false
    var endsLinesWithReturn = false
    /// `31.05.2024` in place of `2024-05-31`.
    var isDayFirst = false

    /// As a machine exports: UTF-8, commas.
    static let machine = Style()
    /// As Excel saves “CSV UTF-8” in Russia.
    static let excel = Style(
      separator: UInt8(ascii: ";"), startsWithMark: true, endsLinesWithReturn: true,
      isDayFirst: true)
    /// As older programs export: Windows-1251, semicolons.
    static let old = Style(
      separator: UInt8(ascii: ";"), isWindows: true, endsLinesWithReturn: true, isDayFirst: true)
  }

  private(set) var bytes: [UInt8] = []
  let style: Style
  private var isFirstCell = true

  init(_ style: Style, header: [String]) {
    self.style = style
    if style.startsWithMark { bytes += [0xEF, 0xBB, 0xBF] }
    row(header)
  }

  /// Hands over what was written so far and goes on with nothing.
  mutating func drain() -> [UInt8] {
    let full = bytes
    bytes = []
    return full
  }

  mutating func row(_ cells: [String]) {
    for text in cells { cell(text) }
    endRow()
  }

  mutating func cell(_ text: String) { cell(prepared(text)) }

  /// A cell whose bytes are ready: quoted and in the file's encoding.
  mutating func cell(_ ready: [UInt8]) {
    separate()
    bytes.append(contentsOf: ready)
  }

  mutating func cell(_ number: Int) {
    separate()
    digits(number, atLeast: 1)
  }

  mutating func cell(_ day: CalendarDay) {
    separate()
    let (year, month, number) = day.components
    if style.isDayFirst {
      digits(number, atLeast: 2)
      bytes.append(UInt8(ascii: "."))
      digits(month, atLeast: 2)
      bytes.append(UInt8(ascii: "."))
      digits(year, atLeast: 4)
    } else {
      digits(year, atLeast: 4)
      bytes.append(UInt8(ascii: "-"))
      digits(month, atLeast: 2)
      bytes.append(UInt8(ascii: "-"))
      digits(number, atLeast: 2)
    }
  }

  /// A key of letters and digits that says nothing: `c` and thirteen signs of base 32.
  mutating func cell(key: UInt64) {
    separate()
    bytes.append(UInt8(ascii: "c"))
    var shift: UInt64 = 60
    while true {
      let sign = UInt8(truncatingIfNeeded: key >> shift & 31)
      bytes.append(sign < 10 ? 48 + sign : 87 + sign)
      if shift == 0 { break }
      shift -= 5
    }
  }

  mutating func emptyCell() { separate() }

  mutating func endRow() {
    if style.endsLinesWithReturn { bytes.append(13) }
    bytes.append(10)
    isFirstCell = true
  }

  /// A text as it stands in the file: quoted where it must be, in the file's encoding.
  func prepared(_ text: String) -> [UInt8] {
    let separator = Unicode.Scalar(style.separator)
    let needsQuotes = text.unicodeScalars.contains { $0 == separator || $0 == "\"" || $0 == "\n" }
    let quoted =
      needsQuotes
      ? "\""
        + text.split(
          separator: "\"", omittingEmptySubsequences: false
        ).joined(separator: "\"\"") + "\"" : text
    return style.isWindows ? quoted.unicodeScalars.map(Self.windows) : Array(quoted.utf8)
  }

  private mutating func separate() {
    if !isFirstCell { bytes.append(style.separator) }
    isFirstCell = false
  }

  private mutating func digits(_ number: Int, atLeast width: Int) {
    var divisor = 1
    var count = 1
    while count < width || number / divisor >= 10 {
      divisor *= 10
      count += 1
    }
    while divisor > 0 {
      bytes.append(UInt8(48 + number / divisor % 10))
      divisor /= 10
    }
  }

  private static func windows(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar {
    case "А"..."я": UInt8(0xC0 + scalar.value - 0x410)
    case "ё": 0xB8
    case "Ё": 0xA8
    case "«": 0xAB
    case "»": 0xBB
    case "№": 0xB9
    case "–": 0x96
    case "—": 0x97
    case "\u{A0}": 0xA0
    case "…": 0x85
    case "\u{0}"..."\u{7F}": UInt8(scalar.value)
    default: UInt8(ascii: "?")
    }
  }
}
