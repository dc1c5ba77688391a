internal import CLinux
internal import NIOCore
internal import NIOPosix

/// Where handlers of large requests run: on threads of their own, which give way to the others.
///
/// Decoding a request of megabytes takes the processor for milliseconds. On the threads that all
/// handlers share it would make every small call wait, which a few such requests a second are enough
/// for. What such a handler awaits does not keep its thread from others.
enum LargeRequests {
  /// From how many bytes a request is one of them.
  static let leastBytes = 64 * 1024
  /// How much less of a busy processor they get than the others; by 5, a third.
  private static let niceness: Int32 = 5

  private static let threads: MultiThreadedEventLoopGroup = {
    let threads = MultiThreadedEventLoopGroup(numberOfThreads: max(1, System.coreCount / 2))
    for thread in threads.makeIterator() { thread.execute { _ = clinux_give_way(Self.niceness) } }
    return threads
  }()

  /// Starts the threads, which keep a few file descriptors.
  static func prepare() { _ = self.threads }

  /// In the middle of long work: lets a thread that waits for this one's processor run first.
  static func pause() { clinux_yield() }

  /// The thread for the next one.
  static func executor() -> EventLoopTaskExecutor { EventLoopTaskExecutor(self.threads.next()) }
}
