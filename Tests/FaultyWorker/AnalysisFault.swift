import Foundation

/// What is to go wrong when a document is analysed, by what it is called.
enum AnalysisFault {
  case trap
  case recurse
  case spin
  case hang
  /// Only where the file is not there yet, which is made then.
  case trapOnce(marker: String)

  /// Nil where the name, which stands among the bytes, asks for none.
  init?(in document: [UInt8]) {
    let text = String(decoding: document, as: UTF8.self)
    guard let start = text.range(of: "fault:") else { return nil }
    let words = text[start.upperBound...].prefix { $0 != ";" }.split(separator: " ")
    switch words.first {
    case "trap": self = .trap
    case "recurse": self = .recurse
    case "spin": self = .spin
    case "hang": self = .hang
    case "trap-once": self = .trapOnce(marker: String(words[1]))
    default: return nil
    }
  }

  func occur() {
    switch self {
    case .trap: trap()
    case .recurse: print(depth(1))
    case .spin: while getpid() != 0 {}
    case .hang: while true { pause() }
    case .trapOnce(let marker):
      guard !FileManager.default.fileExists(atPath: marker) else { return }
      _ = FileManager.default.createFile(atPath: marker, contents: nil)
      trap()
    }
  }

  /// As a mistake of ours would end the process.
  private func trap() {
    let cells: [Int] = []
    print(cells[Int(getpid())])
  }

  private func depth(_ level: Int) -> Int { level < 0 ? 0 : depth(level + 1) + 1 }
}
