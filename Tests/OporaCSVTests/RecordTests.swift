import OporaCSV
import Testing

@Suite struct RecordTests {
  @Test func recordsOfAPlainFileAreRead() {
    let table = ReadTable("id;name\n1;Анна\n2;\"Борис; \"\"Боб\"\"\"\n\n3;\"a\nb\"\n4;x\n")
    #expect(table.header == ["id", "name"])
    #expect(
      table.rows == [["1", "Анна"], ["2", "Борис; \"Боб\""], ["3", "a\nb"], ["4", "x"]])
    #expect(table.lines == [2, 3, 5, 7])
    #expect(table.numbers == [1, 2, 3, 4])
  }
}
