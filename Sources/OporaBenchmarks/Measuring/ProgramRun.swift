#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One run of a program, measured from its start to its end.
///
/// On Linux a program's greatest memory is at least that of the process that started it, and this
/// one holds registers. So a second, small process of this program starts the measured one: it is
/// called with ``word`` before path and arguments, and writes what it measured as one line.
struct ProgramRun: Equatable {
  /// The first argument of the small process.
  static let word = "--start"

  /// The exit code; 128 and more for a signal.
  var code: Int
  /// Wall time in seconds.
  var seconds: Double
  /// Processor time in seconds, user and system.
  var processorSeconds: Double
  /// Greatest memory in bytes.
  var peakMemory: Int

  /// The run as the line that the small process writes, times in microseconds.
  var line: String {
    "\(code) \(Int(seconds * 1e6)) \(Int(processorSeconds * 1e6)) \(peakMemory)\n"
  }

  /// Reads such a line; nil if it is none.
  init?(_ line: String) {
    let numbers = line.split { $0 == " " || $0 == "\n" }.compactMap { Int($0) }
    guard numbers.count == 4 else { return nil }
    code = numbers[0]
    seconds = Double(numbers[1]) / 1e6
    processorSeconds = Double(numbers[2]) / 1e6
    peakMemory = numbers[3]
  }

  /// Runs a program with its outputs thrown away, from a small process; nil if it does not start.
  static func of(_ path: String, _ arguments: [String]) -> ProgramRun? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    let started = spawn(Platform.ownPath, [word, path] + arguments, output: ends[1])
    close(ends[1])
    defer { close(ends[0]) }
    guard let process = started else { return nil }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(ends[0], &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += part[..<count]
    }
    guard wait(for: process) != nil else { return nil }
    return ProgramRun(String(decoding: bytes, as: UTF8.self))
  }

  /// What the small process does; gives nil if the program does not start.
  static func measured(_ path: String, _ arguments: [String]) -> ProgramRun? {
    let nowhere = open("/dev/null", O_WRONLY)
    let clock = ContinuousClock()
    let start = clock.now
    guard let process = spawn(path, arguments, output: nowhere),
      let (status, usage) = wait(for: process)
    else { return nil }
    let seconds = start.duration(to: clock.now).inSeconds
    let signal = status & 0x7F
    return ProgramRun(
      code: Int(signal == 0 ? status >> 8 & 0xFF : 128 + signal), seconds: seconds,
      processorSeconds: Platform.seconds(of: usage),
      peakMemory: Int(usage.ru_maxrss) * memoryUnit)
  }
}

extension ProgramRun {
  private init(code: Int, seconds: Double, processorSeconds: Double, peakMemory: Int) {
    self.code = code
    self.seconds = seconds
    self.processorSeconds = processorSeconds
    self.peakMemory = peakMemory
  }

  /// Starts a program that reads nothing and whose words go nowhere.
  private static func spawn(_ path: String, _ arguments: [String], output: Int32) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var process: pid_t = 0
    guard posix_spawn(&process, path, &actions, nil, words, environ) == 0 else { return nil }
    return process
  }

  /// Waits for the end of a process; `wait4` tells time and memory of this very one.
  private static func wait(for process: pid_t) -> (status: Int32, usage: rusage)? {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { return nil }
    }
    return (status, usage)
  }

  /// `ru_maxrss` counts kibibytes on Linux and bytes on macOS.
  private static var memoryUnit: Int {
    #if canImport(Darwin)
      1
    #else
      1024
    #endif
  }
}
