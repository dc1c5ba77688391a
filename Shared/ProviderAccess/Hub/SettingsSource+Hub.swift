import Configuration
import HTTPClient
import ServiceKit

extension SettingsSource {
  /// Where the Hub keeps large files, unless told otherwise.
  static let storageHosts = "*.hf.co,*.huggingface.co,*.amazonaws.com"
  /// Where Inference Endpoints answer.
  private static let endpointHost: HostRule = "*.endpoints.huggingface.cloud"

  /// Hugging Face.
  func hub() throws(ConfigurationError) -> HubAvailability {
    guard let token = try self.secret("hf.token", file: "hf.tokenFile", "HF_TOKEN_FILE") else {
      return .missing(reason: "HF_TOKEN is not set for this service")
    }
    guard let namespace = self.reader.string(forKey: "hf.namespace"), !namespace.isEmpty else {
      return .missing(reason: "HF_NAMESPACE is not set for this service")
    }
    guard
      namespace.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) })
    else {
      throw .invalid(name: "HF_NAMESPACE", expected: "the name of a user or an organisation")
    }
    let url = self.reader.string(forKey: "hf.endpoint") ?? HubAccess.publicURL
    let jobToken = try self.secret("hf.jobToken", file: "hf.jobTokenFile", "HF_JOB_TOKEN_FILE")
    return .configured(
      HubAccess(
        baseURL: url, namespace: namespace, credential: ProviderKey(token, as: .bearer),
        jobToken: jobToken ?? token, client: try self.network.client(for: url, "HF_ENDPOINT"),
        storage: try self.network.client(
          for: url, "HF_ENDPOINT", and: try self.hubStorageHosts()),
        serving: try self.hubServing()))
  }

  private func hubStorageHosts() throws(ConfigurationError) -> [HostRule] {
    let text = self.reader.string(forKey: "hf.storageHosts") ?? Self.storageHosts
    return try ProviderNetwork.rules(in: text, "HF_STORAGE_HOSTS")
  }

  private func hubServing() throws(ConfigurationError) -> HubServing? {
    switch self.reader.string(forKey: "hf.serving") {
    case nil, "none": return nil
    case "endpoint": break
    default: throw .invalid(name: "HF_SERVING", expected: "none or endpoint")
    }
    let url = self.reader.string(forKey: "hf.servingUrl") ?? HubServing.publicURL
    var machine = HubServing.Machine()
    machine.vendor = self.reader.string(forKey: "hf.servingVendor") ?? machine.vendor
    machine.region = self.reader.string(forKey: "hf.servingRegion") ?? machine.region
    machine.accelerator = self.reader.string(forKey: "hf.servingAccelerator") ?? machine.accelerator
    machine.instanceType = self.reader.string(forKey: "hf.servingInstance") ?? machine.instanceType
    machine.instanceSize = self.reader.string(forKey: "hf.servingSize") ?? machine.instanceSize
    return HubServing(
      baseURL: url, machine: machine,
      minimumReplicas: try self.reader.int("hf.servingMinReplicas", default: 0, in: 0...16),
      idleTime: .seconds(
        60 * (try self.reader.int("hf.servingIdleMinutes", default: 15, in: 1...1_440))),
      image: self.reader.string(forKey: "hf.servingImage") ?? HubServing.standardImage,
      patience: .seconds(
        try self.reader.int("hf.servingWaitSeconds", default: 1_800, in: 30...86_400)),
      client: try self.network.client(for: url, "HF_SERVING_URL", and: [Self.endpointHost]))
  }
}
