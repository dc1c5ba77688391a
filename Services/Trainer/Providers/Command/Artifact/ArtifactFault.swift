/// Why what a command left behind is not taken.
struct ArtifactFault: Error, Hashable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
