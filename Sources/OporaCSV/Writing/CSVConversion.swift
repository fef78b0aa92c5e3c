/// A file as it was read, written anew: the same text in a plain form.
///
/// No form is asked: cells keep their text exactly, a short row keeps its width. Rows that are no
/// records and rejected records are in the summary; the caller says so.
public struct CSVConversion: Sendable {
  private let file: CSVFile

  /// Converts a file.
  public init(_ file: CSVFile) { self.file = file }

  /// Writes header and records as CSV: UTF-8, comma, LF, quotes only where needed.
  ///
  /// - Parameter body: Gets the text in parts.
  /// - Returns: What became of the rows of the file.
  public func csv(_ body: ([UInt8]) -> Void) -> ReadingSummary {
    var writer = CSVWriter()
    if !file.header.isEmpty { writer.write(file.header) }
    let summary = file.readBlocks { block in
      for record in 0..<block.count {
        let width = block.width(of: record)
        for column in 0..<width {
          if column > 0 { writer.writeDelimiter() }
          let cell = block.cell(column, record)
          writer.write(cell, quoted: width == 1 && cell.isEmpty)
        }
        writer.endRow()
      }
      body(writer.drain())
    }
    let rest = writer.drain()
    if !rest.isEmpty { body(rest) }
    return summary
  }

  /// Writes the records as a JSON array: of objects by label if there is a header, else of arrays.
  ///
  /// All values are strings, a missing trailing cell is left out, and of equal labels the second is
  /// written as `label (2)`.
  ///
  /// - Parameter body: Gets the text in parts.
  /// - Returns: What became of the rows of the file.
  public func json(_ body: ([UInt8]) -> Void) -> ReadingSummary {
    let labels = CSVConversion.uniqueLabels(file.header).map { Array(JSONText.quoted($0).utf8) }
    var text = Array("[".utf8)
    var isFirst = true
    let summary = file.readBlocks { block in
      for record in 0..<block.count {
        text += Array((isFirst ? "\n" : ",\n").utf8)
        isFirst = false
        text.append(labels.isEmpty ? 0x5B : 0x7B)
        for column in 0..<block.width(of: record) {
          if column > 0 { text.append(0x2C) }
          if !labels.isEmpty { text += labels[column] + [0x3A] }
          text += Array(JSONText.quoted(block.text(column, record)).utf8)
        }
        text.append(labels.isEmpty ? 0x5D : 0x7D)
      }
      body(text)
      text.removeAll(keepingCapacity: true)
    }
    body(text + Array((isFirst ? "]\n" : "\n]\n").utf8))
    return summary
  }

  private static func uniqueLabels(_ labels: [String]) -> [String] {
    var taken: Set<String> = []
    return labels.enumerated().map { index, label in
      let name = label.isEmpty ? String(index + 1) : label
      var unique = name
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(name) (\(number))"
        number += 1
      }
      return unique
    }
  }
}
