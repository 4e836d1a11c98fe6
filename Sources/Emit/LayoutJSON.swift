import PageModel

extension JSONWriter {
  mutating func write(_ block: Block) {
    object { writer in
      writer.key("id")
      writer.string(block.id)
      writer.key("kind")
      writer.string(block.kind.rawValue)
      writer.key("text")
      writer.string(block.text)
      writer.key("regions")
      writer.array(block.regions) { writer, place in writer.object { $0.members(of: place) } }
      writer.key("confidence")
      writer.rounded(block.confidence, decimals: 4)
    }
  }

  mutating func write(_ table: Table) {
    object(.onOwnLines) { writer in
      writer.key("id")
      writer.string(table.id)
      writer.key("title")
      writer.string(orNull: table.title)
      writer.key("unit")
      writer.string(orNull: table.unit)
      writer.key("captions")
      writer.array(table.captions) { $0.string($1) }
      writer.key("regions")
      writer.array(table.regions) { writer, place in writer.object { $0.members(of: place) } }
      writer.key("row_count")
      writer.integer(table.rowCount)
      writer.key("column_count")
      writer.integer(table.columnCount)
      writer.key("header_rows")
      writer.integer(table.headerRows)
      writer.key("origin")
      writer.string(table.origin.contractName)
      writer.key("flags")
      writer.write(table.flags)
      writer.key("cells")
      writer.array(table.cells, .onOwnLines) { $0.write($1) }
    }
  }

  mutating func write(_ correction: Correction) {
    object { writer in
      writer.key("rule")
      writer.string(correction.rule)
      writer.key("table")
      writer.string(correction.table)
      writer.key("cells")
      writer.array(correction.cells) { $0.write($1) }
      writer.key("before")
      writer.string(correction.before)
      writer.key("after")
      writer.string(correction.after)
      writer.key("reason")
      writer.string(correction.reason)
      writer.key("confidence")
      writer.rounded(correction.confidence, decimals: 4)
    }
  }

  /// The members that say where something stands: page and box, or line and columns.
  mutating func members(of place: Place) {
    switch place {
    case .page(let number, let box):
      key("page")
      integer(number)
      key("box")
      array([box.left, box.top, box.right, box.bottom]) { $0.rounded($1, decimals: 2) }
    case .line(let number, let columns):
      key("line")
      integer(number)
      key("columns")
      array([columns.lowerBound, columns.upperBound]) { $0.integer($1) }
    }
  }

  mutating func write(_ index: CellIndex) {
    array([index.row, index.column]) { $0.integer($1) }
  }

  mutating func write(_ flags: [Flag]) {
    array(flags) { writer, flag in
      writer.object { writer in
        writer.key("code")
        writer.string(flag.code.rawValue)
        writer.key("message")
        writer.string(flag.message)
      }
    }
  }

  private mutating func write(_ cell: Cell) {
    object { writer in
      writer.key("row")
      writer.integer(cell.row)
      writer.key("column")
      writer.integer(cell.column)
      writer.key("row_span")
      writer.integer(cell.rowSpan)
      writer.key("column_span")
      writer.integer(cell.columnSpan)
      writer.key("text")
      writer.string(cell.text)
      writer.key("raw")
      writer.string(cell.raw)
      writer.members(of: cell.place)
      writer.key("confidence")
      writer.rounded(cell.confidence, decimals: 4)
      writer.key("repairs")
      writer.array(cell.repairs) { $0.string($1) }
      if !cell.alternatives.isEmpty {
        writer.key("alternatives")
        writer.array(cell.alternatives) { $0.string($1) }
      }
      if !cell.flags.isEmpty {
        writer.key("flags")
        writer.write(cell.flags)
      }
    }
  }
}

extension Table.Origin {
  /// The name in the contract.
  fileprivate var contractName: String {
    switch self {
    case .vectorRulings: "vector_rulings"
    case .pixelRulings: "pixel_rulings"
    case .tagged: "tagged"
    case .alignment: "alignment"
    case .delimitedText: "delimited_text"
    case .markup: "markup"
    }
  }
}
