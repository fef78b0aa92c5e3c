import Dispatch
import OporaSystem

/// The program `opora-fuzz`: damaged files for the reader and the import, and what must hold of them.
///
/// Every input follows from the seed and its number, so that a fault is repeated by
/// `opora-fuzz --seed S --from N --inputs 1`. It stops at the first input that breaks a law, that
/// crashes the reader or that takes longer than ``patience``.
enum FuzzProgram {
  /// Exit codes.
  enum ExitCode: Int32 {
    case done = 0
    case fault = 1
    case usage = 2
    case hang = 4
  }

  /// How long one input may take, in seconds.
  static let patience = 20

  /// Runs the program with the words after its name.
  static func run(_ words: [String]) -> ExitCode {
    guard let options = FuzzOptions(words) else {
      Platform.say(FuzzOptions.usage)
      return .usage
    }
    var seeds = FuzzSeeds.texts
    for path in options.files {
      guard let bytes = Platform.contents(of: path) else {
        Platform.say("\(path): cannot be read")
        return .usage
      }
      seeds.append(bytes)
    }
    let progress = Locked(options.first)
    let inputs = seeds
    watch(progress, last: -1) { number in
      keep(Mutator(seeds: inputs, seed: options.seed, number: number).input(), options)
    }
    let laws = FuzzLaws()
    for number in options.first..<options.first + options.count {
      progress.withLock { $0 = number }
      let bytes = Mutator(seeds: seeds, seed: options.seed, number: number).input()
      if let fault = laws.fault(of: bytes) {
        tell(fault, bytes, number, options)
        return .fault
      }
      let done = number + 1 - options.first
      if done % 10_000 == 0 { Platform.say("\(done) inputs, no fault") }
    }
    Platform.say("\(options.count) inputs from \(options.first), seed \(options.seed): no fault")
    return .done
  }

  private static func tell(
    _ fault: String, _ bytes: [UInt8], _ number: Int, _ options: FuzzOptions
  ) {
    Platform.say("input \(number), seed \(options.seed): \(fault)")
    keep(bytes, options)
  }

  private static func keep(_ bytes: [UInt8], _ options: FuzzOptions) {
    guard let path = options.kept else { return }
    Platform.say(Platform.save(bytes, to: path) ? "kept as \(path)" : "\(path): cannot be written")
  }

  /// Ends the program if the same input is at hand for too long.
  private static func watch(
    _ progress: Locked<Int>, last: Int, _ keep: @escaping @Sendable (_ number: Int) -> Void
  ) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(patience)) {
      let number = progress.withLock { $0 }
      if number == last {
        Platform.say("input \(number) takes longer than \(patience) seconds")
        keep(number)
        Platform.exit(.hang)
      }
      watch(progress, last: number, keep)
    }
  }
}
