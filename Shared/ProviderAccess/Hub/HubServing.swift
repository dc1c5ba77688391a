package import HTTPClient

/// How models are served by Hugging Face's Inference Endpoints.
package struct HubServing: Sendable {
  /// The machine that an endpoint runs on, in Hugging Face's words.
  package struct Machine: Hashable, Sendable {
    /// Whose cloud, for example `aws`.
    package var vendor = "aws"
    /// Where, for example `us-east-1`.
    package var region = "us-east-1"
    /// `cpu`, `gpu` or `neuron`.
    package var accelerator = "gpu"
    /// For example `nvidia-a10g`.
    package var instanceType = "nvidia-a10g"
    /// For example `x1`.
    package var instanceSize = "x1"

    package init() {}
  }

  /// Where endpoints are managed, without a slash at its end.
  package let baseURL: String
  /// What it runs on.
  package let machine: Machine
  /// How many copies run although nobody asks; with zero the first answer after a pause takes minutes.
  package let minimumReplicas: Int
  /// How long nobody asks before an endpoint goes to its minimum.
  package let idleTime: Duration
  /// The image that answers: vLLM.
  package let image: String
  /// The largest rank of an adapter that it takes.
  package let maximumRank: Int
  /// How long an endpoint may take until it answers.
  package let patience: Duration
  /// Sends requests to where endpoints are managed and to the endpoints themselves.
  package let client: CurlClient

  package init(
    baseURL: String, machine: Machine = Machine(), minimumReplicas: Int = 0,
    idleTime: Duration = .seconds(900), image: String = HubServing.standardImage,
    maximumRank: Int = 64, patience: Duration = .seconds(1_800), client: CurlClient
  ) {
    self.baseURL = String(baseURL.reversed().drop { $0 == "/" }.reversed())
    self.machine = machine
    self.minimumReplicas = minimumReplicas
    self.idleTime = idleTime
    self.image = image
    self.maximumRank = maximumRank
    self.patience = patience
    self.client = client
  }

  /// Where endpoints are managed, unless told otherwise.
  package static let publicURL = "https://api.endpoints.huggingface.cloud/v2"
  /// What answers, unless told otherwise.
  package static let standardImage = "vllm/vllm-openai:v0.11.0"
}
