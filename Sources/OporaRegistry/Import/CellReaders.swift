import OporaDefinitions

/// Several codes or texts in one cell.
enum ListCell {
  /// The items as canonical codes joined by `;`, sorted, each once.
  static func canonical(
    _ cell: UnsafeRawBufferPointer, _ entries: [CodeEntry], _ items: inout CodeSpellings
  ) -> String {
    let pieces = String(decoding: cell, as: UTF8.self).split { ";,|/[]".contains($0) }
    var codes: Set<String> = []
    for piece in pieces {
      let word = String(piece.filter { $0 != "'" && $0 != "\"" }.drop { $0 == " " })
      codes.insert(items.code(of: word).map { entries[Int($0)].code } ?? word)
    }
    return codes.sorted().joined(separator: ";")
  }
}

/// Yes and no as people write them.
enum BooleanCell {
  private static let yes: Set<String> = ["да", "true", "1", "истина", "yes", "y", "+", "есть", "t"]
  private static let no: Set<String> = ["нет", "false", "0", "ложь", "no", "n", "отсутствует", "f"]

  static func read(_ cell: UnsafeRawBufferPointer) -> ColumnDecoder.SmallReading {
    let word = String(decoding: cell, as: UTF8.self).lowercased()
    if yes.contains(word) { return .value(1) }
    return no.contains(word) ? .value(0) : .fault(.notABoolean)
  }
}

/// Codes of territories (ОКТМО): 8 digits for a municipality, 11 for a settlement.
package enum TerritoryCode {
  enum Reading: Equatable {
    case code(String)
    case fault(CellFault)
  }

  /// Reads a code with inner spaces or with its check digit in brackets; other words stay as they are.
  static func read(_ text: String) -> Reading {
    let body = text.prefix { $0 != "(" }
    let digits = String(body.filter(\.isWholeNumber))
    let rest = body.filter { !$0.isWholeNumber && $0 != " " && $0 != "\u{A0}" && $0 != "-" }
    guard rest.isEmpty, !digits.isEmpty else { return .code(text) }
    let stated = text.dropFirst(body.count).filter(\.isWholeNumber)
    switch digits.count {
    case 8, 11:
      guard let digit = stated.first.flatMap({ $0.wholeNumberValue }) else { return .code(digits) }
      return digit == checkDigit(of: digits) ? .code(digits) : .fault(.wrongCheckDigit)
    case 7, 10: return .fault(.lostZero)
    default: return digits.count > 5 ? .fault(.wrongLength) : .code(text)
    }
  }

  /// The check digit: weights 1…10 over the digits, modulo 11; on 10 again from weight 3, then 0.
  package static func checkDigit(of digits: String) -> Int {
    func remainder(from start: Int) -> Int {
      digits.compactMap(\.wholeNumberValue).enumerated().reduce(0) { sum, item in
        sum + item.element * ((item.offset + start - 1) % 10 + 1)
      } % 11
    }
    let first = remainder(from: 1)
    if first < 10 { return first }
    let second = remainder(from: 3)
    return second < 10 ? second : 0
  }
}
