import OporaLanguage

/// The plans of work of the centres, a calendar year each, and what was marked as done.
struct SamplePlans {
  var items = TableBytes(
    .excel,
    header: [
      "Код плана", "Номер пункта", "Наименование мероприятия", "Сроки",
      "ОКТМО муниципального образования", "Начало плана", "Окончание плана",
    ])
  var marks = TableBytes(
    .machine,
    header: ["Код плана", "Номер пункта", "Дата исполнения", "Отметка", "Подтверждение"])

  /// What every centre plans: title, due text, and the days of the year on which it is usually done.
  private static let work: [(title: String, due: String, days: [Int])] = [
    ("План работы на год согласован с региональным центром", "до 15 февраля", [38]),
    ("Семинар для педагогов сельских школ", "март – апрель", [96]),
    ("Сверка сведений о программах в навигаторе", "ежеквартально", [80, 170, 262, 350]),
    ("Отчёт о новых местах", "до 1 июня", [145]),
    ("Ярмарка кружков и секций", "сентябрь", [256]),
    ("Консультации для организаций", "по мере поступления обращений", []),
    ("Публикации в сообществе центра", "в течение года", [340]),
  ]

  mutating func write(_ network: SampleNetwork) {
    let (number, code) = (network.municipality.number, network.municipality.code)
    for year in 2023...2025 {
      let plan = "план-\(year)-\(SampleNetwork.padded(number, 2))"
      for (index, item) in Self.work.enumerated() {
        items.row([
          plan, String(index + 1), item.title, item.due, code, "01.01.\(year)", "31.12.\(year)",
        ])
        for (turn, day) in item.days.enumerated() {
          mark(plan, index, year, day, turn, number)
        }
      }
    }
  }

  /// Most is done in its time; now and then something is late, moved or forgotten.
  private mutating func mark(
    _ plan: String, _ item: Int, _ year: Int, _ day: Int, _ turn: Int, _ number: Int
  ) {
    let chance = (number * 7 + item * 5 + year * 3 + turn * 11) % 19
    guard chance != 4, item != 6 || year < 2025 else { return }
    let done = SampleDays.day(year, 1, 1).adding(days: day - 1 + (chance == 9 ? 40 : chance % 5))
    guard done <= SampleDays.day(2025, 6, 30) else { return }
    marks.row([
      plan, String(item + 1), done.iso, "выполнено",
      chance % 3 == 0 ? "справка № \(number)-\(item + 1)/\(year) (образец)" : "",
    ])
  }
}
