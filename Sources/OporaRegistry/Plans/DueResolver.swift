import OporaDefinitions
import OporaLanguage

/// Gives the pieces of a due text their days: years from neighbours or the plan, ends of months,
/// rhythms as days.
struct DueResolver {
  let plan: PlanYear?
  let calendar: WorkCalendar
  /// Whether something could not be placed because no year is known.
  private(set) var lacksYear = false

  init(plan: PlanYear?, calendar: WorkCalendar) {
    self.plan = plan
    self.calendar = calendar
  }

  private typealias Window = (from: DuePoint?, to: DuePoint, isDeadline: Bool)

  mutating func instances(of pieces: [DuePiece]) -> [DueInstance] {
    var windows: [Window] = []
    var rhythm: DueRhythm?
    var dayOfMonth: (day: Int, isWorkday: Bool, isNextMonth: Bool)?
    var spans: [Bool] = []
    var isOnRequest = false
    var isConditional = false
    for piece in pieces {
      switch piece {
      case .window(let from, let to, let isDeadline): windows.append((from, to, isDeadline))
      case .rhythm(let found): rhythm = rhythm ?? found
      case .dayOfMonth(let day, let isWorkday, let isNext): dayOfMonth = (day, isWorkday, isNext)
      case .always(let isSchool): spans.append(isSchool)
      case .open(.request, let isJoined):
        isOnRequest = true
        isConditional = isConditional || isJoined
      case .open: break
      }
    }
    if isConditional, rhythm == nil { return [] }
    if isOnRequest, !spans.isEmpty, windows.isEmpty, rhythm == nil { return [] }
    windows = joinNeighbours(takingYears(windows))
    fillYears(&windows)
    let found = windows.compactMap { instance($0) }
    if let rhythm = rhythm ?? (dayOfMonth == nil ? nil : .perMonth(1)) {
      return merged(rhythm, dayOfMonth, found, windows.count, spans)
    }
    return sorted(found + spans.compactMap { span(isSchool: $0) })
  }

  private func sorted(_ instances: [DueInstance]) -> [DueInstance] {
    Set(instances).sorted { ($0.on, $0.from) < ($1.on, $1.from) }
  }

  /// The whole plan, or the school year in it; nil, noted, if the plan's time is not known.
  private mutating func span(isSchool: Bool) -> DueInstance? {
    guard let plan else {
      lacksYear = true
      return nil
    }
    let end = isSchool ? plan.schoolYearEnd(calendar) : plan.lastDay
    return DueInstance(from: plan.start, on: end)
  }

  /// A rhythm stands within the stretch that is named, else within the plan; dates that spell it out
  /// («1 раз в полугодие: декабрь, июнь») take its place.
  private mutating func merged(
    _ rhythm: DueRhythm, _ day: (day: Int, isWorkday: Bool, isNextMonth: Bool)?,
    _ windows: [DueInstance], _ count: Int, _ spans: [Bool]
  ) -> [DueInstance] {
    if count > 1 || rhythm == .perYear(1), !windows.isEmpty { return sorted(windows) }
    var stretch = windows.first
    if let window = stretch {
      let months = Int(window.on.number - window.from.number) / 28
      if rhythm.timesInYear * max(1, months) < 24, months < 2 { return sorted(windows) }
    } else {
      stretch = span(isSchool: spans.first ?? false)
    }
    guard let stretch else { return [] }
    return RhythmDays(rhythm, in: stretch, day: day, calendar: calendar).instances
  }

  // MARK: Years

  /// «Июнь, 2024»: a year apart from its months is theirs.
  private func takingYears(_ windows: [Window]) -> [Window] {
    let years = windows.compactMap { window in
      window.to.unit == .year && window.from == nil && !window.isDeadline ? window.to.year : nil
    }
    let others = windows.filter { $0.to.unit != .year }
    guard years.count == 1, !others.isEmpty, others.allSatisfy({ $0.to.firstMonth != nil }),
      others.allSatisfy({ $0.to.year == nil && $0.from?.year == nil })
    else { return windows }
    return others.map { window in
      var window = window
      window.to.year = years[0]
      return window
    }
  }

