/// Keeps tables and figures of a document apart: a form may name a section or an indicator twice.
///
/// A part that is shown already is referred to; another part of the same id gets a new one, and the
/// references of its section follow.
struct UniqueParts {
  private var tables: [String: Table] = [:]
  private var figures: [String: Figure] = [:]
  private let words: DocumentWords

  init(_ words: DocumentWords) { self.words = words }

  /// The blocks of a section with parts of their own.
  mutating func blocks(_ blocks: [Block]) -> [Block] {
    var newTables: [String: String] = [:]
    var newFigures: [String: String] = [:]
    var result: [Block] = []
    for block in blocks {
      switch block {
      case .table(var table):
        guard tables[table.id] != table else {
          result.append(.paragraph(RichText([.plain(words.see), .table(table.id)])))
          continue
        }
        let id = UniqueParts.free(table.id) { tables[$0] != nil }
        newTables[table.id] = id
        table.id = id
        tables[id] = table
        result.append(.table(table))
      case .figure(var figure):
        guard figures[figure.id] != figure else {
          result.append(.paragraph(RichText([.plain(words.see), .figure(figure.id)])))
          continue
        }
        let id = UniqueParts.free(figure.id) { figures[$0] != nil }
        newFigures[figure.id] = id
        figure.id = id
        figures[id] = figure
        result.append(.figure(figure))
      default: result.append(block)
      }
    }
    let isSame = newTables.allSatisfy { $0 == $1 } && newFigures.allSatisfy { $0 == $1 }
    return isSame ? result : result.map { $0.referring(newTables, newFigures) }
  }

  private static func free(_ id: String, _ isTaken: (String) -> Bool) -> String {
    var number = 1
    var name = id
    while isTaken(name) {
      number += 1
      name = "\(id)-\(number)"
    }
    return name
  }
}

extension Block {
  /// The block with the ids of references replaced.
  fileprivate func referring(_ tables: [String: String], _ figures: [String: String]) -> Block {
    func renamed(_ text: RichText) -> RichText {
      RichText(
        text.spans.map { span in
          switch span {
          case .table(let id): .table(tables[id] ?? id)
          case .figure(let id): .figure(figures[id] ?? id)
          case .plain, .strong, .code, .picture: span
          }
        })
    }
    switch self {
    case .heading(let level, let text): return .heading(level, renamed(text))
    case .paragraph(let text): return .paragraph(renamed(text))
    case .list(let items): return .list(items.map(renamed))
    case .note(let text): return .note(renamed(text))
    case .placeholder(let text): return .placeholder(renamed(text))
    case .table, .figure, .pageBreak: return self
    }
  }
}
