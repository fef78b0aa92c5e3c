/// One of the twelve municipalities of the invented region, and how its children live.
struct SampleMunicipality {
  let number: Int
  /// The code; 99 begins no code of a real region.
  let code: String
  let name: String
  let kind: String
  let group: String
  /// Children of this municipality out of a thousand of the region.
  let weight: Int
  /// Children in rural settlements out of a thousand.
  let ruralShare: Int
  /// Learners out of a thousand town children in the school years 2022/23…2024/25.
  let urban: [Int]
  /// Learners out of a thousand rural children in the same years.
  let rural: [Int]
  /// New places out of ten thousand children, created in 2022…2025; empty where none are planned.
  let newPlaces: [Int]

  /// The municipalities; their stories are told in the comments.
  static let all: [SampleMunicipality] = [
    city(
      1, "99701000", "городской округ город Берёзогорск", 268, 40, [760, 785, 810],
      [680, 725, 775], [150, 120, 60, 30]),
    city(
      2, "99703000", "городской округ город Верхнесветлинск", 168, 75, [730, 750, 765],
      [650, 690, 735], [120, 90, 50, 20]),
    okrug(
      3, "99512000", "Светлоозёрский муниципальный округ", 112, 420, [780, 800, 815],
      [680, 735, 785], [140, 110, 70, 30]),
    // Grows fastest, above all in its villages.
    okrug(
      4, "99514000", "Краснополянско-Заречный муниципальный округ", 94, 610, [690, 755, 835],
      [650, 725, 815], [160, 180, 120, 60]),
    district(
      5, "99622000", "Тихолесский муниципальный район", 82, 720, [740, 750, 765],
      [670, 700, 740], [90, 80, 40, 20]),
    // Reports the latest half-year after the deadline.
    district(
      6, "99624000", "Дальнеборский муниципальный район", 71, 830, [720, 730, 745],
      [650, 690, 730], [80, 60, 40, 20]),
    // Did not report its enrolments of the first half of 2024.
    district(
      7, "99626000", "Приозёрно-Луговой муниципальный район", 63, 690, [755, 770, 790],
      [680, 715, 760], [100, 70, 40, 20]),
    SampleMunicipality(
      number: 8, code: "99728000", name: "муниципальное образование «Город Заречный Бор»",
      kind: "Городской округ", group: "города", weight: 48, ruralShare: 90,
      urban: [790, 800, 812], rural: [650, 680, 715], newPlaces: [130, 80, 40, 20]),
    // Loses learners from year to year.
    okrug(
      9, "99530000", "Староверхнеозёрско-Александровский муниципальный округ", 41, 560,
      [810, 765, 715], [770, 725, 680], [110, 90, 30, 10]),
    // Has no rural settlement.
    SampleMunicipality(
      number: 10, code: "99751000", name: "ЗАТО Северный Рубеж", kind: "ЗАТО", group: "города",
      weight: 34, ruralShare: 0, urban: [860, 872, 885], rural: [0, 0, 0], newPlaces: []),
    okrug(
      11, "99532000", "Ягодинский муниципальный округ", 17, 640, [760, 775, 790],
      [680, 710, 750], []),
    // Has so few children that every one of them moves the percentages.
    district(
      12, "99634000", "Малозаимский муниципальный район", 2, 640, [760, 770, 780],
      [720, 740, 760], []),
  ]

  /// How many children to make for so many children aged 5 to 17 in the region.
  ///
  /// The births of seventeen years are made, of which the ages 5 to 17 are a part.
  func childCount(_ children: Int) -> Int {
    max(12, children / 1000 * weight * 1672 / 1318 + children % 1000 * weight * 1672 / 1_318_000)
  }

  private static func city(
    _ number: Int, _ code: String, _ name: String, _ weight: Int, _ ruralShare: Int,
    _ urban: [Int], _ rural: [Int], _ places: [Int]
  ) -> SampleMunicipality {
    SampleMunicipality(
      number: number, code: code, name: name, kind: "Городской округ", group: "города",
      weight: weight, ruralShare: ruralShare, urban: urban, rural: rural, newPlaces: places)
  }

  private static func okrug(
    _ number: Int, _ code: String, _ name: String, _ weight: Int, _ ruralShare: Int,
    _ urban: [Int], _ rural: [Int], _ places: [Int]
  ) -> SampleMunicipality {
    SampleMunicipality(
      number: number, code: code, name: name, kind: "Муниципальный округ",
      group: "смешанные территории", weight: weight, ruralShare: ruralShare, urban: urban,
      rural: rural, newPlaces: places)
  }

  private static func district(
    _ number: Int, _ code: String, _ name: String, _ weight: Int, _ ruralShare: Int,
    _ urban: [Int], _ rural: [Int], _ places: [Int]
  ) -> SampleMunicipality {
    SampleMunicipality(
      number: number, code: code, name: name, kind: "Муниципальный район",
      group: "сельские территории", weight: weight, ruralShare: ruralShare, urban: urban,
      rural: rural, newPlaces: places)
  }
}
