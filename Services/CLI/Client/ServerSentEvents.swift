import Foundation
import HTTPClient
import RESTContract

/// Reads `text/event-stream` (WHATWG HTML, section 9.2) as far as chat completions use it.
enum ServerSentEvents {
  /// The chunks of a streamed chat completion, up to `[DONE]`.
  static func chunks(of body: ResponseBody)
    -> AsyncThrowingStream<ChatCompletionChunkResource, any Error>
  {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          var parser = LineParser()
          for try await piece in body {
            for line in parser.lines(in: piece) {
              guard let data = Self.data(in: line) else { continue }
              if data == "[DONE]" { return continuation.finish() }
              continuation.yield(
                try RESTCoding.makeDecoder().decode(
                  ChatCompletionChunkResource.self, from: Data(data.utf8)))
            }
          }
          throw CommandFailure(.unavailable, "the answer broke off before its end")
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private static func data(in line: String) -> String? {
    guard line.hasPrefix("data:") else { return nil }
    return String(line.dropFirst(5).drop { $0 == " " })
  }

  /// Cuts a stream of bytes into lines, whatever the pieces' borders.
  struct LineParser {
    private var rest: [UInt8] = []

    mutating func lines(in piece: [UInt8]) -> [String] {
      var lines: [String] = []
      for byte in piece {
        if byte == UInt8(ascii: "\n") {
          if self.rest.last == UInt8(ascii: "\r") { self.rest.removeLast() }
          lines.append(String(decoding: self.rest, as: UTF8.self))
          self.rest.removeAll(keepingCapacity: true)
        } else {
          self.rest.append(byte)
        }
      }
      return lines
    }
  }
}
