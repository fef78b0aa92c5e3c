import OporaSample
import Testing

@Suite struct SampleRegionTests {
  static let small = SampleRegion(children: 1500).files()

  /// Cells of a file of the small region by header; quotes are not met in the columns asked for.
  private func rows(_ path: String, separator: Character = ",") throws -> [[String: String]] {
    let file = try #require(Self.small.first { $0.path == path })
    var text = String(decoding: file.bytes, as: UTF8.self)
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    let lines = text.split { $0.isNewline }.map {
      $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(header, line))
    }
  }

  private func hash(_ files: [(path: String, bytes: [UInt8])]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for file in files {
      for byte in Array(file.path.utf8) + file.bytes {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
    return hash
  }

  @Test func sameSeedGivesTheSameBytesAndAnotherSeedOthers() {
    let first = hash(SampleRegion(children: 200, seed: 1).files())
    #expect(first == hash(SampleRegion(children: 200, seed: 1).files()))
    #expect(first != hash(SampleRegion(children: 200, seed: 2).files()))
  }

  @Test func chunksAreTheFilesInPieces() {
    var whole: [(path: String, bytes: [UInt8])] = []
    SampleRegion(children: 1500).forEachChunk { path, bytes in
      if let index = whole.firstIndex(where: { $0.path == path }) {
        whole[index].bytes += bytes
      } else {
        whole.append((path, bytes))
      }
    }
    #expect(hash(whole) == hash(Self.small))
    #expect(Set(Self.small.map(\.path)).count == Self.small.count)
  }

  @Test func theNumberOfChildrenScales() throws {
    let count = try rows("population.csv", separator: ";").filter {
      $0["На дату"] == "01.01.2025" && (5...17).contains(Int($0["Возраст"] ?? "") ?? 0)
    }.reduce(0) { $0 + (Int($1["Численность, человек"] ?? "") ?? 0) }
    #expect((1350...1650).contains(count))
    func bytes(_ children: Int) -> Int {
      SampleRegion(children: children).files().first { $0.path == "enrolments.csv" }?.bytes.count
        ?? 0
    }
    let (one, four) = (bytes(1000), bytes(4000))
    #expect(four > 3 * one && four < 5 * one)
  }

  @Test func twelveMunicipalitiesHaveCodesOfNoRealRegion() throws {
    let municipalities = try rows("municipalities.csv", separator: ";")
    let codes = municipalities.compactMap { $0["ОКТМО муниципального образования"] }
    #expect(Set(codes).count == 12)
    #expect(codes.allSatisfy { $0.hasPrefix("99") && $0.count == 8 })
    #expect(
      municipalities.allSatisfy { $0["Субъект Российской Федерации"]?.contains("вымышл") ?? false })
  }

  @Test func everyHalfYearHasLearnersOfEveryMunicipality() throws {
    let enrolments = try rows("enrolments.csv")
    let codes = try rows("municipalities.csv", separator: ";")
      .compactMap { $0["ОКТМО муниципального образования"] }
    for (start, end) in [
      ("2023-01-01", "2023-06-30"), ("2023-07-01", "2023-12-31"), ("2024-01-01", "2024-06-30"),
      ("2024-07-01", "2024-12-31"), ("2025-01-01", "2025-06-30"),
    ] {
      let active = enrolments.filter { row in
        let last = row["Дата отчисления"] ?? ""
        return (row["Дата зачисления"] ?? "9") <= end && (last.isEmpty || last >= start)
      }
      let places = Set(active.compactMap { $0["ОКТМО муниципального образования"] })
      #expect(places == Set(codes))
    }
  }

  @Test func theTroublesAreThere() throws {
    let journal = try rows("submissions.csv", separator: ";")
    func entries(_ code: String, _ period: String) -> [[String: String]] {
      journal.filter {
        $0["ОКТМО муниципального образования"] == code && $0["Отчётный период"] == period
          && $0["Форма"] == "enrolments"
      }
    }
    #expect(entries("99626000", "2024-S1").isEmpty)
    #expect(entries("99626000", "2024-S2").count == 1)
    #expect(entries("99624000", "2025-S1").first?["Дата представления"] == "18.07.2025")
    #expect(entries("99530000", "2024-S2").map { $0["Статус"] } == ["возвращён", "принят"])
    let closed = try rows("population.csv", separator: ";").filter {
      $0["ОКТМО муниципального образования"] == "99751000"
        && $0["Город/село"] == "Сельская местность"
    }
    #expect(!closed.isEmpty && closed.allSatisfy { $0["Численность, человек"] == "0" })
    let enrolments = try rows("enrolments.csv")
    #expect(enrolments.filter { $0["Номер зачисления"] == "900008" }.count == 2)
    #expect(enrolments.contains { $0["Дата рождения"] == "2013-02-30" })
    #expect(enrolments.filter { $0["Статус"] == "переведён" }.count == 1)
  }

  @Test func keysSayNothingAboutAChild() throws {
    let keys = try rows("enrolments.csv").compactMap { $0["Код ребёнка"] }
    #expect(keys.allSatisfy { $0.hasPrefix("c") && $0.utf8.count <= 14 })
    #expect(Set(keys).count > 700)
    let names = try #require(Self.small.first { $0.path == "enrolments.csv" })
    #expect(!String(decoding: names.bytes.prefix(600), as: UTF8.self).contains("ФИО"))
  }

  @Test func olderTablesAreInWindowsEncoding() throws {
    for path in ["certificates.csv", "new_places.csv"] {
      let file = try #require(Self.small.first { $0.path == path })
      #expect(String(validating: file.bytes, as: UTF8.self) == nil)
      #expect(!file.bytes.contains(UInt8(ascii: "?")))
    }
  }

  @Test func shareOfLearnersIsBelievable() throws {
    let learners = Set(
      try rows("enrolments.csv").filter {
        ($0["Дата зачисления"] ?? "") <= "2025-06-30" && $0["Статус"] != "отчислен"
          && (($0["Дата отчисления"] ?? "").isEmpty
            || ($0["Дата отчисления"] ?? "") >= "2025-01-01")
      }.compactMap { $0["Код ребёнка"] })
    #expect((900...1350).contains(learners.count))
  }
}
