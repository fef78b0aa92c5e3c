import Opora
import OporaCSV
import OporaDiagnostics
import OporaLanguage
import OporaRegistry

/// Files of other systems that are no CSV tables of rows as they are.
enum ForeignFile {
  /// Records in JSON as CSV; nil for other files.
  static func table(
    of bytes: [UInt8], _ path: String
  ) throws(CommandFailure) -> [UInt8]? {
    guard RecordsOfJSON.looksLikeJSON(bytes) else { return nil }
    let records = RecordsOfJSON(bytes, name: path)
    if let fault = records.findings.first(where: { $0.severity == .error }) {
      throw .refused(fault, path: path)
    }
    return Array(records.csv.utf8)
  }

  /// The table that a file of another system comes to; nil for CSV.
  static func text(
    of bytes: [UInt8], _ path: String, _ invocation: Invocation
  ) throws(CommandFailure) -> String? {
    guard invocation.value("to") != "json", let table = try table(of: bytes, path) else {
      return nil
    }
    return String(decoding: table, as: UTF8.self)
  }
}
