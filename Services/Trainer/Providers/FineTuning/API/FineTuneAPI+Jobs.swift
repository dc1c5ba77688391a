import HTTPClient
import HTTPTypes
import ProviderAccess

extension FineTuneAPI {
  /// What our jobs are found by.
  static let runKey = "pipeline_run_id"

  /// Creates a job. Not repeated by itself: the caller looks first whether it is there.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func createJob(_ request: FineTuneJobRequest) async throws -> FineTuneJob {
    try await self.decode(
      from: try Self.posting(
        "create a job", ["fine_tuning", "jobs"], request.body(for: self.endpoint.surface)))
  }

  /// The jobs of a run: by their metadata, or by the file they train on where there is none.
  ///
  /// - Parameters:
  ///   - key: The run.
  ///   - trainingFiles: The provider's names of the run's training files; no other run has them.
  /// - Throws: `RemoteError`, `CancellationError`.
  func jobs(of key: String, trainingOn trainingFiles: Set<String>) async throws -> [FineTuneJob] {
    var call = Call(operation: "list the jobs", path: ["fine_tuning", "jobs"])
    if self.endpoint.surface.hasMetadata {
      call.query.append((name: "metadata[\(Self.runKey)]", value: key))
    }
    let jobs: [FineTuneJob] = try await self.list(call, limit: 100, id: \.id)
    // A server that does not know the filter gives all jobs.
    return jobs.filter { job in
      job.metadata[Self.runKey] == key
        || job.trainingFile.map(trainingFiles.contains) ?? false
    }
  }

  /// A job.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func job(_ id: String) async throws -> FineTuneJob {
    try await self.decode(from: Call(operation: "look at the job", path: Self.path(id)))
  }

  /// Asks a job to end. Asking again does no harm.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func cancelJob(_ id: String) async throws -> FineTuneJob {
    var call = try Self.posting("cancel the job", Self.path(id) + ["cancel"], nil)
    call.repetition = .guarded
    return try await self.decode(from: call)
  }

  /// The events of a job that came after one, oldest first. The provider gives them newest first.
  ///
  /// - Parameter cursor: The newest event that is known; nil gives all.
  /// - Throws: `RemoteError`, `CancellationError`.
  func events(ofJob id: String, after cursor: String?) async throws -> [FineTuneEvent] {
    let events: [FineTuneEvent] = try await self.list(
      Call(operation: "list the job's events", path: Self.path(id) + ["events"]), limit: 100,
      id: \.id
    ) { events in events.contains { $0.id == cursor } }
    return events.prefix { $0.id != cursor }.reversed()
  }

  /// The states of the model that can be used, oldest first.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func checkpoints(ofJob id: String) async throws -> [FineTuneCheckpoint] {
    let checkpoints: [FineTuneCheckpoint] = try await self.list(
      Call(operation: "list the job's checkpoints", path: Self.path(id) + ["checkpoints"]),
      limit: 100, id: \.id)
    return checkpoints.sorted { $0.step < $1.step }
  }

  /// A model.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func model(_ id: String) async throws -> FineTuneModel {
    try await self.decode(from: Call(operation: "look at the model \(id)", path: ["models", id]))
  }

  private static func path(_ job: String) -> [String] { ["fine_tuning", "jobs", job] }
}
