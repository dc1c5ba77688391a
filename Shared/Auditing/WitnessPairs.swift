public import ServiceKit

/// Who keeps the checkpoints of whom. Explicit, so that nobody else may hand any in.
public enum WitnessPairs {
  /// The service that keeps another's checkpoints. The Gateway serves no calls, so it is nobody's witness.
  public static func witness(of service: ServiceName) -> ServiceName {
    switch service {
    case .collector: .trainer
    case .trainer: .evaluator
    case .evaluator: .deployer
    case .deployer: .collector
    case .gateway: .collector
    }
  }

  /// The services whose checkpoints a service keeps.
  public static func witnessed(by witness: ServiceName) -> [ServiceName] {
    ServiceName.allCases.filter { self.witness(of: $0) == witness }
  }
}
