import Hummingbird
import Store

/// How the review goes, for those who lead it.
struct LeadRoutes: Sendable {
  let store: StoreAccess
  let templates: PageTemplates

  private static let days = 30

  func add(to router: Router<ReviewContext>) { router.get("/progress", use: page) }

  @Sendable private func page(
    _ request: Request, _ context: ReviewContext
  ) async throws -> Response {
    _ = try context.signedIn(atLeast: .lead)
    let progress = try await store { try $0.reviewProgress(days: Self.days) }
    let most = max(progress.days.map(\.count).max() ?? 1, 1)
    var content: [String: Any] = [
      "open": progress.open, "done": progress.done,
      "percent": progress.open + progress.done == 0
        ? 100 : progress.done * 100 / (progress.open + progress.done),
      "oldest_hours": progress.oldest.map { (Moment.now - $0) / 3600 } ?? 0,
      "together": progress.doublyDecided, "agreed": progress.agreed,
      "days": progress.days.enumerated().map { position, day -> [String: Any] in
        // A chart of bars 120 high, each 18 wide and 24 from the next.
        let height = max(day.count * 120 / most, 1)
        return [
          "name": day.name, "count": day.count, "is_labelled": position % 5 == 0,
          "short": String(day.name.dropFirst(5)), "x": position * 24, "y": 120 - height,
          "height": height,
        ]
      },
      "chart_width": progress.days.count * 24 + 24,
      "reviewers": progress.reviewers.map { reviewer -> [String: Any] in
        [
          "name": reviewer.name, "decisions": reviewer.decisions,
          "corrections": reviewer.corrections,
          "seconds": "\((reviewer.medianSeconds * 10).rounded() / 10)",
        ]
      },
      "rules": progress.rules.map { rule -> [String: Any] in
        let percent = rule.corrected * 100 / max(rule.decided, 1)
        return [
          "name": templates.phrases.rule(rule.code, in: context.language), "decided": rule.decided,
          "corrected": rule.corrected, "percent": percent, "width": percent * 2,
        ]
      },
    ]
    if let estimate = ShareEstimate(progress.sampledWrong, of: progress.sampled) {
      content["sample"] = sample(estimate, progress)
    }
    return templates.page("lead", content, for: context)
  }

  /// The error rate among accepted fields, with a line 400 wide from its lower to its upper bound.
  private func sample(_ estimate: ShareEstimate, _ progress: ReviewProgress) -> [String: Any] {
    // The line ends at a round share a little beyond the upper bound.
    let end = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1].first { $0 >= estimate.high } ?? 1
    func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10)" }
    func place(_ share: Double) -> String { "\((share / end * 4000).rounded() / 10)" }
    return [
      "looked_at": progress.sampled, "wrong": progress.sampledWrong,
      "share": percent(estimate.share), "low": percent(estimate.low),
      "high": percent(estimate.high), "end": percent(end), "x_share": place(estimate.share),
      "x_low": place(estimate.low), "x_high": place(estimate.high),
    ]
  }
}
