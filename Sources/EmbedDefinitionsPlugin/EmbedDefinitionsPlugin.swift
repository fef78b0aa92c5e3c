import Foundation
import PackagePlugin

/// Turns the JSON5 files of a target's folder into one Swift file of raw strings.
///
/// The compiler digests raw string literals of any size in a second or two; resources embedded as
/// byte arrays cost a quarter of a second per kilobyte, and resource bundles break when the binary
/// is moved.
@main
struct EmbedDefinitionsPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let inputs = module.sourceFiles(withSuffix: "json5").map(\.url).sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedDefinitions.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(inputs.count) definitions",
        executable: try context.tool(named: "EmbedDefinitions").url,
        arguments: [output.path, module.directoryURL.path] + inputs.map(\.path),
        inputFiles: inputs, outputFiles: [output])
    ]
  }
}
