import OporaLanguage

/// How ready municipalities are: models of access, rooms, practices, publications, extended days.
struct SampleReadiness {
  var models = TableBytes(
    .machine,
    header: ["ОКТМО муниципального образования", "Модель", "Стадия", "Организаций", "На дату"])
  var resources = TableBytes(
    .machine,
    header: [
      "ОКТМО муниципального образования", "Код организации", "На дату", "Помещений",
      "Из них оснащённых", "Вакансий", "Потенциальный поставщик услуг",
      "Потребность в оборудовании, руб.",
    ])
  var practices = TableBytes(
    .machine,
    header: [
      "Номер практики", "ОКТМО муниципального образования", "Направленность",
      "Дата представления", "Уровень",
    ])
  var publications = TableBytes(
    .machine,
    header: ["ОКТМО муниципального образования", "Дата публикации", "Канал", "Тема", "Пункт плана"])
  var extendedDay = TableBytes(
    .excel,
    header: [
      "ОКТМО муниципального образования", "Отчётный период", "Школ всего",
      "Школ, участвующих в проекте", "Обучающихся всего", "Обучающихся, участвующих в проекте",
    ])

  mutating func write(
    _ network: SampleNetwork, children: Int, _ random: inout SampleRandom
  ) {
    for year in 2023...2025 {
      writeModels(network, SampleDays.day(year, 1, 1), year - 2022, &random)
    }
    for organisation in 0..<network.organisations {
      let rooms = 4 + random.below(14)
      let equipped = rooms * (60 + random.below(38)) / 100
      resources.row([
        network.municipality.code, network.organisationID(organisation), "2025-01-01",
        String(rooms), String(equipped), String(random.below(3)),
        organisation % 3 == 0 ? "да" : "нет", String((rooms - equipped) * 85_000),
      ])
    }
    for (index, period) in SampleDays.halfYears.enumerated() {
      writePublic(network, index, period.start, &random)
      writeExtendedDay(network, index, period.id, children, &random)
    }
  }

  /// More models are introduced every year; the rural one only where there are villages.
  private mutating func writeModels(
    _ network: SampleNetwork, _ day: CalendarDay, _ years: Int, _ random: inout SampleRandom
  ) {
    let all = ["Разноуровневая", "Сетевая", "Дистанционная", "Модульная", "Сезонная (летняя)"]
    let names = network.settlements > 0 ? ["Сельские дети"] + all : all
    for (index, name) in names.enumerated() {
      let progress = years + random.below(3) - index / 2
      let stage = progress > 1 ? "Внедрена" : progress == 1 ? "Разработана" : "Планируется"
      models.row([
        network.municipality.code, name, stage, String(max(1, network.organisations / 3)), day.iso,
      ])
    }
  }

  private mutating func writePublic(
    _ network: SampleNetwork, _ period: Int, _ start: CalendarDay, _ random: inout SampleRandom
  ) {
    let (number, code) = (network.municipality.number, network.municipality.code)
    for item in 0..<random.below(3) {
      let direction = network.direction(of: random.below(network.programmes)).rawValue
      practices.row([
        "b-\(number)-\(period + 1)-\(item + 1)", code, direction,
        start.adding(days: random.below(170)).iso, item == 0 ? "Муниципальный" : "Региональный",
      ])
    }
    for item in 0..<(1 + random.below(5)) {
      publications.row([
        code, start.adding(days: random.below(170)).iso,
        ["сайт МОЦ", "сообщество МОЦ", "районная газета"][random.below(3)],
        ["Сертификаты", "Навигатор", "Новые места", "Летние программы"][random.below(4)],
        item % 3 == 2 ? "" : String(item + 1),
      ])
    }
  }

  private mutating func writeExtendedDay(
    _ network: SampleNetwork, _ period: Int, _ id: String, _ children: Int,
    _ random: inout SampleRandom
  ) {
    let schools = max(1, network.organisations * 2 / 3)
    let pupils = children * 60 / 100
    let share = 20 + 6 * period + random.below(9)
    extendedDay.row([
      network.municipality.code, id, String(schools), String(max(1, schools * share / 100)),
      String(pupils), String(pupils * share / 200),
    ])
  }
}
