/// The words of due texts (слова сроков).
enum DueWords {
  /// The month that a word names in any case, or its short form; nil for other words.
  static func month(_ word: String) -> Int? {
    guard word.count >= 3, word.count <= 9 else { return nil }
    for (number, stem) in stems.enumerated() where word.hasPrefix(stem) {
      let rest = word.dropFirst(stem.count)
      if rest.isEmpty || endings[number].contains(where: { rest == $0 }) { return number + 1 }
    }
    return nil
  }

  private static let stems = [
    "янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
  ]
  private static let endings: [[String]] = [
    ["арь", "аря", "аре", "арю", "арем"], ["р", "раль", "раля", "рале", "ралю", "ралем"],
    ["т", "та", "те", "ту", "том"], ["ель", "еля", "еле", "елю", "елем"],
    ["й", "я", "е", "ю", "ем"], ["ь", "я", "е", "ю", "ем"], ["ь", "я", "е", "ю", "ем"],
    ["уст", "уста", "усте", "усту", "устом"],
    ["т", "тяб", "тябрь", "тября", "тябре", "тябрю", "тябрем"],
    ["ябрь", "ября", "ябре", "ябрю", "ябрем"], ["б", "брь", "бря", "бре", "брю", "брем"],
    ["абрь", "абря", "абре", "абрю", "абрем"],
  ]

  /// The first and last month of a season; winter begins in December.
  static func season(_ word: String) -> (first: Int, last: Int)? {
    for (stems, months) in seasons where stems.contains(where: { word.hasPrefix($0) }) {
      return months
    }
    return nil
  }

  /// The months in which the school holidays of a season lie.
  static func holidays(_ season: (first: Int, last: Int)) -> (first: Int, last: Int) {
    switch season.first {
    case 9: (10, 11)
    case 12: (12, 1)
    case 3: (3, 3)
    default: season
    }
  }

  private static let seasons: [([String], (Int, Int))] = [
    (["весн", "весен"], (3, 5)), (["летн", "лето", "лета", "летом", "лету"], (6, 8)),
    (["осен"], (9, 11)), (["зим"], (12, 2)),
  ]

  /// A number in words or Roman figures, 1…4 and a few more; nil for other words.
  static func ordinal(_ word: String) -> Int? {
    if let value = figures[word] { return value }
    return ordinals.first { stem, _ in word.hasPrefix(stem) }?.1
  }

  private static let figures = [
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3, "іv": 4, "один": 1, "одного": 1,
    "одну": 1, "одна": 1, "два": 2, "две": 2, "двух": 2, "три": 3, "трех": 3, "четыре": 4,
    "четырех": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "десять": 10, "десяти": 10,
  ]
  private static let ordinals: [(String, Int)] = [
    ("перв", 1), ("втор", 2), ("трет", 3), ("четверт", 4),
  ]

  /// How many times, where a word says it: «дважды».
  static func times(_ word: String) -> Int? {
    ["однократно": 1, "единожды": 1, "дважды": 2, "двукратно": 2, "трижды": 3][word]
  }

  /// Words that leave the date to something else: to a request, a need, another plan.
  enum Condition {
    /// When asked, needed, received: it may never happen.
    case request
    /// By another plan or schedule: it will happen, when is not written here.
    case schedule
  }

  /// What a word after «по», «согласно», «в соответствии с» says; nil if it is no such word.
  static func condition(after word: String) -> Condition? {
    if requests.contains(where: { word.hasPrefix($0) }) { return .request }
    if schedules.contains(where: { word.hasPrefix($0) }) { return .schedule }
    return nil
  }

  private static let requests = [
    "запрос", "мере", "необходим", "поступлен", "заявк", "заявлен", "требован", "обращен", "вызов",
    "приглашен", "факт", "инициатив", "возможност", "потребност", "желани", "поручен", "надобн",
  ]
  private static let schedules = [
    "план", "график", "согласован", "приказ", "положен", "распоряжен", "назначен", "отдельн",
    "итог", "расписан", "срок", "утвержден", "договор", "результат", "окончани", "завершени",
    "дополнительн", "особ", "индивидуальн", "дорожн", "медиаплан", "циклограмм", "регламент",
    "решени", "письм", "информаци", "программ", "указани", "рекомендац", "календар", "муницип",
    "регион", "перечн", "тем", "ситуац", "домашн", "прилож",
  ]

  /// Words that alone leave the date open.
  static func openWord(_ word: String) -> Condition? {
    if ["необходимости", "необходимостью", "запросу", "требованию"].contains(word) {
      return .request
    }
    if ["уточня", "определ", "согласу", "утвержда", "установлен", "сообщ"].contains(where: {
      word.hasPrefix($0)
    }) {
      return .schedule
    }
    return nil
  }

  static func isYear(_ word: String) -> Bool {
    ["г", "гг", "год", "года", "году", "годы", "годов", "годом", "лет"].contains(word)
  }

  static func isSchool(_ word: String) -> Bool { word.hasPrefix("учебн") || word == "уч" }

  /// A word for the whole of the plan: «постоянно».
  static func isAlways(_ word: String) -> Bool {
    [
      "постоян", "регулярн", "систематич", "непрерывн", "ежедневн", "круглогод", "круглый",
      "весь", "всего", "всей", "каждодневн", "перманентн", "бессрочн",
    ].contains { word.hasPrefix($0) }
  }
}
