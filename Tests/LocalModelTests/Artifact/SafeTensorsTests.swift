import Foundation
import LocalModel
import Testing

struct SafeTensorsTests {
  /// The bytes of a file with this header and body.
  private func file(_ header: String, body: [UInt8] = []) -> Data {
    var length = UInt64(header.utf8.count).littleEndian
    return Data(bytes: &length, count: 8) + Data(header.utf8) + Data(body)
  }

  @Test func `every element type comes back as it was`() throws {
    var tensors = SafeTensors()
    tensors.set("floats", [1.5, -0.1, .greatestFiniteMagnitude, 0], shape: [2, 2])
    tensors.set("halves", [0.5, -2, 65504], shape: [3], as: .float16)
    tensors.set("unsigned", [0, 7, UInt32.max])
    tensors.set("signed", [Int32.min, -1, Int32.max])
    let read = try SafeTensors(decoding: Data(tensors.encoded()))
    #expect(try read.floats("floats") == [1.5, -0.1, .greatestFiniteMagnitude, 0])
    #expect(read.tensors["floats"]?.shape == [2, 2])
    #expect(try read.floats("halves") == [0.5, -2, 65504])
    #expect(try read.unsigned("unsigned") == [0, 7, UInt32.max])
    #expect(try read.signed("signed") == [Int32.min, -1, Int32.max])
    #expect(read.encoded() == tensors.encoded())
  }

  @Test func `halves keep eleven bits`() throws {
    var tensors = SafeTensors()
    tensors.set("value", [0.1], shape: [1], as: .float16)
    let value = try SafeTensors(decoding: Data(tensors.encoded())).floats("value")[0]
    #expect(value != 0.1 && abs(value - 0.1) < 0.1 / 2048)
  }

  @Test func `the data start at a multiple of eight bytes`() throws {
    var tensors = SafeTensors()
    tensors.set("a", [1], shape: [1])
    let bytes = tensors.encoded()
    #expect((bytes.count - 4) % 8 == 0)
  }

  @Test(arguments: [
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}", "offsets"),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", "offsets"),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}", "offsets"),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", "as long as its shape"),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", "offsets"),
    (
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,4]}}",
      "shape"
    ),
    ("{\"a\":{\"dtype\":\"Q4\",\"shape\":[1],\"data_offsets\":[0,4]}}", "element type"),
    ("not json", "header"),
  ])
  func `a header that cannot be is refused`(header: String, complaint: String) {
    #expect {
      try SafeTensors(decoding: self.file(header, body: [0, 0, 128, 63]))
    } throws: { error in
      guard case .malformed(_, let reason)? = error as? ModelArtifactError else { return false }
      return reason.contains(complaint)
    }
  }

  @Test(arguments: [0, 4, 8, 20])
  func `a file that ends early is refused`(bytes: Int) {
    var tensors = SafeTensors()
    tensors.set("a", [1, 2, 3], shape: [3])
    let whole = tensors.encoded()
    #expect(throws: ModelArtifactError.self) {
      try SafeTensors(decoding: Data(whole.prefix(bytes)))
    }
    #expect(throws: ModelArtifactError.self) {
      try SafeTensors(decoding: Data(whole.dropLast()))
    }
  }

  @Test func `a header longer than the file is refused`() {
    var length = UInt64.max
    #expect(throws: ModelArtifactError.self) {
      try SafeTensors(decoding: Data(bytes: &length, count: 8) + Data([1, 2, 3]))
    }
  }

  @Test func `a tensor that is missing or of another type is refused`() throws {
    var tensors = SafeTensors()
    tensors.set("integers", [1, 2] as [UInt32])
    #expect(throws: ModelArtifactError.self) { try tensors.floats("integers") }
    #expect(throws: ModelArtifactError.self) { try tensors.signed("integers") }
    #expect(throws: ModelArtifactError.self) { try tensors.unsigned("absent") }
  }
}
