import ArgumentParser
import Foundation
import RESTContract
import Rainbow

/// `reddytalk providers`
struct ProvidersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "providers",
    abstract: "Lists who can train: configured, reachable, able, until when, and why not.")

  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let list: ProvidersResource = try await self.connection.makeClient().get(
        "/api/training-pipeline/providers")
      let output = self.connection.output
      try output.show(list) { Self.show(list, output) }
    }
  }

  private static func show(_ list: ProvidersResource, _ output: Output) {
    output.table(
      ["PROVIDER", "CONFIGURED", "REACHABLE", "ABLE", "ENDS", "REASON"],
      list.providers.map { Self.row($0) })
    for provider in list.providers where !provider.limits.isEmpty {
      output.line()
      output.line("\(provider.name.bold)  \(Self.pairs(provider.limits))")
    }
  }

  /// The cells of a provider.
  static func row(_ provider: ProviderResource) -> [String] {
    [
      provider.name, Self.word(provider.configured), Self.word(provider.reachable),
      Self.word(provider.able), Self.pairs(provider.dates.mapValues(Rendering.day)),
      provider.reason ?? "",
    ]
  }

  private static func word(_ answer: Bool?) -> String {
    switch answer {
    case true?: "yes".green
    case false?: "no".red
    case nil: "-"
    }
  }

  private static func pairs(_ values: [String: String]) -> String {
    values.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}
