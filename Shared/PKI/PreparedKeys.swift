/// What `DevelopmentAuthority.prepare()` did, by file name.
public struct PreparedKeys: Hashable, Sendable {
  /// Files that did not exist.
  public internal(set) var created: [String] = []
  /// Certificates that were issued anew.
  public internal(set) var renewed: [String] = []
  /// Files that were left as they are.
  public internal(set) var kept: [String] = []
}
