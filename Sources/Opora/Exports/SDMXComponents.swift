import OporaLanguage
import OporaReports

/// Dimensions, measure and attributes of ``SDMXTable``, as parts of a structure message.
enum SDMXComponents {
  private enum Role {
    case dimension
    case measure
    case attribute
  }

  private struct Component {
    var id: String
    var title: LocalizedText
    var role: Role
    /// The code list; nil where the text is free.
    var list: String?
    /// The type where there is no list.
    var type: String

    init(
      _ id: String, ru: String, en: String, _ role: Role, list: String? = nil,
      type: String = "String"
    ) {
      self.id = id
      title = LocalizedText(ru: ru, en: en)
      self.role = role
      self.list = list
      self.type = type
    }
  }

  /// In the order of the columns of ``SDMXTable``.
  private static let all = [
    Component("FREQ", ru: "Периодичность", en: "Frequency", .dimension, list: "CL_FREQ"),
    Component("REF_AREA", ru: "Территория", en: "Reference area", .dimension, list: "CL_AREA"),
    Component("INDICATOR", ru: "Показатель", en: "Indicator", .dimension, list: "CL_INDICATOR"),
    Component("BREAKDOWN", ru: "Разрез", en: "Breakdown", .dimension, list: "CL_BREAKDOWN"),
    Component("CATEGORY", ru: "Группа", en: "Category", .dimension, list: "CL_CATEGORY"),
    Component(
      "TIME_PERIOD", ru: "Период", en: "Time period", .dimension, type: "ObservationalTimePeriod"),
    Component("OBS_VALUE", ru: "Значение", en: "Observation value", .measure, type: "Double"),
    Component(
      "OBS_STATUS", ru: "Статус значения", en: "Observation status", .attribute,
      list: "CL_OBS_STATUS"),
    Component(
      "UNIT_MEASURE", ru: "Единица измерения", en: "Unit of measure", .attribute, list: "CL_UNIT"),
    Component("NUMERATOR", ru: "Числитель", en: "Numerator", .attribute, type: "Double"),
    Component("DENOMINATOR", ru: "Знаменатель", en: "Denominator", .attribute, type: "Double"),
    Component(
      "REASON", ru: "Почему нет числа", en: "Why there is no number", .attribute, list: "CL_REASON"),
    Component("TARGET", ru: "Плановое значение", en: "Target", .attribute, type: "Double"),
    Component("REPORTED", ru: "Отчитались", en: "Reported", .attribute, type: "Integer"),
    Component("EXPECTED", ru: "Ожидались", en: "Expected", .attribute, type: "Integer"),
    Component(
      "UNKNOWN_ROWS", ru: "Строк без признака", en: "Unknown rows", .attribute, type: "Integer"),
    Component(
      "DEFINITION_VERSION", ru: "Версия определения", en: "Version of the definition", .attribute,
      type: "Integer"),
  ]

  /// The names of all components, in the order of the columns.
  static var ids: [String] { all.map(\.id) }

  private static let agency = "agencyID=\"\(SDMXStructure.agency)\""
  private static let version = "version=\"\(SDMXStructure.version)\""

  /// The concepts behind the components.
  static var conceptScheme: String {
    let concepts = all.map { component in
      "<str:Concept id=\"\(component.id)\">\(XMLText.names(component.title))</str:Concept>\n"
    }
    let title = LocalizedText(ru: "Понятия показателей", en: "Concepts of indicators")
    return "<str:Concepts>\n<str:ConceptScheme id=\"\(SDMXStructure.concepts)\" \(agency)"
      + " \(version)>\(XMLText.names(title))\n" + concepts.joined()
      + "</str:ConceptScheme>\n</str:Concepts>\n"
  }

  /// The definition that joins concepts and code lists.
  ///
  /// - Parameter lists: the code lists that there are; without its list a component is a text.
  /// - Returns: the part of the message.
  static func definition(lists: Set<String>) -> String {
    var dimensions = ""
    var attributes = ""
    var measures = ""
    for (number, component) in all.enumerated() {
      let inside = identity(component) + representation(component, lists)
      switch component.role {
      case .dimension:
        let tag = component.id == "TIME_PERIOD" ? "TimeDimension" : "Dimension"
        dimensions +=
          "<str:\(tag) id=\"\(component.id)\" position=\"\(number + 1)\">\(inside)</str:\(tag)>\n"
      case .measure:
        measures += "<str:PrimaryMeasure id=\"\(component.id)\">\(inside)</str:PrimaryMeasure>\n"
      case .attribute:
        let isNeeded = component.id == "OBS_STATUS" || component.id == "UNIT_MEASURE"
        attributes +=
          "<str:Attribute id=\"\(component.id)\" assignmentStatus="
          + "\"\(isNeeded ? "Mandatory" : "Conditional")\">\(inside)<str:AttributeRelationship>"
          + "<str:PrimaryMeasure><Ref id=\"OBS_VALUE\"/></str:PrimaryMeasure>"
          + "</str:AttributeRelationship></str:Attribute>\n"
      }
    }
    let title = LocalizedText(ru: "Значения показателей", en: "Indicator values")
    return "<str:DataStructures>\n<str:DataStructure id=\"INDICATORS\" \(agency) \(version)>"
      + XMLText.names(title) + "\n<str:DataStructureComponents>\n"
      + "<str:DimensionList id=\"DimensionDescriptor\">\n\(dimensions)</str:DimensionList>\n"
      + "<str:AttributeList id=\"AttributeDescriptor\">\n\(attributes)</str:AttributeList>\n"
      + "<str:MeasureList id=\"MeasureDescriptor\">\n\(measures)</str:MeasureList>\n"
      + "</str:DataStructureComponents>\n</str:DataStructure>\n</str:DataStructures>\n"
  }

  private static func identity(_ component: Component) -> String {
    "<str:ConceptIdentity><Ref id=\"\(component.id)\" maintainableParentID="
      + "\"\(SDMXStructure.concepts)\" maintainableParentVersion=\"\(SDMXStructure.version)\""
      + " \(agency) package=\"conceptscheme\" class=\"Concept\"/></str:ConceptIdentity>"
  }

  private static func representation(_ component: Component, _ lists: Set<String>) -> String {
    var inside = "<str:TextFormat textType=\"\(component.type)\"/>"
    if let list = component.list, lists.contains(list) {
      inside =
        "<str:Enumeration><Ref id=\"\(list)\" \(version) \(agency) package=\"codelist\""
        + " class=\"Codelist\"/></str:Enumeration>"
    }
    return "<str:LocalRepresentation>\(inside)</str:LocalRepresentation>"
  }
}

/// Text inside XML.
enum XMLText {
  /// A name in both languages.
  static func names(_ text: LocalizedText) -> String {
    "<com:Name xml:lang=\"ru\">\(HTMLEscaping.text(text.ru))</com:Name>"
      + "<com:Name xml:lang=\"en\">\(HTMLEscaping.text(text.en))</com:Name>"
  }
}
