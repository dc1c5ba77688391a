import API
public import FoundationEssentials
import Logging
public import RPCCore
public import ServiceKit
import ServiceLifecycle
public import StoreKit

/// The audit trail of one service, put together: what signs it, hands it to its witness, witnesses others, and answers
/// questions about it.
public struct AuditTrail: Sendable {
  private let desk: AuditDesk
  private let service: ServiceName
  private let keeper: CheckpointKeeper
  private let book: WitnessBook
  private let job: CheckpointJob
  private let denials: DenialRecorder
  private let health: AuditHealth

  /// The trail in a service's store.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - environment: What the service is made from: its keys, its ways to others, its health.
  ///   - clock: What is slept by.
  ///   - now: The time of day.
  public init(
    _ store: Store, in environment: ServiceEnvironment,
    clock: any Clock<Duration> = ContinuousClock(),
    now: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    let service = environment.service
    let signatures = CheckpointSignatures(try environment.verifyingKeys())
    let state = AuditState()
    self.service = service
    self.keeper = CheckpointKeeper(
      store: store, service: service, key: try environment.signingKey(), now: now)
    self.book = WitnessBook(store: store, service: service, signatures: signatures, now: now)
    self.desk = AuditDesk(store: store, service: service, signatures: signatures, now: now)
    let witness = WitnessPairs.witness(of: service)
    let courier = WitnessCourier(
      store: store, witness: witness.rawValue,
      desk: RemoteWitness(AuditClient(try environment.channel(to: witness))))
    self.job = CheckpointJob(
      keeper: self.keeper, courier: courier, state: state,
      longestWait: try AuditSettings.checkpointInterval(environment.config), clock: clock, now: now,
      logger: environment.logger)
    self.denials = DenialRecorder(store: store, now: now, clock: clock, logger: environment.logger)
    self.health = AuditHealth(store: store, service: service, state: state, now: now)
    self.health.register(in: environment.health)
  }

  /// Adds the trail's methods to a router.
  public func register(in router: inout RPCRouter) {
    AuditHandler(desk: self.desk, book: self.book).register(in: &router)
  }

  /// Adds the trail's methods, who may call them, its jobs, and the recording of calls that are denied.
  public func install(in assembly: inout ServiceAssembly) {
    self.register(in: &assembly.router)
    assembly.access.allow(AuditAccess.questions, for: [.gateway])
    assembly.access.allow(AuditAccess.testimony, for: WitnessPairs.witnessed(by: self.service))
    let denials = self.denials
    assembly.access.onDenial = { method, peer in denials.note(method, peer: peer) }
    // In front: what the other jobs record when they stop gets its checkpoint too.
    assembly.jobs = [self.job, self.denials] + assembly.jobs
  }
}
