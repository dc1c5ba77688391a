import ArgumentParser
import Foundation
import PKI

/// `reddytalk pki`
struct PKICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pki", abstract: "Makes, renews and lists certificates and keys.",
    subcommands: [
      InitCommand.self, PKIIssueCommand.self, PKIRotateCommand.self, PKIListCommand.self,
      PKIRewrapRootCommand.self,
    ])

  /// `reddytalk pki init`
  struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract:
        "Makes an authority, a certificate for each service, the signing keys and the root keys.",
      discussion:
        "The certificate of 'switch' is for a telephone system that hands in calls. What exists already is kept; certificates that expire soon are renewed."
    )

    @Option(help: "Where to.") var directory = "secrets"

    @Option(
      help: ArgumentHelp(
        "File of a passphrase that root keys, when they are made, are opened with from then on.",
        valueName: "file"))
    var rootKeyPassphraseFile: String?

    func run() async throws {
      try await CommandRunner.run {
        let directory = URL(filePath: self.directory, directoryHint: .isDirectory)
        try DevelopmentAuthority(directory: directory, rootKeyPassphrase: try self.passphrase())
          .prepare()
        print("certificates and keys are in \(directory.path)")
      }
    }

    private func passphrase() throws -> String? {
      guard let path = self.rootKeyPassphraseFile else { return nil }
      let line = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        .split(whereSeparator: \.isNewline).first
      guard let line else {
        throw CommandFailure(.badInput, "\(path) is empty", remedy: "Write the passphrase into it.")
      }
      return String(line)
    }
  }
}
