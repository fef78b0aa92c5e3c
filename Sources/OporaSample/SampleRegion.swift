/// A synthetic region for trying things out: twelve municipalities, five half-years
/// (образцовая область).
///
/// Everything in it is invented from a seed; no row is of a real person, place or organisation.
/// The same size and seed give the same bytes on every machine. The tables tell of honest
/// troubles: a late report, a missing one, a municipality without villages, one with dozens of
/// children, a growth, a decline, and a few rows to mend.
public struct SampleRegion: Sendable {
  /// About how many children aged 5 to 17 live in the region on the latest 1 January.
  public let children: Int
  /// The seed of chance.
  public let seed: UInt64

  /// Describes a region; nothing is made before ``files()``.
  ///
  /// - Parameters:
  ///   - children: how many children aged 5 to 17, as in a small real region by default; at least
  ///     a hundred are made.
  ///   - seed: another seed gives another region of the same kind.
  public init(children: Int = 27_000, seed: UInt64 = 2025) {
    self.children = max(100, children)
    self.seed = seed
  }

  /// All files of the workspace: path with `/` inside the workspace, and bytes.
  ///
  /// - Complexity: linear in ``children``; a million children take about a gigabyte. For more use
  ///   ``forEachChunk(_:)``.
  public func files() -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    forEachChunk { path, bytes in
      if let index = files.firstIndex(where: { $0.path == path }) {
        files[index].bytes += bytes
      } else {
        files.append((path, bytes))
      }
    }
    return files
  }

  /// Makes the files piece by piece, so that a large region needs little memory.
  ///
  /// - Parameter receive: takes a path and bytes to append to that file. The pieces of a file come
  ///   in order; pieces of two files may alternate.
  /// - Throws: what `receive` throws; nothing else can fail.
  public func forEachChunk<Failure: Error>(
    _ receive: (_ path: String, _ bytes: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var maker = SampleMaker(children: children, seed: seed)
    for index in SampleMunicipality.all.indices {
      try maker.makeMunicipality(index, receive)
    }
    for (path, bytes) in maker.finish() { try receive(path, bytes) }
  }
}

/// Makes a region municipality by municipality.
struct SampleMaker {
  private static let chunk = 4 << 20

  private let children: Int
  private var random: SampleRandom
  private var nextKey: UInt64
  private let networks: [SampleNetwork]
  private var enrolments: SampleEnrolments
  private var certificates = SampleCertificates()
  private var registers = SampleRegisters()
  private var places = SamplePlaces()
  private var activities = SampleActivities()
  private var readiness = SampleReadiness()
  private var plans = SamplePlans()
  private var totals = SampleTotals()

  init(children: Int, seed: UInt64) {
    self.children = children
    random = SampleRandom(seed: seed)
    nextKey = random.next()
    networks = SampleMunicipality.all.map { municipality in
      SampleNetwork(municipality, children: municipality.childCount(children))
    }
    enrolments = SampleEnrolments(networks)
  }

  mutating func makeMunicipality<Failure: Error>(
    _ index: Int, _ receive: (String, [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let network = networks[index]
    let municipality = network.municipality
    let count = municipality.childCount(children)
    var tally = SampleTally(
      network, freePlaces: SamplePlaces.free(in: municipality, children: count, &random))
    for _ in 0..<count {
      nextKey &+= 1
      var child = SampleChild(
        key: SampleRandom.mixed(nextKey), of: municipality, settlements: network.settlements,
        &random)
      tally.count(child)
      enrolments.write(&child, of: index, &tally, &random)
      certificates.write(child, municipality, &random)
      if enrolments.table.bytes.count > Self.chunk {
        try receive("enrolments.csv", enrolments.drain())
        try receive("certificates.csv", certificates.drain())
      }
    }
    registers.write(network, tally)
    places.write(network, children: count, tally)
    activities.write(network, children: count, &random)
    readiness.write(network, children: count, &random)
    plans.write(network)
    totals.write(network, tally)
  }

  /// What is left when all municipalities are made, and the files about the region as a whole.
  mutating func finish() -> [(String, [UInt8])] {
    enrolments.writeFaults()
    let journal = SampleJournal(&random)
    return [
      ("opora.json5", SampleTexts.configuration), ("notes.md", SampleTexts.notes),
      ("municipalities.csv", registers.municipalities.bytes),
      ("localities.csv", registers.localities.bytes),
      ("population.csv", registers.population.bytes),
      ("special_children.csv", registers.specialChildren.bytes),
      ("organisations.csv", registers.organisations.bytes),
      ("programmes.csv", registers.programmes.bytes), ("groups.csv", registers.groups.bytes),
      ("enrolments.csv", enrolments.drain()), ("certificates.csv", certificates.drain()),
      ("new_places.csv", places.places.bytes),
      ("new_places_activity.csv", places.activity.bytes),
      ("certificate_programmes.csv", activities.certificateProgrammes.bytes),
      ("events.csv", activities.events.bytes), ("staff.csv", activities.staff.bytes),
      ("quality_assessments.csv", activities.quality.bytes),
      ("network_contracts.csv", activities.contracts.bytes),
      ("applications.csv", activities.applications.bytes),
      ("availability_models.csv", readiness.models.bytes),
      ("resources.csv", readiness.resources.bytes),
      ("practices.csv", readiness.practices.bytes),
      ("publications.csv", readiness.publications.bytes),
      ("extended_day.csv", readiness.extendedDay.bytes),
      ("plan_items.csv", plans.items.bytes), ("plan_marks.csv", plans.marks.bytes),
      ("totals.csv", totals.table.bytes),
      ("criteria.csv", SampleCriteria(&random).table.bytes),
      ("submissions.csv", journal.table.bytes),
    ]
  }
}
