import OporaCSV

/// A file read to the end, as texts.
struct ReadTable: Equatable {
  var header: [String] = []
  var rows: [[String]] = []
  var lines: [Int] = []
  var numbers: [Int] = []

  init(_ bytes: [UInt8], _ options: CSVOptions = CSVOptions()) {
    let file = CSVFile(bytes, name: "table.csv", options: options)
    header = file.header
    _ = file.readBlocks { block in
      for record in 0..<block.count {
        rows.append((0..<block.width(of: record)).map { block.text($0, record) })
        lines.append(block.line(of: record))
        numbers.append(block.recordNumber(of: record))
      }
    }
  }

  init(_ text: String, _ options: CSVOptions = CSVOptions()) {
    self.init(Array(text.utf8), options)
  }
}
