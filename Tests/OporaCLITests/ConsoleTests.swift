import Foundation
import TestSupport
import Testing

@testable import OporaCLI

@Suite("the console")
struct ConsoleTests {
  @Test func whatCouldCommandATerminalIsShown() {
    #expect("обычный «текст»\nи строка".onTerminal == "обычный «текст»\nи строка")
    #expect("\u{1B}[2J".onTerminal == "‹U+1B›[2J")
    #expect("a\u{202E}b\u{7}".onTerminal == "a‹U+202E›b‹U+7›")
  }

  @Test func theVersionGoesToStandardOutput() throws {
    let run = try runOpora(["--version"])
    #expect(run.code == 0)
    #expect(run.output == "opora \(Tool.version)\n")
    #expect(run.words.isEmpty)
  }

  @Test func surroundingsDoNotChangeTheOutput() throws {
    let usual = try runOpora(["help"])
    for environment in [
      ["LC_ALL": "tr_TR.UTF-8"], ["LC_ALL": "C"], ["TZ": "Pacific/Kiritimati"],
      ["LANG": "en_US.UTF-8", "LC_ALL": ""],
    ] {
      let other = try runOpora(["help"], environment: environment)
      #expect(other.outputBytes == usual.outputBytes)
    }
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let other = try runOpora(["help"], in: folder)
      #expect(other.outputBytes == usual.outputBytes)
    }
  }

  @Test func aFullDiskEndsWithFiveAndAClosedPipeQuietly() throws {
    let full = try shell("'\(builtTool.path)' help > /dev/full")
    #expect(full.code == 5)
    #expect(full.words == "opora: не удалось записать вывод: на диске нет места\n")
    let closed = try shell("'\(builtTool.path)' help | true; exit ${PIPESTATUS[0]}")
    #expect(closed.code == 0)
    #expect(closed.words.isEmpty)
  }

  @Test func redirectedResultsHaveNoColour() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let run = try runOpora(["check", "w"], in: folder, environment: ["NO_COLOR": ""])
      #expect(!run.output.contains("\u{1B}"))
    }
  }

  private func shell(_ script: String) throws -> (code: Int32, words: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", script]
    let words = Pipe()
    process.standardError = words
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: words.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
