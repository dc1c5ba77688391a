import API
import Foundation
import RPCCore
import RPCInProcess
import SwiftProtobuf
import Synchronization

@testable import Gateway

/// The four services behind the Gateway, in this process: they answer as they are told and remember
/// what they were asked.
final class FakeServices: Sendable {
  struct Call: Sendable {
    let method: MethodDescriptor
    let message: any Message
    let metadata: Metadata
  }

  struct Script: Sendable {
    /// Methods that fail.
    var failures: [MethodDescriptor: RPCError] = [:]
    /// Methods that do not answer before they are cancelled.
    var hanging: Set<MethodDescriptor> = []
    var checks: [Peer: [Reddytalk_Common_V1_HealthCheck]] = [:]
    var ingest:
      @Sendable (Reddytalk_Collector_V1_IngestConversationsRequest) ->
        Reddytalk_Collector_V1_IngestResponse = { .accepting($0.conversations.map(\.id)) }
    var chunks: [Reddytalk_Deployer_V1_CompleteChunk] = [
      .text("Call "), .text("911."), .final(.emergency),
    ]
    /// What the services know of whom an erasure names.
    var erase:
      @Sendable (StoreOwner, Reddytalk_Common_V1_EraseRequest) -> Reddytalk_Common_V1_EraseResponse =
        {
          _, _ in .init()
        }
    /// Thrown after the chunks.
    var chunkFailure: RPCError?
  }

  private struct Feed {
    var events: [Reddytalk_Common_V1_Event] = []
    var watchers: [Int: AsyncStream<Reddytalk_Common_V1_Event>.Continuation] = [:]
    var nextWatcher = 0
    var requestedAfter: [UInt64] = []
  }

  let script = Mutex(Script())
  private let calls = Mutex<[Call]>([])
  private let feeds = Mutex<[Peer: Feed]>([:])

  /// The ways to the services, as the Gateway sees them.
  var channels: [Peer: any RPCChannel] {
    [
      .collector: self.channel(self.registerCollector),
      .trainer: self.channel(self.registerTrainer),
      .evaluator: self.channel(self.registerEvaluator),
      .deployer: self.channel(self.registerDeployer),
    ]
  }

  func channel(_ register: (inout RPCRouter) -> Void) -> any RPCChannel {
    var router = RPCRouter()
    register(&router)
    return InProcessTransport(router: router, peer: PeerIdentity(name: "gateway"))
  }

  func fail(_ method: MethodDescriptor, _ error: RPCError) {
    self.script.withLock { $0.failures[method] = error }
  }

  /// The requests of a method, in order.
  func received<M: Message>(_ type: M.Type) -> [M] {
    self.calls.withLock { $0.compactMap { $0.message as? M } }
  }

  /// The metadata of the last call of a method.
  func metadata(of method: MethodDescriptor) -> Metadata? {
    self.calls.withLock { $0.last { $0.method == method }?.metadata }
  }

  /// Notes a call, and fails or hangs when the script says so.
  func note(_ message: any Message, _ context: ServerContext) async throws {
    self.calls.withLock {
      $0.append(Call(method: context.method, message: message, metadata: context.metadata))
    }
    let (failure, hangs) = self.script.withLock {
      ($0.failures[context.method], $0.hanging.contains(context.method))
    }
    if hangs { try await Task.sleep(for: .seconds(3600)) }
    if let failure { throw failure }
  }

  // MARK: - Events

  /// Lets a service tell of something.
  @discardableResult
  func publish(
    _ type: String, by peer: Peer, subject: String = "run-1", json: String = #"{"n":1}"#
  ) -> UInt64 {
    self.feeds.withLock { feeds in
      var feed = feeds[peer] ?? Feed()
      var event = Reddytalk_Common_V1_Event()
      event.sequence = UInt64(feed.events.count + 1)
      event.type = type
      event.subjectID = subject
      event.occurredAtMs = 1_800_000_000_000
      event.dataJson = json
      feed.events.append(event)
      for watcher in feed.watchers.values { watcher.yield(event) }
      feeds[peer] = feed
      return event.sequence
    }
  }

  /// Ends the connections of those who follow a service.
  func dropWatchers(of peer: Peer) {
    self.feeds.withLock { feeds in
      for watcher in feeds[peer]?.watchers.values.map(\.self) ?? [] { watcher.finish() }
      feeds[peer]?.watchers = [:]
    }
  }

  /// After which sequences the Gateway asked for events.
  func watchRequests(of peer: Peer) -> [UInt64] {
    self.feeds.withLock { $0[peer]?.requestedAfter ?? [] }
  }

  func watch(
    _ peer: Peer, after sequence: UInt64, _ writer: StreamWriter<Reddytalk_Common_V1_Event>
  ) async throws {
    let (events, continuation) = AsyncStream.makeStream(of: Reddytalk_Common_V1_Event.self)
    let id = self.feeds.withLock { feeds in
      var feed = feeds[peer] ?? Feed()
      defer { feeds[peer] = feed }
      feed.requestedAfter.append(sequence)
      for event in feed.events where event.sequence > sequence { continuation.yield(event) }
      feed.nextWatcher += 1
      feed.watchers[feed.nextWatcher] = continuation
      return feed.nextWatcher
    }
    defer { self.feeds.withLock { _ = $0[peer]?.watchers.removeValue(forKey: id) } }
    for await event in events { try await writer.write(event) }
    try Task.checkCancellation()
  }
}
