/// What of a model can end.
package enum LifecycleStage: String, Hashable, Sendable, Codable, CaseIterable {
  /// From then on nothing new is trained on its base model.
  case trainingEnd = "training-end"
  /// From then on it does not answer.
  case shutdown
}
