/// The organisations, programmes and rural settlements of a municipality.
struct SampleNetwork {
  enum Direction: String, CaseIterable {
    case technical = "техническая"
    case science = "естественнонаучная"
    case sport = "физкультурно-спортивная"
    case arts = "художественная"
    case tourism = "туристско-краеведческая"
    case social = "социально-гуманитарная"
  }

  /// So many programmes every municipality has, however small.
  static let fewestProgrammes = 6

  let municipality: SampleMunicipality
  let organisations: Int
  let programmes: Int
  /// Rural settlements; 0 where there are none.
  let settlements: Int

  init(_ municipality: SampleMunicipality, children: Int) {
    self.municipality = municipality
    organisations = min(40, max(2, children / 420))
    programmes = min(400, max(Self.fewestProgrammes, children / 55))
    let rural = children * municipality.ruralShare / 1000
    settlements = municipality.ruralShare == 0 ? 0 : min(36, max(2, rural / 60))
  }

  /// How many of the settlements have a group in a school year; more of them every year.
  func served(inSchoolYear index: Int) -> Int {
    settlements == 0 ? 0 : max(1, settlements * (48 + 9 * index) / 100)
  }

  /// Whether children live in a rural settlement; in some only old people do.
  static func hasChildren(settlement: Int) -> Bool { settlement % 8 != 7 }

  func programmeID(_ programme: Int) -> String {
    "p-\(Self.padded(municipality.number, 2))-\(Self.padded(programme + 1, 4))"
  }

  func organisationID(_ organisation: Int) -> String {
    "org-\(Self.padded(municipality.number, 2))-\(Self.padded(organisation + 1, 3))"
  }

  func organisation(of programme: Int) -> Int { programme % organisations }

  /// Whether a programme is taught in villages.
  func isRural(_ programme: Int) -> Bool { settlements > 0 && programme % 3 == 0 }

  /// A programme for a child of a town or of a village.
  func programme(rural: Bool, _ random: inout SampleRandom) -> Int {
    guard settlements > 0 else { return random.below(programmes) }
    if rural { return random.below((programmes + 2) / 3) * 3 }
    let town = random.below(programmes - (programmes + 2) / 3)
    return town / 2 * 3 + 1 + town % 2
  }

  func direction(of programme: Int) -> Direction { Self.mixture[programme * 7 % 20] }

  /// The settlement's code: eight digits of the municipality and three of its own.
  func settlementCode(_ settlement: Int) -> String {
    municipality.code + String(401 + settlement)
  }

  /// The code of the municipality's centre.
  var centreCode: String { municipality.code + "101" }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Directions of twenty programmes, as often as they are met.
  private static let mixture: [Direction] = [
    .arts, .sport, .technical, .social, .sport, .arts, .science, .sport, .social, .technical,
    .arts, .sport, .tourism, .arts, .science, .sport, .social, .arts, .technical, .sport,
  ]
}
