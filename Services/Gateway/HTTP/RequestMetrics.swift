import HTTPTypes
import Metrics
import Synchronization

/// Measures requests: `http_server_requests_total{method,route,status}` and
/// `http_server_duration_seconds{method,route}`.
final class RequestMetrics: Sendable {
  private struct Key: Hashable {
    let method: String
    let route: String
    let status: Int
  }

  private struct Series: Sendable {
    let count: Counter
    let duration: Metrics.Timer
  }

  private let factory: any MetricsFactory
  private let series = Mutex<[Key: Series]>([:])

  /// Counts with `factory`.
  init(factory: any MetricsFactory) {
    self.factory = factory
  }

  /// Counts one answer. Routes are told by their pattern, so that ids do not multiply series.
  func record(route: Route?, status: HTTPResponse.Status, duration: Duration) {
    let key = Key(
      method: route?.method.rawValue ?? "none", route: route?.path.text ?? "none",
      status: status.code)
    let series = self.series.withLock { all in
      if let known = all[key] { return known }
      let dimensions = [("method", key.method), ("route", key.route)]
      let new = Series(
        count: Counter(
          label: "http.server.requests", dimensions: dimensions + [("status", "\(key.status)")],
          factory: self.factory),
        duration: Metrics.Timer(
          label: "http.server.duration", dimensions: dimensions, factory: self.factory))
      all[key] = new
      return new
    }
    series.count.increment()
    series.duration.record(duration: duration)
  }
}
