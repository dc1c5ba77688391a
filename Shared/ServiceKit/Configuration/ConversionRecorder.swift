import Configuration
import Synchronization

/// Notes which settings were read but could not be converted.
///
/// A reader's getters fall back to their defaults in that case, and a service that starts with a
/// default in place of a misspelt limit is worse than one that does not start.
final class ConversionRecorder: AccessReporter {
  private let failures = Mutex<[String: ConfigType]>([:])

  func report(_ event: AccessEvent) {
    let hasFailed =
      event.conversionError != nil
      || event.providerResults.contains { if case .failure = $0.result { true } else { false } }
    guard hasFailed else { return }
    let name = ConfigurationName.environmentVariable(for: event.metadata.key.components)
    self.failures.withLock { $0[name] = event.metadata.valueType }
  }

  /// Throws when a setting could not be converted since the recorder was made.
  func check() throws(ConfigurationError) {
    let failures = self.failures.withLock { $0 }
    let errors = failures.sorted { $0.key < $1.key }.map { name, type in
      ConfigurationError.invalid(name: name, expected: Self.expectation(of: type))
    }
    switch errors.count {
    case 0: return
    case 1: throw errors[0]
    default: throw .several(errors)
    }
  }

  private static func expectation(of type: ConfigType) -> String {
    switch type {
    case .int: "a whole number"
    case .double: "a number"
    case .bool: "true or false"
    case .string: "a text"
    default: "a value of type \(type)"
    }
  }
}
