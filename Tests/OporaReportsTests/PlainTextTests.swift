import Testing

@testable import OporaReports

/// What is seen from bytes is what the slow way finds.
@Suite struct PlainTextTests {
  static let pieces = [
    "Охват", "а", "Ё", "village", "w", "www", ".", "..", "-", "–", " ", ",", "(", ")", "%", "/",
    ":",
    "http", "№", "«", "\u{A0}", "\u{AD}", "\u{301}", "е\u{308}", "_", "1", "\t", "👩‍👧", "\r\n",
    "\u{200B}", "=",
    "+", "'", "#", "@", "й",
  ]

  @Test func plainTextIsWhatEscapingLeavesAlone() {
    var differing: [String] = []
    for first in Self.pieces {
      for second in Self.pieces {
        for third in Self.pieces {
          let text = first + second + third
          let isSame = MarkdownEscaping.inline(text) == MarkdownEscaping.escaped(text)
          if !isSame || PlainText.length(of: text) != text.count { differing.append(text) }
        }
      }
    }
    #expect(differing.isEmpty)
    #expect(!PlainText.isPlain("Охват детей 5–18 лет"))
    #expect(PlainText.isPlain("Охват детей, %"))
  }
}
