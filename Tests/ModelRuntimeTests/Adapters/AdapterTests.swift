import Foundation
import ModelRuntime
import TestSupport
import Testing

struct AdapterTests {
  private static func isRefused(_ words: String, _ body: () throws -> Void) {
    let error = #expect(throws: ModelRuntimeError.self) { try body() }
    guard case .artifactRejected(let reason)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains(words), "\(reason)")
  }

  @Test func `what is no adapter in PEFT's layout is refused`() throws {
    Self.isRefused("no adapter") { _ = try Adapter(AdapterSample.artifact(kind: .files)) }
    for name in ["adapter_config.json", "adapter_model.safetensors"] {
      Self.isRefused(name) { _ = try Adapter(AdapterSample.artifact(without: name)) }
    }
  }

  @Test(arguments: ["training_args.bin", "optimizer.pt", "Model.CKPT"])
  func `what runs code when it is read never reaches a server`(name: String) throws {
    Self.isRefused("pickle") {
      _ = try Adapter(AdapterSample.artifact(more: [name: Data("x".utf8)]))
    }
  }

  @Test(arguments: ["../escape.json", ".hidden", "a/b.json"])
  func `a file cannot leave its directory`(name: String) throws {
    Self.isRefused("leaves its directory") {
      _ = try Adapter(AdapterSample.artifact(more: [name: Data("x".utf8)]))
    }
  }

  @Test func `the same artefact has the same name, and another one another`() throws {
    let one = try AdapterSample.adapter("one")
    #expect(try AdapterSample.adapter("one").name == one.name)
    #expect(try AdapterSample.adapter("two").name != one.name)
    #expect(one.name.text.hasPrefix("clinic-"))
    #expect(one.digest.dropFirst("sha256:".count).hasPrefix(one.name.text.suffix(8)))
  }
}
