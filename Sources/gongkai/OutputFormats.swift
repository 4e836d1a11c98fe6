import ArgumentParser
import Pipeline

/// The formats asked for, each once, as a list by commas.
struct OutputFormats: ExpressibleByArgument {
  let list: [OutputFormat]

  init(_ list: [OutputFormat]) { self.list = list }

  init?(argument: String) {
    var list: [OutputFormat] = []
    for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let format = OutputFormat(rawValue: name.lowercased()) else { return nil }
      if !list.contains(format) { list.append(format) }
    }
    self.list = list
  }

  var defaultValueDescription: String { list.map(\.rawValue).joined(separator: ",") }
}
