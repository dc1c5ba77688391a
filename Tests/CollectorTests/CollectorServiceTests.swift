import API
import Collector
import Foundation
import RPCCore
import RPCTransport
import ServiceKit
import StoreKit
import SwiftProtobuf
import TestSupport
import Testing

@Suite("The Collector's service")
struct CollectorServiceTests {
  private let harness: ServiceHarness

  init() throws { self.harness = try ServiceHarness() }

  private static func batch(_ id: String) -> Reddytalk_Collector_V1_IngestConversationsRequest {
    .with { request in
      request.conversations = [
        .with {
          $0.id = id
          $0.source = "test"
          $0.messages = ["user", "assistant"].map { role in
            .with {
              $0.role = role; $0.content = id
            }
          }
        }
      ]
    }
  }

  @Test("is put together from a directory, keys and defaults, and is well")
  func start() async throws {
    let host = try await self.harness.host(CollectorService.self)
    try await self.harness.running([host]) {
      let health = try await self.harness.health(of: host, .collector)
      #expect(health.checks.filter { $0.state != .pass }.map(\.name) == [])
      #expect(health.checks.map(\.name).contains("store.durability"))
    }
    let store = self.harness.directory.url.appending(path: "collector/collector.sqlite")
    #expect(FileManager.default.fileExists(atPath: store.path()))
  }

  @Test(
    "A telephone system may hand in conversations and feedback, and nothing else",
    arguments: CollectorMethods.all)
  func telephony(method: MethodDescriptor) {
    let handingIn = [CollectorMethods.ingestConversations, CollectorMethods.ingestFeedback]
    let permits = CollectorAccess.policy.permits(method, peer: .telephonySwitch)
    #expect(permits == handingIn.contains(method))
  }

  @Test("does not start without keys, and says which setting names them")
  func missingKeys() async throws {
    let error = await #expect(throws: ConfigurationError.self) {
      try await self.harness.host(CollectorService.self, ["REDDYTALK_PKI_DIR": "/nowhere"])
    }
    #expect(error?.description.contains("/nowhere/collector.pem") == true)
    #expect(error?.description.contains("REDDYTALK_PKI_DIR") == true)
  }

  @Test(
    "does not start with a setting that cannot be, and names it",
    arguments: [
      "TRAINING_QUALITY_THRESHOLD", "COLLECTOR_MAXIMUM_BATCH", "COLLECTOR_MAXIMUM_TURNS",
      "COLLECTOR_MAXIMUM_TEXT_KIB", "COLLECTOR_EVENT_RETENTION_DAYS",
    ])
  func invalidSetting(name: String) async throws {
    let error = await #expect(throws: ConfigurationError.self) {
      try await self.harness.host(CollectorService.self, [name: "-1"])
    }
    #expect(error?.description.hasPrefix("\(name) is not valid") == true)
  }

  @Test("ends when its disk fails, so that its supervisor starts it over")
  func failedDisk() async throws {
    let host = try await self.harness.host(CollectorService.self)
    try await withTimeout {
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await host.run() }
        try await self.harness.calling(host, .collector, as: .gateway) { client in
          let collector = CollectorClient(client)
          let response = try await collector.ingestConversations(Self.batch("before"))
          #expect(response.results.count == 1)
          let directory = self.harness.directory.url.lastPathComponent
          let broken = try BrokenFile.failWrites(
            toOpenFilesEndingIn: "\(directory)/collector/collector.sqlite-wal")
          #expect(broken > 0)
          await #expect(throws: RPCError.self) {
            try await collector.ingestConversations(Self.batch("after"))
          }
        }
        let error = await #expect(throws: StoreError.self) { try await tasks.next() }
        guard case .failed = error else {
          Issue.record("the service ended with \(String(describing: error))")
          return
        }
      }
    }
  }
}
