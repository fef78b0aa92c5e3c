import Foundation
import OporaDiagnostics
import OporaLanguage
import OporaRegistry
import TestSupport
import Testing

@testable import OporaCLI

@Suite("init")
struct InitTests {
  @Test(arguments: Language.allCases)
  func theConfigurationHasNoFaults(_ language: Language) {
    let text = StarterTexts.configuration(language)
    #expect(WorkspaceConfiguration.read(text).1 == [])
    // Every setting that is commented out is right as well.
    let uncommented = text.split(separator: "\n").map { line in
      line.hasPrefix("  // ") && line.hasSuffix(",") ? "  " + line.dropFirst(5) : String(line)
    }
    #expect(WorkspaceConfiguration.read(uncommented.joined(separator: "\n")).1 == [])
  }

  @Test func blanksOpenInExcel() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let run = try runOpora(["init", "папка"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      let blank = folder.appending(path: "папка/бланки/Реестр зачислений.csv")
      let bytes = [UInt8](try Data(contentsOf: blank))
      #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
      let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
      #expect(text.hasPrefix("Номер зачисления;Код ребёнка;СНИЛС ребёнка;"))
      #expect(text.hasSuffix("\r\n"))
      let guide = folder.appending(path: "папка/ПАМЯТКА.md")
      #expect(try String(contentsOf: guide, encoding: .utf8).contains("Реестр зачислений.csv"))
    }
  }

  @Test func nothingIsOverwritten() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let own = folder.appending(path: "opora.json5")
      try Data("{}".utf8).write(to: own)
      let run = try runOpora(["init", folder.path])
      #expect(run.code == 5)
      #expect(run.words.hasSuffix("opora.json5: файл уже есть, ничего не записано\n"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["opora.json5"])
      #expect(try String(contentsOf: own, encoding: .utf8) == "{}")
    }
  }
}
