#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#else
  import Synchronization
#endif

/// State that several threads share, one at a time.
///
/// The lock is that of the system: checkers of threads know it, while those of the language's own
/// library they take for none.
package final class Locked<State>: @unchecked Sendable {
  #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private var state: State

    /// Makes shared state.
    package init(_ state: State) {
      self.state = state
      pthread_mutex_init(lock, nil)
    }

    deinit {
      pthread_mutex_destroy(lock)
      lock.deallocate()
    }

    /// Calls `body` with the state, which nobody else has meanwhile.
    package func withLock<Result>(_ body: (inout State) -> Result) -> Result {
      pthread_mutex_lock(lock)
      defer { pthread_mutex_unlock(lock) }
      return body(&state)
    }
  #else
    private let lock = Mutex(())
    private var state: State

    /// Makes shared state.
    package init(_ state: State) { self.state = state }

    /// Calls `body` with the state, which nobody else has meanwhile.
    package func withLock<Result>(_ body: (inout State) -> Result) -> Result {
      lock._unsafeLock()
      defer { lock._unsafeUnlock() }
      return body(&state)
    }
  #endif
}
