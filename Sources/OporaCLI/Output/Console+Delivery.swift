extension Console {
  /// Writes a result to the file given by `--out`, or to standard output.
  func deliver(_ text: String, to invocation: Invocation) throws(CommandFailure) {
    if let path = invocation.value("out") {
      try OutputFile.write(text, to: path)
    } else {
      write(text)
    }
  }
}
