import OporaLanguage

/// The work around the enrolments: events, staff, assessments, contracts, applications.
struct SampleActivities {
  var events = TableBytes(
    .machine,
    header: [
      "Номер мероприятия", "ОКТМО муниципального образования", "Дата проведения",
      "Вид мероприятия", "Участники", "Уровень", "Число участников", "Победителей и призёров",
      "Из них детей в ТЖС",
    ])
  var staff = TableBytes(
    .machine,
    header: [
      "Код работника", "ОКТМО муниципального образования", "Должность", "Код организации",
      "Квалификационная категория", "Образование", "Дата повышения квалификации",
      "Объём программы повышения квалификации, ч",
    ])
  var quality = TableBytes(
    .machine,
    header: [
      "Номер оценки", "Вид объекта", "Код объекта", "ОКТМО муниципального образования",
      "Дата оценки", "Процедура", "Этап", "Балл", "Положительное заключение",
    ])
  var contracts = TableBytes(
    .excel,
    header: [
      "Номер договора", "ОКТМО муниципального образования", "Действует с", "Код программы",
      "Партнёр", "Вид партнёра", "Действует по",
    ])
  var applications = TableBytes(
    .machine,
    header: [
      "Номер заявки", "Код программы", "ОКТМО муниципального образования", "Дата подачи",
      "Статус заявки", "Дата решения",
    ])
  var certificateProgrammes = TableBytes(
    .excel,
    header: [
      "ОКТМО муниципального образования", "Начало программы", "Окончание программы",
      "Предельное число сертификатов", "Объём обеспечения, руб.", "Израсходовано, руб.",
      "Человеко-часы, план", "Человеко-часы, факт",
    ])

  mutating func write(
    _ network: SampleNetwork, children: Int, _ random: inout SampleRandom
  ) {
    for (index, period) in SampleDays.halfYears.enumerated() {
      writeEvents(network, index, period.start, &random)
      writeCertificateProgramme(network, index, children, &random)
    }
    writeStaff(network, &random)
    for year in 2023...2025 { writeQuality(network, year, &random) }
    writeContracts(network, &random)
    writeApplications(network, children, &random)
  }

  private mutating func writeEvents(
    _ network: SampleNetwork, _ period: Int, _ start: CalendarDay, _ random: inout SampleRandom
  ) {
    let kinds = [
      ("Методическое мероприятие", "Педагоги"), ("Конкурс", "Дети"), ("Обучение", "Педагоги"),
      ("Информационное мероприятие", "Родители"),
    ]
    for number in 0..<(2 + random.below(6)) {
      let (kind, audience) = kinds[number % kinds.count]
      let isContest = audience == "Дети"
      let participants = (isContest ? 30 : 12) + random.below(isContest ? 90 : 25)
      let day = start.adding(days: 20 + random.below(135))
      events.row([
        "e-\(network.municipality.number)-\(period + 1)-\(number + 1)", network.municipality.code,
        day.iso, kind, audience, number % 5 == 4 ? "Региональный" : "Муниципальный",
        String(participants), isContest ? String(participants / 9) : "",
        isContest ? String(participants / 14) : "",
      ])
    }
  }

  private mutating func writeCertificateProgramme(
    _ network: SampleNetwork, _ period: Int, _ children: Int, _ random: inout SampleRandom
  ) {
    let (start, end) = (SampleDays.halfYears[period].start, SampleDays.halfYears[period].end)
    let cap = children * (22 + period) / 100
    let limit = cap * 7000
    certificateProgrammes.cell(network.municipality.code)
    certificateProgrammes.cell(start)
    certificateProgrammes.cell(end)
    certificateProgrammes.cell(cap)
    certificateProgrammes.cell(limit)
    let spent = 830 + random.below(160)
    certificateProgrammes.cell(limit / 1000 * spent)
    certificateProgrammes.cell(cap * 72)
    certificateProgrammes.cell(cap * 72 * (spent - 25) / 1000)
    certificateProgrammes.endRow()
  }

