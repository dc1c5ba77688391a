import Metrics
import NIOWebSocket

/// Counts sockets by their ends: `event_sockets_ended_total{end}`, where the end is the code that
/// the Gateway closed with, "peer" when the client closed, or "lost".
struct EventSocketMetrics: Sendable {
  private let factory: any MetricsFactory

  /// Counts with `factory`.
  init(factory: any MetricsFactory) {
    self.factory = factory
  }

  /// Counts the end of a socket.
  func record(end: String) {
    Counter(
      label: "event.sockets.ended", dimensions: [("end", end)], factory: self.factory
    ).increment()
  }
}
