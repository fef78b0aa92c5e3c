import OporaLanguage

/// The parts of a DOCX file beside its text (ECMA-376).
enum DOCXParts {
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let types = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  static let contentTypes =
    declaration + """
      <Types xmlns="\(package)/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Default Extension="svg" ContentType="image/svg+xml"/>
      <Override PartName="/word/document.xml" ContentType="\(types).document.main+xml"/>
      <Override PartName="/word/styles.xml" ContentType="\(types).styles+xml"/>
      <Override PartName="/word/numbering.xml" ContentType="\(types).numbering+xml"/>
      <Override PartName="/word/settings.xml" ContentType="\(types).settings+xml"/>
      <Override PartName="/word/fontTable.xml" ContentType="\(types).fontTable+xml"/>
      <Override PartName="/word/header1.xml" ContentType="\(types).header+xml"/>
      <Override PartName="/docProps/core.xml" \
      ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
      </Types>

      """

  static let packageRelations =
    declaration + """
      <Relationships xmlns="\(package)/relationships">
      <Relationship Id="document" Type="\(office)/officeDocument" Target="word/document.xml"/>
      <Relationship Id="core" Type="\(package)/relationships/metadata/core-properties" \
      Target="docProps/core.xml"/>
      </Relationships>

      """

  /// Title, author and language; no dates, so that the same document gives the same bytes.
  static func core(_ document: Document) -> String {
    declaration + """
      <cp:coreProperties xmlns:cp="\(package)/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:title>\(HTMLEscaping.text(document.title))</dc:title>
      <dc:creator>\(HTMLEscaping.text(document.author))</dc:creator>
      <dc:language>\(code(document.language))</dc:language>
      </cp:coreProperties>

      """
  }

  static func relations(_ pictures: [DOCXPicture]) -> String {
    let fixed = ["styles", "numbering", "settings", "fontTable"].map { name in
      "<Relationship Id=\"\(name)\" Type=\"\(office)/\(name)\" Target=\"\(name).xml\"/>"
    }
    let header = "<Relationship Id=\"header\" Type=\"\(office)/header\" Target=\"header1.xml\"/>"
    let media = pictures.map { picture in
      "<Relationship Id=\"\(picture.id)\" Type=\"\(office)/image\" Target=\"media/\(picture.name)\"/>"
    }
    return declaration + "<Relationships xmlns=\"\(package)/relationships\">\n"
      + (fixed + [header] + media).joined(separator: "\n") + "\n</Relationships>\n"
  }

  static let numbering =
    declaration + """
      <w:numbering xmlns:w="\(main)">
      <w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>\
      <w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="283"/></w:pPr></w:lvl>
      </w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      </w:numbering>

      """

  static func settings(_ language: Language) -> String {
    declaration + """
      <w:settings xmlns:w="\(main)">
      <w:defaultTabStop w:val="709"/>
      <w:characterSpacingControl w:val="doNotCompress"/>
      <w:compat><w:compatSetting w:name="compatibilityMode" \
      w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
      <w:themeFontLang w:val="\(code(language))"/>
      </w:settings>

      """
  }

  /// The number of the page, at the top in the middle, from the second page on.
  static let header =
    declaration + """
      <w:hdr xmlns:w="\(main)"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>\
      <w:r><w:fldChar w:fldCharType="begin"/></w:r>\
      <w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>\
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>\
      <w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>

      """

  static let documentStart =
    declaration + """
      <w:document xmlns:w="\(main)" xmlns:r="\(office)" \
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
      xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
      xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
      xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" \
      xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" mc:Ignorable="w14">
      <w:body>
      """

  /// A4 with 20 mm at the left for the file, 10 mm at the right.
  static let documentEnd = """
    <w:sectPr><w:headerReference w:type="default" r:id="header"/>\
    <w:pgSz w:w="11906" w:h="16838"/>\
    <w:pgMar w:top="1134" w:right="567" w:bottom="1134" w:left="1134" w:header="567" \
    w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>
    </w:body>
    </w:document>

    """

  /// A picture 158 mm wide at most, so that its letters are 7.4 points and two share a page; its words where a program cannot show it.
  static func drawing(
    _ picture: DOCXPicture, number: Int, size: SVGSize, description: String
  ) -> String {
    let scale = min(9_525, 5_690_000 / size.width, 8_400_000 / size.height)
    let (width, height) = (Int(size.width * scale), Int(size.height * scale))
    return """
      <mc:AlternateContent><mc:Choice Requires="w14"><w:drawing>\
      <wp:inline distT="0" distB="0" distL="0" distR="0">\
      <wp:extent cx="\(width)" cy="\(height)"/>\
      <wp:docPr id="\(number)" name="\(picture.name)" descr="\(description)"/>\
      <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>\
      <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">\
      <pic:pic><pic:nvPicPr><pic:cNvPr id="\(number)" name="\(picture.name)" \
      descr="\(description)"/><pic:cNvPicPr/></pic:nvPicPr>\
      <pic:blipFill><a:blip r:embed="\(picture.id)"><a:extLst>\
      <a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">\
      <asvg:svgBlip r:embed="\(picture.id)"/></a:ext></a:extLst></a:blip>\
      <a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
      <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="\(width)" cy="\(height)"/></a:xfrm>\
      <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
      </a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>\
      <mc:Fallback><w:t xml:space="preserve">\(description)</w:t></mc:Fallback>\
      </mc:AlternateContent>
      """
  }

  static func code(_ language: Language) -> String { language == .ru ? "ru-RU" : "en-GB" }
}
