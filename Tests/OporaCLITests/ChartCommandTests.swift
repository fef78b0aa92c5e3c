import Foundation
import TestSupport
import Testing

@Suite("chart")
struct ChartCommandTests {
  @Test func aPictureIsWrittenFromATable() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let table = folder.appending(path: "t.csv")
      try Data("name,value,target\nАзов,82.6,80\nЯр,н/д,80\n".utf8).write(to: table)
      let words = ["chart", "ranked-bar", "t.csv", "--unit", "%"]
      let run = try runOpora(words + ["-o", "out/p.svg"], in: folder)
      #expect(run.code == 0)
      #expect(run.output.isEmpty)
      let picture = try Data(contentsOf: folder.appending(path: "out/p.svg"))
      #expect(String(decoding: picture, as: UTF8.self).hasPrefix("<svg "))
      #expect(try runOpora(words, in: folder).outputBytes == picture)
    }
  }

  static let faults: [(words: [String], code: Int32)] = [
    (["chart", "ranked-bat", "t.csv"], 2),
    (["chart", "ranked-bar", "t.csv", "--width", "3"], 2),
    (["chart", "ranked-bar", "t.csv", "--target", "много"], 2),
    (["chart", "ranked-bar"], 2),
    (["chart", "ranked-bar", "none.csv"], 5),
    (["chart", "ranked-bar", "bad.csv"], 4),
    (["chart", "ranked-bar", "t.csv", "-o", "/dev/null/x.svg"], 5),
  ]

  @Test(arguments: faults)
  func everyFaultHasItsCode(_ example: (words: [String], code: Int32)) throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let table = "name,value\nАзов,82.6\nЯр,1\n"
      try Data(table.utf8).write(to: folder.appending(path: "t.csv"))
      try Data("a,b\nАзов,82.6\n".utf8).write(to: folder.appending(path: "bad.csv"))
      let run = try runOpora(example.words, in: folder)
      #expect(run.code == example.code, "\(run.words)")
      #expect(run.output.isEmpty)
    }
  }
}
