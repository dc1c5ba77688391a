import ArgumentParser
import Foundation
import HTTPClient
import RESTContract

/// `reddytalk audit export`
struct AuditExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes a whole trail as JSON lines, with its checkpoints.",
    discussion: """
      The trail records that it was exported. Scripts/verify-audit-export.py, which shares no code \
      with this program, verifies what was written without the system.
      """)

  @Argument(help: "Whose trail.") var service: String
  @Option(help: "Only the records after this one.") var after = 0
  @Option(
    name: .shortAndLong, help: "Write to this file, which must not exist. Default: standard output."
  )
  var output: String?
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let client = try await self.connection.makeClient()
      let body = try await client.stream(
        "/api/training-pipeline/audit/export/\(self.service)?after=\(self.after)",
        timeout: .seconds(600))
      let file = try self.openOutput()
      var tail: [UInt8] = []
      for try await piece in body {
        try file.write(contentsOf: piece)
        tail = Array((tail + piece).suffix(200))
      }
      try file.synchronize()
      let last = tail.split(separator: UInt8(ascii: "\n")).last.map(Array.init) ?? []
      let end = try? JSONDecoder().decode(AuditExportLine.self, from: Data(last))
      guard end?.kind == .end, tail.last == UInt8(ascii: "\n") else {
        throw CommandFailure(.unavailable, "the export broke off before its end")
      }
    }
  }

  private func openOutput() throws -> FileHandle {
    guard let output = self.output else { return .standardOutput }
    let descriptor = open(output, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandFailure(
        .noInput, "\(output) cannot be made: \(String(cString: strerror(errno)))")
    }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }
}
