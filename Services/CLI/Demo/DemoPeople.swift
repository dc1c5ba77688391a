import Foundation

/// The identities that take part: two people, because nobody approves their own release, and the assistant.
struct DemoPeople: Sendable {
  static let operatorName = "alice@clinic.example"
  static let approverName = "bob@clinic.example"

  /// Asks for releases.
  let `operator`: GatewayClient
  /// Approves them.
  let approver: GatewayClient
  /// Hands in conversations and asks for answers.
  let assistant: GatewayClient
  /// What happens, as the operator may see it.
  let events: EventsSocket

  init(layout: SystemLayout) async throws {
    let tokens = LocalTokens(pkiDirectory: layout.pkiDirectory)
    let lifetime = Duration.seconds(900)
    let operatorToken = try await tokens.issue(
      subject: Self.operatorName, role: "admin", lifetime: lifetime)
    let approverToken = try await tokens.issue(
      subject: Self.approverName, role: "analyst", lifetime: lifetime)
    let assistantToken = try await tokens.issue(
      subject: "front-desk-assistant", role: "ingest", lifetime: lifetime)
    let client = GatewayClient(
      baseURL: layout.gatewayURL, certificateAuthorityFile: layout.certificateAuthorityFile,
      token: nil)
    self.operator = client.withToken(operatorToken)
    self.approver = client.withToken(approverToken)
    self.assistant = client.withToken(assistantToken)
    self.events = EventsSocket(
      baseURL: layout.gatewayURL, certificateAuthorityFile: layout.certificateAuthorityFile,
      token: operatorToken)
  }
}
