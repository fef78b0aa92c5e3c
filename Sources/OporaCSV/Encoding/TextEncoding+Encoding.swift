extension TextEncoding {
  /// A text in this encoding, without a byte order mark of its own.
  ///
  /// - Parameter text: Any text.
  /// - Returns: Its bytes; `?` for a character that the encoding lacks.
  public func encode(_ text: String) -> [UInt8] {
    Array(text.utf8).withUnsafeBytes { Transcoder.encode($0, self) }
  }
}
