import PageModel

/// What was found on one page, as things to draw over its picture: later ones lie on top.
///
/// Words thin grey, rulings blue, cells outlined with their row and column, fields coloured by
/// status and confidence (green accepted, amber doubtful, red in review), flags named beside them.
public func overlay(of page: Page, layout: Layout, judged: JudgedRecords) -> [OverlayElement] {
  let sheet = OverlaySheet(page: page.number)
  return page.words.map { sheet.word($0) } + page.rulings.map { sheet.ruling($0) }
    + layout.blocks.flatMap { sheet.block($0) } + layout.tables.flatMap { sheet.table($0) }
    + judged.records.flatMap { sheet.record($0, judged.judgements) }
    + page.flags.enumerated().map { sheet.pageFlag($1, place: $0) }
}
