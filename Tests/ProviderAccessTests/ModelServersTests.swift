import Configuration
import FoundationEssentials
import LocalModel
import ModelRuntime
import ProviderAccess
import ServiceKit
import TestSupport
import Testing

@Suite("Servers of models by settings")
struct ModelServersTests {
  private let directory = TemporaryDirectory()

  private func servers(
    _ json: String?, owner: String? = nil, secrets: SecretRegistry = SecretRegistry()
  ) throws -> ModelServers {
    var variables: [String: String] = [:]
    if let json {
      variables["MODEL_SERVERS_FILE"] = try self.directory.write(json, to: "servers.json").path()
    }
    return try ModelServers(
      reader: ConfigReader(
        provider: EnvironmentVariablesProvider(environmentVariables: variables)),
      secrets: secrets, owner: owner)
  }

  private func file(_ server: String) -> String { #"{"servers":[\#(server)]}"# }

  @Test("without the setting there are none")
  func nothing() throws {
    #expect(try self.servers(nil).servers.isEmpty)
    #expect(try self.servers(#"{"servers":[]}"#).servers.isEmpty)
  }

  @Test("a server has its name, its kind, its address, and adapters where it loads them")
  func whole() throws {
    let servers = try self.servers(
      """
      {"servers": [
        {"name": "gpu", "engine": "vllm", "url": "http://10.0.0.8:8000/v1/",
         "adapters": {"path": "/srv/adapters", "serverPath": "/adapters",
                      "baseModel": "org/base", "maximumRank": 64}},
        {"name": "cpu", "engine": "llama.cpp", "url": "http://127.0.0.1:8080/v1"},
        {"name": "far", "engine": "huggingface-endpoint", "url": "https://x.endpoints.huggingface.cloud/v1"}
      ]}
      """)
    #expect(servers.servers.map(\.name) == ["gpu", "cpu", "far"])
    #expect(servers.servers.map(\.engine) == [.vLLM, .llamaCpp, .huggingFaceEndpoint])
    #expect(servers.servers.first?.baseURL == "http://10.0.0.8:8000/v1")
    #expect(servers.adapterHosts.map(\.name) == ["gpu"])
  }

  @Test("a key comes from a private file, and is printed nowhere")
  func key() async throws {
    let fake = try FakeLoRAServer(directory: self.directory.url)
    defer { fake.stop() }
    fake.manners.key = "sk-0123456789"
    let key = try self.directory.write("sk-0123456789\n", to: "key")
    let secrets = SecretRegistry()
    let servers = try self.servers(
      self.file(
        """
        {"name":"gpu","engine":"vllm","url":"\(fake.baseURL)","keyFile":"\(key.path())",
         "adapters":{"path":"\(self.directory.url.path())"}}
        """), secrets: secrets)
    try await servers.adapterHosts.first?.preflight()
    #expect(fake.requests.first?.header("authorization") == "Bearer sk-0123456789")
    #expect(!secrets.redact("the key is sk-0123456789").contains("sk-0123456789"))
    let open = try self.directory.write("sk-0123456789", to: "open", mode: 0o644)
    #expect(throws: ConfigurationError.self) {
      try self.servers(
        self.file(
          #"{"name":"gpu","engine":"vllm","url":"http://127.0.0.1:1/v1","keyFile":"\#(open.path())"}"#
        ))
    }
  }

  @Test("a server of adapters that has a public address is not asked")
  func publicAddress() async throws {
    let servers = try self.servers(
      self.file(
        #"{"name":"gpu","engine":"vllm","url":"http://8.8.8.8:8000/v1","adapters":{"path":"/srv/a"}}"#
      ))
    let host = try #require(servers.adapterHosts.first)
    let error = await #expect(throws: ModelRuntimeError.self) { try await host.preflight() }
    #expect(error?.description.contains("private network") == true)
  }

