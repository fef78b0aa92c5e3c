import Foundation
import TestSupport

/// A workspace of two municipalities and one half-year, small enough to count by hand.
///
/// Азов has 3 children of 5…17 years who learn, of 4 living there: 75 %; Яр has 1 of 2: 50 %; the
/// whole 4 of 6.
enum TinyWorkspace {
  static let files: [String: String] = [
    "municipalities.csv": """
    municipality,name
    99601000,Азовский район
    99602000,Ярский район

    """,
    "population.csv": """
    municipality,as_of,age,people
    99601000,2024-01-01,9,4
    99602000,2024-01-01,9,2

    """,
    "enrolments.csv": """
    child_id,birth_date,start_date,programme_id,municipality,direction
    a,2015-02-01,2024-02-01,p1,99601000,technical
    b,2015-02-01,2024-02-01,p1,99601000,technical
    c,2015-02-01,2024-02-01,p2,99601000,arts
    a,2015-02-01,2024-03-01,p2,99601000,arts
    d,2015-02-01,2024-02-01,p2,99602000,arts
    e,1999-02-01,2024-02-01,p2,99602000,arts

    """,
  ]

  /// Writes the workspace to `w` in a new folder and gives the folder to the body.
  static func with(_ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let workspace = folder.appending(path: "w")
      try FileManager.default.createDirectory(at: workspace, withIntermediateDirectories: true)
      for (name, text) in files {
        try Data(text.utf8).write(to: workspace.appending(path: name))
      }
      try body(folder)
    }
  }
}
