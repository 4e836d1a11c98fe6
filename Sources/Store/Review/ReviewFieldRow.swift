import Foundation
import GRDB

/// A field as the store's rows have it, with all the review shows of it.
public struct ReviewField: Hashable, Sendable {
  public var address: ItemAddress
  /// In the document: "r1.indicators.1.target".
  public var id: String
  /// The position of its record in the document.
  public var record: Int
  public var name: String
  public var label: String
  public var type: String
  public var raw: String?
  public var value: String?
  public var number: Double?
  public var unit: String?
  public var confidence: Double
  public var status: String
  public var suggestion: String?
  /// What else a recogniser thought it might say, likeliest first.
  public var alternatives: [String]
  public var page: Int?
  /// Left, top, right, bottom in points from the page's top left corner.
  public var box: [Double]?
  public var line: Int?
  public var table: String?
  public var row: Int?
  public var column: Int?

  /// What a decision on it rests on.
  func reading(flags: [String]) -> ReviewedReading {
    ReviewedReading(
      name: name, raw: raw, value: value, page: page, box: box, line: line,
      suggestion: suggestion, confidence: confidence, flags: flags)
  }
}

extension ReviewField: FetchableRecord {
  public init(row: Row) {
    address = ItemAddress(document: row["document"], field: row["position"])
    id = row["id"]
    record = row["record"]
    name = row["name"]
    label = row["label"]
    type = row["type"]
    raw = row["raw"]
    value = row["value"]
    number = row["number"]
    unit = row["unit"]
    confidence = row["confidence"]
    status = row["status"]
    suggestion = row["suggestion"]
    alternatives = Self.texts(row["alternatives"])
    page = row["page"]
    let edges: [Double?] = [row["left"], row["top"], row["right"], row["bottom"]]
    box = edges.contains { $0 == nil } ? nil : edges.compactMap { $0 }
    line = row["line"]
    table = row["source_table"]
    self.row = row["row"]
    column = row["column"]
  }
}

extension ReviewField {
  private static func texts(_ json: String?) -> [String] {
    guard let json else { return [] }
    // A row that somebody else's program broke costs the hint, not the desk.
    return (try? JSONDecoder().decode([String].self, from: Data(json.utf8))) ?? []
  }

  /// What a mistake in it would cost, times how likely one is: doubt by kind and by amount.
  func expectedCost(isPointedAt: Bool) -> Double {
    let doubt = max(1 - confidence, isPointedAt ? 0.5 : 0.02)
    let weight: Double =
      switch type {
      case "money": 3
      case "number", "percent", "count": 2
      default: 1
      }
    guard type == "money", let number, abs(number) > 1 else { return doubt * weight }
    // An amount weighs by its number of digits: ten times the money is not ten times the work.
    return doubt * weight * (1 + digits(of: abs(number)) / 8)
  }

  private func digits(of number: Double) -> Double {
    var count = 0.0
    var rest = number
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }
}
