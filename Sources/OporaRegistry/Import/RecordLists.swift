import OporaDefinitions

/// Where the records stand in a JSON file.
///
/// Exchange files differ in what they wrap the lists in, write a list of one as its only record, and
/// some systems write a record a line.
enum RecordLists {
  /// The lists of Навигатор: a member of such a name that is an object is a list of one.
  private static let known: Set<String> = [
    "regions", "partners", "programs", "groups", "schedules", "programDirections",
  ]

  /// Lists of records by the names of their members; the file itself may be one, of no name.
  ///
  /// Objects are searched from the outside: where one holds lists, nothing inside it is looked at.
  static func lists(in tree: JSON5Value) -> [(key: String, records: [JSON5Value])] {
    if case .array(let values) = tree.kind { return [("", values)] }
    let found = lists(within: tree, depth: 0)
    guard found.isEmpty, case .object(let members) = tree.kind,
      members.contains(where: { $0.key == "uuid" })
    else { return found }
    return [("", [tree])]
  }

  private static func lists(
    within value: JSON5Value, depth: Int
  ) -> [(key: String, records: [JSON5Value])] {
    guard depth < 4, case .object(let members) = value.kind else { return [] }
    let own = members.compactMap { member -> (key: String, records: [JSON5Value])? in
      switch member.value.kind {
      case .array(let values) where values.contains(where: \.isRecord):
        return (member.key, values)
      case .object(let parts) where known.contains(member.key) && !parts.isEmpty:
        return (member.key, [member.value])
      default: return nil
      }
    }
    return own.isEmpty ? members.flatMap { lists(within: $0.value, depth: depth + 1) } : own
  }

  /// The text of a file without its mark; in UTF-16 only with one.
  static func text(_ bytes: [UInt8]) -> String {
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFF, 0xFE): return sixteen(bytes, low: 0)
    case (0xFE, 0xFF): return sixteen(bytes, low: 1)
    default:
      let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
      return lined(String(decoding: text, as: UTF8.self))
    }
  }

  private static func sixteen(_ bytes: [UInt8], low: Int) -> String {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
      UInt16(bytes[place + low]) | UInt16(bytes[place + 1 - low]) << 8
    }
    return lined(String(decoding: units, as: UTF16.self))
  }

  /// Records of a line each as a list of them, line by line; other texts as they are.
  private static func lined(_ text: String) -> String {
    let bytes = text.utf8
    guard let end = bytes.firstIndex(of: 10), let first = bytes.first(where: { $0 > 32 }),
      first == UInt8(ascii: "{"), text[..<end].utf8.last(where: { $0 > 32 }) == UInt8(ascii: "}"),
      bytes[end...].first(where: { $0 > 32 }) == UInt8(ascii: "{")
    else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var open = true
    let listed = lines.map { line -> String in
      guard line.utf8.contains(where: { $0 > 32 }) else { return String(line) }
      defer { open = false }
      return (open ? "[" : ",") + line
    }
    return listed.joined(separator: "\n") + "]"
  }
}

extension JSON5Value {
  /// Whether the value is an object.
  var isRecord: Bool { if case .object = kind { true } else { false } }
}
