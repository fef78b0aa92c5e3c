import Dispatch

/// Work that begins at once on a thread of its own; whoever asks for its result waits for it.
package final class Background<Value: Sendable>: Sendable {
  private let body: @Sendable () -> Value
  private let pending = DispatchGroup()
  private let found = Locked<Value?>(nil)

  /// Begins the work.
  package init(_ body: @escaping @Sendable () -> Value) {
    self.body = body
    DispatchQueue.global().async(group: pending) {
      let value = body()
      self.found.withLock { $0 = value }
    }
  }

  /// The result.
  package var value: Value {
    pending.wait()
    return found.withLock { $0 } ?? body()
  }
}
