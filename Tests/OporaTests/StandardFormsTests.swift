import OporaDefinitions
import OporaLanguage
import Testing

/// The embedded source forms have the columns, duties and codes that files are written by.
@Suite struct StandardFormsTests {
  static let catalogue = StandardDefinitionsTests.catalogue

  /// A form: columns that must have values, columns that must exist, other columns.
  struct Contract: Sendable, CustomTestStringConvertible {
    var form: String
    var filled: String
    var present = ""
    var other = ""
    var testDescription: String { form }
  }

  static let contracts: [Contract] = [
    .init(
      form: "enrolments", filled: "start_date", present: "birth_date programme_id",
      other: """
        child_id snils certificate_id full_name programme_title organisation municipality \
        enrolment_id direction end_date status locality_type organisation_id financing sex ovz \
        disabled hardship gifted residence locality new_place_year
        """),
    .init(
      form: "population", filled: "municipality as_of people",
      other: "age age_from age_to sex locality_type"),
    .init(
      form: "municipalities", filled: "municipality name",
      other: """
        name_en short_name name_prepositional kind group region valid_from valid_to successor \
        tile_row tile_column
        """),
    .init(
      form: "localities", filled: "locality name municipality locality_type",
      other: "children children_as_of"),
    .init(
      form: "organisations", filled: "organisation_id name",
      other: """
        municipality locality locality_type ownership department licensed kind expected \
        pf_provider_from
        """),
    .init(
      form: "programmes", filled: "programme_id title direction",
      other: """
        organisation_id municipality registers levels forms state published_on updated_on \
        valid_from valid_to minimum_age maximum_age quality_due
        """),
    .init(
      form: "groups", filled: "group_id programme_id",
      other: """
        municipality locality locality_type capacity starts ends financing new_place_year
        """),
    .init(
      form: "applications", filled: "application_id programme_id created_on status",
      other: "municipality decided_on"),
    .init(
      form: "certificates", filled: "certificate_id child_id kind status issued_on",
      other: "municipality birth_date activated_on frozen_on nominal nominal_unit used"),
    .init(
      form: "certificate_programmes", filled: "municipality starts ends",
      other: "cap limit_amount spent_amount person_hours_planned person_hours"),
    .init(form: "special_children", filled: "municipality as_of category children"),
    .init(
      form: "new_places", filled: "municipality year planned created",
      other: "organisation_id direction"),
    .init(
      form: "new_places_activity", filled: "municipality year",
      other: """
        as_of children events participants pedagogues pedagogues_trained specialists \
        specialists_trained heads heads_trained
        """),
    .init(
      form: "quality_assessments",
      filled: "assessment_id object_kind object_id municipality assessed_on",
      other: "procedure wave score positive"),
    .init(
      form: "network_contracts", filled: "contract_id municipality starts",
      other: "programme_id partner partner_kind ends"),
    .init(
      form: "staff", filled: "person_id municipality role",
      other: "organisation_id category background trained_on training_hours"),
    .init(
      form: "events", filled: "event_id municipality held_on kind",
      other: "audience level participants winners hardship_participants"),
    .init(
      form: "practices", filled: "practice_id municipality direction",
      other: "submitted_on level"),
    .init(
      form: "availability_models", filled: "municipality model stage",
      other: "organisations children as_of"),
    .init(
      form: "resources", filled: "municipality organisation_id",
      other: "as_of rooms equipped_rooms equipment_needed vacancies potential_provider"),
    .init(
      form: "publications", filled: "municipality published_on channel",
      other: "topic plan_item address"),
    .init(
      form: "plan_items", filled: "plan_id item_no", present: "title due_text",
      other: """
        municipality plan_starts plan_ends calendar table_no section_no section_title \
        subsection_title form audience result responsible_roles target unit
        """),
    .init(
      form: "plan_marks", filled: "plan_id item_no done_on",
      other: "table_no section_no state actual reason evidence"),
    .init(
      form: "criteria", filled: "municipality period criterion claimed",
      other: "evidence evidence_on note accepted decided_by decision_reason objection "
        + "objection_accepted objection_reason"),
    .init(
      form: "extended_day",
      filled: "municipality period schools schools_participating pupils pupils_participating"),
    .init(
      form: "totals", filled: "municipality period measure value",
      other: "as_of direction locality_type organisation_id declared"),
    .init(
      form: "form_cells", filled: "form municipality period section row column",
      other: "number text"),
    .init(
      form: "published_values", filled: "period municipality indicator value",
      other: "place points"),
    .init(
      form: "submissions", filled: "source municipality period submitted_on",
      other: "organisation_id version status"),
  ]

