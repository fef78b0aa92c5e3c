import OporaLanguage
import OporaReports
import Testing

/// The journal of receipt: days of receipt stay, decisions change, nothing is lost.
@Suite("journal of receipt")
struct ReceiptJournalTests {
  static func entry(
    _ version: Int, _ day: Int, code: String = "AAAA", isReturned: Bool = false, remark: String = ""
  ) -> ReceiptJournal.Entry {
    ReceiptJournal.Entry(
      municipality: "99512000", period: "2025-S1", version: version,
      receivedOn: SampleRegion.day(2025, 7, day), isReturned: isReturned, controlCode: code,
      remark: remark)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var journal = ReceiptJournal()
    journal.take(Self.entry(1, 8, isReturned: true, remark: "нет подписи, «акт»; \"3\"\nстрока"))
    journal.take(Self.entry(2, 9))
    let again = try #require(ReceiptJournal(reading: Array(journal.text.utf8)))
    #expect(again == journal)
    #expect(journal.text.hasPrefix("source,municipality,period,submitted_on,version,status,"))
  }

  @Test func anotherDecisionKeepsTheDayAndAnotherContentDoesNot() {
    var journal = ReceiptJournal()
    journal.take(Self.entry(1, 8))
    let returned = journal.take(Self.entry(1, 12, isReturned: true))
    #expect(returned.receivedOn == SampleRegion.day(2025, 7, 8) && returned.isReturned)
    let other = journal.take(Self.entry(1, 13, code: "BBBB"))
    #expect(other.receivedOn == SampleRegion.day(2025, 7, 13))
    #expect(journal.entries.count == 1)
  }

  @Test(arguments: [
    "", "a,b\n1,2\n",
    "source,municipality,period,submitted_on,version,status\nreport,1,2,x,1,accepted\n",
    "source,municipality,period,submitted_on,version,status\nenrolments,1,2,2025-01-01,1,accepted\n",
  ])
  func aFileThatIsNoJournalIsNotOne(text: String) {
    #expect(ReceiptJournal(reading: Array(text.utf8)) == nil)
  }
}
