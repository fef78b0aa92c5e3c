import OporaDiagnostics
import Testing

@testable import OporaCSV

@Suite struct EncodingTests {
  static let text = """
    Муниципалитет;Охват детей, %;Дата
    Верхнеозёрский район;66,7;01.06.2024
    «Заря» — № 5;70,1;02.06.2024
    г. Образцовск;55,0;03.06.2024

    """

  static func bytes(_ encoding: TextEncoding, _ text: String = text) -> [UInt8] {
    let utf8 = Array(text.utf8)
    return utf8.withUnsafeBytes { Transcoder.encode($0, encoding) }
  }

  /// What a code page lacks is not in the text that it is tried with.
  static func plain(_ encoding: TextEncoding) -> String {
    let lacking: Set<Character> =
      encoding == .cp866 ? ["«", "»", "—"] : encoding == .koi8r ? ["«", "»", "—", "№"] : []
    return text.filter { !lacking.contains($0) }
  }

  @Test(arguments: TextEncoding.allCases)
  func theSameTextGivesTheSameTable(_ encoding: TextEncoding) {
    let text = EncodingTests.plain(encoding)
    let file = CSVFile(EncodingTests.bytes(encoding, text), name: "t.csv")
    #expect(file.layout.encoding.value == encoding)
    #expect(file.layout.encoding.certainty > 0.5)
    let table = ReadTable(EncodingTests.bytes(encoding, text))
    #expect(table == ReadTable(text))
    #expect(table.rows.count == 3)
    #expect(table.rows[0][0] == "Верхнеозёрский район")
  }

  @Test(arguments: TextEncoding.allCases)
  func everyByteOfACodePageComesBack(_ encoding: TextEncoding) {
    guard encoding.isSingleByte else { return }
    let bytes = (0...255).map(UInt8.init)
    let text = bytes.withUnsafeBytes { Transcoder.utf8($0, encoding) }
    #expect(text.withUnsafeBytes { UTF8Check.isValid($0) })
    #expect(text.withUnsafeBytes { Transcoder.encode($0, encoding) } == bytes)
  }

  @Test(arguments: [
    (TextEncoding.windows1251, "Привет, Ёж"), (.windows1251, "МБУ ДО"),
    (.cp866, "Реестр обучающихся"), (.koi8r, "Реестр обучающихся"),
    (.macCyrillic, "Реестр обучающихся, Яна"),
  ])
  func shortTextsAreTold(encoding: TextEncoding, text: String) {
    let bytes = EncodingTests.bytes(encoding, text + "\n")
    let detector = bytes.withUnsafeBytes { EncodingDetector($0, told: nil) }
    #expect(detector.encoding.value == encoding)
  }

  @Test(arguments: [
    ([0xEF, 0xBB, 0xBF], TextEncoding.utf8), ([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF], .utf8),
    ([0xFF, 0xFE], .utf16LE), ([0xFE, 0xFF], .utf16BE),
  ])
  func byteOrderMarksAreNoText(mark: [UInt8], encoding: TextEncoding) {
    let table = ReadTable(mark + EncodingTests.bytes(encoding))
    #expect(table == ReadTable(EncodingTests.text))
    #expect(table.header.first == "Муниципалитет")
  }

  @Test func badBytesRejectTheirRowOnly() {
    var bytes = Array(EncodingTests.text.utf8)
    let place = bytes.firstIndex(of: UInt8(ascii: "6")) ?? 0
    bytes.insert(0xFF, at: place)
    for usesIndex in [true, false] {
      let table = ReadTable(bytes, usesIndex: usesIndex)
      #expect(table.rejected == ["encoding-error  2"])
      #expect(table.lines == [3, 4])
    }
  }

  @Test func zeroBytesAndTheEndMarkOfDosAreLeftOut() {
    let file = CSVFile(Array("имя;лет\nА\u{0}ня;5\nЮра;7\n\u{1A}".utf8), name: "t.csv")
    #expect(file.findings.map(\.detail) == ["nul-byte"])
    var names: [String] = []
    let summary = file.readBlocks { block in
      for record in 0..<block.count { names.append(block.text(0, record)) }
    }
    #expect(names == ["Аня", "Юра"])
    #expect(summary.rowsRead == 2)
  }

