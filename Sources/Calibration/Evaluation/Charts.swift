/// A square of axes from 0 to 1 in an SVG picture, its origin at the bottom left.
struct ChartFrame {
  var title: String
  var horizontal: String
  var vertical: String
  /// What the top of the vertical axis stands for.
  var height = 1.0

  private static let (side, margin) = (320.0, 44.0)

  func x(_ value: Double) -> String {
    EvaluationFigures.decimal(Self.margin + value * Self.side, decimals: 1)
  }

  func y(_ value: Double) -> String {
    EvaluationFigures.decimal(
      Self.margin / 2 + (1 - min(1, value / height)) * Self.side, decimals: 1)
  }

  func svg(_ content: String) -> String {
    let (width, full) = (Self.side + 2 * Self.margin, Self.side + 2 * Self.margin)
    var svg = "<svg role=\"img\" aria-label=\"\(title)\" width=\"\(Int(width))\" "
    svg += "height=\"\(Int(full))\" viewBox=\"0 0 \(Int(width)) \(Int(full))\">\n"
    svg += "<title>\(title)</title>\n"
    svg += "<rect x=\"\(x(0))\" y=\"\(y(height))\" width=\"\(Int(Self.side))\" "
    svg += "height=\"\(Int(Self.side))\" fill=\"none\" stroke=\"#888\"/>\n"
    for step in 0...5 {
      let share = Double(step) / 5
      let label = EvaluationFigures.decimal(share, decimals: 1)
      let level = EvaluationFigures.decimal(share * height, decimals: height < 0.1 ? 3 : 2)
      svg += "<text x=\"\(x(share))\" y=\"\(Int(Self.side + Self.margin / 2 + 16))\" "
      svg += "text-anchor=\"middle\">\(label)</text>\n"
      svg += "<text x=\"\(Int(Self.margin - 5))\" y=\"\(y(share * height))\" "
      svg += "text-anchor=\"end\" dominant-baseline=\"middle\">\(level)</text>\n"
    }
    svg +=
      "<text x=\"\(x(0.5))\" y=\"\(Int(full - 12))\" text-anchor=\"middle\">\(horizontal)</text>\n"
    svg += "<text x=\"\(x(0))\" y=\"14\">\(vertical)</text>\n"
    return svg + content + "</svg>\n"
  }
}

/// Confidence against the share of right fields: on the diagonal where confidences hold.
struct ReliabilityDiagram {
  private let bins: [ReliabilityBin]

  init(_ bins: [ReliabilityBin]) { self.bins = bins }

  var svg: String {
    let frame = ChartFrame(
      title: "Reliability", horizontal: "confidence", vertical: "share of right fields")
    var content = "<line x1=\"\(frame.x(0))\" y1=\"\(frame.y(0))\" x2=\"\(frame.x(1))\" "
    content += "y2=\"\(frame.y(1))\" stroke=\"#aaa\" stroke-dasharray=\"4 4\"/>\n"
    let most = bins.map(\.fields).max() ?? 1
    for bin in bins {
      // A circle's area is the share of fields it stands for.
      let radius = 3 + 9 * (Double(bin.fields) / Double(most)).squareRoot()
      content += "<circle cx=\"\(frame.x(bin.meanConfidence))\" cy=\"\(frame.y(bin.shareRight))\" "
      content += "r=\"\(EvaluationFigures.decimal(radius, decimals: 1))\" fill=\"#2563a8\" "
      content += "fill-opacity=\".6\"><title>\(bin.right) of \(bin.fields) right</title></circle>\n"
    }
    return frame.svg(content)
  }
}

/// The share of wrong fields among those taken, surest first.
struct RiskCoverageChart {
  private let points: [RiskCoverage.Point]

  /// More points than these are not told apart.
  private static let most = 400

  init(_ curve: RiskCoverage) {
    let points = curve.points
    let step = max(1, points.count / Self.most)
    self.points = points.enumerated().filter {
      $0.offset % step == 0 || $0.offset == points.count - 1
    }.map(\.element)
  }

  var svg: String {
    let highest = points.map(\.risk).max() ?? 0
    let frame = ChartFrame(
      title: "Risk and coverage", horizontal: "share of fields taken, surest first",
      vertical: "share of wrong fields among them", height: max(0.01, highest))
    let path = points.map { "\(frame.x($0.coverage)),\(frame.y($0.risk))" }.joined(separator: " ")
    return frame.svg(
      "<polyline points=\"\(path)\" fill=\"none\" stroke=\"#2563a8\" stroke-width=\"2\"/>\n")
  }
}
