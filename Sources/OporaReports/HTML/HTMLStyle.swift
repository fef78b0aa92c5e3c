/// The style sheet of reports in HTML: screen and A4, light and dark.
///
/// Nothing is fetched: fonts are those of the machine. Texts keep a contrast of at least 7 : 1 in
/// both schemes; pictures have a ground of their own and stay as they are.
enum HTMLStyle {
  static let text = """
    :root { color-scheme: light dark; --ink: #1b1b1b; --ground: #ffffff; --quiet: #4a4a4a;
      --line: #b8b8b8; --band: #f2f4f7; --link: #0b4a8f; --mark: #fff4d6; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #ececec; --ground: #16181c; --quiet: #c4c4c4; --line: #5a5f68; --band: #22262d;
        --link: #9cc8ff; --mark: #3a3218; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--ink);
      font: 1rem/1.5 "PT Sans", "Noto Sans", "Segoe UI", Arial, sans-serif; overflow-wrap: break-word; }
    main, header, nav, footer { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
    header { padding-top: 1.5rem; }
    h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
    h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.2rem 0 .6rem; padding-top: .6rem;
      border-top: 2px solid var(--line); }
    h3 { font-size: 1.1rem; line-height: 1.35; margin: 1.8rem 0 .5rem; }
    p, ul, ol { margin: .6rem 0; }
    li { margin: .25rem 0; }
    a { color: var(--link); }
    a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .skip { position: absolute; left: -999rem; }
    .skip:focus { left: 1rem; top: .5rem; padding: .3rem .6rem; background: var(--ground); }
    .quiet, figcaption, .note { color: var(--quiet); }
    .note { font-size: .92rem; }
    .ask { background: var(--mark); border-left: 4px solid var(--line); padding: .6rem .8rem; }
    nav ol { columns: 18rem auto; padding-left: 1.4rem; }
    .wide { overflow-x: auto; margin: 1rem 0; }
    table { border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.35; }
    caption { text-align: left; font-weight: bold; padding: .3rem 0; }
    th, td { border: 1px solid var(--line); padding: .3rem .5rem; vertical-align: top; text-align: left;
      font-weight: normal; overflow-wrap: normal; }
    thead th { background: var(--band); font-weight: bold; vertical-align: bottom; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    thead .number { white-space: normal; }
    .sign { text-align: center; }
    figure { margin: 1.2rem 0; }
    figure svg { display: block; width: 100%; min-width: 34rem; max-width: 48rem; height: auto;
      background: #ffffff; }
    figcaption { font-size: .92rem; margin-top: .4rem; }
    code { font-family: "PT Mono", "Noto Sans Mono", Consolas, monospace; font-size: .9em;
      overflow-wrap: anywhere; }
    footer { margin-top: 2rem; padding-bottom: 2rem; }
    @media (max-width: 40rem) { table { width: max-content; min-width: 100%; max-width: none; }
      th, td { max-width: 16rem; } }
    @page { size: A4; margin: 20mm 10mm 20mm 20mm; @top-center { content: counter(page); } }
    @page :first { @top-center { content: none; } }
    @media print {
      :root { --ink: #000000; --ground: #ffffff; --quiet: #333333; --line: #808080; --band: #eeeeee;
        --link: #000000; --mark: #ffffff; }
      body { font-size: 11pt; line-height: 1.3; }
      h2 { margin: 1.2rem 0 .4rem; padding-top: .3rem; } h3 { margin: .9rem 0 .3rem; }
      p, ul, ol, .wide { margin: .35rem 0; } figure { margin: .5rem 0; } li { margin: .1rem 0; }
      main, header, nav, footer { max-width: none; padding: 0; }
      nav, .skip { display: none; }
      a { color: inherit; text-decoration: none; }
      .wide { overflow: visible; }
      figure svg { min-width: 0; max-width: 15.8cm; }
      table { font-size: 9pt; line-height: 1.2; } th, td { padding: .1rem .3rem; }
      table.crowded { font-size: 7.5pt; } table.crowded :is(th, td) { padding: .15rem .25rem; }
      thead { display: table-header-group; }
      tr, figure, .ask { break-inside: avoid; }
      h2, h3, caption, p:has(+ .wide), p:has(+ figure) { break-after: avoid; }
      .whole { break-inside: avoid; }
      .page { break-after: page; }
    }
    """
}
