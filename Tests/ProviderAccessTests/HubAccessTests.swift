import Configuration
import FoundationEssentials
import HTTPTypes
import LocalModel
import ModelRuntime
import ProviderAccess
import ServiceKit
import Testing

@Suite("Access to Hugging Face")
struct HubAccessTests {
  private func hub(_ variables: [String: String]) throws -> HubAvailability {
    try ProviderSettings(
      reader: ConfigReader(
        provider: EnvironmentVariablesProvider(environmentVariables: variables)),
      secrets: SecretRegistry()
    ).hub
  }

  @Test("without settings there is none, and it says which are missing")
  func nothing() throws {
    for (variables, name) in [([:], "HF_TOKEN"), (["HF_TOKEN": "hf_01234567"], "HF_NAMESPACE")] {
      guard case .missing(let reason) = try self.hub(variables) else {
        Issue.record("it is configured by nothing")
        continue
      }
      #expect(reason.contains(name))
    }
  }

  @Test("takes a token, and another one for jobs")
  func configured() async throws {
    let variables = [
      "HF_TOKEN": "hf_01234567", "HF_NAMESPACE": "clinic", "HF_JOB_TOKEN": "hf_89012345",
      "HF_ENDPOINT": "https://hub.example/", "HF_SERVING": "endpoint",
      "HF_SERVING_MIN_REPLICAS": "1",
    ]
    guard case .configured(let access) = try self.hub(variables) else {
      Issue.record("it is not configured")
      return
    }
    #expect(access.baseURL == "https://hub.example")
    #expect(access.jobToken.value == "hf_89012345")
    #expect(try await access.credential.field(renewing: false).value == "Bearer hf_01234567")
    #expect(access.serving?.minimumReplicas == 1)
    for text in ["\(access)", String(reflecting: access)] {
      #expect(!text.contains("hf_01234567"))
      #expect(!text.contains("hf_89012345"))
    }
  }

  @Test("what cannot be used is told by its name")
  func unusable() {
    for (name, value) in [
      ("HF_NAMESPACE", "a/b"), ("HF_ENDPOINT", "nowhere"), ("HF_SERVING", "somewhere"),
      ("HF_STORAGE_HOSTS", "host/path"),
    ] {
      var variables = ["HF_TOKEN": "hf_01234567", "HF_NAMESPACE": "clinic"]
      variables[name] = value
      let error = #expect(throws: ConfigurationError.self) { _ = try self.hub(variables) }
      #expect(error?.description.hasPrefix(name) == true, "\(name)")
    }
  }

  @Test("a reference names a commit of a repository, and nothing else")
  func references() {
    let commit = String(repeating: "a1", count: 20)
    #expect(HubModelReference("clinic/model@\(commit)")?.revision == commit)
    for text in [
      "clinic/model@main", "model@\(commit)", "clinic/../model@\(commit)", "a/..@\(commit)",
      "clinic/mo del@\(commit)", "clinic/model", "@\(commit)", "a/b@\(commit)@\(commit)",
    ] {
      #expect(HubModelReference(text) == nil, "\(text)")
    }
  }

  @Test("a model is not loaded where nothing answers with it, and says what to configure")
  func loader() async throws {
    let manifest = FineTunedArtifact(
      provider: "huggingface", model: "clinic/model@\(String(repeating: "a", count: 40))",
      baseModel: "acme/base", baseModelRevision: nil, jobID: "j", checkpoint: nil,
      dataset: .init(snapshotID: "sha256:00", training: nil, validation: nil),
      parameters: .init(requested: [:], effective: [:], withoutCounterpart: []),
      trainedTokens: nil, metrics: [:], createdAt: "2026-11-22T10:00:00Z")
    let bytes = try manifest.encoded()
    for (variables, words) in [
      ([:], "HF_TOKEN"), (["HF_TOKEN": "hf_01234567", "HF_NAMESPACE": "clinic"], "HF_SERVING"),
    ] {
      var loader = ModelLoader()
      loader.register(
        try ProviderSettings(
          reader: ConfigReader(
            provider: EnvironmentVariablesProvider(environmentVariables: variables)),
          secrets: SecretRegistry()))
      let error = await #expect(throws: ModelRuntimeError.self) {
        _ = try await loader.load(from: ArtifactContents("a") { _ in bytes })
      }
      #expect(error?.description.contains(words) == true)
    }
  }
}
