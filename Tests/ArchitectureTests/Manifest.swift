import Foundation
import TestSupport

/// What the tests need of Package.swift: the targets in the order written, with their arrows.
struct Manifest {
  struct Target {
    let name: String
    let dependencies: [String]
    /// The folder below the root of the repository.
    let folder: String
    let isBuildTool: Bool
  }

  let text: String
  let targets: [Target]

  /// Reads the targets that ship; test targets are made by a function of the manifest.
  init(_ text: String) {
    self.text = text
    let body = text.components(separatedBy: "targets: [\n").dropFirst().joined()
    let shipped = body.components(separatedBy: "] + tests")[0]
    targets = shipped.components(separatedBy: "arget(").dropFirst().compactMap(Manifest.target)
  }

  /// The manifest of this repository.
  static func ofThisPackage() throws -> Manifest {
    let file = repositoryRoot.appending(path: "Package.swift")
    return Manifest(try String(contentsOf: file, encoding: .utf8))
  }

  private static func target(_ text: String) -> Target? {
    guard let name = quoted(after: "name: ", in: text).first else { return nil }
    let list = text.components(separatedBy: "dependencies: [").dropFirst().first
    let dependencies = list.map { quoted(after: "", in: $0.components(separatedBy: "]")[0]) } ?? []
    let folder = quoted(after: "path: ", in: text).first ?? "Sources/\(name)"
    return Target(
      name: name, dependencies: dependencies, folder: folder,
      isBuildTool: name.hasPrefix("EmbedDefinitions"))
  }

  private static func quoted(after label: String, in text: String) -> [String] {
    let tail = label.isEmpty ? text : text.components(separatedBy: label).dropFirst().joined()
    let pieces = tail.components(separatedBy: "\"")
    return stride(from: 1, to: pieces.count, by: 2).map { pieces[$0] }
  }
}

/// A Swift file of the package.
struct SourceFile {
  /// The path below the root of the repository.
  let path: String
  let text: String

  /// The Swift files below a folder, in the order of their paths.
  static func all(below folder: String) throws -> [SourceFile] {
    let root = repositoryRoot.appending(path: folder)
    let names =
      FileManager.default.enumerator(atPath: root.path)?
      .compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      let file = root.appending(path: name)
      return SourceFile(
        path: folder + "/" + name, text: try String(contentsOf: file, encoding: .utf8))
    }
  }

  /// The modules imported.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
        words[..<index].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains(String($0)) })
      else { return nil }
      return String(words[index + 1])
    }
  }

  /// The lines without comments and without what stands in string literals.
  var code: [String] {
    lines.map { line in
      let bare = line.split(separator: "\"", omittingEmptySubsequences: false)
      let outside = bare.enumerated().filter { $0.offset % 2 == 0 }.map { String($0.element) }
      return outside.joined(separator: "\"").components(separatedBy: "//")[0]
    }
  }

  /// The lines as written.
  var lines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private var accessLevels: Set<String> { ["public", "package", "internal", "private"] }
}
