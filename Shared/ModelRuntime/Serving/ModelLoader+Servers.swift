extension ModelLoader {
  /// What artefacts call OpenAI's format.
  public static let openAIChat = "openai-chat"

  /// Adds the servers that artefacts of commands are answered by, named by their address or by their name.
  ///
  /// - Parameters:
  ///   - servers: The servers of this service's settings.
  ///   - setting: Where they are set, for errors.
  public mutating func register(_ servers: [ModelServer], setting: String) {
    self.register(serving: Self.openAIChat) { artifact in
      let wanted = artifact.manifest.serving?.endpoint ?? ""
      let address = wanted.hasSuffix("/") ? String(wanted.dropLast()) : wanted
      guard let server = servers.first(where: { $0.baseURL == address || $0.name == wanted }) else {
        throw ModelRuntimeError.misconfigured(
          provider: CommandArtifact.providerName,
          reason: servers.isEmpty
            ? "the artefact is answered by a server, and \(setting) is not set for this service"
            : "the server that answers with the artefact is none of \(setting):"
              + " \(servers.map(\.name).joined(separator: ", ")); add it, or name one of them in"
              + " artifact.serving.endpoint of the command's profile")
      }
      return try await server.model(for: artifact)
    }
  }
}
