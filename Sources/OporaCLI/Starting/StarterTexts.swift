import OporaDefinitions
import OporaLanguage

/// The texts of a new workspace in both languages.
enum StarterTexts {
  /// `opora.json5` with every setting explained; what is not needed yet is commented out.
  static func configuration(_ language: Language) -> String {
    language == .ru ? russianConfiguration : englishConfiguration
  }

  /// The guide, with the list of blanks.
  static func guide(_ blanks: [BlankForm], folder: String, _ language: Language) -> String {
    let isRussian = language == .ru
    var text = isRussian ? russianGuide(folder) : englishGuide(folder)
    for blank in blanks {
      text += "\n- **\(blank.fileName)** (`\(blank.form.id)`): \(blank.form.row[language])."
      let required = blank.requiredHeaders.map { isRussian ? "«\($0)»" : "“\($0)”" }
      if !required.isEmpty {
        let list = ListText.joined(required, language, limit: 20)
        text += isRussian ? " Обязательны: \(list)." : " Required: \(list)."
      }
    }
    return text + "\n"
  }

  private static let russianConfiguration = """
    // Настройка рабочей папки. Строки после «//» не действуют: уберите знаки, чтобы включить.
    {
      title: { ru: 'Мониторинг дополнительного образования детей', en: 'Supplementary education' },

      // Чья папка: 'municipality' – одного муниципалитета, 'region' – региона.
      // level: 'municipality',

      // Полугодия: 'calendar' – январь–июнь и июль–декабрь, 'school' – сентябрь–декабрь и январь–август.
      calendar: 'calendar',

      // От кого ждём данные: таблица или список кодов ОКТМО. Без строки – все, кто встретился.
      // municipalities: ['99601000'],

      // Последний день сдачи отчёта.
      // deadlines: { '2024-S2': '2025-01-20' },

      // На какой день считать контингент в полугодии (месяц-день).
      // contingent: { S1: '05-31', S2: '12-31' },

      // Плановые значения: показатель, год, значение.
      // targets: { 'coverage-5-18': { 2024: 80 } },

      // Форма рейтинга (opora list ratings).
      // rating: 'moc-half-year',

      // Числа меньше порога скрываются в отчётах для публикации.
      privacy: { threshold: 5 },

      // Язык отчётов: 'ru' или 'en'.
      language: 'ru',

      // Кто подписывает отчёт и кто его подготовил.
      // signatory: { post: 'Руководитель МОЦ', name: '' },
      // executor: { name: '', phone: '' },
    }

    """

  private static let englishConfiguration = """
    // Configuration of the workspace. Lines after // have no effect: remove the marks to use them.
    {
      title: { ru: 'Мониторинг дополнительного образования детей', en: 'Supplementary education' },

      // Whose workspace it is: 'municipality' or 'region'.
      // level: 'municipality',

      // Half-years: 'calendar' – January–June and July–December, 'school' – September–December and
      // January–August.
      calendar: 'calendar',

      // Who is expected to report: a table or a list of OKTMO codes; everyone seen if left out.
      // municipalities: ['99601000'],

      // The last day for submitting.
      // deadlines: { '2024-S2': '2025-01-20' },

      // The day on which a contingent is counted in a half-year (month-day).
      // contingent: { S1: '05-31', S2: '12-31' },

      // Target values: indicator, year, value.
      // targets: { 'coverage-5-18': { 2024: 80 } },

      // The rating form (opora list ratings).
      // rating: 'moc-half-year',

      // Counts below the threshold are hidden in reports for publication.
      privacy: { threshold: 5 },

      // Language of reports: 'ru' or 'en'.
      language: 'en',

      // Who signs the report and who prepared it.
      // signatory: { post: '', name: '' },
      // executor: { name: '', phone: '' },
    }

    """

  private static func russianGuide(_ folder: String) -> String {
    """
    # Памятка

    1. Положите в эту папку выгрузки в формате CSV (из Навигатора, АИС, Excel) как они есть. Файл узнаётся
       по шапке, имя и порядок столбцов не важны.
    2. Если выгрузки нет, возьмите бланк из папки «\(folder)», скопируйте его сюда и заполните в Excel.
       При сохранении выберите «CSV UTF-8 (разделитель — запятая)» или просто «CSV».
       Столбцам с кодами задайте формат «Текстовый», иначе Excel уберёт нули в начале.
    3. Проверьте, что принято и что исправить: `opora check .`
    4. Посмотрите показатели: `opora values . --period 2024-S1`
    5. Получите отчёт: `opora report . --period 2024-S1 --municipality КОД --out отчёт`
    6. Пояснения к отчёту пишите в файл `notes.md`: заголовок раздела, под ним текст.
    7. Сдайте отчёт: `opora submit . --period 2024-S1 --out ../отчёты` – папка, архив для отправки, письмо и
       лист подписания с контрольным кодом. Проверить его может каждый: `opora verify ПАПКА`.

    Настройка – в файле `opora.json5`, в нём пояснена каждая строка. Файлы с данными детей никуда не
    отправляются: программа работает без сети.

    ## Бланки

    """
  }

  private static func englishGuide(_ folder: String) -> String {
    """
    # Guide

    1. Put CSV exports into this folder as they are. A file is recognised by its header; its name and the
       order of columns do not matter.
    2. Where there is no export, copy a blank from the folder `\(folder)` to this one and fill it in with Excel.
       Save as “CSV UTF-8” or plain “CSV”. Give columns with codes the format Text, or Excel drops
       leading zeros.
    3. See what was accepted and what to mend: `opora check .`
    4. Look at the indicators: `opora values . --period 2024-S1`
    5. Make the report: `opora report . --period 2024-S1 --municipality CODE --out report`
    6. Write remarks into `notes.md`: the heading of a section, the text under it.
    7. Submit: `opora submit . --period 2024-S1 --out ../submissions` makes a folder, an archive to send, a
       letter and a sheet with the control code. Anybody can verify it: `opora verify DIR`.

    The file `opora.json5` holds the configuration and explains each line. Nothing is sent anywhere: the
    program works without a network.

    ## Blank forms

    """
  }
}
