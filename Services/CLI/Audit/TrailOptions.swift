import ArgumentParser
import Foundation
import ServiceKit

/// Which trails a command is about.
struct TrailOptions: ParsableArguments {
  @Option(
    name: .customLong("service"),
    help: "Whose trail: collector, trainer, evaluator, deployer or gateway. Default: all.")
  var services: [String] = []

  /// The services that were named, or all.
  var chosen: [String] {
    self.services.isEmpty ? ServiceName.allCases.map(\.rawValue) : self.services
  }

  func validate() throws {
    for name in self.services where ServiceName(rawValue: name) == nil {
      throw ValidationError("There is no service '\(name)'.")
    }
  }
}

/// Where the trails of a system that does not run are.
struct EvidenceOptions: ParsableArguments {
  @Option(
    help: """
      Look at the files of a stopped system: a store's file, a service's directory, or a data \
      directory. Nothing is written there.
      """)
  var data: String?

  @Option(help: "Directory of the services' .signing.pub files. Default: pki in --data.")
  var keys: String?

  /// Where `--data` points to; nil without it.
  var path: URL? { self.data.map { URL(filePath: $0).absoluteURL } }

  /// Where the keys are.
  func keyDirectory(_ connection: ConnectionOptions) -> URL {
    if let keys = self.keys { return URL(filePath: keys, directoryHint: .isDirectory) }
    let beside = self.path?.appending(path: "pki", directoryHint: .isDirectory)
    if let beside, FileManager.default.fileExists(atPath: beside.path) { return beside }
    return connection.pkiDirectory(RuntimeState.load(from: connection.dataDirectory))
      ?? connection.dataDirectory.appending(path: "pki", directoryHint: .isDirectory)
  }
}
