import API
import SwiftProtobuf

extension IngestionReport {
  func proto() -> Reddytalk_Collector_V1_IngestResponse {
    .with { response in
      response.results = self.results.enumerated().map { index, result in
        .with {
          $0.index = UInt32(clamping: index)
          $0.id = result.id
          $0.outcome = result.outcome.proto()
          $0.reasons = result.reasons
          $0.quality = result.quality
        }
      }
      response.identifiersRemoved = self.removed.proto { UInt32(clamping: $0) }
    }
  }
}

extension IngestionResult.Outcome {
  fileprivate func proto() -> Reddytalk_Collector_V1_IngestResult.Outcome {
    switch self {
    case .accepted: .accepted
    case .duplicate: .duplicate
    case .quarantined: .quarantined
    case .rejected: .rejected
    }
  }
}

extension [IdentifierKind: Int] {
  /// Counts by the names of the kinds.
  func proto<Number>(_ number: (Int) -> Number) -> [String: Number] {
    self.reduce(into: [:]) { $0[$1.key.rawValue] = number($1.value) }
  }
}
