import PageModel
import Workers

/// A document that was read, and what is to be made of it: where the stages after reading begin.
struct AnalysisInput: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case pages([Page])
    /// Of text and markup inputs, which have no pages.
    case layout(Layout)
  }

  let task: AnalysisTask
  let content: Content
}
