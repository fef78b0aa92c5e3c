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
    let (file, list) = parts(of: path)
    let records = RecordsOfJSON(bytes, name: file, member: list)
    let fault = records.findings.first { $0.severity == .error }
    // A table has no place for what is no record, and nothing is to be lost.
    if let fault = fault ?? (records.strangers > 0 ? records.findings.first : nil) {
      throw .refused(fault, path: path)
    }
    return Array(records.csv.utf8)
  }

  /// The file and, of `file.json#list`, which of its lists of records is meant.
  static func parts(of path: String) -> (file: String, list: String?) {
    guard let mark = path.lastIndex(of: "#"), path[..<mark].lowercased().hasSuffix(".json") else {
      return (path, nil)
    }
    return (String(path[..<mark]), String(path[path.index(after: mark)...]))
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
