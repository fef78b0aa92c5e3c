import OporaDefinitions
import OporaLanguage

extension Table {
  /// The rows as values of a type of one's own, by machine names of columns.
  ///
  /// ```swift
  /// struct Enrolment: Decodable { var child_id: String, start_date: String, end_date: String? }
  /// let rows = try table.rows(as: Enrolment.self)
  /// ```
  ///
  /// Text, codes, dates (`2024-06-05`) and periods are strings in machine spelling; numbers are any
  /// integer or floating type that holds them, and strings; a property that may be missing is
  /// optional. Rows that a later snapshot superseded are given too.
  ///
  /// - Parameter type: What a row becomes.
  /// - Returns: The rows in order of the table; empty if it has none.
  /// - Throws: `DecodingError` if a column lacks, a value is missing or is not of the property's type.
  public func rows<Row: Decodable>(as type: Row.Type = Row.self) throws -> [Row] {
    try (0..<rowCount).map { try Row(from: RowDecoder(table: self, row: $0)) }
  }
}

/// Gives the cells of one row by the names of their columns.
private struct RowDecoder: Decoder {
  let table: Table
  let row: Int
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(RowContainer<Key>(table: table, row: row))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw refusal }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { throw refusal }

  private var refusal: DecodingError {
    .dataCorrupted(
      .init(codingPath: [], debugDescription: "line \(table.lines[row]) is a row of named cells"))
  }
}

private struct RowContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let table: Table
  let row: Int
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] {
    table.columns.compactMap { $0 }.compactMap { Key(stringValue: $0.form.name) }
  }

  func contains(_ key: Key) -> Bool { table.column(key.stringValue) != nil }

  func decodeNil(forKey key: Key) -> Bool {
    table.column(key.stringValue)?.isMissing(row) ?? true
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try Value(from: try cell(key, type))
  }

  private func cell(_ key: Key, _ type: Any.Type) throws -> CellDecoder {
    let place = "line \(table.lines[row])"
    guard let column = table.column(key.stringValue) else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: [], debugDescription: "the table has no such column"))
    }
    guard !column.isMissing(row) else {
      throw DecodingError.valueNotFound(type, .init(codingPath: [key], debugDescription: place))
    }
    return CellDecoder(text: column.text(row), place: place, codingPath: [key])
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> { throw nested(key) }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw nested(key)
  }

  func superDecoder() throws -> any Decoder { RowDecoder(table: table, row: row) }

  func superDecoder(forKey key: Key) throws -> any Decoder { try cell(key, String.self) }

  private func nested(_ key: Key) -> DecodingError {
    .dataCorrupted(.init(codingPath: [key], debugDescription: "a cell holds one value"))
  }
}

/// Gives one cell as the type that is asked for.
private struct CellDecoder: Decoder, SingleValueDecodingContainer {
  let text: String
  let place: String
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    throw mismatch([String: String].self)
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw mismatch([String].self) }

  func decodeNil() -> Bool { false }
  func decode(_ type: String.Type) -> String { text }
  func decode(_ type: Bool.Type) throws -> Bool { try value(type, Bool(text)) }
  func decode(_ type: Double.Type) throws -> Double { try value(type, Double(text)) }
  func decode(_ type: Float.Type) throws -> Float { try value(type, Float(text)) }
  func decode(_ type: Int.Type) throws -> Int { try value(type, Int(text)) }
  func decode(_ type: Int8.Type) throws -> Int8 { try value(type, Int8(text)) }
  func decode(_ type: Int16.Type) throws -> Int16 { try value(type, Int16(text)) }
  func decode(_ type: Int32.Type) throws -> Int32 { try value(type, Int32(text)) }
  func decode(_ type: Int64.Type) throws -> Int64 { try value(type, Int64(text)) }
  func decode(_ type: UInt.Type) throws -> UInt { try value(type, UInt(text)) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try value(type, UInt8(text)) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try value(type, UInt16(text)) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try value(type, UInt32(text)) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try value(type, UInt64(text)) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

  private func value<Value>(_ type: Value.Type, _ value: Value?) throws -> Value {
    guard let value else { throw mismatch(type) }
    return value
  }

  private func mismatch(_ type: Any.Type) -> DecodingError {
    .typeMismatch(
      type, .init(codingPath: codingPath, debugDescription: "the cell of \(place) is another"))
  }
}
