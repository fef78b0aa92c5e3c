import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// Runs a row program over tables of one form, a batch at a time; it owns the registers.
///
/// A final class because its registers are raw memory that is freed once, when the run is over.
final class RowRunner {
  /// Rows in a batch.
  static let batchSize = 1024

  /// Rows that a register has room for.
  private let length: Int
  private let program: RowProgram
  /// The table whose rows are run.
  var table: Table
  private let truths: UnsafeMutablePointer<UInt8>
  private let unknowns: UnsafeMutablePointer<UInt8>
  private let numbers: UnsafeMutablePointer<Int64>

  /// Makes a runner.
  ///
  /// - Parameters:
  ///   - program: the steps.
  ///   - table: the first table whose rows are run, or one of the same columns.
  ///   - rows: how many rows a table may have; registers for few rows are short.
  init(_ program: RowProgram, over table: Table, rows: Int) {
    self.program = program
    self.table = table
    length = max(1, min(rows, RowRunner.batchSize))
    truths = RowRunner.registers(program.truthCount * length)
    unknowns = RowRunner.registers(program.truthCount * length)
    numbers = RowRunner.registers(program.numberCount * length)
  }

  /// Registers of zeros: a step over a column that the table lacks leaves them so.
  private static func registers<Value: FixedWidthInteger>(
    _ count: Int
  ) -> UnsafeMutablePointer<Value> {
    let registers = UnsafeMutablePointer<Value>.allocate(capacity: max(1, count))
    registers.initialize(repeating: 0, count: max(1, count))
    return registers
  }

  deinit {
    truths.deallocate()
    unknowns.deallocate()
    numbers.deallocate()
  }

  /// Whether each row of the batch makes a truth register true: 1 or 0.
  func isTrue(_ register: RowProgram.Truth) -> UnsafePointer<UInt8> {
    UnsafePointer(truths + register * length)
  }

  /// Whether a truth register is unknown for each row of the batch: 1 or 0.
  func isUnknown(_ register: RowProgram.Truth) -> UnsafePointer<UInt8> {
    UnsafePointer(unknowns + register * length)
  }

  /// The numbers of a number register for each row of the batch.
  func values(_ register: RowProgram.Number) -> UnsafePointer<Int64> {
    UnsafePointer(numbers + register * length)
  }

  /// Runs every step on `count` rows from `first`.
  func run(first: Int, count: Int) {
    for (step, register) in program.steps {
      if step.isTruth {
        runTruth(step, register, first, count)
      } else {
        runNumber(step, numbers + register * length, first, count)
      }
    }
  }

  private func runTruth(_ step: RowProgram.Step, _ register: Int, _ first: Int, _ count: Int) {
    let t = truths + register * length
    let u = unknowns + register * length
    switch step {
    case .range(let column, let low, let high):
      withSmall(column, first) { cells in
        for row in 0..<count {
          let value = cells[row]
          t[row] = value >= low && value <= high ? 1 : 0
          u[row] = value == Column.missing ? 1 : 0
        }
      }
    case .lookup(let column, let index, let beyond):
      lookup(column, program.truthTables[index], beyond, t, u, first, count)
    case .isMissing(let column):
      isMissing(column, t, first, count)
      for row in 0..<count { u[row] = 0 }
    case .band(let from, let to, let low, let high):
      for row in 0..<count { band(from, to, low, high, first + row, &t[row], &u[row]) }
    case .constant(let value):
      for row in 0..<count {
        t[row] = value & 1
        u[row] = value >> 1
      }
    case .less(let left, let right): compare(left, right, t, u, count) { $0 < $1 }
    case .equal(let left, let right): compare(left, right, t, u, count) { $0 == $1 }
    default: combine(step, t, u, count)
    }
  }

  /// Kleene's connectives: unknown where the known part does not decide.
  private func combine(
    _ step: RowProgram.Step, _ t: UnsafeMutablePointer<UInt8>, _ u: UnsafeMutablePointer<UInt8>,
    _ count: Int
  ) {
    switch step {
    case .and(let left, let right):
      let (lt, lu, rt, ru) = (isTrue(left), isUnknown(left), isTrue(right), isUnknown(right))
      for row in 0..<count {
        t[row] = lt[row] & rt[row]
        u[row] = (lt[row] | lu[row]) & (rt[row] | ru[row]) & ~t[row] & 1
      }
    case .or(let left, let right):
      let (lt, lu, rt, ru) = (isTrue(left), isUnknown(left), isTrue(right), isUnknown(right))
      for row in 0..<count {
        t[row] = lt[row] | rt[row]
        u[row] = (lu[row] | ru[row]) & ~t[row] & 1
      }
    case .not(let operand):
      let (ot, ou) = (isTrue(operand), isUnknown(operand))
      for row in 0..<count {
        u[row] = ou[row]
        t[row] = ~(ot[row] | ou[row]) & 1
      }
    case .known(let operand, let otherwise):
      let (ot, ou) = (isTrue(operand), isUnknown(operand))
      let fill: UInt8 = otherwise ? 1 : 0
      for row in 0..<count {
        t[row] = ot[row] | (ou[row] & fill)
        u[row] = 0
      }
    default: break
    }
  }

