import OporaLanguage
import Testing

@testable import OporaRegistry

/// Cells straight from bytes: dates, numbers, territory codes, missing words.
@Suite struct CellTests {
  static func bytes<Result>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var copy = text
    return copy.withUTF8 { body(CellText.trimmed(UnsafeRawBufferPointer($0))) }
  }

  @Test(arguments: [
    ("2024-03-01", "2024-03-01"), ("01.03.2024", "2024-03-01"), ("1.3.2024", "2024-03-01"),
    ("01.03.24", "2024-03-01"), ("01.03.95", "1995-03-01"), ("01/03/2024", "2024-03-01"),
    ("01.03.2024 0:00", "2024-03-01"), ("01.03.2024 00:00:00", "2024-03-01"),
    ("2024-03-01T12:30:00Z", "2024-03-01"), ("01.03.2024 г.", "2024-03-01"),
    ("29.02.2024", "2024-02-29"), ("\u{A0}01.03.2024\u{200B} ", "2024-03-01"),
  ])
  func aDateIsRead(text: String, iso: String) {
    let reading = Self.bytes(text) { DateCell.read($0) }
    #expect(reading == CalendarDay(iso: iso).map { .day($0) })
  }

  @Test(arguments: [
    ("31.02.2024", CellFault.impossibleDate), ("2023-02-29", .impossibleDate),
    ("45329", .serialDate), ("#Н/Д", .excelError), ("март", .notADate), ("01.03", .notADate),
    ("01.03.2024x", .notADate), ("2024", .notADate), ("00.01.2024", .impossibleDate),
  ])
  func aWrongDateIsNamed(text: String, fault: CellFault) {
    #expect(Self.bytes(text) { DateCell.read($0) } == .fault(fault))
  }

  @Test(arguments: [
    ("12", 12, 0), ("1 200", 1200, 0), ("1\u{A0}234\u{A0}567,5", 12_345_675, 1),
    ("16 729 499,85", 1_672_949_985, 2), ("-3,2", -32, 1), ("\u{2212}3.20", -32, 1),
    ("(15)", -15, 0), ("6.0", 6, 0), ("74 %", 74, 0), ("0,8073", 8073, 4), ("+5", 5, 0),
  ])
  func aNumberIsExact(text: String, digits: Int64, scale: UInt8) {
    let reading = Self.bytes(text) { NumberCell.read($0, units: [Array("%".utf8)]) }
    #expect(reading == .number(digits: digits, scale: scale))
  }

  @Test(arguments: [
    ("1,12233E+10", CellFault.scientific), ("12 34", .notANumber), ("1.234.567", .notANumber),
    ("пять", .notANumber), ("12 тыс.", .wrongUnit), ("#ДЕЛ/0!", .excelError), ("1,", .notANumber),
    ("12345678901234567890123", .tooManyDigits), ("--5", .notANumber),
  ])
  func aWrongNumberIsNamed(text: String, fault: CellFault) {
    #expect(Self.bytes(text) { NumberCell.read($0, units: []) } == .fault(fault))
  }

  @Test(arguments: ["", " ", "-", "—", "н/д", "нет данных", "{}", "…", "\u{A0}"])
  func wordsForNothingAreMissing(text: String) {
    #expect(Self.bytes(text) { CellText.isMissing($0) })
  }

  @Test(arguments: ["0", "-1", "нет", "дом", "...а", "№"])
  func otherWordsAreValues(text: String) {
    #expect(!Self.bytes(text) { CellText.isMissing($0) })
  }

  /// Check digits of real codes of the classifier.
  @Test(arguments: [
    ("80 601 000", "80601000"), ("28752000(3)", "28752000"), ("03701000", "03701000"),
    ("80 601 404 101", "80601404101"),
  ])
  func aTerritoryCodeIsPlainDigits(text: String, code: String) {
    #expect(TerritoryCode.read(text) == .code(code))
  }

  @Test(arguments: [
    ("3701000", CellFault.lostZero), ("1403000000", .lostZero), ("28752000(0)", .wrongCheckDigit),
    ("123456", .wrongLength),
  ])
  func aWrongTerritoryCodeIsNamed(text: String, fault: CellFault) {
    #expect(TerritoryCode.read(text) == .fault(fault))
  }

  @Test func personalValuesAreMasked() {
    #expect(CellText.masked("Иванова Анна") == "Ив***")
    #expect(CellText.masked("112-233-445 95") == "*** 95")
  }

  @Test func aDictionaryNumbersTextsInOrderAndFindsThem() {
    var dictionary = TextDictionary()
    let texts = (0..<5000).map { "ребёнок-\($0 % 1700)" }
    let numbers = texts.map { dictionary.number(of: $0) }
    #expect(dictionary.count == 1700)
    #expect(zip(texts, numbers).allSatisfy { dictionary.text($1) == $0 })
    #expect(dictionary.existingNumber(of: "ребёнок-1699") == 1699)
    #expect(dictionary.existingNumber(of: "нет такого") == nil)
  }
}
