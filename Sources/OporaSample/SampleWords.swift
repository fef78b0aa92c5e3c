/// Names of things in the invented region; none is of a real place or person.
enum SampleWords {
  /// The centres of the municipalities in their order.
  static let centres = [
    "Берёзогорск", "Верхнесветлинск", "Светлоозёрный", "Красная Поляна-Заречная", "Тихолесье",
    "Дальний Бор", "Приозёрный Луг", "Заречный Бор", "Староверхнеозёрск", "Северный Рубеж",
    "Ягодное", "Малое Займище",
  ]

  private static let settlementKinds = ["с.", "д.", "п.", "х.", "ж/д ст."]
  private static let settlementFirst = ["Верхняя", "Нижняя", "Новая", "Старая", "Малая", "Дальняя"]
  private static let settlementSecond = [
    "Липовка", "Сосновка", "Ольховка", "Рябиновка", "Камышовка", "Заречная", "Луговая",
    "Родниковая", "Ясеневка", "Полевая", "Ивовка",
  ]

  /// The name of a rural settlement with the abbreviation of its kind.
  static func settlement(_ number: Int) -> String {
    let kind = settlementKinds[number % 4 == 3 ? number / 4 % 5 : number % 3]
    let first = settlementFirst[number % settlementFirst.count]
    return "\(kind) \(first) \(settlementSecond[number % settlementSecond.count])"
  }

  /// The name, department and kind of an organisation by its number in the municipality.
  static func organisation(_ number: Int) -> (name: String, department: String, kind: String) {
    if number % 13 == 12 {
      return ("АНО ДО «Центр роста № \(number)»", "Иное", "Дополнительного образования")
    }
    switch number {
    case 0:
      return ("МБУ ДО «Дом детского творчества»", "Образование", "Дополнительного образования")
    case 1:
      return ("МБОУ «Средняя общеобразовательная школа № 1»", "Образование", "Общеобразовательная")
    case 2: return ("МБУ ДО «Спортивная школа»", "Спорт", "Спортивная")
    case 3:
      return ("МБУ ДО «Детская школа искусств»", "Культура", "Дополнительного образования")
    case 4: return ("МБУ ДО «Станция юных техников»", "Образование", "Дополнительного образования")
    default:
      return (
        "МБОУ «Средняя общеобразовательная школа № \(number - 3)»", "Образование",
        "Общеобразовательная"
      )
    }
  }

  /// The title of a programme by its direction and number.
  static func programme(_ direction: SampleNetwork.Direction, _ number: Int) -> String {
    let titles: [String] =
      switch direction {
      case .technical: ["Робототехника", "Авиамоделирование", "Трёхмерная графика", "Юный инженер"]
      case .science: ["Юный эколог", "Занимательная химия", "Мир под микроскопом"]
      case .sport: ["Лыжные гонки", "Волейбол", "Самбо", "Шахматы", "Лёгкая атлетика"]
      case .arts: ["Хоровое пение", "Бисероплетение", "Театр «Маска»", "Живопись и рисунок"]
      case .tourism: ["Юный краевед", "Школа безопасности и туризма"]
      case .social: ["Школа волонтёра", "Юный журналист", "Английский в игре"]
      }
    return "\(titles[number % titles.count]) (программа № \(number + 1))"
  }
}
