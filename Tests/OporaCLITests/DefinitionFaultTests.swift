import Foundation
import TestSupport
import Testing

@Suite("faulty definitions")
struct DefinitionFaultTests {
  @Test func nothingIsComputedFromADefinitionWithAnError() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let own = folder.appending(path: "own/coverage")
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      let text = """
        {
          id: 'own-share', version: 1, title: { ru: 'Доля' }, unit: 'percent',
          measures: {
            a: { from: 'enrolments', count: 'distinct child_id', where: "birth_dat is missing",
              during: 'period' },
            b: { from: 'population', sum: 'people', at: 'period.lastDay' },
          },
          value: 'a / b',
        }

        """
      try Data(text.utf8).write(to: own.appending(path: "own-share.json5"))
      let words = ["values", "w", "--definitions", "own", "--indicator", "own-share"]
      let run = try runOpora(words, in: folder)
      #expect(run.code == 1)
      #expect(run.output.isEmpty)
      #expect(run.words.contains("«birth_date»"), "\(run.words)")
      #expect(run.words.contains("own-share.json5"))
    }
  }

  @Test func faultOfAFileWithAnotherNameIsTold() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let own = folder.appending(path: "own/coverage")
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      let text = "{ id: 'own-share', version: 1 }\n"
      try Data(text.utf8).write(to: own.appending(path: "other-name.json5"))
      let run = try runOpora(
        ["values", "w", "--definitions", "own", "--indicator", "own-share"], in: folder)
      #expect(run.code == 1)
      #expect(run.output.isEmpty)
      #expect(run.words.contains("other-name.json5:1:"), "\(run.words)")
    }
  }

  /// Lists and explanations are what one looks at after an edit: a fault is told and shows in the code.
  @Test(arguments: [(["list", "indicators"], 1), (["explain", "rural-access"], 0)])
  func faultsAreToldByListsAndExplanations(words: [String], code: Int) throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let own = folder.appending(path: "own/coverage")
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      let text = "{ id: 'own-share', version: 1 }\n"
      try Data(text.utf8).write(to: own.appending(path: "own-share.json5"))
      let run = try runOpora(words + ["--definitions", "own"], in: folder)
      #expect(Int(run.code) == code)
      #expect(run.output.contains("rural-access"))
      #expect(run.words.contains("own-share.json5:1:"), "\(run.words)")
    }
  }

  @Test func asOfBeforeThePeriodIsRefused() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let words = ["values", "w", "--period", "2024-S1", "--as-of", "2023-05-01"]
      let run = try runOpora(words, in: folder)
      #expect(run.code == 2)
      #expect(run.output.isEmpty)
    }
  }

  @Test func partsOfADerivedNumberAreExplainedToo() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let words = ["explain", "w", "urban-rural-gap", "--period", "2024-S1"]
      let run = try runOpora(words + ["--municipality", "99601000"], in: folder)
      #expect(run.code == 0)
      #expect(run.output.contains("coverage-urban —"), "\(run.output)")
      #expect(run.output.contains("urbanCovered / urbanChildren"), "\(run.output)")
    }
  }
}
