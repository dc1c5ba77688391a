import API
import RPCCore

/// Answers the health contract that every service serves.
struct HealthHandler: HealthServing {
  let report: @Sendable () async -> HealthReport

  func check(
    _ request: Reddytalk_Common_V1_HealthRequest, context: ServerContext
  ) async throws -> Reddytalk_Common_V1_HealthResponse {
    await self.report().wire()
  }
}

extension HealthReport {
  func wire() -> Reddytalk_Common_V1_HealthResponse {
    var response = Reddytalk_Common_V1_HealthResponse()
    response.service = self.service
    response.version = self.version
    response.checks = self.checks.map { name, result in
      var check = Reddytalk_Common_V1_HealthCheck()
      check.name = name
      check.state = result.state.wire()
      check.detail = result.detail
      check.remedy = result.remedy
      return check
    }
    response.residentBytes = self.process?.residentBytes ?? 0
    response.cpuSeconds = self.process?.cpuSeconds ?? 0
    response.uptimeSeconds = self.process?.uptimeSeconds ?? 0
    response.startSeconds = self.startSeconds ?? 0
    return response
  }
}

extension HealthCheckResult.State {
  fileprivate func wire() -> Reddytalk_Common_V1_HealthCheck.State {
    switch self {
    case .pass: .pass
    case .warn: .warn
    case .fail: .fail
    }
  }
}
