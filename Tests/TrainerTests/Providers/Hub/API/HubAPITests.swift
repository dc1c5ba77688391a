import FoundationEssentials
import HTTPTypes
import TestSupport
import Testing

@testable import Trainer

@Suite("The Hub's interface")
struct HubAPITests {
  private let rig = HubRig()
  private let repo = HubRepo.data(of: RemoteRig.run, in: FakeHubService.namespace)

  private func upload(_ name: String = "train.jsonl", lines: Int = 40) throws -> HubUpload {
    let writer = try DatasetFileWriter(self.rig.directory.url.appending(path: name))
    for line in 0..<lines {
      try writer.append(
        #"{"prompt":[{"role":"user","content":"\#(line)"}],"completion":[{"role":"assistant","content":"b"}]}"#
      )
    }
    return HubUpload(name, try writer.finish())
  }

  @Test(
    "files come there as they are, in each way that the Hub wants them",
    arguments: [("lfs", nil), ("lfs", 700), ("regular", nil)] as [(String, Int?)])
  func commit(mode: String, partBytes: Int?) async throws {
    self.rig.service.change {
      $0.uploadMode = mode
      $0.partBytes = partBytes
    }
    let (api, upload) = (self.rig.api, try self.upload())
    try await api.createRepo(self.repo)
    let commit = try await api.commit([upload], to: self.repo, summary: "data")
    #expect(self.rig.service.violations == [])
    let content = Array(try Data(contentsOf: URL(filePath: upload.path)))
    #expect(self.rig.service.committedContents == [content])
    let files = try await api.tree(of: self.repo, at: commit)
    #expect(files.map(\.path) == [".gitattributes", "train.jsonl"])
    #expect(try files.last.map(upload.isSame) == true)
    // Nothing is sent a second time.
    #expect(try await api.commit([upload], to: self.repo, summary: "data") == commit)
    #expect(self.rig.service.committedContents.count == 1)
    var received: [UInt8] = []
    try await api.download(try #require(files.last), of: self.repo, at: commit) { received += $0 }
    #expect(received == content)
  }

  @Test("a commit is made onto the one that was looked at, or the branch is read again")
  func movedBranch() async throws {
    let (api, upload, service) = (self.rig.api, try self.upload(), self.rig.service)
    try await api.createRepo(self.repo)
    self.rig.exchange.set { call in
      if call.path.contains("preupload") { service.touch("datasets/\(self.repo.id)") }
      return .arrives
    }
    let error = await #expect(throws: RemoteError.self) {
      _ = try await api.commit([upload], to: self.repo, summary: "data")
    }
    #expect(error?.isPassing == true)
    self.rig.exchange.set { _ in .arrives }
    _ = try await api.commit([upload], to: self.repo, summary: "data")
    #expect(service.committedContents.count == 1)
  }

  @Test("what is there already, or no longer, is no error")
  func repeated() async throws {
    let api = self.rig.api
    try await api.createRepo(self.repo)
    try await api.createRepo(self.repo)
    #expect(try await api.info(of: self.repo)?.isPrivate == true)
    try await api.deleteRepo(self.repo)
    try await api.deleteRepo(self.repo)
    // The Hub denies what is not there with the status of a wrong token.
    #expect(try await api.info(of: self.repo) == nil)
  }

  @Test("refusals are read in the Hub's forms, without the token that they repeat")
  func refusals() async throws {
    let (api, service) = (self.rig.api, self.rig.service)
    service.change { $0.acceptedTokens = ["another"] }
    let wrong = await #expect(throws: RemoteError.self) { _ = try await api.account() }
    #expect(wrong?.description.contains("Invalid credentials") == true)
    #expect(wrong?.description.contains(HubRig.token) == false)
    service.change { $0.acceptedTokens = [] }
    for (status, body, words) in [
      (400, #"{"errors":[{"message":"one"},{"message":"two"}]}"#, "one; two"),
      (403, #"{"error":"Forbidden: you need more rights"}"#, "more rights"), (500, "oops", "oops"),
    ] {
      service.change { $0.storm = [ProviderAnswer(status: status, body: Array(body.utf8))] }
      let error = await #expect(throws: RemoteError.self) { _ = try await api.account() }
      #expect(error?.description.contains(words) == true, "\(status)")
    }
    service.change { $0.storm = [.hubThrottle] }
    let throttled = await #expect(throws: RemoteError.self) { _ = try await api.account() }
    #expect(throttled?.retryAfter == .seconds(42))
  }

  @Test("unknown words and missing members are no errors")
  func openEnumerations() throws {
    let job = try JSONDecoder().decode(
      HubJob.self, from: Data(#"{"id":"j","status":{"stage":"DREAMING"},"flavor":7}"#.utf8))
    #expect(job.stage.rawValue == "DREAMING")
    #expect(job.stage.state == nil)
    #expect(job.labels.isEmpty)
    let words: [String: RemoteJobState] = [
      "SCHEDULING": .queued, "RUNNING": .running, "UPDATING": .running, "COMPLETED": .succeeded,
      "ERROR": .failed, "CANCELED": .cancelled, "DELETED": .cancelled,
    ]
    for (word, state) in words { #expect(HubJobStage(rawValue: word).state == state) }
  }

  @Test("the size of a part is a number or a text, and the parts have their order")
  func parts() throws {
    for size in ["\"500\"", "500"] {
      let json = #"""
        {"href":"h","header":{"chunk_size":\#(size),"00010":"j","00002":"b","00001":"a"}}
        """#
      let action = try JSONDecoder().decode(HubStorageOrder.Action.self, from: Data(json.utf8))
      #expect(action.parts?.bytes == 500)
      #expect(action.parts?.places == ["a", "b", "j"])
    }
  }

  @Test("git's name for a content is git's")
  func gitDigest() throws {
    let file = try self.rig.directory.write("hello\n", to: "hello")
    #expect(
      try HubUpload.gitDigest(of: file.path(), bytes: 6)
        == "ce013625030ba8dba906f756967f9e9ca394464a")
  }

  @Test("the next page is the one that is named so")
  func links() {
    let next = { (value: String) in
      HTTPField.Name("Link").flatMap { HubAPI.next([$0: value]) }
    }
    #expect(next(#"<https://a/b?c=2>; rel="next""#) == "https://a/b?c=2")
    #expect(next(#"<https://a/1>; rel="prev", <https://a/3>; rel="next""#) == "https://a/3")
    #expect(next(#"<https://a/1>; rel="prev""#) == nil)
  }
}
