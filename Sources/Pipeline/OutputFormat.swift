/// A form in which a document is written.
public enum OutputFormat: String, CaseIterable, Hashable, Sendable {
  /// Tables, text and checked fields: the contract.
  case json
  /// The document with recognised text laid invisibly over its scanned pages.
  case pdf
  /// Words and their boxes as HTML (hOCR 1.2).
  case hocr
  /// Words and their boxes as XML (ALTO 4).
  case alto

  /// What the name of such an output ends in; never what an input's own name ends in.
  public var suffix: String {
    switch self {
    case .json: ".json"
    case .pdf: ".searchable.pdf"
    case .hocr: ".hocr"
    case .alto: ".alto.xml"
    }
  }
}