  @Test func thereAreNoOtherForms() {
    // One is made of other sources, one is an export that another source is made of.
    let others = ["plan_instances", "rosstat_population"]
    #expect(
      Self.catalogue.forms.map(\.id) == (Self.contracts.map(\.form) + others).sorted())
  }

  @Test(arguments: contracts)
  func columnsAndTheirDutiesAreThoseOfTheContract(_ contract: Contract) throws {
    let form = try #require(Self.catalogue.form(contract.form))
    let filled = form.columns.filter { $0.columnRequired && $0.valueRequired }
    let present = form.columns.filter { $0.columnRequired && !$0.valueRequired }
    let other = form.columns.filter { !$0.columnRequired }
    #expect(Set(filled.map(\.name)) == words(contract.filled))
    #expect(Set(present.map(\.name)) == words(contract.present))
    #expect(Set(other.map(\.name)) == words(contract.other))
  }

  @Test(arguments: contracts)
  func headersAndTitlesAreInBothLanguages(_ contract: Contract) throws {
    let form = try #require(Self.catalogue.form(contract.form))
    for column in form.columns {
      #expect(column.header.isInBothLanguages, "\(form.id).\(column.name)")
    }
    #expect(form.title.isInBothLanguages && form.row.isInBothLanguages)
  }

  @Test(arguments: contracts)
  func noTwoColumnsOfAFormShareAHeader(_ contract: Contract) throws {
    let form = try #require(Self.catalogue.form(contract.form))
    var owners: [String: String] = [:]
    for column in form.columns {
      let spellings = [column.name, column.header.ru, column.header.en] + column.aliases
      for spelling in Set(spellings.map(folded)) where !spelling.isEmpty {
        #expect(owners[spelling] == nil, "\(form.id): \(spelling)")
        owners[spelling] = column.name
      }
    }
  }

  @Test(arguments: contracts)
  func noTwoCodesOfAColumnShareASpelling(_ contract: Contract) throws {
    let form = try #require(Self.catalogue.form(contract.form))
    for column in form.columns {
      var owners: [String: String] = [:]
      for entry in column.codeEntries {
        let spellings = [entry.code, entry.title.ru, entry.title.en] + entry.spellings
        for spelling in Set(spellings.map(folded)) {
          #expect(owners[spelling] == nil, "\(form.id).\(column.name): \(spelling)")
          owners[spelling] = entry.code
        }
      }
    }
  }

  @Test(arguments: [
    ("enrolments", "status", "studying expelled completed"),
    ("enrolments", "locality_type", "urban rural"),
    ("enrolments", "financing", "none budget paid certificate private"),
    ("enrolments", "direction", "technical science sport arts tourism social other"),
    ("enrolments", "sex", "m f"),
  ])
  func codesAreTheCanonicalOnes(form: String, column: String, codes: String) throws {
    let column = try #require(Self.catalogue.form(form)?.column(column))
    #expect(column.codeEntries.map(\.code) == codes.split(separator: " ").map(String.init))
  }

  /// Only a direction falls back to a code; an unknown value of another list rejects the row.
  @Test func onlyDirectionsAndTotalsKnowAnUnknownCode() {
    for form in Self.catalogue.forms {
      for column in form.columns where column.unknownCode != nil {
        let isRight = column.name == "direction" || (form.id, column.name) == ("totals", "measure")
        #expect(isRight, "\(form.id).\(column.name)")
      }
    }
  }

  @Test(arguments: [
    ("enrolments", "child_id snils certificate_id full_name birth_date ovz disabled hardship"),
    ("certificates", "certificate_id child_id birth_date"),
    ("staff", "person_id"),
    ("criteria", "decided_by"),
  ])
  func whatNamesAPersonIsPersonal(form: String, columns: String) throws {
    let form = try #require(Self.catalogue.form(form))
    #expect(Set(form.columns.filter(\.personal).map(\.name)) == words(columns))
  }

  private func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  /// Case, spaces, punctuation and ё make no difference between headers.
  private func folded(_ text: String) -> String {
    let letters = text.lowercased().unicodeScalars.filter {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
    }
    return String(String.UnicodeScalarView(letters.map { $0 == "ё" ? "е" : $0 }))
  }
}

extension SourceColumn {
  /// The codes of a code or list column.
  var codeEntries: [CodeEntry] {
    switch type {
    case .code(let entries), .list(let entries): entries
    default: []
    }
  }
}
