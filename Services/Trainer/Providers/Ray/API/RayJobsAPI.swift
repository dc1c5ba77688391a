import FoundationEssentials
import HTTPClient
import HTTPTypes
import ProviderAccess

/// Speaks with the Jobs interface of a Ray head.
///
/// One call is one request. What is asked again, and when, is decided by whoever calls; a submission may be asked again
/// under its name, since a head refuses a second job of one name.
struct RayJobsAPI: Sendable {
  let address: RayAddress
  private let http: any HTTPExchange

  /// The most that is read of an answer.
  private static let answerBytes = 16 << 20
  /// The most that is read of a job's output: a head gives all of it each time.
  static let logBytes = 4 << 20

  init(_ address: RayAddress, over http: any HTTPExchange) {
    self.address = address
    self.http = http
  }

  /// What the head says of itself: the cheapest question that shows whether it is there and takes the token.
  ///
  /// - Throws: `RayError`, `CancellationError`.
  func version() async throws -> RayVersion {
    try await self.decode(from: Call("read the version", ["version"]))
  }

  /// Submits a job.
  ///
  /// - Throws: `RayError`, `CancellationError`.
  func submit(_ request: RayJobRequest) async throws {
    var call = Call("submit the job", ["jobs"], method: .post)
    // Without the slash at its end the path leads elsewhere.
    call.endsWithSlash = true
    call.body = try FineTuneAPI.json(request.body)
    call.contentType = "application/json"
    _ = try await self.answer(to: call)
  }

  /// A job; nil when there is none of this name.
  ///
  /// - Throws: `RayError`, `CancellationError`.
  func job(_ id: String) async throws -> RayJob? {
    do {
      return try await self.decode(from: Call("look at the job", ["jobs", id]))
    } catch RayError.notFound {
      return nil
    }
  }

  /// All jobs that were submitted, and all drivers.
  ///
  /// - Throws: `RayError`, `CancellationError`.
  func jobs() async throws -> [RayJob] {
    var call = Call("list the jobs", ["jobs"])
    call.endsWithSlash = true
    return try await self.decode(from: call)
  }

  /// All that a job has printed so far.
  ///
  /// - Throws: `RayError`, `.tooLong` when it is more than `logBytes`; `CancellationError`.
  func log(of id: String) async throws -> String {
    struct Answer: Decodable { let logs: String }
    var call = Call("read the log", ["jobs", id, "logs"])
    call.maximumBytes = Self.logBytes
    let answer: Answer = try await self.decode(from: call)
    return answer.logs
  }

  /// Has a job ended. Asking again, or too late, does no harm.
  ///
  /// - Returns: Whether it was, as far as the head knows.
  /// - Throws: `RayError`, `CancellationError`.
  @discardableResult
  func stop(_ id: String) async throws -> Bool {
    struct Answer: Decodable { let stopped: Bool }
    var call = Call("stop the job", ["jobs", id, "stop"], method: .post)
    call.repetition = .guarded
    do {
      let answer: Answer = try await self.decode(from: call)
      return answer.stopped
    } catch RayError.notFound {
      return false
    }
  }

  /// Removes what the head knows of a job, which has to be at its end.
  ///
  /// - Throws: `RayError`, `CancellationError`.
  func delete(_ id: String) async throws {
    do {
      _ = try await self.answer(to: Call("delete the job", ["jobs", id], method: .delete))
    } catch RayError.notFound {}
  }

  /// Sees to it that the head has a package. It forgets those that no job uses after a while.
  ///
  /// - Throws: `RayError`, `CancellationError`.
  func provide(_ package: RayPackage) async throws {
    do {
      _ = try await self.answer(
        to: Call("look for the package", ["packages", "gcs", package.name]))
      return
    } catch RayError.notFound {}
    var call = Call("upload the package", ["packages", "gcs", package.name], method: .put)
    call.body = .file(path: package.path)
    call.contentType = "application/zip"
    // A minute, and a second for each megabyte.
    call.timeouts = Timeouts(total: .seconds(60 + package.bytes >> 20))
    _ = try await self.answer(to: call)
  }

  // MARK: - Requests

  private struct Call {
    var operation: String
    var path: [String]
    var method: HTTPRequest.Method
    var endsWithSlash = false
    var body = OutboundBody.none
    var contentType: String?
    var timeouts = Timeouts(total: .seconds(30))
    var repetition = Repetition.byMethod
    var maximumBytes = RayJobsAPI.answerBytes

    init(_ operation: String, _ path: [String], method: HTTPRequest.Method = .get) {
      self.operation = operation
      self.path = path
      self.method = method
    }
  }

  private func decode<Answer: Decodable>(from call: Call) async throws -> Answer {
    let response = try await self.answer(to: call)
    do {
      return try JSONDecoder().decode(Answer.self, from: Data(response.body))
    } catch {
      // What a decoder says may quote what it decoded.
      throw RayError.incomprehensible(
        operation: call.operation, reason: "it is not the JSON that is documented")
    }
  }

  private func answer(to call: Call) async throws -> OutboundResponse {
    var headers = HTTPFields()
    headers[.accept] = "application/json"
    if let contentType = call.contentType { headers[.contentType] = contentType }
    for field in self.address.authentication { headers.append(field) }
    let request = OutboundRequest(
      method: call.method, url: self.address.url(call.path, endsWithSlash: call.endsWithSlash),
      headers: headers, body: call.body, timeouts: call.timeouts,
      maximumResponseBytes: call.maximumBytes, repetition: call.repetition)
    let response: OutboundResponse
    do {
      response = try await self.http.send(request)
    } catch let error as OutboundError {
      try Task.checkCancellation()
      throw RayError(error, operation: call.operation)
    }
    if (200..<300).contains(response.status.code) { return response }
    throw RayError(response, operation: call.operation, redactor: Redactor(headers))
  }
}
