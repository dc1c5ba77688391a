import Foundation
import HTTPClient
import HTTPTypes

/// Asks a service's loopback listener whether it serves.
struct Readiness: Sendable {
  private let http = CurlClient()

  /// Whether the service at `metricsAddress` serves now.
  func isReady(_ metricsAddress: String) async -> Bool {
    let request = OutboundRequest(
      url: "http://\(metricsAddress)/health",
      timeouts: Timeouts(total: .seconds(2), connect: .seconds(1)))
    guard let response = try? await self.http.send(request) else { return false }
    return response.status == .ok
  }

  /// Waits until the service serves. Ends early with the task.
  func waitUntilReady(_ metricsAddress: String) async throws {
    while !(await self.isReady(metricsAddress)) {
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}
