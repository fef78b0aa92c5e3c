import OporaLanguage

/// Completion scripts for shells, made from the table of commands.
enum CompletionScript {
  /// The script for bash; words only.
  static func bash() -> String {
    let names = Command.all.map(\.name).joined(separator: " ")
    var cases = ""
    for command in Command.all {
      let options = (command.options + GlobalOptions.table).map { "--" + $0.name }
      cases += "    \(command.name)) words=\"\(options.joined(separator: " "))\" ;;\n"
    }
    var values = ""
    for (name, words) in closedChoices() {
      values += "    --\(name)) COMPREPLY=($(compgen -W \"\(words)\" -- \"$current\")); return ;;\n"
    }
    return """
      _opora() {
        local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
        local words="" word command=""
        case "$previous" in
      \(values)  esac
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case "$word" in -*) ;; *) command="$word"; break ;; esac
        done
        case "$command" in
          "") words="\(names)" ;;
      \(cases)  esac
        if [[ -z "$command" || "$current" == -* ]]; then
          COMPREPLY=($(compgen -W "$words" -- "$current"))
        else
          COMPREPLY=($(compgen -f -- "$current"))
        fi
      }
      complete -o filenames -F _opora opora

      """
  }

  /// The script for zsh, with what each command and option does.
  static func zsh(_ language: Language) -> String {
    var text = "#compdef opora\n_opora() {\n  local -a commands\n  commands=(\n"
    for command in Command.all {
      text += "    '\(command.name):\(quoted(command.summary[language]))'\n"
    }
    text += "  )\n  if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
    text += "  case \"$words[2]\" in\n"
    for command in Command.all {
      text += "    \(command.name)) _arguments \\\n"
      for option in command.options + GlobalOptions.table {
        text += "      '\(zshOption(option, language))' \\\n"
      }
      text += "      '*:file:_files' ;;\n"
    }
    return text + "  esac\n}\ncompdef _opora opora\n"
  }

  /// The script for fish, with what each command and option does.
  static func fish(_ language: Language) -> String {
    var text = ""
    for command in Command.all {
      text += "complete -c opora -n __fish_use_subcommand -f -a \(command.name)"
      text += " -d '\(quoted(command.summary[language]))'\n"
      for option in command.options {
        text += "complete -c opora -n '__fish_seen_subcommand_from \(command.name)'"
        text += fishOption(option, language) + "\n"
      }
    }
    for option in GlobalOptions.table {
      text += "complete -c opora" + fishOption(option, language) + "\n"
    }
    return text
  }

  private static func zshOption(_ option: CommandOption, _ language: Language) -> String {
    let summary = quoted(option.summary[language])
      .replacingCharacters(["[", "]"], with: " ")
    let head = (option.isRepeatable ? "*" : "") + "--\(option.name)"
    switch option.value {
    case .none: return "\(head)[\(summary)]"
    case .any(let placeholder): return "\(head)[\(summary)]:\(placeholder[language]):_files"
    case .choice(let words):
      return "\(head)[\(summary)]:\(option.name):(\(words.joined(separator: " ")))"
    }
  }

  private static func fishOption(_ option: CommandOption, _ language: Language) -> String {
    var text = " -l \(option.name)"
    if let letter = option.letter { text += " -s \(letter)" }
    switch option.value {
    case .none: break
    case .any: text += " -r"
    case .choice(let words): text += " -x -a '\(words.joined(separator: " "))'"
    }
    return text + " -d '\(quoted(option.summary[language]))'"
  }

  /// Options with a closed list of values, each once, in the order of the commands.
  private static func closedChoices() -> [(name: String, words: String)] {
    var found: [(name: String, words: String)] = []
    for option in GlobalOptions.table + Command.all.flatMap(\.options) {
      guard case .choice(let words) = option.value else { continue }
      if found.contains(where: { $0.name == option.name }) { continue }
      found.append((option.name, words.joined(separator: " ")))
    }
    return found
  }

  /// A text for single quotes of a shell: an apostrophe would end them.
  private static func quoted(_ text: String) -> String {
    text.replacingCharacters(["'"], with: "’")
  }
}

extension String {
  fileprivate func replacingCharacters(_ wanted: Set<Character>, with other: Character) -> String {
    String(map { wanted.contains($0) ? other : $0 })
  }
}
