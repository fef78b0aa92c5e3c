import OporaLanguage

/// The styles of a DOCX file, which an office may change in one place (ГОСТ Р 7.0.97: 12–14 pt).
enum DOCXStyles {
  /// `word/styles.xml`.
  static func text(_ language: Language) -> String {
    let code = DOCXParts.code(language)
    return """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
      <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="\(DOCXFonts.text)" \
      w:hAnsi="\(DOCXFonts.text)" w:cs="\(DOCXFonts.text)" w:eastAsia="\(DOCXFonts.text)"/><w:sz w:val="24"/><w:szCs w:val="24"/>\
      <w:lang w:val="\(code)" w:eastAsia="\(code)" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
      <w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="252" w:lineRule="auto"/></w:pPr>\
      </w:pPrDefault></w:docDefaults>
      \(styles.joined(separator: "\n"))
      <w:style w:type="character" w:styleId="Code"><w:name w:val="Code"/><w:rPr>\
      <w:rFonts w:ascii="\(DOCXFonts.code)" w:hAnsi="\(DOCXFonts.code)" w:cs="\(DOCXFonts.code)"/><w:sz w:val="20"/></w:rPr>\
      </w:style>
      <w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>\
      \(borders)</w:tblBorders><w:tblCellMar><w:left w:w="50" w:type="dxa"/>\
      <w:right w:w="50" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
      </w:styles>

      """
  }

  private static let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
    side in
    "<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"
  }.joined()

  private static let styles = [
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
      + "</w:style>",
    style("Title", "Title", "<w:spacing w:after=\"160\"/><w:jc w:val=\"center\"/>", bold: true, 32),
    style("Subtitle", "Subtitle", "<w:spacing w:after=\"60\"/><w:jc w:val=\"center\"/>", 24),
    heading(1, 30), heading(2, 26), heading(3, 24),
    style(
      "ListBullet", "List Bullet",
      "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/>",
      24),
    style(
      "TableCaption", "Table Caption", "<w:keepNext/><w:spacing w:before=\"80\" w:after=\"60\"/>",
      22),
    style("Caption", "caption", "<w:spacing w:after=\"120\"/><w:jc w:val=\"center\"/>", 22),
    style(
      "Picture", "Picture",
      "<w:keepNext/><w:spacing w:before=\"60\" w:after=\"40\"/><w:jc w:val=\"center\"/>", 20),
    style(
      "Cell", "Table Text", "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>", 18),
    style(
      "CellSmall", "Table Text Small",
      "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
      15),
    style("AfterTable", "After Table", "<w:spacing w:after=\"0\" w:line=\"240\"/>", 12),
    style("Note", "Note", "<w:spacing w:after=\"80\"/>", 21),
    style(
      "Ask", "To Be Filled In",
      "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"6\" w:color=\"B0892C\"/></w:pBdr>"
        + "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF4D6\"/>", 22),
    style("Origin", "Origin", "<w:spacing w:before=\"60\" w:after=\"0\"/>", 16),
    style("Header", "header", "<w:spacing w:after=\"0\"/><w:jc w:val=\"center\"/>", 24),
  ]

  private static func heading(_ level: Int, _ size: Int) -> String {
    style(
      "Heading\(level)", "heading \(level)",
      "<w:keepNext/><w:spacing w:before=\"\(level == 1 ? 240 : 180)\" w:after=\"80\"/>"
        + "<w:outlineLvl w:val=\"\(level - 1)\"/>", bold: true, size)
  }

  /// A style of paragraphs; the size is in half points.
  private static func style(
    _ id: String, _ name: String, _ paragraph: String, bold: Bool = false, _ size: Int
  ) -> String {
    "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>"
      + "<w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>\(paragraph)</w:pPr>"
      + "<w:rPr>\(bold ? "<w:b/>" : "")<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/></w:rPr>"
      + "</w:style>"
  }
}
