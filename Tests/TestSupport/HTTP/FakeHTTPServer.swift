internal import Foundation
internal import Glibc
internal import Synchronization

/// An HTTP/1.1 server on a free loopback port that does what a test says: for each request a script of bytes, waits and
/// faults. It records what came, exactly.
///
/// Plain sockets with a thread for each connection, so that a script decides about every byte and every pause.
package final class FakeHTTPServer: Sendable {
  /// Decides what is done about a request.
  package typealias Route = @Sendable (RecordedRequest) async throws -> ScriptedResponse

  /// How much of a body is kept; of the rest the digest.
  package static let keptBytes = 1 << 20

  private struct State {
    var requests: [RecordedRequest] = []
    var connections: Set<Int32> = []
    var accepted = 0
    var isStopped = false
  }

  /// Where it listens.
  package let port: Int
  private let listener: Int32
  private let route: Route
  private let readsBody: @Sendable (RecordedRequest) async throws -> Bool
  private let state = Mutex(State())

  /// Listens at once.
  ///
  /// - Parameters:
  ///   - readsBody: Asked when a header has come. False leaves the body in the socket: the connection stalls.
  ///   - route: Decides what is done about a request; what it throws closes the connection.
  package init(
    readsBody: @escaping @Sendable (RecordedRequest) async throws -> Bool = { _ in true },
    _ route: @escaping Route
  ) throws {
    (self.listener, self.port) = try LoopbackSocket.listen()
    self.readsBody = readsBody
    self.route = route
    let thread = Thread { [self] in self.accept() }
    thread.name = "fake-http"
    thread.start()
  }

  /// Runs a test against a server, and stops the server.
  @discardableResult
  package static func with<Result>(
    readsBody: @escaping @Sendable (RecordedRequest) async throws -> Bool = { _ in true },
    _ route: @escaping Route, _ body: (FakeHTTPServer) async throws -> Result
  ) async throws -> Result {
    let server = try FakeHTTPServer(readsBody: readsBody, route)
    defer { server.stop() }
    return try await body(server)
  }

  /// A URL of this server.
  package func url(_ path: String = "/") -> String { "http://127.0.0.1:\(self.port)\(path)" }

  /// Every request so far, in the order in which they were whole.
  package var requests: [RecordedRequest] { self.state.withLock { $0.requests } }

  /// How many connections were made.
  package var connectionCount: Int { self.state.withLock { $0.accepted } }

  /// How many connections are open.
  package var openConnections: Int { self.state.withLock { $0.connections.count } }

  /// Ends all connections, and takes no more.
  package func stop() {
    self.state.withLock { state in
      guard !state.isStopped else { return }
      state.isStopped = true
      // Wakes the threads that wait in them; each closes its own. Nobody closes one meanwhile: its number would be
      // another server's by then.
      shutdown(self.listener, Int32(SHUT_RDWR))
      for socket in state.connections { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  // MARK: - Threads

  private func accept() {
    while true {
      let socket = Glibc.accept(self.listener, nil, nil)
      if socket < 0, errno == EINTR || errno == ECONNABORTED { continue }
      let number = socket < 0 ? nil : self.enter(socket)
      guard let number else {
        if socket >= 0 { close(socket) }
        self.state.withLock { state in
          state.isStopped = true
          close(self.listener)
        }
        return
      }
      let thread = Thread { [self] in
        FakeHTTPConnection(socket, number: number).serve(self.record, self.readsBody, self.route)
        self.state.withLock { state in
          state.connections.remove(socket)
          close(socket)
        }
      }
      thread.start()
    }
  }

  /// The number of a new connection; nil when no more are taken.
  private func enter(_ socket: Int32) -> Int? {
    self.state.withLock { state in
      guard !state.isStopped else { return nil }
      state.accepted += 1
      state.connections.insert(socket)
      return state.accepted
    }
  }

  private func record(_ request: RecordedRequest) {
    self.state.withLock { $0.requests.append(request) }
  }
}
