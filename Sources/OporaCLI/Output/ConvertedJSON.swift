import OporaCSV

/// The records of a file as JSON: objects by label where all labels differ, else arrays.
struct ConvertedJSON {
  private let file: CSVFile

  init(_ file: CSVFile) { self.file = file }

  /// Gives the text piece by piece, one record a line.
  func write(_ sink: ([UInt8]) -> Void) -> ReadingSummary {
    let labels = file.header
    let isKeyed = !labels.isEmpty && !labels.contains("") && Set(labels).count == labels.count
    sink(Array("[".utf8))
    var separator = "\n"
    if !isKeyed, !labels.isEmpty {
      sink(Array((separator + JSONText.array(labels.map { .string($0) }).compactText).utf8))
      separator = ",\n"
    }
    let summary = file.readBlocks { block in
      var text = ""
      for record in 0..<block.count {
        let cells = (0..<block.width(of: record)).map {
          JSONText.string(block.text($0, record))
        }
        let value: JSONText =
          isKeyed
          ? .object(zip(labels, cells).map { (key: $0, value: $1) }) : .array(cells)
        text += separator + value.compactText
        separator = ",\n"
      }
      sink(Array(text.utf8))
    }
    sink(Array("\n]\n".utf8))
    return summary
  }
}
