/// A change of a table's structure that a person made; rows and columns count from 0.
public enum TableEdit: Hashable, Sendable, Codable {
  /// What stands in a row from a column on goes by one place to the right, or to the left.
  case move(row: Int, column: Int, isToTheRight: Bool)
  /// The cells of a rectangle become one.
  case merge(row: Int, column: Int, rowSpan: Int, columnSpan: Int)
  /// A cell over several rows or columns becomes as many cells, the text in the first.
  case split(row: Int, column: Int)
  /// So many rows at the top are header.
  case header(rows: Int)
  /// A cell says something else: a label that was misread, or one that means another field.
  case text(row: Int, column: Int, text: String)
}

/// Why a table cannot be changed as asked, as one clause.
public struct TableEditRefusal: Error, Hashable, Sendable {
  public var reason: String

  public init(_ reason: String) { self.reason = reason }
}

/// A change with the table it was made on, so that it can be made again when the document is
/// extracted anew.
public struct TableChange: Hashable, Sendable {
  /// The table's identifier when the change was made.
  public var table: String
  /// What the table was like before.
  public var fingerprint: String
  public var edit: TableEdit

  public init(table: String, fingerprint: String, edit: TableEdit) {
    self.table = table
    self.fingerprint = fingerprint
    self.edit = edit
  }
}

extension Layout {
  /// The layout with the changes made, one after another, each on the table that is as it was then;
  /// a change whose table reads otherwise now is left out.
  public func changed(by changes: [TableChange]) -> (layout: Layout, madeCount: Int) {
    var layout = self
    var count = 0
    for change in changes {
      let same = layout.tables.indices.filter {
        layout.tables[$0].fingerprint == change.fingerprint
      }
      guard let place = same.first(where: { layout.tables[$0].id == change.table }) ?? same.first
      else { continue }
      do throws(TableEditRefusal) {
        layout.tables[place] = try layout.tables[place].edited(by: change.edit)
        count += 1
      } catch {
        continue
      }
    }
    return (layout, count)
  }
}

extension Table {
  /// A short text that differs where the structure or any text of the table does; where on the page
  /// its cells stand does not count.
  public var fingerprint: String {
    var hash = StableHash()
    func add(_ text: String) {
      hash.add(text)
      hash.close()
    }
    add("\(rowCount) \(columnCount) \(headerRows)")
    for cell in cells {
      add("\(cell.row) \(cell.column) \(cell.rowSpan) \(cell.columnSpan)")
      add(cell.text)
    }
    return String(hash.value, radix: 16)
  }
}
