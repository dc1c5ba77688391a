/// Removes what an ended training has left at its provider.
protocol RemoteJobCleaner: Sendable {
  /// The provider's name.
  var name: String { get }

  /// Cancels the job if it is not at its end, and deletes its files.
  ///
  /// - Returns: Whether nothing is left to do.
  /// - Throws: `PeerError` when the provider does not do its part.
  func cleanUp(_ job: RemoteJob) async throws -> Bool
}
