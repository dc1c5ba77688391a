import Foundation
import Synchronization
import TestSupport
import Testing

@testable import ServiceKit

struct ParentWatchTests {
  @Test(.timeLimit(.minutes(1)))
  func `the watch ends when the other end of the pipe is closed, not before`() async throws {
    let pipe = Pipe()
    let readEnd = pipe.fileHandleForReading.fileDescriptor
    let hasEnded = Flag()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await ParentWatch(descriptor: readEnd).run()
        hasEnded.raise()
      }
      try pipe.fileHandleForWriting.write(contentsOf: Data("still here".utf8))
      try await eventually("the bytes are read") { Self.unreadBytes(readEnd) == 0 }
      #expect(!hasEnded.isRaised)
      try pipe.fileHandleForWriting.close()
      try await group.next()
    }
    #expect(hasEnded.isRaised)
  }

  private static func unreadBytes(_ descriptor: Int32) -> Int32 {
    var count: Int32 = 0
    _ = ioctl(descriptor, UInt(FIONREAD), &count)
    return count
  }

  private final class Flag: Sendable {
    private let state = Mutex(false)

    var isRaised: Bool { self.state.withLock { $0 } }

    func raise() { self.state.withLock { $0 = true } }
  }
}
