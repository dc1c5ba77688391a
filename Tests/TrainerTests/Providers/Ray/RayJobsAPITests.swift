import FoundationEssentials
import HTTPClient
import HTTPTypes
import ProviderAccess
import ServiceKit
import TestSupport
import Testing

@testable import Trainer

@Suite("The client of Ray's Jobs interface")
struct RayJobsAPITests {
  private let service = FakeRayService()
  private let server: FakeRayServer

  init() throws { self.server = try FakeRayServer(self.service) }

  private func api(token: String? = nil, otherField: Bool = false) throws -> RayJobsAPI {
    RayJobsAPI(
      try RayAddress(
        self.server.url, token: token.map { ProviderSecret($0) }, usesOtherField: otherField),
      over: CurlClient(configuration: .init(proxies: .none)))
  }

  private func request(_ id: String = "ctp-1-t1-a1", package: String? = nil) -> RayJobRequest {
    RayJobRequest(
      words: ["/opt/it's here/trainer", "trial", id], submissionID: id, workingDirectory: package,
      environment: ["TICKET": "secret"], metadata: ["pipeline_run_id": "run-1"],
      resources: RayResources(processors: 2, memoryBytes: 1 << 30, others: ["accelerator": 1]))
  }

  @Test("reads the version, and submits where the slash leads to")
  func submission() async throws {
    let api = try self.api()
    #expect(try await api.version().rayVersion == "2.52.0")
    try await api.submit(self.request())
    let job = try #require(try await api.job("ctp-1-t1-a1"))
    #expect(job.status == .pending)
    #expect(try await api.job("ctp-1-t1-a2") == nil)
    #expect(try await api.jobs().map(\.submissionID) == ["ctp-1-t1-a1"])
    #expect(
      self.service.jobs[0].entrypoint == #"exec '/opt/it'\''s here/trainer' 'trial' 'ctp-1-t1-a1'"#)
    #expect(self.service.violations.isEmpty)
  }

  @Test("knows a second job of one name by the words of the traceback", arguments: [400, 500])
  func duplicate(status: Int) async throws {
    self.service.change { $0.duplicateStatus = status }
    let api = try self.api()
    try await api.submit(self.request())
    let error = try #require(
      await #expect(throws: RayError.self) { try await api.submit(self.request()) })
    guard case .alreadyExists(let refusal) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(
      refusal.words.hasPrefix("ValueError: Job with submission_id ctp-1-t1-a1 already exists"))
  }

  @Test("keeps the last line of a traceback, and takes breakdowns for passing")
  func traceback() async throws {
    self.service.change {
      $0.storm = [
        .failure(
          500, as: .plain, "Traceback (most recent call last):\n  File x\nRuntimeError: no agent\n")
      ]
    }
    let error = try #require(
      await #expect(throws: RayError.self) { _ = try await self.api().version() })
    #expect(error.isPassing)
    #expect(
      "\(error)"
        == "it broke down (could not read the version, status 500, \"RuntimeError: no agent\")")
  }

  @Test("shows its token in either field, and repeats it nowhere", arguments: [false, true])
  func token(otherField: Bool) async throws {
    self.service.change { $0.token = "right-token" }
    _ = try await self.api(token: "right-token", otherField: otherField).version()
    let error = try #require(
      await #expect(throws: RayError.self) {
        _ = try await self.api(token: "wrong-token", otherField: otherField).version()
      })
    guard case .unauthorized = error else {
      Issue.record("\(error)")
      return
    }
    #expect(!"\(error)".contains("wrong-token"))
    #expect("\(error)".contains("check RAY_AUTH_TOKEN"))
  }

  @Test("stops and deletes, and does it again without harm")
  func ending() async throws {
    let api = try self.api()
    try await api.submit(self.request())
    #expect(try await api.stop("ctp-1-t1-a1"))
    _ = try await api.job("ctp-1-t1-a1")
    #expect(try await api.job("ctp-1-t1-a1")?.status == .stopped)
    #expect(try await !api.stop("ctp-1-t1-a1"))
    try await api.delete("ctp-1-t1-a1")
    try await api.delete("ctp-1-t1-a1")
    #expect(self.service.jobs.isEmpty)
  }

  @Test("takes a word that it does not know for a job that goes on")
  func unknownWord() async throws {
    self.service.change {
      $0.looksUntilRunning = 0
      $0.wordForRunning = "REHEARSING"
    }
    let api = try self.api()
    try await api.submit(self.request())
    let status = try #require(try await api.job("ctp-1-t1-a1")?.status)
    #expect(status == .unknown("REHEARSING"))
    #expect(!status.isFinal)
  }

  @Test("reads logs up to a length, and no further")
  func logs() async throws {
    let api = try self.api()
    try await api.submit(self.request())
    self.service.print("one\ntwo\n", in: "ctp-1-t1-a1")
    #expect(try await api.log(of: "ctp-1-t1-a1") == "one\ntwo\n")
    self.service.print(String(repeating: "x", count: RayJobsAPI.logBytes), in: "ctp-1-t1-a1")
    await #expect(throws: RayError.tooLong(operation: "read the log")) {
      _ = try await api.log(of: "ctp-1-t1-a1")
    }
  }

  @Test("uploads a package once, and again when the head has forgotten it")
  func package() async throws {
    let directory = TemporaryDirectory()
    let program = try directory.write("#!/bin/sh\n", to: "program", mode: 0o700)
    let package = try RayPackage(of: program.path(), in: directory.url)
    #expect(try RayPackage(of: program.path(), in: directory.url) == package)
    let api = try self.api()
    try await api.provide(package)
    try await api.provide(package)
    #expect(self.service.packages == [package.name: package.bytes])
    #expect(self.service.calls.count { $0.method == "PUT" } == 1)
    self.service.forgetPackages()
    try await api.provide(package)
    #expect(self.service.calls.count { $0.method == "PUT" } == 2)
    try await api.submit(self.request(package: package.uri))
    #expect(self.service.jobs[0].entrypoint.hasPrefix("chmod u+x '/opt/it"))
    #expect(self.service.violations.isEmpty)
  }

  @Test(
    "speaks with a head elsewhere over TLS or with a token only",
    arguments: [
      ("http://10.1.2.3:8265", false), ("http://ray.clinic.example:8265", false),
      ("https://ray.clinic.example", true), ("http://127.0.0.1:8265", true),
      ("http://localhost:8265", true), ("http://[::1]:8265", true), ("127.0.0.1:8265", false),
      ("http://127.0.0.1:8265/api", false),
    ])
  func address(url: String, isUsable: Bool) throws {
    if isUsable {
      _ = try RayAddress(url, token: nil)
    } else {
      #expect(throws: ConfigurationError.self) { try RayAddress(url, token: nil) }
    }
  }

  @Test("speaks with a head in a private network when it has a token")
  func tokenElsewhere() throws {
    let address = try RayAddress("http://10.1.2.3:8265", token: ProviderSecret("a-token"))
    #expect(
      address.url(["jobs", "a/b"], endsWithSlash: false) == "http://10.1.2.3:8265/api/jobs/a%2Fb")
    #expect(address.authentication.map(\.value) == ["Bearer a-token"])
  }
}
