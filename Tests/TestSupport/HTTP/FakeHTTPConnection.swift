internal import Crypto
internal import Dispatch
internal import Foundation
internal import Glibc
internal import Hexadecimal
internal import Synchronization

/// One connection of a fake server, on a thread of its own.
final class FakeHTTPConnection {
  /// The connection is over.
  private struct Ended: Error {}

  private let socket: Int32
  private let number: Int
  private var buffer: [UInt8] = []

  init(_ socket: Int32, number: Int) {
    self.socket = socket
    self.number = number
    // Small answers are sent at once, byte by byte where a script says so.
    var one: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Answers requests until one side ends the connection.
  func serve(
    _ record: (RecordedRequest) -> Void,
    _ readsBody: @escaping @Sendable (RecordedRequest) async throws -> Bool,
    _ route: @escaping FakeHTTPServer.Route
  ) {
    do {
      while true {
        var request = try self.readHead()
        let head = request
        guard try Self.wait({ try await readsBody(head) }) else { return try self.stall() }
        try self.readBody(of: &request)
        record(request)
        let whole = request
        let response = try Self.wait { try await route(whole) }
        try self.perform(response)
      }
    } catch {
      // The test sees the end of the connection, which is what it asked for, or what it has to explain.
    }
  }

  private func perform(_ response: ScriptedResponse) throws {
    for step in response.steps {
      switch step {
      case .send(let bytes): try self.send(bytes)
      case .wait(let wait): try Self.wait(wait)
      case .sendForever(let bytes): while true { try self.send(bytes) }
      case .stall: try self.stall()
      case .close:
        self.closeInOrder()
        throw Ended()
      case .reset:
        var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
        setsockopt(
          self.socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
        throw Ended()
      }
    }
  }

  /// Ends this side, and waits for the other: a close with unread bytes would be a reset.
  private func closeInOrder() {
    shutdown(self.socket, Int32(SHUT_WR))
    var scrap = [UInt8](repeating: 0, count: 1 << 12)
    while recv(self.socket, &scrap, scrap.count, 0) > 0 {}
  }

  /// Returns when the other side has closed, without reading.
  private func stall() throws {
    // POLLRDHUP, which Swift's Glibc module leaves out: the other side has closed, whatever is still to be read.
    var descriptor = pollfd(fd: self.socket, events: 0x2000, revents: 0)
    while poll(&descriptor, 1, -1) < 0 && errno == EINTR {}
    throw Ended()
  }

  /// Lets this thread wait for a task.
  private static func wait<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let done = DispatchSemaphore(value: 0)
    let result = Outcome<Value>()
    Task {
      do {
        let value = try await work()
        result.value.withLock { $0 = .success(value) }
      } catch {
        result.value.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    guard let outcome = result.value.withLock({ $0 }) else { throw Ended() }
    return try outcome.get()
  }

  private final class Outcome<Value: Sendable>: Sendable {
    let value = Mutex<Result<Value, any Error>?>(nil)
  }

  // MARK: - Reading

  private func readHead() throws -> RecordedRequest {
    let end: Int
    while true {
      if let found = self.buffer.firstRange(of: Array("\r\n\r\n".utf8)) {
        end = found.lowerBound
        break
      }
      try self.receive()
    }
    let lines = String(decoding: self.buffer[..<end], as: UTF8.self).split(separator: "\r\n")
    self.buffer.removeFirst(end + 4)
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { throw Ended() }
    let headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
      return (name: String(parts[0]), value: String(value))
    }
    return RecordedRequest(
      method: String(words[0]), target: String(words[1]), headers: headers,
      connection: self.number)
  }

  private func readBody(of request: inout RecordedRequest) throws {
    var hash = SHA256()
    func take(_ count: Int) throws {
      var rest = count
      while rest > 0 {
        if self.buffer.isEmpty { try self.receive() }
        let piece = self.buffer.prefix(rest)
        hash.update(data: piece)
        request.body += piece.prefix(FakeHTTPServer.keptBytes - request.body.count)
        request.bodyBytes += piece.count
        rest -= piece.count
        self.buffer.removeFirst(piece.count)
      }
    }
    if request.header("transfer-encoding")?.lowercased() == "chunked" {
      while let count = Int(try self.readLine(), radix: 16), count > 0 {
        try take(count)
        _ = try self.readLine()
      }
      _ = try self.readLine()
    } else if let count = request.header("content-length").flatMap({ Int($0) }) {
      try take(count)
    }
    request.bodyDigest = hash.finalize().hexadecimal
  }

  private func readLine() throws -> String {
    while true {
      if let end = self.buffer.firstRange(of: [0x0d, 0x0a]) {
        defer { self.buffer.removeFirst(end.upperBound) }
        return String(decoding: self.buffer[..<end.lowerBound], as: UTF8.self)
      }
      try self.receive()
    }
  }

  private func receive() throws {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(self.socket, &piece, piece.count, 0)
    guard count > 0 else { throw Ended() }
    self.buffer += piece.prefix(count)
  }

  // MARK: - Writing

  private func send(_ bytes: [UInt8]) throws {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        Glibc.send(
          self.socket, raw.baseAddress?.advanced(by: offset), raw.count - offset,
          Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Ended() }
      offset += count
    }
  }
}
