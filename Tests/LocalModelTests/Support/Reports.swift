import LocalModel
import Synchronization

/// The reports of a training run, in order.
final class Reports: Sendable {
  private let reports = Mutex<[ModelTrainingProgress]>([])

  var all: [ModelTrainingProgress] { self.reports.withLock { $0 } }

  func append(_ report: ModelTrainingProgress) {
    self.reports.withLock { $0.append(report) }
  }
}
