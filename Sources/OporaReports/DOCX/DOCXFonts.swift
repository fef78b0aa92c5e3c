/// The fonts of a DOCX file: free ones whose letters are as wide as those every office has.
///
/// A program without them takes the font named beside, and lines break where they did.
enum DOCXFonts {
  /// The font of texts and tables.
  static let text = "Liberation Serif"
  /// The font of formulas and paths.
  static let code = "Liberation Mono"

  /// `word/fontTable.xml`.
  static let table = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
    <w:font w:name="\(text)"><w:altName w:val="Times New Roman"/><w:charset w:val="CC"/>\
    <w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>
    <w:font w:name="\(code)"><w:altName w:val="Courier New"/><w:charset w:val="CC"/>\
    <w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>
    </w:fonts>

    """
}
