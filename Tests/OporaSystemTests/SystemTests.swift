import Testing

@testable import OporaSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What threads share and what they make together.
@Suite struct SystemTests {
  @Test func resultsComeInTheOrderOfTheElements() {
    for count in [0, 1, 2, 500] {
      let results = Parallel.map(Array(0..<count)) { $0 * $0 }
      #expect(results == (0..<count).map { $0 * $0 })
    }
  }

  @Test func noChangeOfSharedStateIsLost() {
    let counter = Locked(0)
    _ = Parallel.map(Array(0..<64)) { _ in
      for _ in 0..<1000 { counter.withLock { $0 += 1 } }
    }
    #expect(counter.withLock { $0 } == 64_000)
  }

  @Test func bytesAreReadBackFromWhereTheyWereWritten() throws {
    let file = tmpfile()
    try #require(file != nil)
    let descriptor = fileno(file)
    defer { fclose(file) }
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    #expect(bytes.withUnsafeBytes { PositionedFile.write(descriptor, $0, at: 50) })
    var back = [UInt8](repeating: 0, count: bytes.count + 10)
    let count = back.withUnsafeMutableBytes { PositionedFile.read(descriptor, $0, at: 50) }
    #expect(count == bytes.count && Array(back.prefix(bytes.count)) == bytes)
    #expect(back.withUnsafeMutableBytes { PositionedFile.read(descriptor, $0, at: 1 << 30) } == 0)
    #expect(back.withUnsafeMutableBytes { PositionedFile.read(-1, $0, at: 0) } == nil)
  }
}
