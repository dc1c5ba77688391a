import ArgumentParser
import Foundation
import RESTContract
import Rainbow

/// `reddytalk erase`
struct EraseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Destroys all data of one patient, for good.",
    discussion: """
      The keys of the patient's texts are destroyed in every service and in the backups beside \
      them; what they sealed cannot be read any more, wherever a copy of it is. Backups that are \
      elsewhere lose the keys when they are restored. The signed receipts name the datasets that \
      held the patient and the models that were trained on them. When it is interrupted, run it \
      again: it finishes what is left.
      """)

  @Option(help: "The patient's reference: the 'group' that conversations were handed in with.")
  var subject: String?
  @Option(help: "The id of one of the patient's conversations, in place of --subject.")
  var conversation: String?
  @Option(help: "Why, for the record. Holds nothing about the patient.") var reason: String?
  @Option(help: "File for the receipts. Default: printed only.") var receipt: String?
  @Flag(help: "Do not ask.") var yes = false
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    guard (self.subject == nil) != (self.conversation == nil) else {
      throw ValidationError("Give exactly one of --subject and --conversation.")
    }
  }

  func run() async throws {
    try await CommandRunner.run {
      try self.confirm()
      let erasure: ErasureResource = try await self.connection.makeClient().post(
        "/api/training-pipeline/erasures",
        EraseBody(
          subject: self.subject, conversationId: self.conversation, reason: self.reason))
      if let path = self.receipt {
        try RESTCoding.makeEncoder().encode(erasure).write(
          to: URL(filePath: path, directoryHint: .notDirectory), options: .atomic)
      }
      let output = self.connection.output
      let facts = try erasure.receipts.map { try ReceiptFile.unverified($0) }
      try output.show(erasure) {
        for receipt in facts { ReceiptFile.show(receipt, output) }
        if let path = self.receipt {
          output.line("Receipts are in \(path); 'reddytalk receipt verify' checks them.")
        }
      }
    }
  }

  private func confirm() throws {
    guard !self.yes, isatty(STDIN_FILENO) == 1 else { return }
    FileHandle.standardError.write(Data("This cannot be undone. Type 'erase' to go on: ".utf8))
    guard readLine() == "erase" else { throw CommandFailure(.refused, "nothing was erased") }
  }
}
