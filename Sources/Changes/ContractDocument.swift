import FoundationEssentials

/// As much of a contract document as is compared; what else stands in it is passed over.
public struct ContractDocument: Hashable, Sendable, Decodable {
  public struct Source: Hashable, Sendable, Decodable {
    public var id: String
    public var path: String
    public var url: String?
    public var title: String?
  }

  public struct Evidence: Hashable, Sendable, Codable {
    public var page: Int?
    public var box: [Double]?
    public var line: Int?
    public var columns: [Int]?
    public var table: String?
    public var cell: [Int]?
  }

  public struct Field: Hashable, Sendable, Decodable {
    public var name: String
    public var label: String
    public var raw: String?
    public var value: String?
    public var type: String
    public var unit: String?
    public var status: String
    public var evidence: Evidence?
  }

  public struct Item: Hashable, Sendable, Decodable {
    public var fields: [Field]
  }

  public struct Group: Hashable, Sendable, Decodable {
    public var name: String
    public var items: [Item]
  }

  public struct Record: Hashable, Sendable, Decodable {
    public var id: String
    public var kind: String
    public var table: String?
    public var title: String?
    public var fields: [Field]
    public var groups: [Group]
  }

  public struct Cell: Hashable, Sendable, Decodable {
    public var row: Int
    public var column: Int
    public var text: String
    public var page: Int?
    public var box: [Double]?
    public var line: Int?
    public var columns: [Int]?
  }

  public struct Table: Hashable, Sendable, Decodable {
    public var id: String
    public var title: String?
    public var unit: String?
    public var headerRows: Int
    public var cells: [Cell]
  }

  public struct Summary: Hashable, Sendable, Decodable {
    public var fields: Int
    public var needsReview: Int
  }

  public var document: Source
  public var tables: [Table]
  public var records: [Record]
  public var summary: Summary

  /// Reads the JSON that `extract` writes; throws `NotAContract`.
  public init(json bytes: [UInt8]) throws(NotAContract) {
    do {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      self = try decoder.decode(ContractDocument.self, from: Data(bytes))
    } catch {
      throw NotAContract()
    }
  }
}

/// The bytes are no document that `extract` wrote.
public struct NotAContract: Error, Hashable, Sendable {}
