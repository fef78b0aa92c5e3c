import OporaCSV

/// The records of a file as RFC 4180 text: UTF-8, commas, line feeds, a header if there was one.
struct ConvertedCSV {
  private let file: CSVFile

  init(_ file: CSVFile) { self.file = file }

  /// Gives the text piece by piece.
  func write(_ sink: ([UInt8]) -> Void) -> ReadingSummary {
    if !file.header.isEmpty {
      var line: [UInt8] = []
      for (index, label) in file.header.enumerated() {
        if index > 0 { line.append(UInt8(ascii: ",")) }
        label.utf8.withContiguousStorageIfAvailable { bytes in
          ConvertedCSV.append(UnsafeRawBufferPointer(bytes), to: &line)
        }
      }
      line.append(UInt8(ascii: "\n"))
      sink(line)
    }
    return file.readBlocks { block in
      var text: [UInt8] = []
      text.reserveCapacity(block.bytes.count + block.count)
      for record in 0..<block.count {
        let width = block.width(of: record)
        // A record of one empty cell would be a blank line, which readers skip.
        if width == 1, block.cell(0, record).isEmpty { text += [UInt8](repeating: 34, count: 2) }
        for column in 0..<width {
          if column > 0 { text.append(UInt8(ascii: ",")) }
          ConvertedCSV.append(block.cell(column, record), to: &text)
        }
        text.append(UInt8(ascii: "\n"))
      }
      sink(text)
    }
  }

  /// Appends a cell, in quotes where its text holds what structures a file.
  private static func append(_ cell: UnsafeRawBufferPointer, to text: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = cell.contains { byte in
      byte == quote || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else {
      text.append(contentsOf: cell)
      return
    }
    text.append(quote)
    for byte in cell {
      if byte == quote { text.append(quote) }
      text.append(byte)
    }
    text.append(quote)
  }
}
