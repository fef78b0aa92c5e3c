import OporaLanguage

/// The files of the workspace that people write.
enum SampleTexts {
  /// `opora.json5`.
  static var configuration: [UInt8] {
    let participants = SampleMunicipality.all.filter { !$0.newPlaces.isEmpty }
      .map { "'\($0.code)'" }
    let lines = stride(from: 0, to: participants.count, by: 4).map { start in
      "      " + participants[start...].prefix(4).joined(separator: ", ") + ",\n"
    }.joined()
    let deadlines = SampleDays.halfYears.map { "'\($0.id)': '\($0.deadline.iso)'" }
      .joined(separator: ",\n    ")
    return Array(
      """
      // Образцовая область: все данные в этой папке вымышлены и созданы программой.
      // Sample region: all data in this folder are synthetic.
      {
        title: {
          ru: 'Мониторинг дополнительного образования детей, Образцовая область (вымышленные данные)',
          en: 'Monitoring of supplementary education, Sample region (synthetic data)',
        },
        level: 'region',
        calendar: 'calendar', // полугодия: январь–июнь, июль–декабрь
        municipalities: 'municipalities.csv', // от них ожидаются отчёты
        expected: {
          // новые места создаются не во всех муниципалитетах
          new_places: [
      \(lines)    ],
          new_places_activity: [
      \(lines)    ],
        },
        contingent: { S1: '05-31', S2: '12-31' }, // день, на который считается контингент
        // Последний день приёма отчётов; позже – «с опозданием».
        deadlines: {
          \(deadlines),
        },
        rating: 'moc-half-year',
        targets: {
          'coverage-5-18': { '2023': 70, '2024': 72, '2025': 75 },
          'rural-access': { '2023': 65, '2024': 67, '2025': 68 },
          'new-places-use': { '2023': 85, '2024': 85, '2025': 85 },
        },
        privacy: { threshold: 5 }, // в открытых отчётах меньшие числа скрываются
        language: 'ru',
        signatory: { post: 'Руководитель регионального модельного центра', name: '…' },
        executor: { name: '…', phone: '…' },
      }

      """.utf8)
  }

  /// `notes.md`: what people write into reports.
  static var notes: [UInt8] {
    Array(
      """
      ## summary

      Пояснения в этом файле приведены для образца: область и все её данные вымышлены.

      ## coverage-5-18

      Рост охвата объясняется открытием групп в сельских школах и новыми местами технической
      направленности (пример пояснения).

      ## rural-access

      В муниципалитетах с малочисленными сёлами применяется модель выездных занятий (пример
      пояснения).

      ## new-places-use

      Рекомендуется до 1 сентября подтвердить готовность помещений под новые места (пример
      рекомендации).

      """.utf8)
  }
}
