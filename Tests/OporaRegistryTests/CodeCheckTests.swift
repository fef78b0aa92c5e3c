import Testing

@testable import OporaRegistry

/// Check digits of СНИЛС, ИНН, ОГРН and what Excel does to such numbers.
///
/// All numbers are made: of offices and serial numbers that are not given out, or with three equal
/// digits in a row, which no СНИЛС has. Check digits in the tables were computed by another program.
@Suite struct CodeCheckTests {
  static func fault(_ check: CodeCheck, _ text: String) -> CellFault? {
    var copy = text
    return copy.withUTF8 { check.fault(in: CellText.trimmed(UnsafeRawBufferPointer($0))) }
  }

  @Test(
    arguments: [
      (CodeCheck.snils, "112-233-445 95"), (.snils, "11223344595"), (.snils, "112 233 445 95"),
      (.snils, "112\u{2011}233\u{2011}445\u{A0}95"), (.snils, " 112-233-445-95\u{200B}"),
      (.snils, "99999999901"), (.snils, "90120000000"), (.snils, "90120000100"),
      (.snils, "98800000000"), (.snils, "98800000100"), (.snils, "00100199965"),
      // No check numbers were made up to 001-001-998.
      (.snils, "00100199877"), (.snils, "000-000-001 12"),
      (.inn, "9900000000"), (.inn, "0100000004"), (.inn, "7700000016"), (.inn, "77 0000 0016"),
      (.inn, "990000000041"), (.inn, "010000000021"),
      (.ogrn, "1990000000010"), (.ogrn, "1020000000008"), (.ogrn, "1990000000000"),
      (.ogrn, "300000000000015"), (.ogrn, "319000000000080"),
      (.ogrn, "1\u{A0}020\u{A0}000\u{A0}000 008"),
      (.oktmo, "99601000"), (.oktmo, "99601000101"), (.oktmo, "Верхнеозёрский округ"),
    ] as [(CodeCheck, String)])
  func aRightNumberPasses(check: CodeCheck, text: String) {
    #expect(Self.fault(check, text) == nil)
  }

  @Test(
    arguments: [
      (CodeCheck.snils, "112-233-445 96", CellFault.wrongCheckNumber(.snils)),
      (.snils, "112-233-454 95", .wrongCheckNumber(.snils)),
      (.snils, "00100199966", .wrongCheckNumber(.snils)),
      (.snils, "90120000001", .wrongCheckNumber(.snils)),
      (.inn, "9900000001", .wrongCheckNumber(.inn)),
      (.inn, "990000000051", .wrongCheckNumber(.inn)),
      (.inn, "990000000042", .wrongCheckNumber(.inn)),
      (.ogrn, "1990000000011", .wrongCheckNumber(.ogrn)),
      (.ogrn, "300000000000016", .wrongCheckNumber(.ogrn)),
      // Excel dropped the zeros in front: with them the number is right.
      (.snils, "100199965", .lostZero), (.inn, "100000004", .lostZero),
      (.inn, "10000000021", .lostZero),
      // Too short, and no zeros in front make it right.
      (.snils, "112-233-445", .wrongLength), (.snils, "1122334459", .wrongLength),
      (.inn, "770000001", .wrongLength), (.inn, "1990000000010", .wrongLength),
      (.ogrn, "9900000000", .wrongLength), (.ogrn, "12345678901234567890", .wrongLength),
      // Excel shows eleven digits and more as 1,12E+10.
      (.snils, "1,12233E+10", .scientific), (.inn, "9.9E+11", .scientific),
      (.ogrn, "1,99Е+12", .scientific), (.oktmo, "9,9601E+07", .scientific),
      (.snils, "#Н/Д", .excelError), (.ogrn, "#####", .excelError),
      (.snils, "отсутствует", .notACode(.snils)), (.snils, "СНИЛС 11223344595", .notACode(.snils)),
      (.snils, "00000000000", .notACode(.snils)), (.inn, "0000000000", .notACode(.inn)),
      (.inn, "7700000016.0", .notACode(.inn)), (.inn, "-7700000016", .notACode(.inn)),
      (.ogrn, "1990O00000010", .notACode(.ogrn)), (.snils, "\u{E2}", .notACode(.snils)),
      (.oktmo, "3701000", .lostZero), (.oktmo, "28752000(0)", .wrongCheckDigit),
    ] as [(CodeCheck, String, CellFault)])
  func aWrongNumberIsNamed(check: CodeCheck, text: String, fault: CellFault) {
    #expect(Self.fault(check, text) == fault)
  }

  @Test func bytesThatEndWithinACharacterAreNoCode() {
    for bytes in [[0xE2, 0x80], [0x31, 0xE2, 0x80], [0x31, 0xC2], [0xFF]] as [[UInt8]] {
      for check in [CodeCheck.snils, .inn, .ogrn] {
        #expect(bytes.withUnsafeBytes { check.fault(in: $0) } == .notACode(check))
      }
    }
  }

  @Test func onlyKnownNamesAreChecks() {
    #expect(CodeCheck("inn") == .inn && CodeCheck("INN") == nil && CodeCheck(nil) == nil)
  }
}
