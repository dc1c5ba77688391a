import Crypto
import Foundation
import HTTPTypes
import Hexadecimal
import TestSupport
import Testing

@testable import HTTPClient

struct UploadTests {
  private let client = CurlClient()

  /// A file whose bytes are all different from their neighbours.
  private static func file(_ directory: TemporaryDirectory, bytes: Int) throws -> (URL, Data) {
    let data = Data((0..<bytes).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) })
    let url = directory.url.appending(path: "upload")
    try data.write(to: url)
    return (url, data)
  }

  private static func digest(_ data: some DataProtocol) -> String {
    SHA256.hash(data: data).hexadecimal
  }

  @Test(arguments: [0, 1, 65_536, 3_000_001])
  func `a file arrives as it is`(bytes: Int) async throws {
    let directory = TemporaryDirectory()
    let (url, data) = try Self.file(directory, bytes: bytes)
    try await FakeHTTPServer.with({ _ in .text("ok") }) { server in
      _ = try await self.client.send(
        OutboundRequest(method: .put, url: server.url(), body: .file(path: url.path())))
      let request = try #require(server.requests.first)
      #expect(request.bodyBytes == bytes)
      #expect(request.bodyDigest == Self.digest(data))
      #expect(request.header("content-length") == String(bytes))
    }
  }

  @Test func `a part of a file arrives as it is`() async throws {
    let directory = TemporaryDirectory()
    let (url, data) = try Self.file(directory, bytes: 200_000)
    try await FakeHTTPServer.with({ _ in .text("ok") }) { server in
      _ = try await self.client.send(
        OutboundRequest(
          method: .put, url: server.url(), body: .file(path: url.path(), range: 1000..<150_000)))
      #expect(server.requests.first?.bodyDigest == Self.digest(data[1000..<150_000]))
      await #expect(throws: OutboundError.self) {
        try await self.client.send(
          OutboundRequest(
            method: .put, url: server.url(), body: .file(path: url.path(), range: 0..<200_001)))
      }
    }
  }

  @Test func `a file that gets shorter on the way is an error`() async throws {
    let directory = TemporaryDirectory()
    let (url, _) = try Self.file(directory, bytes: 1)
    let handle = try FileHandle(forWritingTo: url)
    // More than the kernel's buffers take before the server looks.
    try handle.truncate(atOffset: 64 << 20)
    try await FakeHTTPServer.with(
      readsBody: { _ in
        try handle.truncate(atOffset: 100)
        return true
      }, { _ in .text("ok") }
    ) { server in
      let error = await #expect(throws: OutboundError.self) {
        try await self.client.send(
          OutboundRequest(method: .put, url: server.url(), body: .file(path: url.path())))
      }
      guard case .unreadableBody = try #require(error) else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  private func sending(
    _ pipe: RequestPipe, to server: FakeHTTPServer
  ) -> Task<OutboundResponse, any Error> {
    let request = OutboundRequest(
      method: .post, url: server.url(), body: .stream(pipe), timeouts: .endless)
    return Task { [client] in try await client.send(request) }
  }

  @Test(arguments: [nil, 1_000_000])
  func `what is written into a pipe arrives`(length: Int64?) async throws {
    let pipe = RequestPipe(length: length)
    try await FakeHTTPServer.with({ _ in .text("ok") }) { server in
      let response = self.sending(pipe, to: server)
      for number in 0..<1000 {
        try await pipe.write([UInt8](repeating: UInt8(number % 256), count: 1000))
      }
      pipe.finish()
      #expect(try await response.value.status == .ok)
      let request = try #require(server.requests.first)
      let expected = (0..<1000).flatMap { [UInt8](repeating: UInt8($0 % 256), count: 1000) }
      #expect(request.bodyDigest == Self.digest(expected))
      #expect(request.header("content-length") == length.map { String($0) })
      #expect(request.header("transfer-encoding") == (length == nil ? "chunked" : nil))
    }
  }

  @Test func `a pipe that fails ends the request`() async throws {
    struct Broken: Error {}
    let pipe = RequestPipe()
    try await FakeHTTPServer.with({ _ in .text("ok") }) { server in
      let response = self.sending(pipe, to: server)
      try await pipe.write([1, 2, 3])
      pipe.fail(Broken())
      await #expect(throws: OutboundError.self) { try await response.value }
      await #expect(throws: Broken.self) { try await pipe.write([4]) }
    }
  }

  @Test func `a pipe that ends too early is an error`() async throws {
    let pipe = RequestPipe(length: 10)
    try await FakeHTTPServer.with({ _ in .text("ok") }) { server in
      let response = self.sending(pipe, to: server)
      try await pipe.write([1, 2, 3])
      pipe.finish()
      await #expect(throws: OutboundError.self) { try await response.value }
    }
  }

  @Test func `a writer waits for a server that does not read, and goes on with it`() async throws {
    let pipe = RequestPipe()
    let gate = AsyncGate()
    let written = Counter()
    let total = 64 << 20
    try await FakeHTTPServer.with(
      readsBody: { _ in
        await gate.pass()
        return true
      }, { .text($0.bodyDigest) }
    ) { server in
      let response = self.sending(pipe, to: server)
      let writer = Task {
        for _ in 0..<total >> 16 {
          try await pipe.write([UInt8](repeating: 7, count: 1 << 16))
          written.add(1 << 16)
        }
        pipe.finish()
      }
      await gate.waitUntilReached()
      // What the kernel's buffers take, and not the whole: the same twice, some turns apart.
      var before = -1
      try await eventually("the writer waits") {
        let now = written.value
        defer { before = now }
        return now == before && now > 0
      }
      #expect(written.value < total / 2)
      await gate.open()
      try await writer.value
      let digest = try await response.value.body
      #expect(
        String(decoding: digest, as: UTF8.self)
          == Self.digest([UInt8](repeating: 7, count: total)))
    }
  }

  @Test func `a body is read again from any place`() throws {
    let directory = TemporaryDirectory()
    let file = try directory.write("0123456789", to: "file")
    let body = try SegmentedBody(
      MultipartForm(
        [
          .text("a", "b"), .file("c", path: file.path(), fileName: "d"), .text("e", ""),
        ], boundary: "B"))
    let whole = Self.read(body, pieces: 1 << 16)
    #expect(Int64(whole.count) == body.length)
    for place in 0...body.length {
      #expect(body.seek(to: place))
      #expect(Self.read(body, pieces: 7) == Array(whole[Int(place)...]))
    }
    #expect(!body.seek(to: body.length + 1))
    #expect(!body.seek(to: -1))
  }

  private static func read(_ body: SegmentedBody, pieces: Int) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: pieces)
    while case .bytes(let count) = buffer.withUnsafeMutableBytes({ body.read(into: $0) }) {
      result += buffer.prefix(count)
    }
    return result
  }
}