  /// «Май, июнь»: two neighbouring months, named side by side without years of their own, are one
  /// stretch; three and more, or months apart, are so many times.
  private func joinNeighbours(_ windows: [Window]) -> [Window] {
    guard windows.count == 2, case .month(let first) = windows[0].to.unit,
      case .month(let second) = windows[1].to.unit, second == first + 1,
      windows.allSatisfy({ $0.from == nil && !$0.isDeadline && $0.to.part == .whole }),
      windows[0].to.year == nil
    else { return windows }
    return [(windows[0].to, windows[1].to, false)]
  }

  /// A point without a year takes it from the next that has one, else from the one before, else from
  /// the plan; months go on from December to January.
  private mutating func fillYears(_ windows: inout [Window]) {
    for index in windows.indices where windows[index].from != nil {
      fillRange(&windows[index])
    }
    for index in windows.indices.reversed() where windows[index].to.year == nil {
      guard index + 1 < windows.count, let next = start(of: windows[index + 1]),
        let year = next.year, let month = windows[index].to.lastMonth,
        let following = next.firstMonth
      else { continue }
      set(&windows[index], month <= following ? year : year - 1)
    }
    for index in windows.indices.dropFirst() where windows[index].to.year == nil {
      guard let year = windows[index - 1].to.year, let before = windows[index - 1].to.lastMonth,
        let month = start(of: windows[index])?.firstMonth
      else { continue }
      set(&windows[index], month >= before ? year : year + 1)
    }
  }

  private func start(of window: Window) -> DuePoint? { window.from ?? window.to }

  /// Both ends of a range from the one that has a year.
  private func fillRange(_ window: inout Window) {
    guard var from = window.from else { return }
    if from.year == nil, let year = window.to.year, let first = from.firstMonth {
      from.year = (window.to.lastMonth ?? 12) >= first ? year : year - 1
    } else if window.to.year == nil, let year = from.year, let last = window.to.lastMonth {
      window.to.year = last >= (from.firstMonth ?? 1) ? year : year + 1
    }
    window.from = from
  }

  private func set(_ window: inout Window, _ year: Int) {
    window.to.year = year
    fillRange(&window)
  }

  // MARK: Days

  private mutating func instance(_ window: Window) -> DueInstance? {
    guard let to = days(of: window.to, after: nil) else { return nil }
    if let from = window.from {
      guard let first = days(of: from, after: nil) else { return nil }
      var last = to
      // «Ноябрь – март» of a plan for a calendar year ends in the year after.
      if last.on < first.from, window.to.year == nil { last.on = last.on.adding(years: 1) }
      return last.on < first.from ? nil : DueInstance(from: first.from, on: last.on)
    }
    guard window.isDeadline else { return to }
    // «До декабря» leaves no more than November to those who are strict; plans mean the month.
    let on = window.to.part == .begin ? to.from : to.on
    let start = plan.map { min($0.start, on) } ?? to.from
    return DueInstance(from: start, on: on)
  }

  /// The days of a point, by its own year or the plan's.
  private mutating func days(of point: DuePoint, after: CalendarDay?) -> DueInstance? {
    switch point.unit {
    case .planEnd: return span(isSchool: false).map { narrowed($0, to: point.part) }
    case .schoolYear:
      guard let year = point.year else { return schoolYear(point.part) }
      return PlanYear(year: year, isSchool: true).map {
        narrowed(DueInstance(from: $0.start, on: $0.schoolYearEnd(calendar)), to: point.part)
      }
    case .year:
      return point.year.flatMap { PlanYear(year: $0) }.map {
        narrowed(DueInstance(from: $0.start, on: $0.lastDay), to: point.part)
      }
    case .day(let day, let month):
      guard let year = year(of: month, point) else { return nil }
      // A day that the calendar lacks is a slip: told, not mended.
      return CalendarDay(year: year, month: month, day: day).map { DueInstance(from: $0, on: $0) }
    case .month(let month): return months(month, month, point)
    case .months(let first, let last): return months(first, last, point)
    }
  }

