import Foundation
public import Testing

/// Compares a text with the file of that name in the folder `Golden` beside the test.
///
/// With `RECORD_GOLDEN=1` in the environment, and where there is no such file yet, the file is
/// written and the test fails once, so that a recording is never taken for a passing run.
public func expectGolden(
  _ text: String, _ name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Golden")
  let file = folder.appending(path: name)
  let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil
  guard !isRecording, let golden = try? String(contentsOf: file, encoding: .utf8) else {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name); look at it and run again", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot record \(name): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard golden != text else { return }
  let difference = firstDifference(golden, text)
  Issue.record("\(name) differs at \(difference)", sourceLocation: sourceLocation)
}

/// The first line in which two texts differ, in words.
private func firstDifference(_ golden: String, _ text: String) -> Comment {
  let expected = golden.split(separator: "\n", omittingEmptySubsequences: false)
  let found = text.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(expected.count, found.count) {
    let left = index < expected.count ? String(expected[index]) : "(no line)"
    let right = index < found.count ? String(found[index]) : "(no line)"
    if left != right { return "line \(index + 1):\nexpected: \(left)\nfound:    \(right)" }
  }
  return "no line: the texts differ in their bytes"
}
