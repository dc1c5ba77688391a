import Foundation
import RESTContract

/// Collects items into batches for the Collector, and what became of them into one answer.
struct IntakeTally<Item: IntakeItem> {
  typealias Deliver = @Sendable ([Item]) async throws -> IntakeResult

  /// Items of one call to the Collector.
  private static var maximumBatchItems: Int { 100 }
  /// Roughly; far below what a message may hold.
  private static var maximumBatchBytes: Int { 1 << 20 }
  /// Items that are listed in the answer.
  private static var maximumListedItems: Int { 1000 }

  private let deliver: Deliver
  private var pending: [(index: Int, line: Int?, item: Item)] = []
  private var pendingBytes = 0
  private var result = IngestResource(
    received: 0, accepted: 0, duplicates: 0, quarantined: 0, rejected: 0, identifiersRemoved: [:],
    items: [])

  init(deliver: @escaping Deliver) {
    self.deliver = deliver
  }

  /// How many items were stored, now or before.
  var stored: Int { self.result.accepted + self.result.duplicates + self.result.quarantined }

  /// Takes one item, or notes why it cannot be read.
  mutating func take(
    _ attempt: Result<Item, any Error>, line: Int? = nil, bytes: Int = 0
  ) async throws {
    let index = self.result.received
    self.result.received += 1
    switch attempt {
    case .failure(let error):
      self.reject(index: index, line: line, id: nil, reasons: [Self.reason(error)])
    case .success(let item):
      let faults = item.faults
      guard faults.isEmpty else {
        self.reject(index: index, line: line, id: item.itemID, reasons: faults)
        return
      }
      self.pending.append((index, line, item))
      self.pendingBytes += bytes
      let isFull =
        self.pending.count >= Self.maximumBatchItems
        || self.pendingBytes >= Self.maximumBatchBytes
      if isFull { try await self.flush() }
    }
  }

  /// The answer, once everything is delivered. Throws when nothing could be taken.
  mutating func finish(noun: String) async throws -> IngestResource {
    try await self.flush()
    guard self.stored > 0 else {
      guard self.result.received > 0 else {
        throw Problem(.invalidParameters, "the body holds no \(noun)")
      }
      throw Problem(
        .invalidParameters, "none of the \(self.result.received) \(noun) could be taken",
        faults: self.result.items.prefix(100).map { item in
          Problem.Fault(
            index: item.index, line: item.line, id: item.id,
            reason: item.reasons.joined(separator: "; "))
        })
    }
    // Batches may be answered out of step with what was rejected here.
    self.result.items.sort { $0.index < $1.index }
    return self.result
  }

  private mutating func flush() async throws {
    let batch = self.pending
    guard !batch.isEmpty else { return }
    self.pending = []
    self.pendingBytes = 0
    let outcome: IntakeResult
    do {
      outcome = try await self.deliver(batch.map(\.item))
    } catch var problem as Problem where self.stored > 0 {
      problem.detail += "; \(self.stored) items of this request are stored, repeat it as it is"
      throw problem
    }
    for (identifier, count) in outcome.identifiersRemoved {
      self.result.identifiersRemoved[identifier, default: 0] += count
    }
    for item in outcome.items where batch.indices.contains(item.index) {
      self.count(item, at: batch[item.index])
    }
  }

  private mutating func count(
    _ item: IntakeResult.Item, at place: (index: Int, line: Int?, item: Item)
  ) {
    switch item.outcome {
    case .accepted: self.result.accepted += 1
    case .duplicate: self.result.duplicates += 1
    case .quarantined:
      self.result.quarantined += 1
      self.list(place.index, place.line, item.id, .quarantined, item.reasons)
    case .rejected:
      self.reject(index: place.index, line: place.line, id: item.id, reasons: item.reasons)
    }
  }

  private mutating func reject(index: Int, line: Int?, id: String?, reasons: [String]) {
    self.result.rejected += 1
    self.list(index, line, id, .rejected, reasons)
  }

  private mutating func list(
    _ index: Int, _ line: Int?, _ id: String?, _ outcome: IntakeResult.Outcome,
    _ reasons: [String]
  ) {
    guard self.result.items.count < Self.maximumListedItems else {
      self.result.itemsOmitted = (self.result.itemsOmitted ?? 0) + 1
      return
    }
    self.result.items.append(
      IngestResource.Item(
        index: index, line: line, id: id.flatMap { $0.isEmpty ? nil : $0 },
        outcome: outcome.rawValue, reasons: reasons))
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let fault as JSONFault: return "not JSON: \(fault.reason) at column \(fault.column)"
    case let problem as Problem: return problem.detail
    default:
      let fault = JSONBody.fault(error)
      // The pointer to the item itself is empty.
      let place = fault.pointer.flatMap { $0.isEmpty ? nil : $0 } ?? "the item"
      return "\(place): \(fault.reason)"
    }
  }
}
