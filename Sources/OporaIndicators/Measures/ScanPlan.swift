import OporaDefinitions
import OporaRegistry

/// What one pass over the rows of a source finds out for all measures of all periods asked.
struct ScanPlan {
  /// A measure and where in the patterns of rows its answers stand.
  struct Measure {
    let plan: MeasurePlan
    /// Flag: the row counts.
    let passes: Int
    /// Flag: the row cannot be decided.
    let undecided: Int
    /// Flag: the row satisfies the condition of a share.
    let share: Int?
    /// For full grids, flags: the row is of the time asked; it is of the categories asked.
    let grid: (seen: Int, inCategory: Int)?
    /// The code of the municipality; nil attributes every row to the only one.
    let unit: Int?
    /// The codes of the breakdowns, in the order of the plan's divisions.
    let divisions: [Int]
    /// The number of the key column of a distinct count.
    let key: Int?
    /// The number of the summed column.
    let sum: Int?
  }

  /// A truth that is noted of each row; rows that its mask leaves out do not have it.
  struct Flag: Hashable {
    let register: RowProgram.Truth
    let mask: Int?
  }

  private(set) var measures: [Measure] = []
  private(set) var flags: [Flag] = []
  /// Columns of the form whose stored small values stand in a pattern.
  private(set) var codeColumns: [Int] = []
  /// Columns of the form that are counted distinct.
  private(set) var keyColumns: [Int] = []
  /// Columns of the form that are summed or searched for an extreme.
  private(set) var sumColumns: [Int] = []
  /// The steps behind the flags.
  private(set) var program = RowProgram()
  private let gridIsFull: Bool

  init(gridIsFull: Bool) { self.gridIsFull = gridIsFull }

  /// Words of a pattern that hold flags.
  var flagWords: Int { (flags.count + 63) / 64 }
  /// Words of a pattern.
  var width: Int { flagWords + (codeColumns.count + 1) / 2 }

  /// The flags of the measures that count a key, as words.
  func flagWords(countingKey key: Int) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: flagWords)
    for measure in measures where measure.key == key {
      words[measure.passes / 64] |= 1 << UInt64(measure.passes % 64)
    }
    return words
  }

  /// Adds a measure; the compiler is the one that made its plan.
  mutating func add(_ plan: MeasurePlan, mask: Int?, _ compiler: inout RowCompiler) {
    let passes = compiler.add(.and(plan.time, plan.condition.truth))
    var grid: (seen: Int, inCategory: Int)?
    if gridIsFull {
      let categories = plan.categories ?? compiler.add(.constant(1))
      grid = (
        flag(plan.time, mask), flag(compiler.add(.and(plan.time, categories)), mask)
      )
    }
    var isDistinct = false
    if case .countDistinct = plan.definition.aggregate { isDistinct = true }
    measures.append(
      Measure(
        plan: plan, passes: flag(passes, mask), undecided: undecided(plan, mask, &compiler),
        share: plan.share.map { flag($0, mask) }, grid: grid,
        unit: plan.unitColumn.map { ScanPlan.place($0, in: &codeColumns) },
        divisions: plan.facets.divisions.map { ScanPlan.place($0.column, in: &codeColumns) },
        key: isDistinct ? plan.column.map { ScanPlan.place($0, in: &keyColumns) } : nil,
        sum: isDistinct ? nil : plan.column.map { ScanPlan.place($0, in: &sumColumns) }))
    program = compiler.program
  }

  /// Notes a truth that belongs to no measure, such as whether the row touches a period.
  mutating func note(_ truth: RowProgram.Truth, _ compiler: RowCompiler) -> Int {
    program = compiler.program
    return flag(truth, nil)
  }

  /// Makes a column part of the patterns; its number among the codes.
  mutating func divide(by column: Int) -> Int { ScanPlan.place(column, in: &codeColumns) }

  /// A row of the time asked that does not count because a cell it needs is missing; in a full grid
  /// also one whose condition is unknown for another reason, such as a band that is cut through.
  private mutating func undecided(
    _ plan: MeasurePlan, _ mask: Int?, _ compiler: inout RowCompiler
  ) -> Int {
    let holds = compiler.add(.known(plan.condition.truth, otherwise: false))
    var doubts = compiler.add(.constant(0))
    for column in plan.condition.decisive {
      doubts = compiler.add(.or(doubts, compiler.add(.isMissing(column: column))))
    }
    if gridIsFull {
      doubts = compiler.add(
        .or(doubts, compiler.add(.known(plan.condition.truth, otherwise: true))))
    }
    let open = compiler.add(.and(plan.time, compiler.add(.not(holds))))
    return flag(compiler.add(.and(open, doubts)), mask)
  }

  private mutating func flag(_ register: RowProgram.Truth, _ mask: Int?) -> Int {
    let flag = Flag(register: register, mask: mask)
    if let known = flags.firstIndex(of: flag) { return known }
    flags.append(flag)
    return flags.count - 1
  }

  private static func place(_ column: Int, in columns: inout [Int]) -> Int {
    if let known = columns.firstIndex(of: column) { return known }
    columns.append(column)
    return columns.count - 1
  }
}
