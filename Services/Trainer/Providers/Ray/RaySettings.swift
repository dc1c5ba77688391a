import Configuration
import FoundationEssentials
import ProviderAccess
package import ServiceKit

/// How trials are run on a Ray cluster.
package struct RaySettings: Sendable {
  /// RAY_ADDRESS with RAY_AUTH_TOKEN: where the head is. Nil when it is not configured.
  let address: RayAddress?
  /// RAY_TRIAL_EXECUTABLE: where the Trainer's program is on the nodes; nil sends this one.
  var executable: String?
  /// RAY_TRIAL_PKI_DIR: where `ca.pem`, `trial.pem` and `trial.key` are on the nodes.
  var keysDirectory: String
  /// RAY_TRIAL_PARALLEL: trials at the same time.
  var parallel = 8
  /// RAY_TRIAL_CPUS, _GPUS, _MEMORY_MEGABYTES, _RESOURCES: what a trial takes.
  var resources = RayResources()
  /// RAY_SETTLE_SECONDS: how long a submission without an answer may still have its effect.
  var settleTime = Duration.seconds(60)
  /// RAY_DELETE_JOBS: whether ended jobs are removed from the head's list.
  var deletesJobs = false

  /// Settings for a head.
  init(address: RayAddress?, keysDirectory: String) {
    self.address = address
    self.keysDirectory = keysDirectory
  }

  /// Reads the settings, and the file of the token that they name.
  ///
  /// - Parameters:
  ///   - secrets: Learns the token.
  ///   - keysDirectory: Where the keys are on this machine.
  /// - Throws: `ConfigurationError` naming the setting at fault.
  init(
    reader: ConfigReader, secrets: SecretRegistry, keysDirectory: String
  ) throws(ConfigurationError) {
    let token = try Self.token(reader)
    if let token { secrets.register(token.value) }
    let field = reader.string(forKey: "ray.authHeader") ?? "authorization"
    guard ["authorization", "x-ray-authorization"].contains(field.lowercased()) else {
      throw .invalid(name: "RAY_AUTH_HEADER", expected: "authorization or x-ray-authorization")
    }
    var address: RayAddress?
    if let url = reader.string(forKey: "ray.address") {
      address = try RayAddress(
        url, token: token, usesOtherField: field.lowercased() == "x-ray-authorization")
    }
    self.init(
      address: address,
      keysDirectory: reader.string(forKey: "ray.trialPkiDir") ?? keysDirectory)
    self.executable = reader.string(forKey: "ray.trialExecutable")
    self.parallel = try reader.int("ray.trialParallel", default: 8, in: 1...256)
    self.resources.processors = try reader.double("ray.trialCpus", default: 1, in: 0...4096)
    self.resources.graphicsProcessors = try reader.double("ray.trialGpus", default: 0, in: 0...64)
    self.resources.memoryBytes =
      try reader.int("ray.trialMemoryMegabytes", default: 0, in: 0...(16 << 20)) << 20
    self.resources.others = try Self.resources(reader)
    self.settleTime = .seconds(try reader.int("ray.settleSeconds", default: 60, in: 5...86_400))
    self.deletesJobs = reader.bool(forKey: "ray.deleteJobs", default: false)
  }

  private static func token(_ reader: ConfigReader) throws(ConfigurationError) -> ProviderSecret? {
    if let token = reader.string(forKey: "ray.authToken", isSecret: true), !token.isEmpty {
      return ProviderSecret(token)
    }
    guard let path = reader.string(forKey: "ray.authTokenFile") else { return nil }
    let content = try PrivateFile.read(URL(filePath: path, directoryHint: .notDirectory))
    guard
      let line = String(decoding: content, as: UTF8.self).split(whereSeparator: \.isNewline).first
    else {
      throw .malformedFile(path: path, expected: "a token on its first line (RAY_AUTH_TOKEN_FILE)")
    }
    return ProviderSecret(String(line))
  }

  private static func resources(
    _ reader: ConfigReader
  ) throws(ConfigurationError) -> [String: Double] {
    var resources: [String: Double] = [:]
    for pair in (reader.string(forKey: "ray.trialResources") ?? "").split(separator: ",") {
      let sides = pair.split(separator: "=").map { $0.filter { !$0.isWhitespace } }
      guard sides.count == 2, let amount = Double(sides[1]), amount > 0, amount.isFinite else {
        throw .invalid(
          name: "RAY_TRIAL_RESOURCES", expected: "name=amount with commas, such as accelerator=1")
      }
      resources[sides[0]] = amount
    }
    return resources
  }

  /// The settings as `--help` shows them.
  package static let keys: [ConfigurationKey] = [
    ConfigurationKey(
      "RAY_ADDRESS", default: nil,
      "the head of a Ray cluster, such as http://127.0.0.1:8265; makes the provider ray"),
    ConfigurationKey("RAY_AUTH_TOKEN", default: nil, "the cluster's token", isSecret: true),
    ConfigurationKey("RAY_AUTH_TOKEN_FILE", default: nil, "private file with the token"),
    ConfigurationKey(
      "RAY_AUTH_HEADER", default: "authorization",
      "or x-ray-authorization, where a proxy takes the other for itself"),
    ConfigurationKey(
      "RAY_TRIAL_EXECUTABLE", default: nil,
      "where the trainer's program is on the nodes; by default this one is sent to them"),
    ConfigurationKey(
      "RAY_TRIAL_PKI_DIR", default: "$REDDYTALK_PKI_DIR",
      "where ca.pem, trial.pem and trial.key are on the nodes"),
    ConfigurationKey("RAY_TRIAL_PARALLEL", default: "8", "trials at the same time"),
    ConfigurationKey("RAY_TRIAL_CPUS", default: "1", "processors that a trial takes"),
    ConfigurationKey("RAY_TRIAL_GPUS", default: "0", "graphics processors that a trial takes"),
    ConfigurationKey(
      "RAY_TRIAL_MEMORY_MEGABYTES", default: "0", "memory that a trial takes; 0 for no demand"),
    ConfigurationKey(
      "RAY_TRIAL_RESOURCES", default: nil, "others, as name=amount with commas"),
    ConfigurationKey(
      "RAY_SETTLE_SECONDS", default: "60",
      "how long after a submission without an answer its effect is still waited for"),
    ConfigurationKey(
      "RAY_DELETE_JOBS", default: "false", "removes ended jobs from the head's list"),
  ]
}
