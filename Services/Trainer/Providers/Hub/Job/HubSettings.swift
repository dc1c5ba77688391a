/// How runs are trained as jobs on the Hub.
struct HubSettings: Hashable, Sendable {
  /// What is trained from.
  var baseModel = HubSettings.defaultBaseModel
  /// Which commit of it; nil takes the newest at the time of the training, and notes it.
  var baseRevision: String?
  /// What jobs run in.
  var image = "ghcr.io/astral-sh/uv:python3.12-bookworm"
  /// What jobs run; `{script}` is the product's own script.
  var command: [String] = HubSettings.command(packages: HubSettings.defaultPackages)
  /// The machine that jobs run on.
  var flavor = "a10g-small"
  /// How long a job may run.
  var timeLimit = Duration.seconds(8 * 3_600)
  /// How many examples are computed at once.
  var microBatchSize = 4
  /// The rank of adapters.
  var rank = 16
  /// What a run may cost at most, in US dollars; nil for no limit.
  var budget: Double?
  /// What becomes of parameters that jobs do not have.
  var unsupportedParameters = UnsupportedParameters.warn
  /// Whether the adapter stays on the Hub once it was taken over.
  var keepsModel = true
  /// How long after an unanswered request its effect may still come about.
  var settleTime = Duration.seconds(180)
  /// Makes training repeatable, as far as the machine can.
  var seed = 42

  init() {}

  static let defaultBaseModel = "Qwen/Qwen2.5-1.5B-Instruct"
  /// Pinned, so that what trains today trains the same tomorrow.
  static let defaultPackages = [
    "torch==2.8.0", "transformers==4.57.1", "trl==0.24.0", "peft==0.17.1", "datasets==4.3.0",
    "accelerate==1.11.0", "huggingface_hub==0.36.0",
  ]
  /// What stands for the product's own script in a command.
  static let scriptPlaceholder = "{script}"

  /// The command that runs the product's own script with these packages.
  static func command(packages: [String]) -> [String] {
    ["uv", "run", "--no-project"] + packages.flatMap { ["--with", $0] }
      + ["python", "-c", Self.scriptPlaceholder]
  }
}
