import Dispatch
import Glibc
import ServiceLifecycle

/// Ends when the process that started this one is gone, so that no service outlives its supervisor.
///
/// The supervisor gives its children the read end of a pipe as standard input and keeps the write end. However
/// it ends, the kernel closes the write end, and reading gives the end of the file.
struct ParentWatch: Service {
  /// The read end of the pipe.
  var descriptor: Int32 = STDIN_FILENO

  /// Returns when the pipe has been closed, or on graceful shutdown.
  func run() async throws {
    let (closed, continuation) = AsyncStream<Never>.makeStream()
    let descriptor = self.descriptor
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
    source.setEventHandler {
      var bytes = [UInt8](repeating: 0, count: 256)
      // Whatever is written means nothing; only the end does.
      if read(descriptor, &bytes, bytes.count) == 0 { continuation.finish() }
    }
    source.activate()
    defer { source.cancel() }
    await cancelWhenGracefulShutdown {
      for await _ in closed {}
    }
  }
}
