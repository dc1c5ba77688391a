/// What the health listener answers.
struct HealthRoutes: Sendable {
  /// One answer.
  struct Response: Equatable {
    var status: Int
    var contentType: String
    var body: String
  }

  /// How the service is doing.
  let report: @Sendable () async -> HealthReport
  /// All metrics in Prometheus's text format.
  let metrics: @Sendable () -> String

  /// The answer to a request; `nil` when there is no such path.
  func respond(to path: String) async -> Response? {
    switch path.prefix(while: { $0 != "?" }) {
    case "/health":
      let report = await self.report()
      return Response(
        status: report.state == .fail ? 503 : 200, contentType: "application/json",
        body: report.json + "\n")
    case "/metrics":
      return Response(
        status: 200, contentType: PrometheusText.contentType, body: self.metrics())
    default:
      return nil
    }
  }
}
