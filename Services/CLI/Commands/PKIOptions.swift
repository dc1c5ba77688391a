import ArgumentParser
import Foundation
import PKI

/// What the commands about certificates have in common.
struct PKIOptions: ParsableArguments {
  @Option(help: "Where the certificates and keys are. Default: $REDDYTALK_PKI_DIR, else data/pki.")
  var directory: String?
  @Flag(help: "Print JSON instead of text.") var json = false

  var url: URL {
    let environment = ProcessInfo.processInfo.environment
    let data = environment["REDDYTALK_DATA_DIR"] ?? "data"
    return URL(
      filePath: self.directory ?? environment["REDDYTALK_PKI_DIR"] ?? "\(data)/pki",
      directoryHint: .isDirectory)
  }

  /// Fails when the directory is not there: only `pki init` makes one.
  var authority: CertificateAuthority {
    get throws {
      guard FileManager.default.fileExists(atPath: self.url.path) else {
        throw CommandFailure(
          .noInput, "\(self.url.path) does not exist",
          remedy: "Name the directory with --directory, or make one with 'reddytalk pki init'.")
      }
      return CertificateAuthority(directory: self.url)
    }
  }

  var output: Output { Output(isJSON: self.json) }
}

/// A time as operators write it: 30d, 24h, 90m.
struct Lifetime: ExpressibleByArgument, CustomStringConvertible {
  let seconds: TimeInterval

  init(seconds: TimeInterval) { self.seconds = seconds }

  init?(argument: String) {
    let units: [Character: TimeInterval] = ["d": 86_400, "h": 3600, "m": 60]
    guard let unit = argument.last.flatMap({ units[$0] }), let count = Int(argument.dropLast()),
      (1...100_000).contains(count)
    else { return nil }
    self.seconds = unit * TimeInterval(count)
  }

  var description: String {
    for (unit, suffix) in [(86_400.0, "d"), (3600, "h")]
    where self.seconds.truncatingRemainder(dividingBy: unit) == 0 {
      return "\(Int(self.seconds / unit))\(suffix)"
    }
    return "\(Int(self.seconds / 60))m"
  }

  var defaultValueDescription: String { self.description }
}
