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

  /// Whether the row can stay.
  var isWarning: Bool { self == .unknownCodeTaken }
}
