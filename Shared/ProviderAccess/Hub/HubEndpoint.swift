/// An Inference Endpoint as Hugging Face describes it. Members that are missing are no error, words that are not known
/// mean that it is on its way.
package struct HubEndpoint: Hashable, Sendable, Decodable {
  /// Where it stands.
  package enum State: Hashable, Sendable {
    case starting
    case running
    case paused
    case scaledToZero
    case failed

    init(_ word: String) {
      switch word {
      case "running": self = .running
      case "paused": self = .paused
      case "scaledToZero": self = .scaledToZero
      case "failed", "updateFailed": self = .failed
      default: self = .starting
      }
    }
  }

  /// Its name in the namespace.
  package let name: String
  /// Who may ask it: `authenticated`, `private`, or `public`, which ours never are.
  package let type: String
  /// Where it stands.
  package let state: State
  /// Why, in Hugging Face's words; empty when there is nothing to say.
  package let message: String
  /// Where it answers; nil while it does not.
  package let url: String?

  private struct Status: Decodable {
    var state: String?
    var message: String?
    var url: String?
  }

  private enum CodingKeys: String, CodingKey {
    case name, type, status
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.name = try container.decode(String.self, forKey: .name)
    self.type = (try? container.decodeIfPresent(String.self, forKey: .type)) ?? ""
    let status = try? container.decodeIfPresent(Status.self, forKey: .status)
    self.state = State(status?.state ?? "")
    self.message = String((status?.message ?? "").prefix(300))
    self.url = status?.url.map { String($0.reversed().drop { $0 == "/" }.reversed()) }
  }
}
