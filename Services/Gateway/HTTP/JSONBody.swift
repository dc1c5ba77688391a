import Foundation
import RESTContract

/// Decodes JSON bodies, and says exactly what is wrong with them.
enum JSONBody {
  /// The value in `bytes`.
  ///
  /// Throws `malformedRequest` with line and column when it is no JSON, and `invalidParameters` with
  /// a JSON Pointer when it is another value than expected.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: some Collection<UInt8>
  ) throws(Problem) -> Value {
    let bytes = Array(bytes)
    do {
      try JSONSyntax.check(bytes)
    } catch {
      throw Problem(.malformedRequest, "the body is not JSON: \(error)")
    }
    do {
      return try RESTCoding.makeDecoder().decode(type, from: Data(bytes))
    } catch {
      let fault = self.fault(error)
      let place = fault.pointer.map { $0.isEmpty ? "the body" : $0 } ?? "the body"
      throw Problem(.invalidParameters, "\(place): \(fault.reason)", faults: [fault])
    }
  }

  /// What a decoder did not like. Never shows values: they could be a patient's.
  static func fault(_ error: any Error) -> Problem.Fault {
    guard let error = error as? DecodingError else {
      return Problem.Fault(reason: "cannot be read")
    }
    switch error {
    case .keyNotFound(let key, let context):
      return Problem.Fault(pointer: Self.pointer(context.codingPath + [key]), reason: "missing")
    case .valueNotFound(let type, let context), .typeMismatch(let type, let context):
      return Problem.Fault(
        pointer: Self.pointer(context.codingPath), reason: "expected \(Self.name(of: type))")
    case .dataCorrupted(let context):
      return Problem.Fault(pointer: Self.pointer(context.codingPath), reason: "not a valid value")
    @unknown default:
      return Problem.Fault(reason: "cannot be read")
    }
  }

  /// RFC 6901.
  private static func pointer(_ path: [any CodingKey]) -> String {
    path.map { key in
      let name = key.intValue.map(String.init) ?? key.stringValue
      return "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
    }.joined()
  }

  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Bool.Type: "true or false"
    case is Int.Type, is UInt32.Type, is UInt64.Type: "a whole number"
    case is Double.Type: "a number"
    case is [Any].Type: "an array"
    case is [String: Any].Type: "an object"
    default: "another kind of value"
    }
  }
}
