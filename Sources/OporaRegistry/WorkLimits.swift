/// How much of a machine the work on long files may take (ограничения).
public struct WorkLimits: Sendable, Hashable {
  /// How many threads work on a file; at least 1.
  public var threads: Int
  /// How many bytes of memory the process should take about.
  ///
  /// Keys that are counted distinct beyond that go to a temporary file.
  public var memory: Int
  /// How many bytes of a file a worker takes at a time.
  public var blockLength: Int
  /// Files longer than so many bytes are read piece by piece.
  public var longFile = 1 << 20
  /// The folder for temporary files; nil keeps everything in memory.
  public var temporaryFolder: String?

  /// Limits that suit a laptop: two threads, 64 MiB, blocks of 256 KiB, no temporary file.
  ///
  /// - Parameters:
  ///   - threads: how many threads work.
  ///   - memory: bytes of memory.
  ///   - blockLength: bytes of a block.
  ///   - temporaryFolder: where temporary files may be made.
  public init(
    threads: Int = 2, memory: Int = 64 << 20, blockLength: Int = 1 << 18,
    temporaryFolder: String? = nil
  ) {
    self.threads = max(1, threads)
    self.memory = max(1 << 20, memory)
    self.blockLength = max(64, blockLength)
    self.temporaryFolder = temporaryFolder
  }

  /// Bytes that keys may take in the memory of one worker.
  ///
  /// Half of what is left beside the program itself and the blocks at hand: the other half is for
  /// counting them.
  package var keyBudget: Int {
    let blocks = threads * (6 * blockLength + (2 << 20))
    return max(1 << 20, (memory - (18 << 20) - blocks) / 2 * 3 / 2 / threads)
  }
}