  private func lookup(
    _ column: Int, _ values: [UInt8], _ beyond: UInt8, _ t: UnsafeMutablePointer<UInt8>,
    _ u: UnsafeMutablePointer<UInt8>, _ first: Int, _ count: Int
  ) {
    withSmall(column, first) { cells in
      values.withUnsafeBufferPointer { values in
        let known = UInt32(truncatingIfNeeded: values.count)
        for row in 0..<count {
          // A missing cell is negative, so as an unsigned number it is behind any table's end.
          let cell = UInt32(bitPattern: cells[row])
          let value =
            cell < known ? values[Int(cell)] : cells[row] == Column.missing ? 2 : beyond
          t[row] = value & 1
          u[row] = value >> 1
        }
      }
    }
  }

  private func isMissing(
    _ column: Int, _ t: UnsafeMutablePointer<UInt8>, _ first: Int, _ count: Int
  ) {
    guard let cells = table.columns[column] else {
      for row in 0..<count { t[row] = 1 }
      return
    }
    guard cells.isWide else {
      withSmall(column, first) { small in
        for row in 0..<count { t[row] = small[row] == Column.missing ? 1 : 0 }
      }
      return
    }
    for row in 0..<count { t[row] = cells.wide[first + row] == Column.missingWide ? 1 : 0 }
  }

  private func band(
    _ from: Int, _ to: Int, _ low: Int64, _ high: Int64, _ row: Int, _ t: inout UInt8,
    _ u: inout UInt8
  ) {
    let start = table.columns[from]?.wide[row] ?? Column.missingWide
    let end = table.columns[to]?.wide[row] ?? Column.missingWide
    // «85 и старше» has no end and «до 5» no start; both may still lie outside.
    let isOpenBelow = start == Column.missingWide
    let isOpenAbove = end == Column.missingWide
    let isOutside = !isOpenBelow && start > high || !isOpenAbove && end < low
    t = !isOpenBelow && !isOpenAbove && start >= low && end <= high ? 1 : 0
    u = t == 1 || isOutside ? 0 : 1
  }

  @inline(__always)
  private func compare(
    _ left: Int, _ right: Int, _ t: UnsafeMutablePointer<UInt8>,
    _ u: UnsafeMutablePointer<UInt8>, _ count: Int, _ holds: (Int64, Int64) -> Bool
  ) {
    let a = numbers + left * length
    let b = numbers + right * length
    for row in 0..<count {
      let isMissing = a[row] == Column.missingWide || b[row] == Column.missingWide
      t[row] = !isMissing && holds(a[row], b[row]) ? 1 : 0
      u[row] = isMissing ? 1 : 0
    }
  }

  @inline(__always)
  private func withSmall(_ column: Int, _ first: Int, _ body: (UnsafePointer<Int32>) -> Void) {
    table.columns[column]?.small.withUnsafeBufferPointer { cells in
      if let base = cells.baseAddress { body(base + first) }
    }
  }

  private func runNumber(
    _ step: RowProgram.Step, _ out: UnsafeMutablePointer<Int64>, _ first: Int, _ count: Int
  ) {
    let size = length
    switch step {
    case .load(let column): load(column, out, first, count)
    case .map(let column, let index):
      let values = program.numberTables[index]
      withSmall(column, first) { cells in
        for row in 0..<count {
          let isKnown = cells[row] >= 0 && Int(cells[row]) < values.count
          out[row] = isKnown ? values[Int(cells[row])] : Column.missingWide
        }
      }
    case .number(let value): for row in 0..<count { out[row] = value }
    case .add(let left, let right):
      arithmetic(numbers + left * size, numbers + right * size, out, count) {
        $0.addingReportingOverflow($1)
      }
    case .subtract(let left, let right):
      arithmetic(numbers + left * size, numbers + right * size, out, count) {
        $0.subtractingReportingOverflow($1)
      }
    case .multiply(let left, let right, let divisor):
      arithmetic(numbers + left * size, numbers + right * size, out, count) {
        let product = Int128($0) * Int128($1) / Int128(divisor)
        return (Int64(truncatingIfNeeded: product), Int64(exactly: product) == nil)
      }
    case .divide(let left, let right):
      arithmetic(numbers + left * size, numbers + right * size, out, count) {
        guard $1 != 0 else { return (0, true) }
        let quotient = Int128($0) * Int128(FixedPoint.unit) / Int128($1)
        return (Int64(truncatingIfNeeded: quotient), Int64(exactly: quotient) == nil)
      }
    case .otherwise(let left, let right):
      let (a, b) = (numbers + left * size, numbers + right * size)
      for row in 0..<count { out[row] = a[row] == Column.missingWide ? b[row] : a[row] }
    case .choose(let condition, let left, let right):
      let (t, u) = (isTrue(condition), isUnknown(condition))
      let (a, b) = (numbers + left * size, numbers + right * size)
      for row in 0..<count {
        out[row] = u[row] == 1 ? Column.missingWide : t[row] == 1 ? a[row] : b[row]
      }
    default: runCalendar(step, out, count)
    }
  }

