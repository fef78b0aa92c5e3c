import OporaLanguage

/// The words that writers add by themselves: names of tables, figures, notes, placeholders.
struct DocumentWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  var table: String { language == .ru ? "Таблица" : "Table" }
  var figure: String { language == .ru ? "Рисунок" : "Figure" }
  var tableInText: String { language == .ru ? "таблица" : "table" }
  var figureInText: String { language == .ru ? "рисунок" : "figure" }
  var note: String { language == .ru ? "Примечание" : "Note" }
  var placeholder: String { language == .ru ? "Заполняется специалистом" : "To be filled in" }

  var see: String { language == .ru ? "Показано выше: " : "Shown above: " }
  var contents: String { language == .ru ? "Содержание" : "Contents" }
  var skip: String { language == .ru ? "К содержанию отчёта" : "Skip to the report" }

  /// A name with its number, kept together; the name alone where there is no such object.
  func reference(_ name: String, _ number: Int?) -> String {
    number.map { "\(name)\u{A0}\($0)" } ?? name
  }
}
