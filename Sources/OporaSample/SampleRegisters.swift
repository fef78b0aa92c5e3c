import OporaLanguage

/// The small tables of the region: what exists where, beside children and their enrolments.
struct SampleRegisters {
  var municipalities = TableBytes(
    .excel,
    header: [
      "ОКТМО муниципального образования", "Наименование", "Вид", "Группа сравнения",
      "Субъект Российской Федерации", "Строка плиточной карты", "Столбец плиточной карты",
    ])
  var localities = TableBytes(
    .machine,
    header: [
      "ОКТМО населённого пункта", "Наименование населённого пункта",
      "ОКТМО муниципального образования", "Город/село", "Детей 5–17 лет",
      "Численность детей на дату",
    ])
  var population = TableBytes(
    .excel,
    header: [
      "ОКТМО муниципального образования", "На дату", "Возраст", "Пол", "Город/село",
      "Численность, человек",
    ])
  var organisations = TableBytes(
    .excel,
    header: [
      "Код организации", "Наименование организации", "ОКТМО муниципального образования",
      "ОКТМО населённого пункта", "Город/село", "Форма собственности", "Ведомство",
      "Лицензия на дополнительное образование", "Тип организации", "Ожидается отчёт",
    ])
  var programmes = TableBytes(
    .machine,
    header: [
      "Код программы", "Наименование программы", "Направленность", "Код организации",
      "ОКТМО муниципального образования", "Реестры", "Уровни", "Формы реализации", "Состояние",
      "Дата публикации", "Действует с", "Возраст от", "Возраст до",
      "Подлежит независимой оценке качества",
    ])
  var groups = TableBytes(
    .machine,
    header: [
      "Код группы", "Код программы", "ОКТМО муниципального образования",
      "ОКТМО населённого пункта", "Город/село", "Число мест", "Дата начала занятий",
      "Дата окончания занятий", "Источник финансирования",
    ])
  var specialChildren = TableBytes(
    .machine,
    header: [
      "ОКТМО муниципального образования", "На дату", "Категория", "Численность детей",
    ])
  var groupNumber = 0

  mutating func write(_ network: SampleNetwork, _ tally: SampleTally) {
    let municipality = network.municipality
    writeMunicipality(municipality)
    writeLocalities(network, tally)
    writePopulation(municipality, tally)
    writeOrganisations(network)
    for programme in 0..<network.programmes { writeProgramme(programme, network) }
    for index in SampleDays.schoolYears.indices { writeGroups(network, index, tally) }
    for (index, year) in SampleTally.populationYears.enumerated() {
      let categories = [
        "Дети с ОВЗ", "Дети-инвалиды", "Дети в трудной жизненной ситуации", "Одарённые дети",
      ]
      for (category, count) in zip(categories, tally.special[index]) {
        specialChildren.row([municipality.code, "\(year)-01-01", category, String(count)])
      }
    }
  }

  private mutating func writeMunicipality(_ municipality: SampleMunicipality) {
    municipalities.row([
      municipality.code, municipality.name, municipality.kind, municipality.group,
      "Образцовая область (вымышленная)", String((municipality.number - 1) / 4 + 1),
      String((municipality.number - 1) % 4 + 1),
    ])
  }

  private mutating func writeLocalities(_ network: SampleNetwork, _ tally: SampleTally) {
    let municipality = network.municipality
    if municipality.ruralShare < 1000 {
      let kind = municipality.kind == "Городской округ" ? "г." : "пгт"
      localities.row([
        network.centreCode, "\(kind) \(SampleWords.centres[municipality.number - 1])",
        municipality.code, "город", "", "",
      ])
    }
    for settlement in 0..<network.settlements {
      localities.row([
        network.settlementCode(settlement),
        SampleWords.settlement(settlement + municipality.number * 7), municipality.code, "село",
        String(tally.settlementChildren[settlement]), "2025-01-01",
      ])
    }
  }

  private mutating func writePopulation(_ municipality: SampleMunicipality, _ tally: SampleTally) {
    let code = population.prepared(municipality.code)
    let sexes = ["Мужской", "Женский"].map { population.prepared($0) }
    let types = ["Городская местность", "Сельская местность"].map { population.prepared($0) }
    for (index, year) in SampleTally.populationYears.enumerated() {
      for age in SampleTally.ages {
        for sex in 0...1 {
          for type in 0...1 {
            population.cell(code)
            population.cell(SampleDays.day(year, 1, 1))
            population.cell(age)
            population.cell(sexes[sex])
            population.cell(types[type])
            population.cell(tally.people(index, age, isGirl: sex == 1, isRural: type == 1))
            population.endRow()
          }
        }
      }
    }
  }

  private mutating func writeOrganisations(_ network: SampleNetwork) {
    for organisation in 0..<network.organisations {
      let (name, department, kind) = SampleWords.organisation(organisation)
      let isVillage = network.settlements > 0 && organisation % 3 == 0 && organisation > 0
      let isPrivate = organisation % 13 == 12
      organisations.row([
        network.organisationID(organisation), name, network.municipality.code,
        isVillage
          ? network.settlementCode(organisation % network.settlements) : network.centreCode,
        isVillage ? "село" : "город", isPrivate ? "Частная" : "Муниципальная", department,
        organisation % 11 == 10 ? "нет" : "да", kind, isPrivate ? "нет" : "да",
      ])
    }
  }

  private mutating func writeProgramme(_ programme: Int, _ network: SampleNetwork) {
    let direction = network.direction(of: programme)
    // One programme stands in two registers that exclude each other.
    let isWrong = network.municipality.number == 5 && programme == 1
    let registers =
      isWrong
      ? "Сертифицированные; Иные"
      : programme % 10 == 3
        ? "Значимые" : programme % 4 == 1 ? "Сертифицированные; Платные" : "Иные"
    let levels =
      programme % 7 == 2
      ? "Стартовый; Базовый" : programme % 5 == 4 ? "Базовый" : "Стартовый"
    let forms =
      switch programme % 17 {
      case 5: "Очная; Дистанционная"
      case 9: "Очная; Сетевая"
      case 13: "Модульная"
      case 16: "Сезонная"
      default: "Очная"
      }
    let year = 2019 + programme % 4
    programmes.row([
      network.programmeID(programme), SampleWords.programme(direction, programme),
      direction.rawValue, network.organisationID(network.organisation(of: programme)),
      network.municipality.code, registers, levels, forms,
      programme % 19 == 18 ? "На модерации" : "Опубликована", "\(year)-08-\(10 + programme % 20)",
      "\(year)-09-01", String(5 + programme % 4), String(12 + programme % 6),
      programme % 5 == 0 ? "да" : "нет",
    ])
  }
}
