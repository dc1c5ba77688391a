import HTTPTypes
import RESTContract

/// How the system is.
struct HealthController: Sendable {
  let survey: HealthSurvey

  func health(_ exchange: Exchange) async throws -> Reply {
    let health = await self.survey.take(withDetails: exchange.principal != nil)
    return try .json(health, status: health.status == .down ? .serviceUnavailable : .ok)
  }
}
