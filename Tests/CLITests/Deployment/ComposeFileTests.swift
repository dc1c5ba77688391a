import Foundation
import PKI
import TestSupport
import Testing
import Yams

/// The shape of `compose.yaml` as far as these tests look at it.
private struct ComposeFile: Decodable {
  struct Service: Decodable {
    struct Secret: Decodable {
      var source: String
      var target: String
    }

    var entrypoint: [String]
    var secrets: [Secret]
    var volumes: [String]
  }

  struct SecretFile: Decodable { var file: String }

  var services: [String: Service]
  var secrets: [String: SecretFile]

  static func load() throws -> ComposeFile {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "compose.yaml"), encoding: .utf8)
    return try YAMLDecoder().decode(ComposeFile.self, from: text)
  }
}

@Suite("The compose file")
struct ComposeFileTests {
  private static let services = ["collector", "trainer", "evaluator", "deployer", "gateway"]

  @Test func `runs the five services, each with its own program and volume`() throws {
    let compose = try ComposeFile.load()
    #expect(compose.services.keys.sorted() == Self.services.sorted())
    for (name, service) in compose.services {
      #expect(service.entrypoint == ["/usr/local/bin/\(name)"])
      #expect(service.volumes == ["\(name):/var/lib/reddytalk/data"])
    }
  }

  @Test func `mounts only files that 'pki init' makes`() async throws {
    let compose = try ComposeFile.load()
    try await withTemporaryDirectory { directory in
      try DevelopmentAuthority(directory: directory).prepare()
      let made = Set(try FileManager.default.contentsOfDirectory(atPath: directory.path))
      for secret in compose.secrets.values {
        #expect(secret.file.hasPrefix("secrets/"))
        #expect(made.contains(String(secret.file.dropFirst("secrets/".count))))
      }
    }
  }

  @Test(arguments: Self.services)
  func `gives a service its own private keys and nobody else's`(_ name: String) throws {
    let compose = try ComposeFile.load()
    let service = try #require(compose.services[name])
    for secret in service.secrets {
      let file = try #require(compose.secrets[secret.source], "\(secret.source) is not declared")
      let source = try #require(file.file.split(separator: "/").last)
      #expect(secret.target == "/run/reddytalk/pki/\(source)")
      if source.hasSuffix(".key") { #expect(source.hasPrefix("\(name).")) }
    }
    let targets = service.secrets.map(\.target)
    for needed in ["ca.pem", "\(name).pem", "\(name).key"] {
      #expect(targets.contains("/run/reddytalk/pki/\(needed)"))
    }
  }
}
