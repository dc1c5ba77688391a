internal import CLinux
internal import NIOCore
internal import NIOPosix

/// Runs handlers of large requests, on threads of its own, which give way to the others.
///
/// Decoding a request of megabytes takes the processor for milliseconds. On the threads that all
/// handlers share it would make every small call wait, which a few such requests a second are enough
/// for. There are as many threads as processors, so that a large request may still use them all while
/// nobody else wants them; what a handler awaits does not keep its thread from others.
final class LargeRequestExecutor: TaskExecutor {
  /// From how many bytes a request is a large one.
  static let leastBytes = 64 * 1024
  /// The one of the process.
  static let shared = LargeRequestExecutor()
  /// How much less of a busy processor the threads get than the others; by 10, a tenth.
  private static let niceness: Int32 = 10

  private let threads = NIOThreadPool(numberOfThreads: System.coreCount)

  private init() { self.threads.start() }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    self.threads.submit { _ in
      clinux_give_way_once(Self.niceness)
      job.runSynchronously(on: self.asUnownedTaskExecutor())
    }
  }

  /// In the middle of long work: lets a thread that waits for this one's processor run first.
  static func pause() { clinux_yield() }
}
