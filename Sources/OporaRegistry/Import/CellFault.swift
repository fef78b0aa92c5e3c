import OporaDefinitions

/// Why a cell cannot be what its column holds; the wording stands in `CellFaultWording.swift`.
enum CellFault: Hashable, Sendable {
  /// The cell is empty and the column needs a value.
  case missingValue
  /// No date of any spelling.
  case notADate
  /// A date spelling whose day the calendar lacks.
  case impossibleDate
  /// A number such as 45329 where Excel shows a date.
  case serialDate
  /// `#Н/Д`, `#ДЕЛ/0!` and the like.
  case excelError
  /// `1,12E+10`: digits lost for good.
  case scientific
  /// No number.
  case notANumber
  /// A number with a fraction in a column of whole numbers.
  case notWhole
  /// More digits than the table keeps.
  case tooManyDigits
  /// Less than the least value.
  case belowMinimum
  /// Greater than the greatest value.
  case aboveMaximum
  /// Not in the code list.
  case unknownCode
  /// Not in the code list, but taken as «other».
  case unknownCodeTaken
  /// Neither yes nor no.
  case notABoolean
  /// No reporting period.
  case notAPeriod
  /// A code that lost its leading zero.
  case lostZero
  /// A code of the wrong length.
  case wrongLength
  /// A code whose check digit does not agree.
  case wrongCheckDigit
  /// A number of a person or an organisation whose check digits do not agree.
  case wrongCheckNumber(CodeCheck)
  /// No number of that kind at all: letters, or nothing but zeros.
  case notACode(CodeCheck)
  /// The record ends before the column, which needs a value.
  case missingCell
  /// A number with a word behind it that may change its value.
  case wrongUnit
  /// `1.234` in a column where both marks divide decimals.
  case ambiguousNumber
  /// Not what the schema says a cell holds.
  case notOfKind(CellRules.Kind)
  /// Fewer characters than the schema asks for.
  case tooShort
  /// More characters than the schema allows.
  case tooLong
  /// Another spelling than the pattern of the schema.
  case notOfPattern
  /// None of the values that the schema allows.
  case notAllowed
  /// The key of an earlier row.
  case repeated(isPrimary: Bool, line: Int)
  /// A key that the other table lacks.
  case unknownReference(resource: String)
  /// A fault that was mended on request: what the cell held, and what it now holds.
  case repaired(CellRepair, before: String, after: String)

  /// Whether the row can stay.
  var isWarning: Bool {
    switch self {
    case .unknownCodeTaken, .repaired: true
    default: false
    }
  }
}
