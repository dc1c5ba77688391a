/// Named arrays in the safetensors format (huggingface/safetensors): eight bytes with the length of a
/// JSON header, the header, the data.
package struct SafeTensors: Sendable {
  /// Element types that are used here.
  package enum ElementType: String, Sendable {
    case float16 = "F16"
    case float32 = "F32"
    case int32 = "I32"
    case uint32 = "U32"

    /// Bytes per element.
    package var width: Int { self == .float16 ? 2 : 4 }
  }

  /// One array.
  package struct Tensor: Sendable {
    package var type: ElementType
    package var shape: [Int]
    /// Little-endian elements, row by row.
    package var bytes: [UInt8]
  }

  /// The arrays by name.
  package private(set) var tensors: [String: Tensor] = [:]

  package init() {}

  /// Adds floats, in single or half precision.
  package mutating func set(
    _ name: String, _ values: [Float], shape: [Int], as type: ElementType = .float32
  ) {
    precondition(shape.reduce(1, *) == values.count, "the shape must cover the values")
    switch type {
    case .float16:
      self.tensors[name] = Tensor(
        type: type, shape: shape, bytes: Self.bytes(values.map { Float16($0).bitPattern }))
    case .float32:
      self.tensors[name] = Tensor(
        type: type, shape: shape, bytes: Self.bytes(values.map(\.bitPattern)))
    case .int32, .uint32:
      preconditionFailure("floats are stored as floats")
    }
  }

  /// Adds unsigned integers.
  package mutating func set(_ name: String, _ values: [UInt32]) {
    self.tensors[name] = Tensor(
      type: .uint32, shape: [values.count], bytes: Self.bytes(values))
  }

  /// Adds signed integers.
  package mutating func set(_ name: String, _ values: [Int32]) {
    self.tensors[name] = Tensor(
      type: .int32, shape: [values.count], bytes: Self.bytes(values.map { UInt32(bitPattern: $0) }))
  }

  /// Floats by name.
  package func floats(_ name: String) throws(ModelArtifactError) -> [Float] {
    let tensor = try self.tensor(name)
    switch tensor.type {
    case .float16:
      return Self.integers(tensor.bytes, UInt16.self).map { Float(Float16(bitPattern: $0)) }
    case .float32:
      return Self.integers(tensor.bytes, UInt32.self).map { Float(bitPattern: $0) }
    case .int32, .uint32:
      throw .malformed(file: Self.fileName, reason: "\(name) holds integers")
    }
  }

  /// Unsigned integers by name.
  package func unsigned(_ name: String) throws(ModelArtifactError) -> [UInt32] {
    let tensor = try self.tensor(name)
    guard tensor.type == .uint32 else {
      throw .malformed(file: Self.fileName, reason: "\(name) is not U32")
    }
    return Self.integers(tensor.bytes, UInt32.self)
  }

  /// Signed integers by name.
  package func signed(_ name: String) throws(ModelArtifactError) -> [Int32] {
    let tensor = try self.tensor(name)
    guard tensor.type == .int32 else {
      throw .malformed(file: Self.fileName, reason: "\(name) is not I32")
    }
    return Self.integers(tensor.bytes, UInt32.self).map { Int32(bitPattern: $0) }
  }

  /// Name of the file in an artefact.
  package static let fileName = "model.safetensors"

  private func tensor(_ name: String) throws(ModelArtifactError) -> Tensor {
    guard let tensor = self.tensors[name] else {
      throw .malformed(file: Self.fileName, reason: "the tensor \(name) is missing")
    }
    return tensor
  }

  private static func bytes<Word: FixedWidthInteger>(_ words: [Word]) -> [UInt8] {
    words.map(\.littleEndian).withUnsafeBytes { Array($0) }
  }

  private static func integers<Word: FixedWidthInteger>(
    _ bytes: [UInt8], _ type: Word.Type
  ) -> [Word] {
    bytes.withUnsafeBytes { raw in
      (0..<(raw.count / MemoryLayout<Word>.size)).map {
        Word(
          littleEndian: raw.loadUnaligned(
            fromByteOffset: $0 * MemoryLayout<Word>.size, as: Word.self))
      }
    }
  }
}

extension SafeTensors {
  /// Puts a tensor as read from a file.
  package mutating func insert(_ name: String, _ tensor: Tensor) {
    self.tensors[name] = tensor
  }
}
