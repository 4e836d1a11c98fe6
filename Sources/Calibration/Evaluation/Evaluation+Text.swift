extension EvaluationFigures {
  /// The figures with their names, in the order they are shown in.
  var entries: [(name: String, text: String, number: Double)] {
    [
      ("fields", "\(fields)", Double(fields)),
      ("wrong", "\(wrong)", Double(wrong)),
      ("silent_errors", "\(silentErrors)", Double(silentErrors)),
      ("silent_blanks", "\(silentBlanks)", Double(silentBlanks)),
      ("silent_error_rate", Self.percent(silentErrorRate, decimals: 2), silentErrorRate),
      ("review_rate", Self.percent(reviewRate), reviewRate),
      ("reading_review_rate", Self.percent(readingReviewRate), readingReviewRate),
      ("calibration_error", Self.decimal(expectedCalibrationError), expectedCalibrationError),
      ("brier", Self.decimal(brierScore), brierScore),
      ("wrong_seen_at_10_percent", Self.percent(wrongSeenAtTenth), wrongSeenAtTenth),
    ]
  }

  static func percent(_ share: Double, decimals: Int = 1) -> String {
    decimal(share * 100, decimals: decimals) + "%"
  }

  /// The number with a fixed count of decimals.
  static func decimal(_ number: Double, decimals: Int = 4) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((number * Double(scale)).rounded())
    let fraction = String(scaled.magnitude % UInt(scale))
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return (scaled < 0 ? "-" : "") + "\(scaled.magnitude / UInt(scale))." + zeros + fraction
  }
}

extension Evaluation {
  /// The figures as lines of text, columns apart by tabs, the name of what is measured first.
  public var text: String {
    var lines = [(["of"] + total.entries.map(\.name)).joined(separator: "\t")]
    lines.append((["all"] + total.entries.map(\.text)).joined(separator: "\t"))
    lines.append("true values without a field\t\(missedCount)")
    lines.append("records like none of the truth\t\(strayCount)")
    for section in sections {
      for (name, figures) in section.rows {
        lines.append(
          (["\(section.title) \(Self.printable(name))"] + figures.entries.map(\.text))
            .joined(separator: "\t"))
      }
    }
    lines += silentErrors.map { "silent error\t\(Self.printable($0))" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The figures as one JSON object.
  public var json: String {
    var members: [JSONValue.Member] = [
      .init(key: "schema", value: .string("gongkai/evaluation/1")),
      .init(key: "least_confidence", value: .number(threshold)),
      .init(key: "total", value: Self.value(of: total)),
      .init(key: "missed", value: .count(missedCount)),
      .init(key: "stray_records", value: .count(strayCount)),
    ]
    members += sections.map { section in
      .init(
        key: section.title,
        value: .object(
          section.rows.map { .init(key: $0.name, value: Self.value(of: $0.figures)) }))
    }
    members.append(.init(key: "reliability", value: .array(bins.map(Self.value))))
    let curve = riskCoverage.points.map {
      JSONValue.array([.number(Self.rounded($0.coverage)), .number(Self.rounded($0.risk))])
    }
    members.append(.init(key: "risk_coverage", value: .array(curve)))
    members.append(.init(key: "silent", value: .array(silentErrors.map { .string($0) })))
    return JSONValue.object(members).text(foldedBelow: 2)
  }

  private static func value(of figures: EvaluationFigures) -> JSONValue {
    .object(figures.entries.map { .init(key: $0.name, value: .number(rounded($0.number))) })
  }

  private static func value(of bin: ReliabilityBin) -> JSONValue {
    .object([
      "fields": .count(bin.fields), "right": .count(bin.right),
      "confidence": .number(rounded(bin.meanConfidence)),
    ])
  }

  private static func rounded(_ number: Double) -> Double {
    (number * 1_000_000).rounded() / 1_000_000
  }

  /// The text without what would break a line or act on a terminal.
  static func printable(_ text: String) -> String {
    var printable = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
        printable.append("\u{FFFD}")
      default: printable.append(scalar)
      }
    }
    return String(printable)
  }
}
