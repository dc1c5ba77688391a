import Foundation
import RESTContract
import TestSupport
import Testing

@testable import CLI

extension EndToEndTests {
  /// Runs at providers, whose fakes are on ports of this machine.
  @Suite(.serialized) struct ProviderTests {
    /// What a patient said of themselves; nothing of it may leave.
    private static let identifiers = [
      "Priscilla Quackenbush", "415-555-0132", "219-09-9999", "priscilla.q@example.org",
      "1444 Marigold Avenue",
    ]

    @Test(.timeLimit(.minutes(8)), arguments: FakeFineTuneService.Surface.allCases)
    func aFineTunedModelIsRegisteredEvaluatedAndDeployed(
      _ surface: FakeFineTuneService.Surface
    ) async throws {
      let model = try await FrontDeskModel.trained()
      let server = try FakeFineTuneServer(FakeFineTuneService(surface))
      defer { server.stop() }
      server.service.change { behaviour in
        behaviour.statuses = ["queued", "running", "succeeded"]
        behaviour.reply = { FrontDeskModel.reply(of: model, to: $0) }
      }
      server.controlPlane.change { $0.states = ["Creating", "Succeeded"] }
      let run = try await LiveSystem.run(settings: Self.settings(server)) { system in
        let client = try await system.client("alice@clinic.example", "admin")
        let assistant = try await system.client("assistant", "ingest")
        try await Corpus.importAll(assistant)
        try await Self.ingestPatient(assistant)
        let run: RunResource = try await client.post(
          "/api/training-pipeline/start",
          StartRunBody(provider: surface == .openAI ? "openai" : "azure-openai"))
        let ended = try await client.ended(run.id)
        try await client.expectOneEffect(of: run.id)
        try await LiveSystem.wait(for: "the files at the provider to be deleted") {
          server.service.fileNames.isEmpty
        }
        return ended
      }
      #expect(run.state == .completed)
      Self.expectDocumentedRequests(server)
    }

    private static func settings(_ server: FakeFineTuneServer) -> [String: String] {
      var settings = ["PROVIDER_LOCAL_HOSTS": server.authority]
      guard server.service.surface != .openAI else {
        settings["OPENAI_API_KEY"] = "sk-of-the-tests-0123456789"
        settings["OPENAI_BASE_URL"] = server.baseURL
        return settings
      }
      settings.merge([
        "AZURE_OPENAI_ENDPOINT": server.rootURL, "AZURE_OPENAI_KEY": "key-of-the-tests-0123456789",
        "OPENAI_API_VERSION": server.service.surface == .azure ? "v1" : "2024-10-21",
        "AZURE_SUBSCRIPTION_ID": "sub-1", "AZURE_RESOURCE_GROUP": "clinic",
        "AZURE_OPENAI_ACCOUNT": "desk", "AZURE_MANAGEMENT_URL": server.rootURL,
        "AZURE_AUTHORITY_HOST": server.rootURL, "AZURE_TENANT_ID": "tenant-1",
        "AZURE_CLIENT_ID": "client-1", "AZURE_CLIENT_SECRET": FakeControlPlane.clientSecret,
      ]) { $1 }
      return settings
    }

    /// A conversation full of what identifies its patient.
    private static func ingestPatient(_ assistant: GatewayClient) async throws {
      let directory = TemporaryDirectory()
      let words =
        "Hi, my name is \(Self.identifiers[0]), I live at \(Self.identifiers[4]). My phone is"
        + " \(Self.identifiers[1]), my SSN \(Self.identifiers[2]), mail \(Self.identifiers[3])."
        + " I need an appointment for my knee next week."
      let answer =
        "Thank you. I will look for the first opening next week and read it back to you."
      let line =
        #"{"id":"patient-1","source":"web","messages":[{"role":"user","content":"\#(words)"},"#
        + #"{"role":"assistant","content":"\#(answer)"}]}"#
      let file = try directory.write(line + "\n", to: "patient.jsonl")
      _ = try await Importer(client: assistant, source: "web").run(
        ConversationFile(path: file.path())
      ) { _, _ in }
    }

    private static func expectDocumentedRequests(_ server: FakeFineTuneServer) {
      let service = server.service
      #expect(service.violations == [])
      #expect(server.controlPlane.violations == [])
      #expect(service.jobCount == 1)
      #expect(service.uploadedContents.contains { !$0.isEmpty })
      let bodies = service.calls.map { String(decoding: $0.body, as: UTF8.self) }
      for identifier in Self.identifiers {
        #expect(!bodies.contains { $0.localizedCaseInsensitiveContains(identifier) })
      }
      // The patient's conversation was among what was trained on: the words around the names are there.
      #expect(bodies.contains { $0.contains("for my knee next week") })
      let isOpenAI = service.surface == .openAI
      #expect(server.controlPlane.madeCount == (isOpenAI ? 0 : 1))
    }
  }
}
