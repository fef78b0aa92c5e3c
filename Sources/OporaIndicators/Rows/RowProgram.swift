/// A condition or number over rows as a flat list of steps on whole batches of rows.
///
/// A definition is compiled once for a table and a period. Dates of the period become constants, ages
/// become ranges of birth dates, texts become numbers of the column's dictionary, code lists become
/// lookup tables. Equal steps are shared by all measures of a pass. A step works on up to
/// ``RowRunner/batchSize`` rows at once; nothing in a row loop is a string, a closure or a class.
struct RowProgram {
  /// The number of a truth register.
  typealias Truth = Int
  /// The number of a number register.
  typealias Number = Int

  /// One step; its results go to the register of the same kind with the next free number.
  enum Step: Hashable {
    // Truth registers: true, false or unknown.
    /// A stored small value within bounds; a missing one is unknown.
    case range(column: Int, low: Int32, high: Int32)
    /// A lookup of a stored small value: 0 false, 1 true, 2 unknown; a missing one is unknown.
    ///
    /// Values behind the table's end have appeared since it was made; they get the truth `beyond`.
    case lookup(column: Int, table: Int, beyond: UInt8 = 0)
    /// Whether a cell is missing; never unknown.
    case isMissing(column: Int)
    /// Both ends of a band within bounds is true, both outside on one side is false, else unknown.
    case band(from: Int, to: Int, low: Int64, high: Int64)
    case constant(UInt8)
    case and(Truth, Truth)
    case or(Truth, Truth)
    case not(Truth)
    /// Unknown becomes the given truth value.
    case known(Truth, otherwise: Bool)
    case less(Number, Number)
    case equal(Number, Number)
    // Number registers; a missing number is `Int64.min`.
    case load(column: Int)
    /// A lookup of a stored small value in a table of numbers.
    case map(column: Int, table: Int)
    case number(Int64)
    case add(Number, Number)
    case subtract(Number, Number)
    case multiply(Number, Number, by: Int64)
    /// A quotient in millionths; by zero it is missing.
    case divide(Number, Number)
    case otherwise(Number, Number)
    case choose(Truth, Number, Number)
    case year(Number)
    case month(Number)
    /// A day as the count of working days up to it, from a table that begins in 1990.
    case workdays(Number, table: Int)
    case age(Number, on: Number)

    /// Whether the step's result is a truth register.
    var isTruth: Bool {
      switch self {
      case .range, .lookup, .isMissing, .band, .constant, .and, .or, .not, .known, .less, .equal:
        true
      default: false
      }
    }
  }

  private(set) var steps: [(step: Step, register: Int)] = []
  private(set) var truthCount = 0
  private(set) var numberCount = 0
  /// Tables of truth values by stored small value.
  private(set) var truthTables: [[UInt8]] = []
  /// Tables of numbers by stored small value.
  private(set) var numberTables: [[Int64]] = []
  private var known: [Step: Int] = [:]

  /// The register of a step, which is added unless an equal one exists.
  mutating func register(_ step: Step) -> Int {
    if let register = known[step] { return register }
    let register = step.isTruth ? truthCount : numberCount
    if step.isTruth { truthCount += 1 } else { numberCount += 1 }
    steps.append((step, register))
    known[step] = register
    return register
  }

  /// The number of a table of truth values, added unless an equal one exists.
  mutating func table(_ values: [UInt8]) -> Int {
    if let index = truthTables.firstIndex(of: values) { return index }
    truthTables.append(values)
    return truthTables.count - 1
  }

  /// The number of a table of numbers, added unless an equal one exists.
  mutating func table(_ values: [Int64]) -> Int {
    if let index = numberTables.firstIndex(of: values) { return index }
    numberTables.append(values)
    return numberTables.count - 1
  }
}
