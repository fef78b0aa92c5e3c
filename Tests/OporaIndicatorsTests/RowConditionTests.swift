import Opora
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// Conditions on rows that database engines and this one once answered differently.
@Suite struct RowConditionTests {
  private static func numerator(
    _ indicator: String, of files: [(String, String)], in period: String = "2024-S2"
  ) throws -> ExactNumber? {
    let inputs = files.map { InputFile(name: $0.0, bytes: Array($0.1.utf8)) }
    let monitoring = Monitoring(Workspace(files: inputs))
    let asked = try #require(monitoring.period(period))
    let values = monitoring.values(in: [asked], indicators: [indicator])
    let cell = try #require(values.cell(indicator, "total", period))
    return cell.numerator ?? cell.outcome.number
  }

  /// 0.004 and 0.5 are greater than 0, though no whole number lies between.
  @Test func aNumberWithDecimalsIsComparedWithAWholeBoundExactly() throws {
    let file = """
      certificate_id,child_id,kind,status,issued_on,municipality,birth_date,used
      k1,C1,ПФ,active,2024-01-10,99601000,2012-01-01,0.004
      k2,C2,ПФ,active,2024-01-10,99601000,2012-01-01,0.5
      k3,C3,ПФ,active,2024-01-10,99601000,2012-01-01,0
      k4,C4,ПФ,active,2024-01-10,99601000,2012-01-01,1

      """
    let used = try Self.numerator("certificates-used-of-held", of: [("certificates.csv", file)])
    #expect(used == ExactNumber(3))
  }

  /// A contract that a later list ends joins no children.
  @Test func aRowThatALaterSnapshotReplacedIsNotFoundByExists() throws {
    let children = """
      enrolment_id,child_id,birth_date,municipality,programme_id,direction,start_date
      e1,C1,2012-01-01,99601000,p1,sport,2024-09-01
      e2,C2,2012-01-01,99601000,p2,sport,2024-09-01

      """
    let header = "contract_id,municipality,starts,programme_id,ends\n"
    let network = try Self.numerator(
      "network-children",
      of: [
        ("enrolments.csv", children),
        (
          "network_contracts 2024-09-01.csv",
          header + "n1,99601000,2024-01-01,p1,\nn2,99601000,2024-01-01,p2,\n"
        ),
        ("network_contracts 2024-12-01.csv", header + "n1,99601000,2024-01-01,p1,2024-06-15\n"),
      ])
    #expect(network == ExactNumber(1))
  }
}
