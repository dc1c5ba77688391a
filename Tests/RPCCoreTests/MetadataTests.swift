import RPCCore
import Testing

@Suite struct MetadataTests {
  @Test("Keys are the same in any case")
  func caseInsensitive() {
    let metadata: Metadata = ["X-Actor": "ada"]
    #expect(metadata["x-actor"] == "ada")
    #expect(metadata["X-ACTOR"] == "ada")
    #expect(metadata.map(\.key) == ["x-actor"])
  }

  @Test("The subscript reads the first text value and replaces all values")
  func subscripting() {
    var metadata = Metadata()
    metadata.addBinary([1], forKey: "key")
    metadata.addString("first", forKey: "key")
    metadata.addString("second", forKey: "key")
    #expect(metadata["key"] == "first")
    metadata["KEY"] = "only"
    #expect(metadata.strings(forKey: "key") == ["only"])
    #expect(metadata.binaries(forKey: "key") == [])
    metadata["key"] = nil
    #expect(metadata.isEmpty)
  }

  @Test("A description shows keys and never values")
  func description() {
    #expect("\(["authorization": "secret"] as Metadata)" == "[authorization]")
  }
}
