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

  @Test("What was removed leaves no trace in what is left")
  func removal() {
    var metadata: Metadata = ["a": "1", "b": "two", "A": "3"]
    metadata.addBinary([4], forKey: "c")
    metadata.removeValues(forKey: "a")
    var expected: Metadata = ["b": "two"]
    expected.addBinary([4], forKey: "c")
    #expect(metadata == expected)
    #expect(metadata.hashValue == expected.hashValue)
    #expect(metadata.map(\.value) == [.text("two"), .binary([4])])
  }

  @Test("Text and bytes, and pairs cut elsewhere, are not equal")
  func equality() {
    var bytes = Metadata()
    bytes.addBinary(Array("b".utf8), forKey: "a")
    #expect(bytes != ["a": "b"])
    #expect(["ab": "c"] as Metadata != ["a": "bc"])
    #expect(["a": "1", "b": "2"] as Metadata != ["a": "1b2"])
  }

  @Test("Adding keeps the order of both")
  func adding() {
    var metadata: Metadata = ["a": "1"]
    metadata.add(contentsOf: ["b": "2", "a": "3"])
    #expect(metadata.map(\.key) == ["a", "b", "a"])
    #expect(metadata.strings(forKey: "a") == ["1", "3"])
  }

  @Test("A description shows keys and never values")
  func description() {
    #expect("\(["authorization": "secret"] as Metadata)" == "[authorization]")
  }
}
