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
}
