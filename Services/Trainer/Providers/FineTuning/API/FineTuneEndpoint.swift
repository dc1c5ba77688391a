import ProviderAccess

/// What a dialect of the fine-tuning interface has.
extension ProviderAccess.Surface {
  /// Whether a file cannot be trained on before the provider has looked through it.
  var processesFiles: Bool { self != .openAI }

  /// Whether jobs have metadata, and can be listed by it; and files can be listed by their purpose, page by page.
  var hasMetadata: Bool { !self.isDated }

  /// Whether files can be told to expire.
  var hasFileExpiry: Bool { !self.isDated }

  /// Whether large files can be uploaded in parts.
  var hasUploads: Bool { self == .openAI }

  private var isDated: Bool { if case .azureDated = self { true } else { false } }
}

/// Where the fine-tuning interface is, and how requests to it are addressed.
struct FineTuneEndpoint: Sendable {
  let access: ProviderAccess

  /// The dialect.
  var surface: ProviderAccess.Surface { self.access.surface }

  /// The URL of a resource.
  ///
  /// - Parameters:
  ///   - path: The segments below the base; each is escaped.
  ///   - query: Names and values; both are escaped.
  func url(_ path: [String], query: [(name: String, value: String)] = []) -> String {
    var query = query
    if let version = self.surface.version { query.append((name: "api-version", value: version)) }
    let place = ([self.access.baseURL] + path.map(PercentEncoding.encode)).joined(separator: "/")
    let pairs = query.map {
      "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))"
    }
    return pairs.isEmpty ? place : "\(place)?\(pairs.joined(separator: "&"))"
  }
}
