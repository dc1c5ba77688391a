public import Configuration
public import FieldEncryption

extension KeyDirectory {
  /// What wraps the keys of a service's store, for programs that are not the service.
  ///
  /// - Parameter config: The settings that name the root key when it is not in this directory.
  /// - Throws: `ConfigurationError` saying which root key cannot be used and why.
  public func keyProvider(
    of service: ServiceName, _ config: ConfigReader
  ) throws(ConfigurationError) -> any KeyProvider {
    try RootKeySource.read(of: service, config, in: self)
  }
}