  /// The school year in the plan, or its part; it begins in September and ends with May.
  private mutating func schoolYear(_ part: DuePoint.Part) -> DueInstance? {
    guard part != .whole, let plan else { return span(isSchool: true) }
    switch part {
    case .begin: return days(of: DuePoint(unit: .month(9), part: .begin), after: nil)
    case .end:
      let end = plan.schoolYearEnd(calendar)
      return DueInstance(from: end.adding(days: -9), on: end)
    default: return span(isSchool: true).map { narrowed($0, to: part) }
    }
  }

  /// A half-year of a plan for a school year ends in December or with the plan.
  private func schoolHalf(_ first: Int) -> DueInstance? {
    guard let plan, plan.isSchool,
      let turn = CalendarDay(year: plan.start.year + 1, month: 1, day: 1), plan.contains(turn)
    else { return nil }
    return first == 1
      ? DueInstance(from: plan.start, on: turn.adding(days: -1))
      : DueInstance(from: turn, on: plan.lastDay)
  }

  private mutating func year(of month: Int, _ point: DuePoint) -> Int? {
    if let year = point.year { return year }
    guard let plan else {
      lacksYear = true
      return nil
    }
    return plan.year(ofMonth: month)
  }

  private mutating func months(_ first: Int, _ last: Int, _ point: DuePoint) -> DueInstance? {
    if point.isHalfYear, point.year == nil, let half = schoolHalf(first) {
      return narrowed(half, to: point.part)
    }
    guard let year = year(of: first, point) else { return nil }
    let lastYear = last < first ? year + 1 : year
    guard let start = CalendarDay(year: year, month: first, day: 1),
      let end = CalendarDay(
        year: lastYear, month: last, day: CalendarDay.length(ofMonth: last, year: lastYear))
    else { return nil }
    return narrowed(DueInstance(from: start, on: end), to: point.part)
  }

  /// The part of a stretch that is meant: its first third is the beginning.
  private func narrowed(_ whole: DueInstance, to part: DuePoint.Part) -> DueInstance {
    let length = Int(whole.on.number - whole.from.number) + 1
    func stretch(_ from: Int, _ to: Int) -> DueInstance {
      DueInstance(
        from: whole.from.adding(days: from), on: whole.from.adding(days: min(to, length) - 1))
    }
    switch part {
    case .whole: return whole
    case .begin: return stretch(0, length > 40 ? 31 : 10)
    case .middle: return stretch(length / 3, length * 2 / 3)
    case .end: return stretch(max(0, length - (length > 40 ? 31 : 10)), length)
    case .decade(let number): return stretch(10 * (number - 1), number == 3 ? length : 10 * number)
    case .half(let number):
      return stretch(number == 1 ? 0 : length / 2, number == 1 ? length / 2 : length)
    case .week(let number): return stretch(min(7 * (number - 1), length - 7), 7 * number)
    }
  }
}

/// The days of a rhythm within a stretch.
struct RhythmDays {
  private let rhythm: DueRhythm
  private let stretch: DueInstance
  private let day: (day: Int, isWorkday: Bool, isNextMonth: Bool)?
  private let calendar: WorkCalendar

  init(
    _ rhythm: DueRhythm, in stretch: DueInstance,
    day: (day: Int, isWorkday: Bool, isNextMonth: Bool)?, calendar: WorkCalendar
  ) {
    self.rhythm = rhythm
    self.stretch = stretch
    self.day = day
    self.calendar = calendar
  }

