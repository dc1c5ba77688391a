/// One softmax over its labels; several heads share the features.
package struct ClassifierHead: Hashable, Sendable, Codable {
  /// "category", "disposition".
  package var name: String
  /// The labels in the order of the columns.
  package var labels: [String]

  package init(name: String, labels: [String]) {
    self.name = name
    self.labels = labels
  }
}
