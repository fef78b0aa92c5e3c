import OporaDefinitions

/// Texts that hold more than one value: durations, places on the map, JSON.
enum StructuredText {
  /// True for an ISO 8601 duration: `P1Y2M`, `PT1H30M`, `P2W`.
  static func isDuration(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { return false }
    let halves = rest.split(
      separator: UInt8(ascii: "T"), maxSplits: 1, omittingEmptySubsequences: false)
    guard isRun(halves[0], of: "YMWD") else { return false }
    return halves.count == 1 || !halves[1].isEmpty && isRun(halves[1], of: "HMS")
  }

  /// Numbers, each followed by a letter of a list, in the order of the list.
  private static func isRun(_ text: ArraySlice<UInt8>, of letters: String) -> Bool {
    var (rest, allowed) = (text, Array(letters.utf8)[...])
    while !rest.isEmpty {
      let number = rest.prefix { $0 &- 48 < 10 || $0 == 0x2E || $0 == 0x2C }
      rest = rest.dropFirst(number.count)
      guard number.contains(where: { $0 &- 48 < 10 }), let letter = rest.popFirst(),
        let place = allowed.firstIndex(of: letter)
      else { return false }
      allowed = allowed[(place + 1)...]
    }
    return true
  }

  /// A place as longitude and latitude: `37.6, 55.7`, `[37.6, 55.7]`, `{"lon": 37.6, "lat": 55.7}`.
  static func place(_ text: String) -> String? {
    let kept = text.filter { !"[]{}\" ".contains($0) }
    let parts = kept.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = degrees(parts[0]), let second = degrees(parts[1]) else {
      return nil
    }
    let isTurned = parts[0].hasPrefix("lat")
    let (longitude, latitude) = isTurned ? (second, first) : (first, second)
    guard abs(longitude.value) <= 180, abs(latitude.value) <= 90 else { return nil }
    return "\(longitude.text),\(latitude.text)"
  }

  private static func degrees(_ part: Substring) -> (value: Double, text: Substring)? {
    let number = part.split(separator: ":").last ?? ""
    guard number.utf8.allSatisfy({ $0 &- 48 < 10 || $0 == 0x2E || $0 == 0x2D }) else { return nil }
    return Double(number).map { ($0, number) }
  }

  /// True for a JSON object, or for a JSON array.
  static func isJSON(_ text: String, array: Bool) -> Bool {
    guard text.utf8.first == (array ? UInt8(ascii: "[") : UInt8(ascii: "{")) else { return false }
    let document = JSON5Document(file: "", text: text)
    return document.tree != nil && document.findings.isEmpty
  }
}
