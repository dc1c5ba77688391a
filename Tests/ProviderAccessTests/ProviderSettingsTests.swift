import Configuration
import FoundationEssentials
import HTTPTypes
import LocalModel
import ModelRuntime
import ProviderAccess
import ServiceKit
import TestSupport
import Testing

@Suite("Access to providers by settings")
struct ProviderSettingsTests {
  private func settings(_ variables: [String: String]) throws -> ProviderSettings {
    try ProviderSettings(
      reader: ConfigReader(
        provider: EnvironmentVariablesProvider(environmentVariables: variables)),
      secrets: SecretRegistry())
  }

  private func missing(_ settings: ProviderSettings, _ name: String) -> String? {
    for case .missing(name, let reason) in settings.providers { return reason }
    return nil
  }

  @Test("without settings there is none, and it says which are missing")
  func nothing() throws {
    let settings = try self.settings([:])
    #expect(self.missing(settings, "openai")?.contains("OPENAI_API_KEY") == true)
    #expect(self.missing(settings, "azure-openai")?.contains("AZURE_OPENAI_ENDPOINT") == true)
    let half = try self.settings(["AZURE_OPENAI_ENDPOINT": "https://clinic.openai.azure.com"])
    #expect(self.missing(half, "azure-openai")?.contains("AZURE_OPENAI_KEY") == true)
  }

  @Test("OpenAI takes a key, and where it is")
  func openAI() async throws {
    let access = try #require(
      try self.settings([
        "OPENAI_API_KEY": "sk-0123456789", "OPENAI_ORG_ID": "org-1",
        "OPENAI_BASE_URL": "https://eu.api.openai.com/v1/",
      ]).access(to: "openai"))
    #expect(access.baseURL == "https://eu.api.openai.com/v1")
    #expect(access.accountFields.map(\.value) == ["org-1"])
    #expect(try await access.credential.field(renewing: false).value == "Bearer sk-0123456789")
  }

  @Test(
    "Azure speaks the dialect that the version asks for",
    arguments: [
      (nil, "https://clinic.openai.azure.com/openai/v1", nil),
      ("v1", "https://clinic.openai.azure.com/openai/v1", "v1"),
      ("2024-10-21", "https://clinic.openai.azure.com/openai", "2024-10-21"),
    ] as [(String?, String, String?)])
  func azure(version: String?, baseURL: String, sent: String?) async throws {
    var variables = [
      "AZURE_OPENAI_ENDPOINT": "https://clinic.openai.azure.com/", "AZURE_OPENAI_KEY": "key-12345",
    ]
    variables["OPENAI_API_VERSION"] = version
    let access = try #require(try self.settings(variables).access(to: "azure-openai"))
    #expect(access.baseURL == baseURL)
    #expect(access.surface.version == sent)
    let field = try await access.credential.field(renewing: false)
    #expect(field.name.canonicalName == "api-key")
    #expect(field.value == "key-12345")
  }

  @Test("both spellings of Azure's key are read, and files of keys")
  func spellings() async throws {
    let directory = TemporaryDirectory()
    let file = try directory.write("key-of-a-file\n", to: "key")
    for variables in [
      ["AZURE_OPENAI_API_KEY": "key-of-a-file"], ["AZURE_OPENAI_KEY_FILE": file.path()],
    ] {
      let access = try self.settings(
        variables.merging(["AZURE_OPENAI_ENDPOINT": "https://a.openai.azure.com"]) { $1 }
      ).access(to: "azure-openai")
      #expect(try await access?.credential.field(renewing: false).value == "key-of-a-file")
    }
    let open = try directory.write("key", to: "open", mode: 0o644)
    #expect(throws: ConfigurationError.self) {
      try self.settings(["OPENAI_API_KEY_FILE": open.path()])
    }
  }

  @Test("what cannot be used is told by its name")
  func unusable() {
    for (name, variables) in [
      ("OPENAI_BASE_URL", ["OPENAI_API_KEY": "k-123456", "OPENAI_BASE_URL": "nowhere"]),
      (
        "OPENAI_API_VERSION",
        [
          "AZURE_OPENAI_ENDPOINT": "https://a.example", "AZURE_OPENAI_KEY": "k-123456",
          "OPENAI_API_VERSION": "newest",
        ]
      ),
    ] {
      let error = #expect(throws: ConfigurationError.self) { try self.settings(variables) }
      #expect(error?.description.hasPrefix(name) == true)
    }
  }

  @Test("a model of a provider that is not configured says what to configure")
  func loader() async throws {
    var loader = ModelLoader()
    loader.register(try self.settings([:]))
    let manifest = FineTunedArtifact(
      provider: "openai", model: "ft:m", baseModel: "m", jobID: "j", checkpoint: nil,
      dataset: .init(snapshotID: "sha256:00", training: nil, validation: nil),
      parameters: .init(requested: [:], effective: [:], withoutCounterpart: []),
      trainedTokens: nil, metrics: [:], createdAt: "2026-11-22T10:00:00Z")
    let bytes = try manifest.encoded()
    let artifact = ArtifactContents("a") { _ in bytes }
    let error = await #expect(throws: ModelRuntimeError.self) {
      _ = try await loader.load(from: artifact)
    }
    #expect(error?.description.contains("OPENAI_API_KEY") == true)

    loader.register(try self.settings(["OPENAI_API_KEY": "sk-0123456789"]))
    let model = try await loader.load(from: artifact)
    #expect(model.identity.provider == "openai")
    #expect(model.identity.digest.hasPrefix("sha256:"))
    await #expect(throws: ModelRuntimeError.self) {
      _ = try await loader.load(from: artifact, expectedDigest: "sha256:00")
    }
  }
}