  private mutating func writeStaff(_ network: SampleNetwork, _ random: inout SampleRandom) {
    let roles = [
      "Педагог дополнительного образования", "Педагог дополнительного образования",
      "Педагог дополнительного образования", "Методист", "Руководитель",
    ]
    let categories = ["Без категории", "Первая", "Высшая", "Соответствие занимаемой должности"]
    for organisation in 0..<network.organisations {
      for number in 0..<6 {
        let isTrained = random.chance(720)
        let trained = SampleDays.day(2022, 7, 1).adding(days: random.below(1090))
        staff.row([
          "s-\(network.municipality.number)-\(organisation + 1)-\(number + 1)",
          network.municipality.code, roles[number % roles.count],
          network.organisationID(organisation), categories[random.below(categories.count)],
          random.chance(870) ? "Педагогическое" : "Непедагогическое",
          isTrained ? trained.iso : "", isTrained ? ["36", "72", "108"][random.below(3)] : "",
        ])
      }
    }
  }

  /// Half of the programmes that are due are assessed in spring, one organisation in autumn.
  private mutating func writeQuality(
    _ network: SampleNetwork, _ year: Int, _ random: inout SampleRandom
  ) {
    for programme in stride(from: (year - 2023) * 5, to: network.programmes, by: 15) {
      let score = 58 + random.below(42)
      quality.row([
        "q-\(network.programmeID(programme))-\(year)", "Программа", network.programmeID(programme),
        network.municipality.code, SampleDays.day(year, 5, 10 + random.below(20)).iso,
        "Независимая оценка качества (НОКО)", "май–июнь \(year)", String(score),
        score >= 65 ? "да" : "нет",
      ])
    }
    guard year < 2025 else { return }
    let organisation = network.organisationID((year - 2023) % network.organisations)
    quality.row([
      "q-\(organisation)-\(year)", "Организация", organisation, network.municipality.code,
      SampleDays.day(year, 11, 16 + random.below(10)).iso, "Независимая оценка качества (НОКО)",
      "ноябрь–декабрь \(year)", String(70 + random.below(28)), "да",
    ])
  }

  private mutating func writeContracts(_ network: SampleNetwork, _ random: inout SampleRandom) {
    let kinds = ["Школа", "Организация дополнительного образования", "Колледж", "Предприятие"]
    for number in 0..<min(8, network.programmes / 6 + 1) {
      let year = SampleDays.schoolYears[number % 3]
      contracts.cell("д-\(network.municipality.number)/\(number + 1)")
      contracts.cell(network.municipality.code)
      contracts.cell(SampleDays.day(year, 9, 1))
      contracts.cell(network.programmeID(number * 4 % network.programmes))
      contracts.cell("Партнёр № \(number + 1) (условный)")
      contracts.cell(kinds[random.below(kinds.count)])
      contracts.cell(SampleDays.day(year + 1 + number % 2, 5, 31))
      contracts.endRow()
    }
  }

  private mutating func writeApplications(
    _ network: SampleNetwork, _ children: Int, _ random: inout SampleRandom
  ) {
    for number in 0..<max(2, children / 40) {
      let year = SampleDays.schoolYears[number % 3]
      let day =
        random.chance(780)
        ? SampleDays.day(year, 8, 20).adding(days: random.below(35))
        : SampleDays.day(year, 10, 1).adding(days: random.below(220))
      let isOpen = random.chance(20)
      applications.row([
        "a-\(network.municipality.number)-\(number + 1)",
        network.programmeID(random.below(network.programmes)), network.municipality.code, day.iso,
        isOpen ? "Новая" : ["Зачислен", "Зачислен", "Подтверждена", "Отклонена"][random.below(4)],
        isOpen ? "" : day.adding(days: 1 + random.below(random.chance(900) ? 5 : 12)).iso,
      ])
    }
  }
}
