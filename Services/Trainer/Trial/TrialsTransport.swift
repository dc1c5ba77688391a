import API
import FoundationEssentials
import RPCCore
import SwiftProtobuf

/// How a process that trains speaks with the Trainer: each call with its ticket, and again while the Trainer is away.
struct TrialsTransport: Sendable {
  private let client: TrialsClient
  private let ticket: String
  private let process: String
  private let patience: Duration
  private let time: Timekeeper

  private static let timeout = Duration.seconds(30)
  private static let dataTimeout = Duration.seconds(600)

  init(
    channel: any RPCChannel, ticket: String, patience: Duration, time: Timekeeper,
    process: String = UUID().uuidString
  ) {
    self.client = TrialsClient(channel)
    self.ticket = ticket
    self.process = process
    self.patience = patience
    self.time = time
  }

  /// What to train.
  func begin() async throws(TrialExit) -> Reddytalk_Trainer_V1_Trial {
    try await self.patiently { options in
      try await self.client.beginTrial(
        .with {
          $0.ticket = self.ticket
          $0.process = self.process
        }, options: options)
    }
  }

  /// What to train on.
  func records() async throws(TrialExit) -> [TrainingRecord] {
    try await self.patiently { options in
      var options = options
      options.timeout = Self.dataTimeout
      var records: [TrainingRecord] = []
      let batches = try await self.client.readTrialData(
        .with {
          $0.ticket = self.ticket
          $0.process = self.process
        }, options: options)
      for try await batch in batches { records += batch.records.map { $0.native() } }
      return records
    }
  }

  /// Says where the training stands.
  func report(_ progress: TrainingProgress) async throws(TrialExit) {
    _ = try await self.patiently { options in
      try await self.client.reportTrial(
        .with {
          $0.ticket = self.ticket
          $0.process = self.process
          $0.progress = progress.proto()
        }, options: options)
    }
  }

  /// Hands in a file from where the Trainer has it.
  func put(_ file: String, _ content: Data) async throws(TrialExit) {
    var offset = 0
    repeat {
      let from = min(offset, content.count)
      let piece = content.dropFirst(from).prefix(TrialDesk.pieceBytes)
      let answer = try await self.patiently { options in
        try await self.client.putTrialFile(
          .with {
            $0.ticket = self.ticket
            $0.process = self.process
            $0.file = file
            $0.offset = UInt64(from)
            $0.data = Data(piece)
          }, options: options)
      }
      offset = Int(clamping: answer.received)
    } while offset < content.count
  }

  /// Hands in what came of it.
  ///
  /// - Returns: Whether it was taken; otherwise the files have to be sent again.
  func finish(_ request: Reddytalk_Trainer_V1_FinishTrialRequest) async throws(TrialExit) -> Bool {
    var request = request
    request.ticket = self.ticket
    request.process = self.process
    let whole = request
    return try await self.patiently { options in
      do {
        _ = try await self.client.finishTrial(whole, options: options)
        return true
      } catch let error as RPCError where error.code == .failedPrecondition {
        return false
      }
    }
  }

  /// Makes a call until it is answered.
  ///
  /// - Throws: `TrialExit.void` when the attempt is over, `.unavailable` when the Trainer was away for too long, `.software`.
  private func patiently<Answer: Sendable>(
    _ call: (CallOptions) async throws -> Answer
  ) async throws(TrialExit) -> Answer {
    let deadline = self.time.uptime() + self.patience
    var generator = SystemRandomNumberGenerator()
    var failures = 0
    while true {
      do {
        return try await call(CallOptions(timeout: Self.timeout, isIdempotent: true))
      } catch let error as RPCError {
        switch error.code {
        case .permissionDenied, .alreadyExists, .unauthenticated, .failedPrecondition:
          throw .void
        case .invalidArgument, .unimplemented, .outOfRange: throw .software
        default: break
        }
      } catch {
        throw .software
      }
      guard self.time.uptime() < deadline else { throw .unavailable }
      failures += 1
      let pause = RetryDelay().afterFailures(failures, using: &generator)
      do { try await self.time.sleep(pause) } catch { throw .unavailable }
    }
  }
}
