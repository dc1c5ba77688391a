import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import HTTPClient

struct MultipartFormTests {
  @Test func `a form is sent as RFC 7578 has it, with its length`() async throws {
    let directory = TemporaryDirectory()
    let file = try directory.write("{\"a\":1}\n", to: "train.jsonl")
    let form = MultipartForm(
      [
        .text("purpose", "fine-tune"),
        .file("file", path: file.path(), fileName: "train.jsonl", contentType: "application/jsonl"),
      ], boundary: "B")
    let expected = """
      --B\r
      Content-Disposition: form-data; name="purpose"\r
      \r
      fine-tune\r
      --B\r
      Content-Disposition: form-data; name="file"; filename="train.jsonl"\r
      Content-Type: application/jsonl\r
      \r
      {"a":1}
      \r
      --B--\r

      """
    try await FakeHTTPServer.with({ _ in .text("ok") }) { server in
      _ = try await CurlClient().send(
        OutboundRequest(method: .post, url: server.url(), body: .form(form)))
      let request = try #require(server.requests.first)
      #expect(request.text == expected)
      #expect(request.header("content-type") == "multipart/form-data; boundary=B")
      #expect(request.header("content-length") == String(expected.utf8.count))
      #expect(request.header("transfer-encoding") == nil)
    }
  }

  @Test func `a name ends neither its quotes nor its line`() {
    #expect(MultipartForm.escape("a\"b\r\nc\\d ü") == "a%22b%0D%0Ac\\d ü")
    let part = MultipartForm.Part(
      name: "n", fileName: "x\"; filename=\"y", contentType: "a/b\r\nX: y", content: .bytes([]))
    let head = String(
      decoding: MultipartForm(boundary: "B").head(of: part, isFirst: true), as: UTF8.self)
    #expect(head.contains("filename=\"x%22; filename=%22y\""))
    #expect(!head.contains("\nX:"))
  }

  @Test func `a form without parts is one`() async throws {
    try await FakeHTTPServer.with({ _ in .text("ok") }) { server in
      _ = try await CurlClient().send(
        OutboundRequest(
          method: .post, url: server.url(), body: .form(MultipartForm(boundary: "B"))))
      #expect(server.requests.first?.text == "--B--\r\n")
    }
  }

  @Test func `boundaries are random, and of characters that need no quotes`() {
    let boundaries = Set((0..<100).map { _ in MultipartForm().boundary })
    #expect(boundaries.count == 100)
    #expect(boundaries.allSatisfy { $0.utf8.count == 34 })
  }

  @Test func `a file that is not there is an error before anything is sent`() async throws {
    try await FakeHTTPServer.with({ _ in .text("ok") }) { server in
      let form = MultipartForm([.file("file", path: "/nowhere", fileName: "x")])
      let error = await #expect(throws: OutboundError.self) {
        try await CurlClient().send(
          OutboundRequest(method: .post, url: server.url(), body: .form(form)))
      }
      guard case .unreadableBody(let reason) = try #require(error) else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(reason.contains("/nowhere"))
      #expect(server.connectionCount == 0)
    }
  }
}

extension MultipartForm {
  fileprivate init(boundary: String) { self.init([], boundary: boundary) }
}
