internal import Foundation
internal import Synchronization

/// A `llama-server` with adapters of its command line, which answers with the file name of the adapter that a request
/// chose.
package final class FakeLlamaServer: Sendable {
  private let server: FakeHTTPServer
  private let files: Files

  private final class Files: Sendable {
    let paths: Mutex<[String]>
    init(_ paths: [String]) { self.paths = Mutex(paths) }
  }

  /// Listens at once.
  ///
  /// - Parameter adapters: The files, in the order of the command line.
  package init(adapters: [String]) throws {
    let files = Files(adapters)
    self.files = files
    self.server = try FakeHTTPServer { request in
      let paths = files.paths.withLock { $0 }
      if request.path == "/lora-adapters" {
        let entries = paths.enumerated().map {
          #"{"id":\#($0.offset),"path":"\#($0.element)","scale":0.0}"#
        }
        return .json("[\(entries.joined(separator: ","))]")
      }
      let body =
        (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any] ?? [:]
      let chosen = (body["lora"] as? [[String: Any]])?.first?["id"] as? Int
      let words = chosen.map { paths[$0] } ?? "base"
      guard body["stream"] as? Bool == true else {
        return .json(
          #"{"choices":[{"message":{"content":"\#(words)"},"finish_reason":"stop"}]}"#)
      }
      return .events(
        #"data: {"choices":[{"delta":{"content":"\#(words)"},"finish_reason":"stop"}]}"#
          + "\n\ndata: [DONE]\n\n")
    }
  }

  /// What stands before the path of chats.
  package var baseURL: String { self.server.url("/v1") }

  /// Starts it again with other adapters.
  package func restart(adapters: [String]) { self.files.paths.withLock { $0 = adapters } }

  /// Ends all connections.
  package func stop() { self.server.stop() }
}
