import Foundation

// Usage: EmbedDefinitions OUTPUT.swift FOLDER FILE.json5 …
// Writes `EmbeddedDefinitions.all`: each file's path relative to FOLDER and its text, unchanged,
// so that line and column numbers in messages are those of the file.

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2 else {
  FileHandle.standardError.write(Data("usage: EmbedDefinitions OUTPUT FOLDER FILE…\n".utf8))
  exit(2)
}
let folder = arguments[1].hasSuffix("/") ? arguments[1] : arguments[1] + "/"

/// The shortest run of `#` that no closing delimiter inside the text repeats.
func fence(for text: String) -> String {
  var fence = "#"
  while text.contains("\"\"\"" + fence) || text.contains("\\" + fence) { fence += "#" }
  return fence
}

var swift = "enum EmbeddedDefinitions {\n  static let all: [(name: String, json5: String)] = [\n"
for path in arguments.dropFirst(2) {
  let name = path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  let text = try String(contentsOfFile: path, encoding: .utf8)
  let fence = fence(for: text)
  swift += "    (\"\(name)\", \(fence)\"\"\"\n\(text)\n\"\"\"\(fence)),\n"
}
swift += "  ]\n}\n"
try swift.write(toFile: arguments[0], atomically: true, encoding: .utf8)
