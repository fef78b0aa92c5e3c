import TestSupport
import Testing

/// Undeclared imports of built modules compile without complaint, so a test must forbid them.
@Suite("the arrows between targets")
struct ArrowTests {
  static let system: Set<String> = [
    "FoundationEssentials", "Dispatch", "Synchronization", "Glibc", "Musl", "Darwin", "ucrt",
    "_Builtin_intrinsics.intel",
    "WinSDK",
  ]

  @Test func theManifestListsTargetsInTheOrderOfTheData() throws {
    let targets = try Manifest.ofThisPackage().targets
    #expect(targets.count > 10)
    var above: Set<String> = []
    for target in targets where !target.isBuildTool {
      let below = target.dependencies.filter { !above.contains($0) }
      #expect(below.isEmpty, "\(target.name) depends on targets that stand below it")
      above.insert(target.name)
    }
  }

  @Test func filesImportOnlyWhatTheManifestDeclares() throws {
    for target in try Manifest.ofThisPackage().targets where !target.isBuildTool {
      let allowed = ArrowTests.system.union(target.dependencies)
      for file in try SourceFile.all(below: target.folder) {
        let foreign = file.imports.filter { !allowed.contains($0) }
        #expect(foreign.isEmpty, "\(file.path)")
      }
    }
  }

  @Test func chartsKnowNothingOfMonitoring() throws {
    let charts = try Manifest.ofThisPackage().targets.first { $0.name == "OporaCharts" }
    #expect(charts?.dependencies == ["OporaLanguage"])
  }

  @Test func thePackageHasNoDependencies() throws {
    #expect(try Manifest.ofThisPackage().text.contains("\n  dependencies: [],\n"))
  }
}
