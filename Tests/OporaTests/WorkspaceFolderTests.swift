import Foundation
import Opora
import OporaRegistry
import TestSupport
import Testing

/// Which files of a folder are its tables (рабочая папка).
@Suite struct WorkspaceFolderTests {
  /// Files written into a folder for the time of a test, read as a workspace.
  private static func workspace(of files: [String: String]) throws -> Workspace {
    try withTemporaryFolder { folder in
      for (name, text) in files {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      return try Workspace.read(folder: folder.path)
    }
  }

  @Test func descriptionsOfTablesAreNoTables() throws {
    let package = "{ \"resources\": [] }"
    let workspace = try Self.workspace(of: [
      "population.csv": "a\n1\n", "datapackage.json": package, "schema.json": package,
      "выгрузка.json": "{ \"groups\": [] }", "opora.json5": "{}", "notes.md": "слово",
    ])
    #expect(workspace.files.map(\.name) == ["population.csv", "выгрузка.json"])
    #expect(workspace.configuration == "{}")
    #expect(workspace.notes == "слово")
  }

  @Test func whatOporaWroteIsNoInput() throws {
    let workspace = try Self.workspace(of: [
      "a/b.CSV": "a\n1\n", "b.errors.csv": "a\n", "B.Rejected.csv": "a\n", ".hidden.csv": "a\n",
      "out/values.csv": "a\n", "out/datapackage.json": "{}",
      "sent/values.csv": "a\n", "sent/submission.json": "{}",
    ])
    #expect(workspace.files.map(\.name) == ["a/b.CSV"])
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    #expect(throws: WorkspaceError.notAFolder("нет такой")) {
      try Workspace.read(folder: "нет такой")
    }
  }
}
