/// The version of the product, the same for all its programs.
public enum ProductVersion {
  /// A semantic version.
  public static let current = "0.1.0"
}
