import Foundation
import TestSupport
import Testing

@testable import OporaCLI

@Suite("outputs")
struct OutputTests {
  @Test func aFileIsReplacedAndItsFoldersAreMade() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let path = folder.appending(path: "а/б/таблица.csv").path
      try OutputFile.write("old, longer text", to: path)
      try OutputFile.write("new", to: path)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
      #expect(try names(in: folder.appending(path: "а/б")) == ["таблица.csv"])
    }
  }

  @Test func aFileThatCannotBeWrittenLeavesNothingBehind() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let path = folder.appending(path: "a").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      #expect(throws: CommandFailure.self) { try OutputFile.write("text", to: path) }
      #expect(try names(in: folder) == ["a"])
      #expect(throws: CommandFailure.self) { try OutputFile.write("text", to: "/dev/full") }
      #expect(throws: CommandFailure.self) { try OutputFile.write("text", to: "/dev/null/a") }
    }
  }

  @Test func aNewFolderAppearsAtOnce() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let path = folder.appending(path: "x/y").path
      try OutputFolder.write(
        [OutputItem("report.md", "1"), OutputItem("charts/a.svg", "2")], to: path + "/")
      #expect(try names(in: folder.appending(path: "x")) == ["y"])
      #expect(try names(in: folder.appending(path: "x/y")) == ["charts", "report.md"])
      #expect(try names(in: folder.appending(path: "x/y/charts")) == ["a.svg"])
    }
  }

  @Test func filesOfOthersStayInAFolderThatExists() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try OutputFile.write("mine", to: folder.appending(path: "scan.pdf").path)
      try OutputFile.write("old", to: folder.appending(path: "report.md").path)
      try OutputFolder.write([OutputItem("report.md", "new")], to: folder.path)
      #expect(try names(in: folder) == ["report.md", "scan.pdf"])
      let report = folder.appending(path: "report.md").path
      #expect(try String(contentsOfFile: report, encoding: .utf8) == "new")
    }
  }

  @Test func aFailureLeavesTheFolderAsItWas() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try OutputFile.write("old", to: folder.appending(path: "report.md").path)
      let name = String(repeating: "ы", count: 300)
      let items = [OutputItem("report.md", "new"), OutputItem(name, "x")]
      #expect(throws: CommandFailure.self) { try OutputFolder.write(items, to: folder.path) }
      #expect(try names(in: folder) == ["report.md"])
      let report = folder.appending(path: "report.md").path
      #expect(try String(contentsOfFile: report, encoding: .utf8) == "old")
    }
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}
