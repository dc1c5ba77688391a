package import ArgumentParser
package import Foundation

/// Which system a command talks to, and as whom. Shared by every command that calls the Gateway.
package struct ConnectionOptions: ParsableArguments {
  @Option(help: "The Gateway's URL. Default: the system that runs on the data directory.")
  package var gateway: String?

  @Option(help: "PEM file of the authority to trust.")
  package var ca: String?

  @Option(help: "Bearer token. Default: $REDDYTALK_TOKEN, else one made with the local key.")
  package var token: String?

  @Option(
    name: .customLong("as"),
    help: "Who to be when the token is made locally, as SUBJECT or SUBJECT/ROLE.")
  package var identity: String = "operator/admin"

  @Option(help: "Directory of the system's data. Default: $REDDYTALK_DATA_DIR, else ./data.")
  package var dataDir: String?

  @Flag(help: "Print JSON instead of text.")
  package var json = false

  package init() {}

  /// The data directory as an absolute path.
  package var dataDirectory: URL {
    let path =
      self.dataDir ?? ProcessInfo.processInfo.environment["REDDYTALK_DATA_DIR"] ?? "data"
    return URL(filePath: path, directoryHint: .isDirectory).absoluteURL.standardizedFileURL
  }

  /// How results are printed.
  package var output: Output { Output(isJSON: self.json) }

  /// A client for the chosen system with the chosen identity.
  package func makeClient() async throws -> GatewayClient {
    let state = RuntimeState.load(from: self.dataDirectory)
    return GatewayClient(
      baseURL: self.gateway ?? state?.gatewayURL ?? "https://127.0.0.1:8080",
      certificateAuthorityFile: self.ca ?? state?.certificateAuthorityFile,
      token: try await self.makeToken(state))
  }

  /// The token of the chosen identity; nil when there is neither one nor a key to make one.
  package func makeToken(_ state: RuntimeState?) async throws -> String? {
    if let token = self.token ?? ProcessInfo.processInfo.environment["REDDYTALK_TOKEN"] {
      return token
    }
    guard let directory = self.pkiDirectory(state) else { return nil }
    let parts = self.identity.split(separator: "/", maxSplits: 1).map(String.init)
    return try await LocalTokens(pkiDirectory: directory).issue(
      subject: parts.first ?? "operator", role: parts.count > 1 ? parts[1] : "admin",
      lifetime: .seconds(900))
  }

  /// Where local keys are; nil when there are none.
  package func pkiDirectory(_ state: RuntimeState?) -> URL? {
    let path =
      state?.pkiDirectory ?? ProcessInfo.processInfo.environment["REDDYTALK_PKI_DIR"]
      ?? self.dataDirectory.appending(path: "pki").path
    let directory = URL(filePath: path, directoryHint: .isDirectory)
    return LocalTokens.keyExists(in: directory) ? directory : nil
  }
}

extension ConnectionOptions {
  /// A follower of the chosen system's events with the chosen identity.
  func makeEventsSocket() async throws -> EventsSocket {
    let state = RuntimeState.load(from: self.dataDirectory)
    return EventsSocket(
      baseURL: self.gateway ?? state?.gatewayURL ?? "https://127.0.0.1:8080",
      certificateAuthorityFile: self.ca ?? state?.certificateAuthorityFile,
      token: try await self.makeToken(state))
  }
}
