import ArgumentParser
import Foundation
import RESTContract
import Rainbow

/// `reddytalk events`
struct EventsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "Follows what happens, as it happens.")

  @Option(help: "Start after this sequence; 0 shows everything that is kept.") var after: Int?
  @Option(parsing: .upToNextOption, help: "Only events of these types.") var types: [String] = []
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let output = self.connection.output
      try await self.connection.makeEventsSocket().follow(after: self.after, types: self.types) {
        event in
        if output.isJSON {
          output.line(String(decoding: try RESTCoding.makeEncoder().encode(event), as: UTF8.self))
        } else {
          let data = String(
            decoding: try RESTCoding.makeEncoder().encode(event.data), as: UTF8.self)
          output.line(
            "\(event.sequence)  \(Rendering.time(event.occurredAt))  \(event.type.bold)  "
              + "\(event.subjectId)  \(data.dim)")
        }
        return true
      }
    }
  }
}
