import FoundationEssentials

/// Python's pickles, which run code when they are read: none gets into an artefact.
enum PickleFiles {
  private static let endings = [".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt", ".joblib"]
  /// What trainers leave beside their result and nobody needs to serve it.
  private static let byProducts = [
    "training_args.bin", "optimizer.pt", "optimizer.bin", "scheduler.pt", "scaler.pt",
  ]

  /// The pickles in a directory that hold a model, or may.
  static func models(in names: [String]) -> [String] {
    names.filter { self.isPickle($0) && !self.isByProduct($0) }
  }

  /// Whether a name is that of a pickle.
  static func isPickle(_ name: String) -> Bool {
    let name = name.lowercased()
    return self.endings.contains { name.hasSuffix($0) }
  }

  private static func isByProduct(_ name: String) -> Bool {
    self.byProducts.contains(name) || name.hasPrefix("rng_state") && name.hasSuffix(".pth")
  }
}
