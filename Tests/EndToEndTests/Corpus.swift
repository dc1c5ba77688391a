import Foundation

@testable import CLI

/// The shipped corpus, handed in as the assistant would.
enum Corpus {
  static func importAll(_ client: GatewayClient) async throws {
    let importer = Importer(client: client, source: "corpus")
    for file in try ShippedCorpus.files() {
      _ = try await importer.run(ConversationFile(path: file.path)) { _, _ in }
    }
  }
}
