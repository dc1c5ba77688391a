import Yams

/// A value in a suite file, with the path that led to it.
struct SuiteField {
  let node: Node
  /// For example "criteria[2].axis"; empty at the top.
  let path: String

  /// The field `name` inside this one.
  func child(_ name: String, _ node: Node) -> SuiteField {
    SuiteField(node: node, path: self.path.isEmpty ? name : "\(self.path).\(name)")
  }

  /// The item at `index` of this list.
  func item(_ index: Int, _ node: Node) -> SuiteField {
    SuiteField(node: node, path: "\(self.path)[\(index)]")
  }
}
