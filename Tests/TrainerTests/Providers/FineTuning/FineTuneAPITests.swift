import FoundationEssentials
import HTTPClient
import HTTPTypes
import ProviderAccess
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("The fine-tuning interface")
struct FineTuneAPITests {
  private let rig = RemoteRig()
  private var api: FineTuneAPI { FineTuneAPI(self.rig.access, over: self.rig.exchange) }

  private func error(_ answer: ProviderAnswer) async -> RemoteError? {
    self.rig.service.change { $0.storm = [answer] }
    return await #expect(throws: RemoteError.self) { _ = try await self.api.job("ftjob-1") }
  }

  @Test("errors are read in all their forms", arguments: ProviderAnswer.ErrorForm.allCases)
  func errorForms(form: ProviderAnswer.ErrorForm) async {
    let error = await self.error(.failure(503, as: form, "the words of the provider"))
    #expect(error?.description.contains("the words of the provider") == true)
    #expect(error?.mayHaveHadEffect == true)
    #expect(error?.isPassing == true)
  }

  @Test("statuses say whether to ask again, and whether something may have been done")
  func statuses() async {
    for (status, isPassing, mayHaveHadEffect) in [
      (400, false, false), (401, false, false), (403, false, false), (404, false, false),
      (408, true, true), (409, true, true), (422, false, false), (429, true, false),
      (500, true, true), (503, true, true),
    ] {
      let error = await self.error(.failure(status, as: .object))
      #expect(error?.isPassing == isPassing, "\(status)")
      #expect(error?.mayHaveHadEffect == mayHaveHadEffect, "\(status)")
    }
    let quota = await self.error(
      ProviderAnswer(
        status: 429,
        body: Array(#"{"error":{"message":"no","type":"insufficient_quota","code":null}}"#.utf8)))
    #expect(quota?.isPassing == false)
  }

  @Test("a wait that the provider wants is read in each of its forms")
  func retryAfter() async {
    let forms: [([(name: String, value: String)], Duration)] = [
      ([("retry-after-ms", "350"), ("retry-after", "1")], .milliseconds(350)),
      ([("retry-after", "7")], .seconds(7)),
      (
        [("x-ratelimit-remaining-requests", "0"), ("x-ratelimit-reset-requests", "1m3s")],
        .seconds(63)
      ),
    ]
    for (headers, expected) in forms {
      let error = await self.error(.failure(429, as: .object, headers: headers))
      #expect(error?.retryAfter == expected)
    }
  }

  @Test("an answer that is not JSON is no answer, and is not quoted")
  func incomprehensible() async {
    let error = await self.error(ProviderAnswer(status: 200, body: Array("<html>secret".utf8)))
    #expect(error?.description.contains("secret") == false)
    #expect(error?.mayHaveHadEffect == true)
  }

  @Test("unknown words and missing members are no errors")
  func openEnumerations() throws {
    let json = #"{"id":"j","status":"in-the-stars","error":{},"trained_tokens":null,"x":1}"#
    let job = try JSONDecoder().decode(FineTuneJob.self, from: Data(json.utf8))
    #expect(job.status.rawValue == "in-the-stars")
    #expect(job.status.state == nil)
    #expect(job.resultFiles.isEmpty)
    let words = [
      "validating_files": RemoteJobState.preparing, "created": .preparing, "queued": .queued,
      "pending": .queued, "running": .running, "paused": .paused, "pausing": .paused,
      "succeeded": .succeeded, "failed": .failed, "cancelled": .cancelled,
    ]
    for (word, state) in words { #expect(FineTuneJobStatus(rawValue: word).state == state) }
  }

  @Test("addresses carry the version that a dialect wants, and escaped names")
  func addresses() {
    let url = { (surface: FakeFineTuneService.Surface) in
      FineTuneEndpoint(access: RemoteRig.access(surface, baseURL: nil))
        .url(["models", "ft:a b"], query: [(name: "metadata[k]", value: "v")])
    }
    #expect(url(.openAI) == "https://fake/v1/models/ft%3Aa%20b?metadata%5Bk%5D=v")
    #expect(url(.azure) == "https://fake/openai/v1/models/ft%3Aa%20b?metadata%5Bk%5D=v")
    #expect(url(.azureDated).hasSuffix("?metadata%5Bk%5D=v&api-version=2024-10-21"))
  }

  @Test("large files go in parts, which make up the whole")
  func parts() async throws {
    let file = self.rig.directory.url.appending(path: "large.jsonl")
    let line = #"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}"#
    let content = Array(String(repeating: line + "\n", count: 30).utf8)
    try Data(content).write(to: file)
    var api = self.api
    api.largestFile = 1_000
    api.largestPart = 700
    let uploaded = try await api.upload(
      FineTuneAPI.Upload(
        path: file.path(), name: "ctp-a-train-0.jsonl", bytes: Int64(content.count),
        lifetime: .seconds(86_400)))
    #expect(self.rig.service.fileNames == ["ctp-a-train-0.jsonl"])
    #expect(try await api.content(ofFile: uploaded.id) == content)
    #expect(self.rig.service.violations == [])
    #expect(try FileStretch.read(file.path(), 3..<10) == Array(content[3..<10]))
    #expect(throws: OutboundError.self) { try FileStretch.read(file.path(), 10..<100_000) }
  }

  @Test("a key is shown by nothing that shows requests")
  func secrets() {
    let access = self.rig.access
    for text in ["\(access)", String(reflecting: access), "\(ProviderSecret(RemoteRig.key))"] {
      #expect(!text.contains(RemoteRig.key))
    }
  }

  @Test("measurements are read by the header, whichever names it has")
  func results() {
    let table = ResultTable(
      Array("\u{feff}step,\"validation_loss\",train_loss\r\n1,,2.5\r\nx,1,1\r\n2,0.5,nan\r\n".utf8))
    #expect(table.rows.map(\.step) == [1, 2])
    #expect(table.rows[0].trainLoss == 2.5)
    #expect(table.rows[0].validLoss == nil)
    #expect(table.rows[1].validLoss == 0.5)
    #expect(table.rows[1].trainLoss == nil)
    #expect(ResultTable([]).rows.isEmpty)
  }
}
