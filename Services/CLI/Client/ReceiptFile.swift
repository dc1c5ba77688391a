import DataProtection
import Foundation
import RESTContract
import Rainbow
import ServiceKit

/// Receipts of erasures, as `reddytalk erase` gives them.
enum ReceiptFile {
  /// The receipts in a file, each verified with the keys of the service that it says it is from.
  static func read(_ file: URL, keys: VerifyingKeys) throws -> [ErasureReceipt] {
    let statements: [SignedStatement]
    do {
      let erasure = try RESTCoding.makeDecoder().decode(
        ErasureResource.self, from: Data(contentsOf: file))
      statements = try erasure.receipts.map(Self.statement)
    } catch let error as CocoaError where error.isFileError {
      throw error
    } catch {
      throw CommandFailure(
        .badInput, "\(file.path) holds no receipts",
        remedy: "Give a file that 'reddytalk erase --receipt' or 'reddytalk erase --json' wrote.")
    }
    guard !statements.isEmpty else {
      throw CommandFailure(.badInput, "\(file.path) holds no receipts")
    }
    return try statements.map { statement in
      do {
        return try ErasureReceipt(statement, keys: keys)
      } catch {
        throw CommandFailure(.refused, "a receipt in \(file.path) is not genuine: \(error)")
      }
    }
  }

  /// A receipt as the Gateway gave it, to be shown.
  static func unverified(_ envelope: JSONValue) throws -> ErasureReceipt {
    try JSONDecoder().decode(ErasureReceipt.self, from: Self.statement(envelope).payload)
  }

  static func show(_ receipt: ErasureReceipt, _ output: Output) {
    let facts = receipt.facts
    output.line("\(receipt.service.bold)  \(receipt.id)")
    let erased = Date(timeIntervalSince1970: Double(receipt.erasedAtMs) / 1000)
    output.line("  erased      \(Rendering.time(erased)) for \(receipt.requestedBy)")
    for subject in facts.subjects {
      output.line("  keys        of \(subject.subject), up to version \(subject.lastKeyVersion)")
    }
    if !facts.removed.isEmpty { output.line("  removed     \(Rendering.counts(facts.removed))") }
    Self.list("backups", receipt.backupsRewritten, output)
    Self.list("no keys in", receipt.backupsDestroyed, output)
    Self.list("snapshots", facts.snapshots, output)
    Self.list("models", facts.modelVersions, output)
    Self.list("stopped", facts.stoppedRuns, output)
    output.line("  audit       record \(receipt.auditSequence), \(receipt.auditHash)")
  }

  private static func list(_ name: String, _ values: [String], _ output: Output) {
    guard !values.isEmpty else { return }
    let label = name + String(repeating: " ", count: 12 - name.count)
    output.line("  \(label)\(values.joined(separator: ", "))")
  }

  private static func statement(_ envelope: JSONValue) throws -> SignedStatement {
    try JSONDecoder().decode(
      SignedStatement.self, from: RESTCoding.makeEncoder().encode(envelope))
  }
}