  @Test func rejectedRecordsKeepTheirBytes() {
    let text = "имя;лет\nАня;5;и;ещё\nЮра;7\nЯна;8\n"
    let file = CSVFile(EncodingTests.bytes(.windows1251, text), name: "t.csv")
    let summary = file.readBlocks { _ in }
    #expect(summary.rejected.map(\.raw) == [EncodingTests.bytes(.windows1251, "Аня;5;и;ещё")])
  }

  @Test(arguments: [
    ("utf-8", TextEncoding.utf8), ("UTF8", .utf8), ("cp1251", .windows1251),
    ("Windows-1251", .windows1251), ("CP866", .cp866), ("KOI8-R", .koi8r),
    ("UTF-16LE", .utf16LE), ("x-mac-cyrillic", .macCyrillic),
  ])
  func encodingsHaveManyNames(name: String, encoding: TextEncoding) {
    #expect(TextEncoding(named: name) == encoding)
    #expect(TextEncoding(named: name + "?") == encoding)
    #expect(TextEncoding(named: "latin") == nil)
  }

  /// Stopping early never changes the verdict.
  @Test(arguments: [0, 1, 3, 40, 1000])
  func countsOfBadBytesStopOnlyWhereNothingCanHelp(badBytesInAThousand: Int) {
    var numbers = SeededNumbers(state: UInt64(badBytesInAThousand))
    let letters = [Array("ж".utf8), Array("€".utf8), Array("a".utf8), Array("😀".utf8)]
    var bytes: [UInt8] = []
    while bytes.count < 300_000 {
      let isBad = Int.random(in: 0..<1000, using: &numbers) < badBytesInAThousand
      bytes += isBad ? [0x80 | UInt8(bytes.count & 0x3F)] : letters[bytes.count & 3]
    }
    bytes.withUnsafeBytes { bytes in
      let whole = UTF8Check.count(in: bytes)
      let early = UTF8Check.countWhilePlausible(in: bytes, before: 0)
      if let early { #expect(early == whole) }
      #expect((early == nil) == (4 * whole.faults > whole.characters))
    }
  }

  @Test func utf8IsCheckedByTheBook() {
    let good: [[UInt8]] = [
      [], [0x41], [0xD0, 0x90], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x98, 0x80], [0xEF, 0xBF, 0xBF],
    ]
    let bad: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xD0], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF8], [0xE2, 0x82], [0xF0, 0x80, 0x80, 0x80],
    ]
    let padding = Array(String(repeating: "ыа", count: 5).utf8)
    for text in good {
      let whole = padding + text + padding
      #expect(whole.withUnsafeBytes { UTF8Check.isValid($0) })
    }
    for text in bad {
      for whole in [text, padding + text, text + padding, [0x41] + text + padding] {
        #expect(!whole.withUnsafeBytes { UTF8Check.isValid($0) })
      }
    }
  }

  /// «Номер;Дата рождения…» in UTF-8, taken for Windows-1251 or 1252 and encoded once more.
  @Test(arguments: [TextEncoding.windows1251, nil])
  func textEncodedTwiceIsRead(page: TextEncoding?) {
    let text = "Номер;Дата рождения;Программа\n1;01.02.2015;Хор «Заря» № 5\n2;02.02.2015;Шахматы\n"
    let twice: String
    if let page {
      let half = CodePages.upperHalf(of: page) ?? []
      let scalars = text.utf8.map { $0 < 0x80 ? UInt32($0) : UInt32(half[Int($0) - 0x80]) }
      twice = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    } else {
      twice = String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
    }
    let table = ReadTable(twice)
    #expect(table.header == ["Номер", "Дата рождения", "Программа"])
    #expect(table.rows.first == ["1", "01.02.2015", "Хор «Заря» № 5"])
    let file = CSVFile(Array(twice.utf8), name: "t.csv")
    #expect(file.findings.map(\.detail) == ["double-encoding"])
  }

  @Test func namesFullOfTwoLettersAreLeftAlone() {
    let table = ReadTable("Код;Слово;Год\n1;СССР;1990\n2;РСФСР;1991\n3;СР;1992\n")
    #expect(table.rows.map { $0[1] } == ["СССР", "РСФСР", "СР"])
  }
}