  var instances: [DueInstance] {
    switch rhythm {
    case .weeks(let count): weeks(count)
    case .perMonth(let count): blocks(ending: Array(1...12), times: count)
    case .everyMonths(let count): everyMonths(count)
    case .perQuarter(let count): blocks(ending: [3, 6, 9, 12], times: count)
    case .perHalfYear(let count): halves(times: count)
    case .perYear(let count): count == 2 ? halves(times: 1) : parts(count)
    }
  }

  /// The last days of the months in the stretch whose numbers are given; a stretch that ends within a
  /// month ends its last block.
  private func ends(_ months: [Int]) -> [CalendarDay] {
    var ends: [CalendarDay] = []
    var (year, month, _) = stretch.from.components
    while ends.count < 600 {
      guard
        let end = CalendarDay(
          year: year, month: month, day: CalendarDay.length(ofMonth: month, year: year))
      else { break }
      if end > stretch.on {
        if months.count == 12, end.adding(days: -20) < stretch.on { ends.append(stretch.on) }
        break
      }
      if months.contains(month) { ends.append(end) }
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return ends.isEmpty ? [stretch.on] : ends
  }

  private func blocks(ending months: [Int], times: Int) -> [DueInstance] {
    split(at: ends(months), times: times)
  }

  /// Half-years end in June and December; those of a school year in December and with it.
  private func halves(times: Int) -> [DueInstance] {
    let isSchool = stretch.from.components.month == 9
    guard isSchool else { return split(at: ends([6, 12]), times: times) }
    let december = CalendarDay(year: stretch.from.year, month: 12, day: 31)
    let ends = [december, stretch.on].compactMap { $0 }.filter { $0 <= stretch.on }
    return split(at: ends, times: times)
  }

  private func everyMonths(_ count: Int) -> [DueInstance] {
    let all = ends(Array(1...12))
    let chosen = all.indices.filter { ($0 + 1) % max(1, count) == 0 }.map { all[$0] }
    return split(at: chosen.isEmpty ? [stretch.on] : chosen, times: 1)
  }

  /// So many equal parts of the stretch, at ends of months where they fit.
  private func parts(_ count: Int) -> [DueInstance] {
    let months = ends(Array(1...12))
    guard count > 0, count <= months.count else { return split(at: [stretch.on], times: count) }
    let chosen = (1...count).map { months[months.count * $0 / count - 1] }
    return split(at: chosen, times: 1)
  }

  private func weeks(_ count: Int) -> [DueInstance] {
    var found: [DueInstance] = []
    var from = stretch.from
    while from <= stretch.on, found.count < 600 {
      let on = min(stretch.on, from.adding(days: 7 * max(1, count) - 1))
      found.append(DueInstance(from: from, on: on))
      from = on.adding(days: 1)
    }
    return found
  }

  /// Blocks that end on some days, each with so many times in it.
  private func split(at ends: [CalendarDay], times: Int) -> [DueInstance] {
    var found: [DueInstance] = []
    var from = stretch.from
    for end in ends where end >= from {
      let length = Int(end.number - from.number) + 1
      let count = max(1, min(times, length))
      for part in 1...count {
        let on = from.adding(days: length * part / count - 1)
        found.append(
          DueInstance(from: from.adding(days: length * (part - 1) / count), on: day(in: on)))
      }
      from = end.adding(days: 1)
    }
    return found
  }

  /// The day of the month that is named, in place of a block's last day.
  private func day(in end: CalendarDay) -> CalendarDay {
    guard let day else { return end }
    var (year, month, _) = end.components
    if day.isNextMonth || rhythm == .perQuarter(1) {
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    if day.isWorkday { return calendar.workday(day.day, ofMonth: month, year: year) ?? end }
    let last = CalendarDay.length(ofMonth: month, year: year)
    return CalendarDay(year: year, month: month, day: min(day.day, last)) ?? end
  }
}
