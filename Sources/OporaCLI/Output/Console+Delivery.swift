extension Console {
  /// Writes a result to the file given by `--out`, or to standard output.
  func deliver(_ text: String, to invocation: Invocation) throws(CommandFailure) {
    try deliver(to: invocation) { take throws(CommandFailure) in try take(Array(text.utf8)) }
  }

  /// Writes a long result piece by piece; see ``deliver(_:to:)``.
  ///
  /// - Parameters:
  ///   - invocation: What was typed.
  ///   - body: Gives the pieces in order.
  /// - Throws: What the system says of the file, or the body of its pieces.
  func deliver(
    to invocation: Invocation,
    _ body: (_ take: ([UInt8]) throws(CommandFailure) -> Void) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    guard let path = invocation.value("out") else {
      return try body { write($0) }
    }
    try OutputFile.write(to: path, body)
  }
}
