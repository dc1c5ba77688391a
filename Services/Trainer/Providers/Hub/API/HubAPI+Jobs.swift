import FoundationEssentials
import HTTPClient
import HTTPTypes
import ProviderAccess

extension HubAPI {
  /// What our jobs are found by.
  static let runLabel = "pipeline-run"
  /// The Hub sends a sign of life each thirty seconds.
  private static let longestSilence = Duration.seconds(90)
  /// What is beyond is not read: a job that prints so much does not train.
  private static let longestLog = 1 << 30

  /// Creates a job. Not repeated by itself: the caller looks first whether it is there.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func createJob(_ request: HubJobRequest) async throws -> HubJob {
    var call = try self.posting(
      "create a job", self.jobs, request.body(token: self.jobToken.value))
    call.secrets = [self.jobToken]
    return try await self.hub.decode(from: call)
  }

  /// The jobs of a run.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func jobs(of key: String) async throws -> [HubJob] {
    let jobs: [HubJob] = try await self.list(
      self.call(
        "list the jobs", self.jobs, query: [(name: "label", value: "\(Self.runLabel)=\(key)")]))
    // A server that does not know the filter gives all jobs.
    return jobs.filter { $0.labels[Self.runLabel] == key }
  }

  /// A job.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func job(_ id: String) async throws -> HubJob {
    try await self.hub.decode(from: self.call("look at the job", self.jobs + [id]))
  }

  /// Asks a job to end. Asking again does no harm.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func cancelJob(_ id: String) async throws {
    var call = try self.posting("cancel the job", self.jobs + [id, "cancel"], nil)
    call.repetition = .guarded
    try await self.hub.answer(to: call)
  }

  /// Reads what a job has printed from its beginning on, for as long as more comes within a time.
  ///
  /// - Parameters:
  ///   - id: The job.
  ///   - window: How long to read at most.
  ///   - receive: Gets each line.
  /// - Throws: `RemoteError` when it cannot be read, which it also tells when the time is over; `CancellationError`, what
  ///   `receive` throws.
  func readLog(
    ofJob id: String, for window: Duration, _ receive: (_ line: String) throws -> Void
  ) async throws {
    var call = self.call("read the job's log", self.jobs + [id, "logs"])
    call.headers[.accept] = "text/event-stream"
    call.timeouts = Timeouts(total: window, head: .seconds(30), stall: Self.longestSilence)
    call.maximumResponseBytes = Self.longestLog
    var parser = ServerSentEventParser()
    do {
      try await self.hub.answer(to: call) { request in
        try await self.hubStreams.send(request) { piece in
          for event in try parser.events(in: piece) {
            guard let line = Self.line(of: event) else { continue }
            try receive(line)
          }
        }
      }
    } catch let error as ServerSentEventTooLarge {
      throw RemoteError.incomprehensible(operation: call.operation, reason: "\(error)")
    }
  }

  private struct LogEvent: Decodable {
    let data: String
  }

  /// The line that an event holds; nil for other events.
  private static func line(of event: ServerSentEvent) -> String? {
    guard event.type == "message" else { return nil }
    return try? JSONDecoder().decode(LogEvent.self, from: Data(event.data.utf8)).data
  }

  private var jobs: [String] { ["api", "jobs", self.namespace] }
}
