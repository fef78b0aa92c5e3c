import OporaDefinitions
import OporaLanguage

extension Registry {
  /// The half-years with data, oldest first.
  ///
  /// With a journal: the periods it names. Without one: the half-years in which rows begin or happen;
  /// a half-year with fewer than one row in two hundred of its table is taken for a slip of the pen.
  public func periods(calendar: PeriodCalendar) -> [ReportingPeriod] {
    let named = journalPeriods(calendar)
    return Set(named.isEmpty ? occurringPeriods(calendar) : named).sorted()
  }

  private func journalPeriods(_ calendar: PeriodCalendar) -> [ReportingPeriod] {
    guard let table = tables["submissions"], let periods = table.column("period") else { return [] }
    return Set(periods.small).filter { $0 != Column.missing }.compactMap {
      ReportingPeriod(reading: periods.dictionary.text($0), calendar: calendar)
    }
  }

  private func occurringPeriods(_ calendar: PeriodCalendar) -> [ReportingPeriod] {
    // A plan that is made of other rows says what is due, not what was reported.
    forms.filter { $0.needsSubmission && !$0.isDerived }.flatMap { form -> [ReportingPeriod] in
      if let days = streamDays[form.id] {
        let folder = days.folder.flatMap { ReportingPeriod(reading: $0, calendar: calendar) }
        return [folder].compactMap { $0 } + periods(of: days.counts, calendar)
      }
      guard let table = tables[form.id] else { return [] }
      let folders = table.files.compactMap(\.period).compactMap {
        ReportingPeriod(reading: $0, calendar: calendar)
      }
      switch form.time {
      case .lasts(let from, _, _): return folders + periods(of: table.column(from), calendar)
      case .on(let day): return folders + periods(of: table.column(day), calendar)
      case .period(let name):
        guard let column = table.column(name) else { return folders }
        return folders
          + Set(column.small).filter { $0 != Column.missing }.compactMap {
            ReportingPeriod(reading: column.dictionary.text($0), calendar: calendar)
          }
      default: return folders
      }
    }
  }

  private func periods(of column: Column?, _ calendar: PeriodCalendar) -> [ReportingPeriod] {
    guard let column else { return [] }
    var counts: [Int32: Int] = [:]
    for day in column.small where day != Column.missing { counts[day, default: 0] += 1 }
    return periods(of: counts, calendar)
  }

  /// The half-years of days, by how many rows stand on each.
  private func periods(of counts: [Int32: Int], _ calendar: PeriodCalendar) -> [ReportingPeriod] {
    var byPeriod: [ReportingPeriod: Int] = [:]
    for (day, count) in counts {
      let period = ReportingPeriod.containing(CalendarDay(number: day), calendar: calendar)
      byPeriod[period, default: 0] += count
    }
    let total = byPeriod.values.reduce(0, +)
    return byPeriod.filter { $0.value * 200 >= total }.map(\.key)
  }
}
