package import API
package import RPCCore
import SwiftProtobuf

/// Answers the methods for processes that train: decodes, asks the desk, encodes.
package struct TrialsHandler: TrialsServing {
  private let desk: TrialDesk

  /// Records in one message.
  private static let batchRecords = 200

  package init(desk: TrialDesk) { self.desk = desk }

  package func beginTrial(
    _ request: Reddytalk_Trainer_V1_BeginTrialRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_Trial {
    guard (1...64).contains(request.process.utf8.count) else {
      throw TrialError.unusableResult(reason: "a process names itself with 1 to 64 bytes")
    }
    return try await self.desk.begin(request.ticket, by: request.process).proto()
  }

  package func readTrialData(
    _ request: Reddytalk_Trainer_V1_ReadTrialDataRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Collector_V1_SnapshotBatch>
  ) async throws {
    var rest = try await self.desk.records(request.ticket, for: request.process)[...]
    while !rest.isEmpty {
      let batch = rest.prefix(Self.batchRecords)
      rest = rest.dropFirst(batch.count)
      try await writer.write(.with { $0.records = batch.map { $0.proto() } })
    }
  }

  package func reportTrial(
    _ request: Reddytalk_Trainer_V1_ReportTrialRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_ReportTrialResponse {
    try await self.desk.report(
      request.ticket, by: request.process, TrainingProgress(request.progress))
    return .init()
  }

  package func putTrialFile(
    _ request: Reddytalk_Trainer_V1_PutTrialFileRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_PutTrialFileResponse {
    let received = try await self.desk.put(
      request.data, of: request.file, at: Int(clamping: request.offset), request.ticket,
      by: request.process)
    return .with { $0.received = UInt64(clamping: received) }
  }

  package func finishTrial(
    _ request: Reddytalk_Trainer_V1_FinishTrialRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_FinishTrialResponse {
    if request.failure.isEmpty {
      try await self.desk.finish(
        request.ticket, by: request.process, with: TrialResult(request))
    } else {
      try await self.desk.finish(
        request.ticket, by: request.process, failed: request.failure)
    }
    return .init()
  }
}
