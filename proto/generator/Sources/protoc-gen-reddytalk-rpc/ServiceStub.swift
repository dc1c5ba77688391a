import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The Swift names of one protobuf service and its methods.
struct ServiceStub {
  /// The name in the contract without its package, for example "Collector".
  let name: String
  /// The name on the wire, for example "reddytalk.collector.v1.Collector".
  let wireName: String
  /// The comment of the contract, as doc comment lines.
  let documentation: [String]
  /// In the order of the contract.
  let methods: [MethodStub]

  var protocolName: String { self.name + "Serving" }
  var clientName: String { self.name + "Client" }
  var methodsName: String { self.name + "Methods" }

  init(_ service: ServiceDescriptor, namer: SwiftProtobufNamer) throws {
    self.name = service.name
    self.wireName = service.fullName
    self.documentation = documentationLines(
      of: service, otherwise: "The service `\(service.fullName)`.")
    self.methods = try service.methods.map { try MethodStub($0, namer: namer) }
  }
}

/// The Swift names of one method.
struct MethodStub {
  /// The name on the wire, for example "IngestConversations".
  let wireName: String
  /// The name of the Swift function, for example "ingestConversations".
  let functionName: String
  /// The Swift type of the request message.
  let request: String
  /// The Swift type of the response message.
  let response: String
  /// Whether the answer is a stream of responses.
  let streamsResponses: Bool
  /// Whether the contract says that repeating the call is safe.
  let isIdempotent: Bool
  /// The comment of the contract, as doc comment lines.
  let documentation: [String]

  init(_ method: MethodDescriptor, namer: SwiftProtobufNamer) throws {
    guard !method.clientStreaming else {
      throw StubGeneratorError.clientStreaming(method: method.fullName)
    }
    self.wireName = method.name
    self.functionName = Self.functionName(for: method.name)
    self.request = namer.fullName(message: method.inputType)
    self.response = namer.fullName(message: method.outputType)
    self.streamsResponses = method.serverStreaming
    self.isIdempotent = method.options.idempotencyLevel != .idempotencyUnknown
    self.documentation = documentationLines(
      of: method, otherwise: "`\(method.name)` of `\(method.service.fullName)`.")
  }

  private static func functionName(for wireName: String) -> String {
    let name = wireName.prefix(1).lowercased() + wireName.dropFirst()
    let keywords =
      swiftKeywordsUsedInDeclarations
      .union(swiftKeywordsUsedInStatements)
      .union(swiftKeywordsUsedInExpressionsAndTypes)
    return keywords.contains(name) ? "`\(name)`" : name
  }
}

private func documentationLines(
  of descriptor: some ProvidesSourceCodeLocation, otherwise fallback: String
) -> [String] {
  let lines = descriptor.protoSourceComments().split(separator: "\n").map(String.init)
  return lines.isEmpty ? ["/// \(fallback)"] : lines
}
