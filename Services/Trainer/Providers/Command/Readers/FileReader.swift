/// Finds progress in the files that a command writes.
protocol FileReader {
  /// What has been added since the last look, oldest first.
  mutating func observations() -> [ProgressObservation]
}