  @Test("an artefact is answered by the server that it names, and by no other")
  func loader() async throws {
    let fake = try FakeLoRAServer(directory: self.directory.url)
    defer { fake.stop() }
    let servers = try self.servers(
      self.file(#"{"name":"gpu","engine":"vllm","url":"\#(fake.baseURL)"}"#))
    var loader = ModelLoader()
    loader.register(servers)
    func artifact(_ endpoint: String) throws -> ArtifactContents {
      let manifest = CommandArtifact(
        kind: .files, files: [],
        serving: .init(
          wireProtocol: "openai-chat", endpoint: endpoint, model: FakeLoRAServer.baseModel))
      let bytes = try JSONEncoder().encode(manifest)
      return ArtifactContents("a") { _ in bytes }
    }
    let model = try await loader.load(from: artifact(fake.baseURL))
    let reply = try await model.complete(messages: [ChatMessage(role: .user, content: "Hi")])
    #expect(reply.content == "base")
    let error = await #expect(throws: ModelRuntimeError.self) {
      try await loader.load(from: artifact("http://127.0.0.1:1/v1"))
    }
    #expect(error?.description.contains("MODEL_SERVERS_FILE") == true)
  }

  @Test(
    "what cannot be used is told with the file, the entry and the field",
    arguments: [
      ("[]", "the file has a value of another kind"), ("{", "no JSON"),
      ("{}", "servers is missing"), (#"{"servers":[],"x":1}"#, "there is no field x"),
      (#"{"servers":[{"engine":"vllm"}]}"#, "servers[0].name is missing"),
      (
        #"{"servers":[{"name":"a","engine":"vllm","url":"http://h/v1","adapter":{}}]}"#,
        "there is no field adapter"
      ),
      (
        #"{"servers":[{"name":"local","engine":"vllm","url":"http://h/v1"}]}"#,
        "servers[0].name must be"
      ),
      (
        #"{"servers":[{"name":"a","engine":"vlm","url":"http://h/v1"}]}"#,
        "servers[0].engine must be"
      ),
      (#"{"servers":[{"name":"a","engine":"vllm","url":"h:8000"}]}"#, "servers[0].url must be"),
      (
        #"{"servers":[{"name":"a","engine":"openai","url":"http://h/v1"}]}"#,
        "servers[0].url must be https"
      ),
      (
        #"{"servers":[{"name":"a","engine":"vllm","url":"http://h/v1","network":"open"}]}"#,
        "servers[0].network must be"
      ),
      (
        #"{"servers":[{"name":"a","engine":"tgi","url":"http://h/v1","adapters":{"path":"/a"}}]}"#,
        "servers[0].adapters is for vllm and sglang"
      ),
      (
        #"{"servers":[{"name":"a","engine":"vllm","url":"https://h/v1","network":"public","adapters":{"path":"/a"}}]}"#,
        "servers[0].adapters is for private networks"
      ),
      (
        #"{"servers":[{"name":"a","engine":"vllm","url":"http://h/v1","adapters":{"path":"a"}}]}"#,
        "servers[0].adapters.path must be"
      ),
      (
        #"{"servers":[{"name":"a","engine":"vllm","url":"http://h/v1","adapters":{"path":"/a","maximumRank":"x"}}]}"#,
        "servers[0].adapters.maximumRank has a value of another kind"
      ),
      (
        #"{"servers":[{"name":"a","engine":"vllm","url":"http://h/v1"},{"name":"a","engine":"vllm","url":"http://i/v1"}]}"#,
        "servers[1] has the name"
      ),
    ])
  func unusable(json: String, words: String) {
    let error = #expect(throws: ConfigurationError.self) { try self.servers(json) }
    #expect(error?.description.contains("servers.json") == true)
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test("a file that is not there is named")
  func missingFile() {
    let error = #expect(throws: ConfigurationError.self) {
      try ModelServers(
        reader: ConfigReader(
          provider: EnvironmentVariablesProvider(environmentVariables: [
            "MODEL_SERVERS_FILE": "/nowhere/servers.json"
          ])), secrets: SecretRegistry())
    }
    #expect(error?.description.contains("/nowhere/servers.json") == true)
  }
}
