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
    let content: [String: Any] = [
      "open": progress.open, "done": progress.done,
      "percent": progress.open + progress.done == 0
        ? 100 : progress.done * 100 / (progress.open + progress.done),
      "oldest_hours": progress.oldest.map { (Moment.now - $0) / 3600 } ?? 0,
      "together": progress.doublyDecided, "agreed": progress.agreed,
      "days": progress.days.enumerated().map { position, day -> [String: Any] in
        // A chart of bars 120 high, each 18 wide and 24 from the next.
        let height = max(day.count * 120 / most, 1)
        return [
          "name": day.name, "count": day.count, "x": position * 24, "y": 120 - height,
          "height": height,
        ]
      },
      "chart_width": max(progress.days.count * 24, 24),
      "reviewers": progress.reviewers.map { reviewer -> [String: Any] in
        [
          "name": reviewer.name, "decisions": reviewer.decisions,
          "corrections": reviewer.corrections,
          "seconds": "\((reviewer.medianSeconds * 10).rounded() / 10)",
        ]
      },
      "rules": progress.rules.map { rule -> [String: Any] in
        let text = templates.phrases.text("flag_\(rule.code)", in: context.language)
        let percent = rule.corrected * 100 / max(rule.decided, 1)
        return [
          "name": text.hasPrefix("flag_") ? rule.code : text, "decided": rule.decided,
          "corrected": rule.corrected, "percent": percent, "width": percent * 2,
        ]
      },
    ]
    return templates.page("lead", content, for: context)
  }
}
