/// What an Inference Endpoint for an adapter is made of: its base model, served by vLLM, which loads the adapter.
struct HubEndpointOrder: Encodable {
  private struct Provider: Encodable {
    let vendor, region: String
  }

  private struct Measure: Encodable {
    let hardwareUsage = 0.8
  }

  private struct Scaling: Encodable {
    let minReplica: Int
    let maxReplica: Int
    /// In minutes.
    let scaleToZeroTimeout: Int
    let measure = Measure()
  }

  private struct Compute: Encodable {
    let accelerator, instanceType, instanceSize: String
    let scaling: Scaling
  }

  private struct Engine: Encodable {
    let url: String
    let port = 8000
    let healthRoute = "/health"
  }

  private struct Image: Encodable {
    let vLLM: Engine
  }

  private struct Model: Encodable {
    let repository: String
    let revision: String?
    let framework = "pytorch"
    let task = "text-generation"
    let image: Image
    let args: [String]
    let env: [String: String]
    let secrets: [String: String]
  }

  private let name: String
  /// Answers those alone who have a token of the namespace.
  private let type = "authenticated"
  private let provider: Provider
  private let compute: Compute
  private let model: Model
  private let tags = ["ctp"]

  /// - Parameters:
  ///   - name: The endpoint's name.
  ///   - adapter: What it answers with.
  ///   - base: The adapter's base model.
  ///   - baseRevision: The commit of that; nil takes its newest.
  ///   - serving: How it is served.
  ///   - token: Reads both.
  init(
    name: String, adapter: HubModelReference, base: String, baseRevision: String?,
    serving: HubServing, token: ProviderSecret
  ) {
    let machine = serving.machine
    self.name = name
    self.provider = Provider(vendor: machine.vendor, region: machine.region)
    self.compute = Compute(
      accelerator: machine.accelerator, instanceType: machine.instanceType,
      instanceSize: machine.instanceSize,
      scaling: Scaling(
        minReplica: serving.minimumReplicas, maxReplica: max(1, serving.minimumReplicas),
        scaleToZeroTimeout: max(1, Int(serving.idleTime.components.seconds / 60))))
    self.model = Model(
      repository: base, revision: baseRevision,
      image: Image(vLLM: Engine(url: serving.image)),
      args: [
        "--enable-lora", "--max-lora-rank", "\(serving.maximumRank)", "--lora-modules",
        "\(name)=\(adapter.repository)",
      ],
      env: ["VLLM_NO_USAGE_STATS": "1", "HF_HUB_DISABLE_TELEMETRY": "1"],
      secrets: ["HF_TOKEN": token.value])
  }
}
