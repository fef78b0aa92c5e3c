import Foundation
import TestSupport
import Testing

@Suite("files of other systems")
struct ForeignFileTests {
  /// As the portals exchange them: texts everywhere, `{}` for missing, a list of one as its value.
  @Test func recordsOfJSONBecomeRows() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try Data(
        """
        {"programs": [
          {"uuid": "p1", "name": "Ритмика", "focusCode": "hudozhestvennoe", "levelSet": "initial",
           "programRegistries": ["valued", "paid"], "oktmo": {}},
          {"uuid": "p2", "name": "Робо, «техника»", "focusCode": "tekhnicheskoe",
           "levelSet": ["initial", "basic"], "oktmo": "99601000",
           "financingSources": [{"source": "budget"}, {"source": "paid", "cost": "10.00"}]}
        ]}
        """.utf8
      ).write(to: folder.appending(path: "p.json"))
      let run = try runOpora(["convert", "p.json"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      #expect(
        run.output == """
          uuid,name,focusCode,levelSet,programRegistries,oktmo,financingSources.source,financingSources.cost
          p1,Ритмика,hudozhestvennoe,initial,valued;paid,,,
          p2,"Робо, «техника»",tekhnicheskoe,initial;basic,,99601000,budget;paid,10.00

          """)
      let typed = try runOpora(
        ["import", "p.json", "--source", "programmes", "--to", "csv"], in: folder)
      #expect(typed.output.contains("p1,"))
      #expect(typed.output.contains("arts"))
    }
  }

  /// Of several lists one is named as `check` names it.
  @Test func oneListOfSeveralIsNamed() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try Data(
        """
        {"partners": [{"uuid": "o1", "publicName": "Дом"}],
         "programs": [{"uuid": "p1", "name": "Хор", "focusCode": "hudozhestvennoe"}]}
        """.utf8
      ).write(to: folder.appending(path: "p.json"))
      let several = try runOpora(["convert", "p.json"], in: folder)
      #expect(several.code == 4)
      #expect(several.words.contains("p.json#partners"))
      let one = try runOpora(["convert", "p.json#programs"], in: folder)
      #expect(one.output == "uuid,name,focusCode\np1,Хор,hudozhestvennoe\n", "\(one.words)")
      let typed = try runOpora(["import", "p.json#programs", "--source", "programmes"], in: folder)
      #expect(typed.output.contains("p1,"), "\(typed.words)")
      #expect(try runOpora(["convert", "p.json#groups"], in: folder).code == 4)
    }
  }

  @Test func jsonWithoutRecordsIsRefused() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try Data("{\"a\": 1}".utf8).write(to: folder.appending(path: "a.json"))
      #expect(try runOpora(["convert", "a.json"], in: folder).code == 4)
      try Data("[id],name\n1,x\n".utf8).write(to: folder.appending(path: "a.csv"))
      #expect(try runOpora(["convert", "a.csv"], in: folder).output == "[id],name\n1,x\n")
    }
  }
}
