import HTTPClient
import ProviderAccess
import TestSupport
import Testing

@Suite("Deployments at Azure")
struct AzureDeploymentsTests {
  /// A control plane behind a port, and what speaks with it.
  private struct Rig {
    let server: FakeFineTuneServer
    let deployments: AzureDeployments
    var plane: FakeControlPlane { self.server.controlPlane }

    init(secret: String = FakeControlPlane.clientSecret) throws {
      let server = try FakeFineTuneServer(FakeFineTuneService(.azure))
      let rule = try #require(HostRule(server.authority))
      let client = CurlClient(
        configuration: .init(proxies: .none, egress: .providers(hosts: [], local: [rule])))
      let token = EntraTokenSource(
        tenant: "tenant-1", clientID: "client-1", clientSecret: ProviderSecret(secret),
        scope: "\(server.rootURL)/.default", authority: server.rootURL, over: client)
      let account = AzureAccount(
        subscription: "sub-1", resourceGroup: "clinic", name: "desk",
        managementURL: server.rootURL + "/")
      self.server = server
      self.deployments = AzureDeployments(
        account, .init(), credential: RenewedToken(token, uptime: { .zero }), over: client)
    }

    /// Waits for a deployment, and counts the pauses.
    func ready(_ name: String = "ctp-one", of model: String = "ft-1") async throws -> Int {
      var pauses = 0
      try await self.deployments.ready(name, of: model) { pauses += 1 }
      return pauses
    }
  }

  @Test("One is made once, and waited for until its model answers")
  func made() async throws {
    let rig = try Rig()
    defer { rig.server.stop() }
    #expect(try await rig.deployments.state(of: "ctp-one") == nil)
    let pauses = try await rig.ready()
    #expect(pauses == 3)
    #expect(rig.plane.answers("ctp-one"))
    #expect(try await rig.ready() == 0)
    #expect(rig.plane.madeCount == 1)
    #expect(rig.plane.deployments["ctp-one"]?.kind == "standard")
    #expect(rig.plane.violations == [])
  }

  @Test("One that was removed for being idle is made again")
  func idle() async throws {
    let rig = try Rig()
    defer { rig.server.stop() }
    _ = try await rig.ready()
    rig.plane.forget("ctp-one")
    _ = try await rig.ready()
    #expect(rig.plane.madeCount == 2)
    #expect(rig.plane.answers("ctp-one"))
  }

  @Test("Removing is done once, and again without harm")
  func removed() async throws {
    let rig = try Rig()
    defer { rig.server.stop() }
    _ = try await rig.ready()
    try await rig.deployments.remove("ctp-one")
    #expect(rig.plane.deployments.isEmpty)
    try await rig.deployments.remove("ctp-one")
  }

  @Test("One that comes to nothing says so")
  func broken() async throws {
    let rig = try Rig()
    defer { rig.server.stop() }
    rig.plane.change { $0.states = ["Accepted", "Failed"] }
    await #expect(throws: DeploymentError.failed(name: "ctp-one", reason: "its state is Failed")) {
      _ = try await rig.ready()
    }
  }

  @Test("A refusal has the control plane's words; throttling passes")
  func refusals() async throws {
    let rig = try Rig()
    defer { rig.server.stop() }
    rig.plane.change { $0.models = ["ft-2"] }
    await #expect(
      throws: DeploymentError.refused(
        status: 400, reason: "DeploymentModelNotSupported: The model is not supported.")
    ) {
      _ = try await rig.ready()
    }
    rig.plane.change { $0.storm = [ProviderAnswer(status: 429)] }
    await #expect(throws: DeploymentError.unavailable(reason: "it does not say why")) {
      _ = try await rig.deployments.state(of: "ctp-one")
    }
  }

  @Test("A wrong secret is told without being repeated")
  func wrongSecret() async throws {
    let rig = try Rig(secret: "not-the-secret")
    defer { rig.server.stop() }
    let error = await #expect(throws: DeploymentError.self) { _ = try await rig.ready() }
    guard case .refused(401, let reason)? = error else {
      Issue.record("not refused: \(String(describing: error))")
      return
    }
    #expect(!reason.contains("not-the-secret"))
  }
}
