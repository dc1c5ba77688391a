import Foundation
import SwiftASN1
import TestSupport
import X509

@testable import PKI

/// A directory for one test's keys, removed with the fixture.
final class PKIFixture: Sendable {
  private let owner = TemporaryDirectory()
  /// A whole second, as certificates count.
  let start = Date(timeIntervalSince1970: 1_767_225_600)

  /// Where the keys are; not made yet.
  var directory: URL { self.owner.url.appending(path: "pki", directoryHint: .isDirectory) }

  func authority(after delay: TimeInterval = 0) -> DevelopmentAuthority {
    let now = self.start + delay
    return DevelopmentAuthority(directory: self.directory, now: { now })
  }

  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self.directory.path())
      .filter { $0 != ".lock" }.sorted()
  }

  func contents() throws -> [String: String] {
    try self.files().reduce(into: [:]) { $0[$1] = try self.text($1) }
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: self.directory.appending(path: name), encoding: .utf8)
  }

  func certificate(_ name: String) throws -> Certificate {
    try Certificate(pemEncoded: self.text(name))
  }

  func mode(of name: String) throws -> Int? {
    let path = self.directory.appending(path: name).path()
    return try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }
}
