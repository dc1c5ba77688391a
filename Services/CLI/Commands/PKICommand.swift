import ArgumentParser
import Foundation
import PKI

/// `reddytalk pki`
struct PKICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pki", abstract: "Makes certificates and keys.", subcommands: [InitCommand.self])

  /// `reddytalk pki init`
  struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract: "Makes an authority, a certificate for each service, and the signing keys.",
      discussion:
        "The certificate of 'switch' is for a telephone system that hands in calls. What exists already is kept; certificates that expire soon are renewed."
    )

    @Option(help: "Where to.") var directory = "secrets"

    func run() async throws {
      try await CommandRunner.run {
        let directory = URL(filePath: self.directory, directoryHint: .isDirectory)
        try DevelopmentAuthority(directory: directory).prepare()
        print("certificates and keys are in \(directory.path)")
      }
    }
  }
}
