public import Foundation

/// What a run of the tool came to.
public struct ToolRun: Sendable {
  /// The exit code.
  public let code: Int32
  /// The bytes of standard output.
  public let outputBytes: Data
  /// Standard error as text.
  public let words: String

  /// Standard output as text; bytes that are no UTF-8 are replaced.
  public var output: String { String(decoding: outputBytes, as: UTF8.self) }
}

/// The built tool, which lies beside the test bundle.
public var builtTool: URL {
  let bundle = Bundle.main.bundleURL
  let folder = bundle.pathExtension == "xctest" ? bundle.deletingLastPathComponent() : bundle
  return folder.appending(path: "opora")
}

/// Runs the built tool and waits for its end.
///
/// - Parameters:
///   - arguments: The words after the program's name.
///   - folder: The working directory; the current one by default.
///   - environment: Variables set beside those of the test; an empty value unsets one.
/// - Returns: Exit code and both outputs.
/// - Throws: Whatever keeps the tool from starting.
public func runOpora(
  _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
) throws -> ToolRun {
  let process = Process()
  process.executableURL = builtTool
  process.arguments = arguments
  if let folder { process.currentDirectoryURL = folder }
  var variables = ProcessInfo.processInfo.environment
  for (name, value) in environment { variables[name] = value.isEmpty ? nil : value }
  process.environment = variables
  let output = Pipe()
  let words = Pipe()
  process.standardOutput = output
  process.standardError = words
  process.standardInput = FileHandle.nullDevice
  let collected = CollectedWords()
  let reader = Thread { collected.read(words.fileHandleForReading) }
  try process.run()
  reader.start()
  let bytes = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return ToolRun(
    code: process.terminationStatus, outputBytes: bytes, words: collected.wait())
}

/// Reads standard error on a thread of its own, so that neither pipe can fill up and block.
private final class CollectedWords: @unchecked Sendable {
  private let isDone = DispatchSemaphore(value: 0)
  private var data = Data()

  func read(_ handle: FileHandle) {
    data = handle.readDataToEndOfFile()
    isDone.signal()
  }

  func wait() -> String {
    isDone.wait()
    return String(decoding: data, as: UTF8.self)
  }
}
