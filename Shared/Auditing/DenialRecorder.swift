import FoundationEssentials
import Logging
import RPCCore
import ServiceLifecycle
import StoreKit
import Synchronization

/// Records calls of other services that were denied.
///
/// Whoever holds a certificate can try as often as it likes, so the same attempt is recorded once a minute with how often
/// it was made, and the attempts that are remembered are bounded.
struct DenialRecorder: Service {
  private struct Attempt: Hashable {
    let method: MethodDescriptor
    let peer: PeerIdentity?
  }

  private final class Attempts: Sendable {
    let counts = Mutex<[Attempt: Int]>([:])
  }

  static let pause = Duration.seconds(60)
  private static let limit = 1000

  private let store: Store
  private let now: @Sendable () -> Date
  private let clock: any Clock<Duration>
  private let logger: Logger
  private let attempts = Attempts()
  private let wakes: AsyncStream<Void>
  private let wake: AsyncStream<Void>.Continuation

  init(
    store: Store, now: @escaping @Sendable () -> Date, clock: any Clock<Duration>, logger: Logger
  ) {
    self.store = store
    self.now = now
    self.clock = clock
    self.logger = logger
    (self.wakes, self.wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Remembers an attempt; called where calls come in, so it only counts.
  func note(_ method: MethodDescriptor, peer: PeerIdentity?) {
    let attempt = Attempt(method: method, peer: peer)
    self.attempts.counts.withLock { counts in
      guard counts.count < Self.limit || counts[attempt] != nil else { return }
      counts[attempt, default: 0] += 1
    }
    self.wake.yield()
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      for await _ in self.wakes {
        await self.record()
        try? await self.clock.sleep(for: Self.pause)
      }
    }
    await self.record()
  }

  /// Writes what was remembered; what cannot be written is remembered on.
  func record() async {
    let counts = self.attempts.counts.withLock { counts in
      defer { counts = [:] }
      return counts
    }
    guard !counts.isEmpty else { return }
    let time = self.now()
    let records = counts.map { attempt, count in
      AuditRecord(
        actor: attempt.peer.map { "service:\($0.name)" } ?? "anonymous", roles: ["service"],
        action: "rpc.call", objectID: attempt.method.path, outcome: .denied,
        reason: count == 1 ? "not allowed" : "not allowed, \(count) times", occurredAt: time)
    }.sorted { ($0.actor, $0.objectID) < ($1.actor, $1.objectID) }
    do {
      try await self.store.write { db in
        for record in records { try AuditLog.append(record, in: db) }
      }
    } catch {
      self.logger.error("denied calls not recorded", metadata: ["error": "\(error)"])
      self.attempts.counts.withLock { $0.merge(counts, uniquingKeysWith: +) }
    }
  }
}
