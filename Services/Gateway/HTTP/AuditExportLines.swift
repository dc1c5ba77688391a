import Foundation
import NIOCore
import RESTContract
import StoreKit

/// Writes an export of an audit trail as JSON lines.
struct AuditExportLines: Sendable {
  private let owner: StoreOwner
  private let after: UInt64
  private var entries: UInt64 = 0
  private let encoder: JSONEncoder

  /// The lines of a trail, from behind a record on.
  init(_ owner: StoreOwner, after: UInt64) {
    self.owner = owner
    self.after = after
    self.encoder = JSONEncoder()
    self.encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// The first line.
  func begin() throws -> ByteBuffer {
    var line = AuditExportLine(.trail)
    line.format = "reddytalk-audit-export v1"
    line.service = self.owner.rawValue
    line.after = self.after
    return try self.buffer([line])
  }

  /// Records, each followed by the checkpoint about it.
  mutating func lines(of piece: TrailPiece) throws -> ByteBuffer {
    var lines: [AuditExportLine] = []
    var checkpoints = piece.checkpoints[...]
    for entry in piece.entries {
      lines.append(AuditExportLine(entry))
      self.entries += 1
      while let next = checkpoints.first, next.sequence <= entry.sequence {
        lines.append(AuditExportLine(next))
        checkpoints.removeFirst()
      }
    }
    return try self.buffer(lines)
  }

  /// The last lines.
  func end(
    witnessed: (witness: StoreOwner, checkpoint: TrailCheckpoint)?
  ) throws -> ByteBuffer {
    var lines: [AuditExportLine] = []
    if let witnessed {
      var line = AuditExportLine(.witnessed)
      line.service = witnessed.witness.rawValue
      line.line = witnessed.checkpoint.line
      lines.append(line)
    }
    var end = AuditExportLine(.end)
    end.entries = self.entries
    return try self.buffer(lines + [end])
  }

  private func buffer(_ lines: [AuditExportLine]) throws -> ByteBuffer {
    var buffer = ByteBuffer()
    for line in lines {
      buffer.writeBytes(try self.encoder.encode(line))
      buffer.writeInteger(UInt8(ascii: "\n"))
    }
    return buffer
  }
}

extension AuditExportLine {
  fileprivate init(_ entry: AuditTrailEntry) {
    self.init(.entry)
    self.sequence = entry.sequence
    self.occurredAtMs = entry.occurredAt.millisecondsSinceEpoch
    self.actor = entry.actor
    self.roles = entry.roles
    self.action = entry.action
    self.objectId = entry.objectID
    self.outcome = entry.outcome
    self.reason = entry.reason
    self.requestId = entry.requestID
    self.previousHash = entry.previousHash
    self.hash = entry.hash
  }

  fileprivate init(_ checkpoint: TrailCheckpoint) {
    self.init(.checkpoint)
    self.sequence = checkpoint.sequence
    self.line = checkpoint.line
    self.outline = checkpoint.outline
  }
}
