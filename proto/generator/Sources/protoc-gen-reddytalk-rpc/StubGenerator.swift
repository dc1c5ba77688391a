import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The protoc plugin that turns each `service` into a server protocol and a client struct.
///
/// For `path/to/collector.proto` it writes `collector.rpc.swift`; files without a service give none.
@main
struct StubGenerator: CodeGenerator {
  let supportedFeatures: [Google_Protobuf_Compiler_CodeGeneratorResponse.Feature] = [
    .proto3Optional
  ]
  let version: String? = "1"

  func generate(
    files: [FileDescriptor],
    parameter: any CodeGeneratorParameter,
    protoCompilerContext: any ProtoCompilerContext,
    generatorOutputs: any GeneratorOutputs
  ) throws {
    for pair in parameter.parsedPairs {
      throw StubGeneratorError.unknownParameter(pair.key)
    }
    for file in files where !file.services.isEmpty {
      let namer = SwiftProtobufNamer(
        currentFile: file, protoFileToModuleMappings: ProtoFileToModuleMappings())
      let services = try file.services.map { try ServiceStub($0, namer: namer) }
      var printer = StubPrinter(protoFile: file.name)
      for service in services {
        printer.print(service)
      }
      try generatorOutputs.add(fileName: self.outputName(of: file), contents: printer.content)
    }
  }

  private func outputName(of file: FileDescriptor) -> String {
    let base = file.name.split(separator: "/").last ?? ""
    return base.split(separator: ".").dropLast().joined(separator: ".") + ".rpc.swift"
  }
}