  private func runCalendar(
    _ step: RowProgram.Step, _ out: UnsafeMutablePointer<Int64>, _ count: Int
  ) {
    let size = length
    switch step {
    case .year(let day):
      each(numbers + day * size, out, count) { Int64($0.components.year) }
    case .month(let day):
      each(numbers + day * size, out, count) { Int64($0.components.month) }
    case .workdays(let day, let index):
      let counts = program.numberTables[index]
      each(numbers + day * size, out, count) { day in
        let place = Int(day.number) - Int(WorkdayCounts.first.number)
        return counts[min(max(place, 0), counts.count - 1)]
      }
    case .age(let birth, let date):
      let (a, b) = (numbers + birth * size, numbers + date * size)
      for row in 0..<count {
        guard a[row] != Column.missingWide, b[row] != Column.missingWide else {
          out[row] = Column.missingWide
          continue
        }
        out[row] = CompletedYears.between(
          CalendarDay(number: Int32(truncatingIfNeeded: a[row])),
          CalendarDay(number: Int32(truncatingIfNeeded: b[row])))
      }
    default: break
    }
  }

  @inline(__always)
  private func each(
    _ input: UnsafeMutablePointer<Int64>, _ out: UnsafeMutablePointer<Int64>, _ count: Int,
    _ body: (CalendarDay) -> Int64
  ) {
    for row in 0..<count {
      out[row] =
        input[row] == Column.missingWide
        ? Column.missingWide : body(CalendarDay(number: Int32(truncatingIfNeeded: input[row])))
    }
  }

  @inline(__always)
  private func arithmetic(
    _ a: UnsafeMutablePointer<Int64>, _ b: UnsafeMutablePointer<Int64>,
    _ out: UnsafeMutablePointer<Int64>, _ count: Int,
    _ body: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) {
    for row in 0..<count {
      guard a[row] != Column.missingWide, b[row] != Column.missingWide else {
        out[row] = Column.missingWide
        continue
      }
      let (value, overflow) = body(a[row], b[row])
      out[row] = overflow ? Column.missingWide : value
    }
  }

  /// Loads a column; numbers with decimals come as millionths.
  private func load(
    _ column: Int, _ out: UnsafeMutablePointer<Int64>, _ first: Int, _ count: Int
  ) {
    guard let cells = table.columns[column] else { return }
    guard cells.isWide else {
      withSmall(column, first) { small in
        for row in 0..<count {
          out[row] = small[row] == Column.missing ? Column.missingWide : Int64(small[row])
        }
      }
      return
    }
    let isNumber = cells.form.type == .number
    for row in 0..<count {
      let value = cells.wide[first + row]
      guard isNumber, value != Column.missingWide else {
        out[row] = value
        continue
      }
      let scale = cells.scales.isEmpty ? 0 : Int(cells.scales[first + row])
      out[row] = FixedPoint.millionths(digits: value, scale: scale)
    }
  }
}

/// Numbers with decimals inside row conditions: whole millionths.
enum FixedPoint {
  /// Millionths in one.
  static let unit: Int64 = 1_000_000

  /// Digits with decimals as millionths; what does not fit stays at the end of the range.
  static func millionths(digits: Int64, scale: Int) -> Int64 {
    let value =
      scale <= 6
      ? Int128(digits) * DecimalScale.power(6 - scale)
      : Int128(digits) / DecimalScale.power(scale - 6)
    return Int64(clamping: min(max(value, Int128(Int64.min + 1)), Int128(Int64.max)))
  }
}

/// Age in completed years by the calendar (полных лет).
enum CompletedYears {
  /// Years from one day to another; who is born on 29 February turns a year older on 1 March of a
  /// common year.
  static func between(_ birth: CalendarDay, _ day: CalendarDay) -> Int64 {
    let (a, b) = (birth.components, day.components)
    let hadBirthday = (b.month, b.day) >= (a.month, a.day)
    return Int64(b.year - a.year - (hadBirthday ? 0 : 1))
  }

  /// The latest birth date of those who are at least `years` old on a day.
  static func latestBirth(atLeast years: Int, on day: CalendarDay) -> CalendarDay {
    day.adding(years: -years)
  }
}
