import ArgumentParser
import DataProtection
import Foundation
import Rainbow
import ServiceKit

/// `reddytalk receipt`
struct ReceiptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Checks receipts of erasures.",
    subcommands: [VerifyCommand.self])

  /// `reddytalk receipt verify`
  struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Verifies receipts without a running system.",
      discussion: """
        Needs the services' public keys only (*.signing.pub). Ends with 1 when a receipt was changed \
        or was signed by nobody who is known.
        """)

    @Argument(help: "A file that 'reddytalk erase --receipt' wrote.") var file: String
    @Option(help: "Directory of the public keys. Default: the system's.") var keys: String?
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await CommandRunner.run {
        let keys = try SystemKeys(self.keys, self.connection).verifyingKeys()
        let receipts = try ReceiptFile.read(
          URL(filePath: self.file, directoryHint: .notDirectory), keys: keys)
        let output = self.connection.output
        try output.show(receipts) {
          for receipt in receipts { ReceiptFile.show(receipt, output) }
          output.line("\(receipts.count) of \(receipts.count) receipts are genuine".green)
        }
      }
    }
  }
}
