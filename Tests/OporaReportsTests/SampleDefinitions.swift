import OporaDefinitions
import OporaLanguage
import OporaRating

/// Definitions of a fictional region, small enough to check by hand.
enum SampleDefinitions {
  static let catalogue = DefinitionCatalogue.load(files: [
    (name: "units.json5", text: units), (name: "sources/enrolments.json5", text: enrolments),
    (name: "sources/population.json5", text: population),
    (name: "coverage/coverage-5-18.json5", text: coverage),
    (name: "programmes/programmes-per-child.json5", text: programmes),
  ])

  static let units = """
    { units: {
      person: { ru: ['человек', 'человека', 'человек'], en: ['person', 'persons'],
        short: { ru: 'чел.', en: 'pers.' } },
      child: { kindOf: 'person', ru: ['ребёнок', 'ребёнка', 'детей'], en: ['child', 'children'],
        short: { ru: 'чел.', en: 'children' } },
      enrolment: { ru: ['зачисление', 'зачисления', 'зачислений'],
        en: ['enrolment', 'enrolments'], short: { ru: 'зач.', en: 'enrol.' } },
    } }
    """

  static let enrolments = """
    { id: 'enrolments', title: { ru: 'Реестр зачислений', en: 'Register of enrolments' },
      row: { unit: 'enrolment', ru: 'ребёнок × программа', en: 'child × programme' },
      key: 'enrolment_id', keys: { child_id: 'child' }, municipality: 'municipality',
      lasts: { from: 'start_date', to: 'end_date', toInclusive: true },
      columns: {
        enrolment_id: { type: 'text', header: { ru: 'Номер', en: 'Number' } },
        child_id: { type: 'text', personal: true, header: { ru: 'Код ребёнка', en: 'Child' } },
        birth_date: { type: 'date', personal: true, required: 'value',
          header: { ru: 'Дата рождения', en: 'Birth date' } },
        start_date: { type: 'date', required: 'value',
          header: { ru: 'Дата зачисления', en: 'Start' } },
        end_date: { type: 'date', header: { ru: 'Дата отчисления', en: 'End' } },
        municipality: { type: 'text', header: { ru: 'Муниципалитет', en: 'Municipality' } },
        locality_type: { type: 'code', header: { ru: 'Местность', en: 'Locality type' },
          codes: {
            urban: { title: { ru: 'Городская местность', en: 'Urban' } },
            rural: { title: { ru: 'Сельская местность', en: 'Rural' } },
          } },
        direction: { type: 'code', header: { ru: 'Направленность', en: 'Direction' },
          codes: {
            technical: { title: { ru: 'Техническая', en: 'Technical' } },
            sport: { title: { ru: 'Физкультурно-спортивная', en: 'Sport' } },
          } },
      } }
    """

  static let population = """
    { id: 'population', title: { ru: 'Численность населения', en: 'Population' },
      row: { unit: 'person', ru: 'муниципалитет × дата', en: 'municipality × date' },
      key: ['municipality', 'as_of', 'age'], municipality: 'municipality', asOf: 'as_of',
      grid: 'full', submission: false,
      columns: {
        municipality: { type: 'text', required: 'value', header: { ru: 'ОКТМО', en: 'OKTMO' } },
        as_of: { type: 'date', required: 'value', header: { ru: 'На дату', en: 'As of' } },
        age: { type: 'integer', header: { ru: 'Возраст', en: 'Age' } },
        locality_type: { type: 'code', header: { ru: 'Местность', en: 'Locality type' },
          codes: { urban: { title: { ru: 'Городская местность', en: 'Urban' } } } },
        people: { type: 'integer', required: 'value', unit: 'person',
          header: { ru: 'Численность, человек', en: 'People' } },
      } }
    """

  static let coverage = """
    { id: 'coverage-5-18', code: 'COV-01', version: 1,
      title: { ru: 'Охват детей в возрасте от 5 до 18 лет дополнительным образованием',
        en: 'Coverage of children aged 5 to 18' },
      short: { ru: 'Охват 5–18', en: 'Coverage 5–18' },
      meaning: { ru: 'Доля детей от 5 до 18 лет, занимавшихся в периоде',
        en: 'Share of children aged 5 to 18 who attended' },
      basis: { ru: 'методика по умолчанию, не утверждена РМЦ', en: 'default method' },
      unit: 'percent', decimals: 1, better: 'higher',
      measures: {
        covered: { from: 'enrolments', count: 'distinct child_id', during: 'period',
          where: 'age(birth_date, on: period.end) in 5 ..< 18' },
        population: { from: 'population', sum: 'people', at: 'period.lastDay',
          where: 'age in 5 ..< 18' },
      },
      value: 'covered / population', breakdown: ['direction', 'locality_type'] }
    """

  static let programmes = """
    { id: 'programmes-per-child', code: 'COV-09', version: 1,
      title: { ru: 'Среднее число программ на одного обучающегося', en: 'Programmes per child' },
      short: { ru: 'Программ на ребёнка', en: 'Programmes per child' },
      meaning: { ru: 'Зачислений на одного ребёнка', en: 'Enrolments per child' },
      basis: { ru: 'методика по умолчанию, не утверждена РМЦ', en: 'default method' },
      unit: 'enrolment/child', decimals: 2, better: 'none',
      measures: {
        enrolled: { from: 'enrolments', count: 'rows', during: 'period' },
        children: { from: 'enrolments', count: 'distinct child_id', during: 'period' },
      },
      appliesWhen: 'children > 0', value: 'enrolled / children' }
    """

  /// Two criteria of ten points: coverage from 0 to 100 %, a media plan entered by hand.
  static var ratingForm: RatingForm {
    var coverage = Criterion(
      id: "coverage", origin: .indicator("coverage-5-18"),
      score: .goalposts(low: ExactNumber(0), high: ExactNumber(100), clamped: true),
      maximum: ExactNumber(10), weight: ExactNumber(10))
    coverage.missing = .zero
    var plan = Criterion(
      id: "media-plan", origin: .entered(.count),
      score: .goalposts(low: ExactNumber(0), high: ExactNumber(4), clamped: true),
      maximum: ExactNumber(10), weight: ExactNumber(10))
    plan.title = LocalizedText(ru: "Публикации по медиаплану", en: "Publications")
    let root = CriterionGroup(
      id: "root", title: LocalizedText(ru: "Всё", en: "All"), weight: ExactNumber(20),
      aggregation: .arithmetic, members: [.criterion(coverage), .criterion(plan)])
    return RatingForm(
      id: "sample-form", version: 1,
      title: LocalizedText(ru: "Рейтинг опорных центров", en: "Rating of centres"),
      basis: LocalizedText(
        ru: "методика по умолчанию, не утверждена РМЦ", en: "default method, not approved"),
      kind: .points, step: ExactNumber(numerator: 1, denominator: 100),
      minimumCoverage: ExactNumber(numerator: 65, denominator: 100), root: root)
  }
}
