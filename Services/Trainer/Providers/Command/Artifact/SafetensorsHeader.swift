import FoundationEssentials

/// The header of a file in the safetensors format (huggingface/safetensors): eight bytes with the
/// length of a JSON object that tells of each tensor its type, shape and place; then the data.
struct SafetensorsHeader: Hashable, Sendable {
  /// One tensor.
  struct Tensor: Hashable, Sendable {
    let name: String
    let type: String
    let shape: [Int]
    /// Where it is, from the end of the header.
    let range: Range<Int>
  }

  /// The format's own limit.
  private static let maximumBytes: UInt64 = 100_000_000

  /// By their place in the file.
  let tensors: [Tensor]

  /// Bits of an element; nil for a type that the format does not know.
  private static func bits(of type: String) -> Int? {
    switch type {
    case "F4": 4
    case "F6_E2M3", "F6_E3M2": 6
    case "BOOL", "U8", "I8", "F8_E5M2", "F8_E4M3", "F8_E8M0": 8
    case "U16", "I16", "F16", "BF16": 16
    case "U32", "I32", "F32": 32
    case "U64", "I64", "F64", "C64": 64
    default: nil
    }
  }

  /// Reads the header of a file and checks that its tensors fill the file without gaps.
  ///
  /// - Throws: `ArtifactFault`.
  init(of path: String) throws(ArtifactFault) {
    guard let file = try? FileTail(path) else { throw ArtifactFault("\(path) cannot be read") }
    let prefix = file.read(from: 0, atMost: 8)
    guard prefix.count == 8 else { throw ArtifactFault("it is shorter than a safetensors header") }
    let length = prefix.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= Self.maximumBytes, length + 8 <= file.bytes else {
      throw ArtifactFault("the length of its safetensors header is impossible")
    }
    let object: Literal
    do {
      object = try LiteralParser.parse(file.read(from: 8, atMost: Int(length)), as: .json)
    } catch {
      throw ArtifactFault("its safetensors header is no JSON (\(error))")
    }
    var tensors: [Tensor] = []
    for member in object.members ?? [] where member.name != "__metadata__" {
      tensors.append(try Self.tensor(member))
    }
    self.tensors = tensors.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    try Self.check(self.tensors, bytes: file.bytes - 8 - length)
  }

  private static func tensor(_ member: Literal.Member) throws(ArtifactFault) -> Tensor {
    let shape = member.value["shape"]?.items?.map { $0.number.flatMap { Int(exactly: $0) } }
    let offsets = member.value["data_offsets"]?.items?.compactMap {
      $0.number.flatMap { Int(exactly: $0) }
    }
    guard let type = member.value["dtype"]?.string, let shape, !shape.contains(nil), let offsets,
      offsets.count == 2, 0 <= offsets[0], offsets[0] <= offsets[1]
    else { throw ArtifactFault("its tensor \(member.name) is not described") }
    guard let width = Self.bits(of: type) else {
      throw ArtifactFault("its tensor \(member.name) has the unknown type \(type)")
    }
    var bits = width
    for case let dimension? in shape {
      let (product, overflow) = bits.multipliedReportingOverflow(by: dimension)
      guard dimension >= 0, !overflow else {
        throw ArtifactFault("its tensor \(member.name) has an impossible shape")
      }
      bits = product
    }
    guard bits.isMultiple(of: 8), bits / 8 == offsets[1] - offsets[0] else {
      throw ArtifactFault("its tensor \(member.name) is not as long as its shape")
    }
    return Tensor(
      name: member.name, type: type, shape: shape.compactMap { $0 },
      range: offsets[0]..<offsets[1])
  }

  private static func check(_ tensors: [Tensor], bytes: UInt64) throws(ArtifactFault) {
    guard !tensors.isEmpty else { throw ArtifactFault("it holds no tensor") }
    var end = 0
    for tensor in tensors {
      guard tensor.range.lowerBound == end else {
        throw ArtifactFault("its tensor \(tensor.name) leaves a gap, or overlaps another")
      }
      end = tensor.range.upperBound
    }
    guard UInt64(end) == bytes else {
      throw ArtifactFault(
        "its tensors have \(end) bytes, but the file has room for \(bytes): it was cut off or"
          + " holds something else")
    }
  }
}
