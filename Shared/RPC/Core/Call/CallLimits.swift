/// What a call may carry besides its messages, over every transport; `proto/PROTOCOL.md` section 3
/// is the norm.
package enum CallLimits {
  /// The longest `pkg.Service/Method`, in bytes.
  package static let pathBytes = 255
  /// The most that encoded metadata may take, without its count.
  package static let metadataBytes = 16_384
  /// The most entries of metadata.
  package static let metadataEntries = 255
  /// The longest status message, in bytes; a longer one is cut.
  package static let statusMessageBytes = 4096
}
