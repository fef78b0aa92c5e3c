import OporaLanguage

/// Writes the register of certificates in the manner of an older program: Windows-1251.
struct SampleCertificates {
  private(set) var table: TableBytes
  private var number = 0
  private let kinds: [[UInt8]]
  private let statuses: [[UInt8]]
  private let rouble: [UInt8]

  init() {
    table = TableBytes(
      .old,
      header: [
        "Номер сертификата", "Код ребёнка", "Вид сертификата", "Состояние сертификата",
        "Дата выдачи", "ОКТМО муниципального образования", "Дата рождения", "Дата активации",
        "Дата заморозки", "Номинал", "Единица номинала", "Использовано",
      ])
    let table = table
    kinds = [
      "Сертификат учёта", "Сертификат персонифицированного финансирования",
      "Социальный сертификат",
    ].map { table.prepared($0) }
    statuses = ["Выдан", "Активирован", "Заморожен"].map { table.prepared($0) }
    rouble = table.prepared("руб.")
  }

  mutating func drain() -> [UInt8] { table.drain() }

  /// Writes the certificate of a child, if the child has one.
  mutating func write(
    _ child: SampleChild, _ municipality: SampleMunicipality, _ random: inout SampleRandom
  ) {
    guard random.chance(830) else { return }
    let earliest = max(SampleDays.day(2019, 9, 1), child.birthday.adding(years: 5))
    let majority = child.birthday.adding(years: 18)
    let share = random.below(1000)
    // Social certificates came in September 2023.
    let social = max(earliest, SampleDays.day(2023, 9, 1)).adding(days: random.below(500))
    let isSocial = share < 330 && social < majority
    let kind = isSocial ? 2 : share >= 800 ? 1 : 0
    let issued = isSocial ? social : earliest.adding(days: random.below(900))
    guard issued < SampleDays.day(2025, 6, 20) else { return }
    let isAdult = majority <= SampleDays.day(2025, 6, 30)
    // A certificate ends at 18; now and then nobody froze it.
    let isFrozen = isAdult && !random.chance(15)
    let isActive = random.chance(880)
    number += 1
    table.cell(9_900_000_000 + number)
    table.cell(key: child.key)
    table.cell(kinds[kind])
    table.cell(statuses[isFrozen ? 2 : isActive ? 1 : 0])
    table.cell(issued)
    table.cell(municipality.code)
    table.cell(child.birthday)
    if isActive { table.cell(issued.adding(days: random.below(30))) } else { table.emptyCell() }
    if isFrozen { table.cell(majority) } else { table.emptyCell() }
    writeMoney(kind, isActive: isActive, &random)
    table.endRow()
  }

  private mutating func writeMoney(
    _ kind: Int, isActive: Bool, _ random: inout SampleRandom
  ) {
    guard kind > 0 else {
      for _ in 0..<3 { table.emptyCell() }
      return
    }
    let nominal = 12_000 + 500 * random.below(16)
    table.cell(nominal)
    table.cell(rouble)
    table.cell(isActive ? nominal * random.below(101) / 100 : 0)
  }
}
