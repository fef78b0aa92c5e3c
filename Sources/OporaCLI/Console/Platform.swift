#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(ucrt)
  import ucrt
#endif

import OporaLanguage

/// The few calls of the operating system that the console needs, in one place.
enum Platform {
  /// Standard output.
  static let standardOutput: Int32 = 1
  /// Standard error.
  static let standardError: Int32 = 2

  /// The system's number of "no such file or folder".
  static var notFound: Int32 { ENOENT }
  /// The system's number of "this is a file, not a folder".
  static var notAFolder: Int32 { ENOTDIR }

  /// The system's number of "no access".
  static var noAccess: Int32 { EACCES }

  /// Why a write did not succeed.
  enum WriteFailure: Error {
    /// The reader of a pipe has gone: no fault of ours, nothing more need be written.
    case readerGone
    /// Anything else, such as a full disk; the system's number of the error.
    case failed(Int32)
  }

  /// Makes writing to a closed pipe an error of the call instead of the end of the process.
  static func ignoreBrokenPipes() {
    #if !os(Windows)
      _ = signal(SIGPIPE, SIG_IGN)
    #endif
  }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether results may be coloured: standard output is a terminal that can, and `NO_COLOR` is
  /// unset or empty.
  static var allowsColor: Bool {
    let isForbidden = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    return !isForbidden && !isDumb && isTerminal(standardOutput)
  }

  /// How many processors are there; at least 1.
  static var processors: Int {
    #if os(Windows)
      return 2
    #else
      return max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    #endif
  }

  /// Today by the machine's clock and time zone: the day on which something is received.
  static var today: CalendarDay {
    var seconds = time(nil)
    #if os(Windows)
      guard let parts = localtime(&seconds)?.pointee else { return CalendarDay(number: 0) }
    #else
      var parts = tm()
      guard localtime_r(&seconds, &parts) != nil else { return CalendarDay(number: 0) }
    #endif
    let (year, month, day) = (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    return CalendarDay(year: year, month: month, day: day) ?? CalendarDay(number: 0)
  }

  /// The folder for temporary files.
  static var temporaryFolder: String {
    guard let told = getenv("TMPDIR"), told.pointee != 0 else { return "/tmp" }
    return String(cString: told)
  }

  /// Writes all bytes, however many calls it takes.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(WriteFailure) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: buffer[start...]))
      }
      if written >= 0 {
        start += written
      } else if errno == EPIPE {
        throw .readerGone
      } else if errno == EAGAIN {
        waitUntilWritable(descriptor)
      } else if errno != EINTR {
        throw .failed(errno)
      }
    }
  }

  /// Words for an error number of the system; in Russian where users meet it.
  static func reason(_ number: Int32) -> LocalizedText {
    let english = String(cString: strerror(number))
    let russian =
      switch number {
      case ENOSPC: "на диске нет места"
      case EACCES, EPERM: "нет доступа"
      case EROFS: "диск только для чтения"
      case ENOENT: "нет такого файла или папки"
      case EISDIR: "это папка, а нужен файл"
      case ENOTDIR: "это файл, а нужна папка"
      case EEXIST: "файл уже есть"
      case ENAMETOOLONG: "слишком длинное имя"
      case EIO: "сбой чтения или записи"
      default: english
      }
    return LocalizedText(ru: russian, en: english)
  }

  /// Ends the process.
  static func exit(_ code: ExitCode) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code.rawValue)
    #elseif canImport(Musl)
      Musl.exit(code.rawValue)
    #elseif canImport(Darwin)
      Darwin.exit(code.rawValue)
    #elseif canImport(ucrt)
      ucrt.exit(code.rawValue)
    #endif
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(ucrt)
      Int(ucrt._write(descriptor, bytes.baseAddress, UInt32(bytes.count)))
    #endif
  }

  private static func waitUntilWritable(_ descriptor: Int32) {
    #if !os(Windows)
      var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = poll(&request, 1, 1000)
    #endif
  }
}
