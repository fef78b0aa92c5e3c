import OporaDefinitions
import OporaDiagnostics

/// A small set of definitions that is right; tests change one thing in it.
enum SmallCatalogue {
  static let units = """
    { units: {
      person: { ru: ['человек', 'человека', 'человек'], en: ['person', 'persons'] },
      child: { kindOf: 'person', ru: ['ребёнок', 'ребёнка', 'детей'], en: ['child', 'children'] },
      enrolment: { ru: ['зачисление', 'зачисления', 'зачислений'], en: ['enrolment', 'enrolments'] },
      place: { ru: ['место', 'места', 'мест'], en: ['place', 'places'] },
      item: { ru: ['единица', 'единицы', 'единиц'], en: ['item', 'items'] },
    } }
    """

  static let enrolments = """
    {
      id: 'enrolments',
      title: { ru: 'Реестр зачислений', en: 'Register of enrolments' },
      row: { unit: 'enrolment', ru: 'ребёнок × программа', en: 'child × programme' },
      keys: { child_id: 'child' },
      municipality: 'municipality',
      lasts: { from: 'start_date', to: 'end_date', toInclusive: true },
      links: { programme_id: 'programmes' },
      columns: {
        child_id: { type: 'text', personal: true },
        birth_date: { type: 'date', personal: true },
        start_date: { type: 'date' },
        end_date: { type: 'date' },
        programme_id: { type: 'text' },
        municipality: { type: 'text', check: 'oktmo' },
        direction: { type: 'code', codes: { sport: ['спортивная'], arts: ['художественная'] } },
        status: { type: 'code', codes: { studying: ['обучается'], expelled: ['отчислен'] } },
        locality_type: { type: 'code', codes: { urban: ['город'], rural: ['село'] } },
        new_place_year: { type: 'integer' },
        share_pct: { type: 'number' },
      },
    }
    """

  static let programmes = """
    {
      id: 'programmes',
      title: 'Программы',
      row: { unit: 'item', ru: 'программа' },
      key: 'programme_id',
      columns: {
        programme_id: { type: 'text', required: 'value' },
        levels: { type: 'list', codes: { starter: ['стартовый'], advanced: ['продвинутый'] } },
      },
    }
    """

  static let population = """
    {
      id: 'population',
      title: 'Население',
      row: { unit: 'person', ru: 'возраст' },
      municipality: 'municipality',
      asOf: 'as_of',
      grid: 'full',
      submission: false,
      columns: {
        municipality: { type: 'text', required: 'value' },
        as_of: { type: 'date', required: 'value' },
        age: { type: 'integer' },
        people: { type: 'integer', required: 'value', unit: 'person' },
      },
    }
    """

  static let coverage = """
    {
      id: 'coverage-5-18', version: 1,
      title: { ru: 'Охват', en: 'Coverage' },
      unit: 'percent', decimals: 1, better: 'higher',
      measures: {
        covered: {
          from: 'enrolments', count: 'distinct child_id', during: 'period',
          where: "(status ?? 'studying') != 'expelled' and age(birth_date, on: period.end) in 5 ..< 18",
        },
        population: { from: 'population', sum: 'people', at: 'period.lastDay', where: 'age in 5 ..< 18' },
      },
      value: 'covered / population',
      partial: { policy: 'matched', minReported: 0.9 },
    }
    """

  static let gap = """
    {
      id: 'coverage-gap',
      title: { ru: 'Разрыв', en: 'Gap' },
      unit: 'point',
      value: "100 - indicator('coverage-5-18')",
    }
    """

  /// The files, with texts replaced or added by name.
  static func files(_ changes: [String: String] = [:]) -> [(name: String, text: String)] {
    var files: [String: String] = [
      "units.json5": units, "sources/enrolments.json5": enrolments,
      "sources/programmes.json5": programmes, "sources/population.json5": population,
      "coverage/coverage-5-18.json5": coverage, "coverage/coverage-gap.json5": gap,
    ]
    files.merge(changes) { $1 }
    return files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  static func load(_ changes: [String: String] = [:]) -> DefinitionCatalogue {
    DefinitionCatalogue.load(files: files(changes))
  }

  /// The catalogue with one stretch of one file written otherwise.
  static func load(in file: String, _ written: String, _ otherwise: String) -> DefinitionCatalogue {
    let text = files().first { $0.name == file }?.text ?? ""
    return load([file: text.replacing(written, with: otherwise)])
  }
}

extension Finding {
  /// The stretch of the source line that the carets stand under.
  var underlined: String {
    let scalars = Array((place.sourceLine ?? "").unicodeScalars)
    let start = max(0, (place.column ?? 1) - 1)
    var view = String.UnicodeScalarView()
    if start < scalars.count {
      view.append(contentsOf: scalars[start..<min(scalars.count, start + place.length)])
    }
    return String(view)
  }
}
