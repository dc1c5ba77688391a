import FoundationEssentials
import HTTPClient
import ModelRuntime
import ProviderAccess
import Synchronization
import TestSupport
import Testing

@testable import Trainer

/// The Hub's client over the HTTP client and a server on a port.
@Suite("A training on the Hub, over the wire")
struct HubWireTests {
  @Test(
    "uploads in parts from disk, reads the log as it comes, follows to the storage, and is answered"
  )
  func wholeRun() async throws {
    let server = try FakeHubServer()
    defer { server.stop() }
    server.service.change {
      $0.partBytes = 900
      $0.stages = ["SCHEDULING", "RUNNING", "RUNNING", "COMPLETED"]
    }
    let rules = [server.authority, server.storageAuthority].compactMap { HostRule($0) }
    let client = CurlClient(
      configuration: .init(proxies: .none, egress: .providers(hosts: [], local: rules)))
    let access = HubRig.access(
      baseURL: "http://\(server.authority)", client: client, serves: true)
    let exchange = RetryingExchange(client: RetryingClient(client))
    let rig = HubRig()
    var settings = HubRig.settings
    settings.keepsModel = true
    let answered = Mutex(false)
    let life = try await HubRig.Life(rig.directory, rig.time, CrashSchedule()) { ledger, signal in
      HubProvider(
        api: HubAPI(access, over: exchange, storage: exchange), settings: settings,
        ledger: ledger, time: rig.time.keeper, logger: RemoteRig.logger, cleanUpSignal: signal,
        endpoints: access.serving.map {
          HubEndpoints(access, $0, time: InstantTime().source())
        }
      ) { address, model in
        let reply = try await access.chatModel(model, at: address).complete(
          messages: [ChatMessage(role: .user, content: "Hello")],
          options: ChatOptions(maxTokens: 1))
        answered.withLock { $0 = reply.content == "Hi" }
      }
    }
    let steps = Mutex<Set<Int>>([])
    _ = try await life.train(rig.job()) { progress in
      _ = steps.withLock { $0.insert(progress.step) }
    }
    #expect(server.service.violations == [])
    #expect(steps.withLock { $0.isSuperset(of: 1...12) })
    try await life.provider.verify(rig.artifact.files)
    #expect(answered.withLock { $0 })
    #expect(server.service.restingEndpoints.count == 1)
    try await life.cleanUpAll()
    #expect(server.service.repoNames.count == 1)
    #expect(server.service.jobCount == 1)
  }
}
