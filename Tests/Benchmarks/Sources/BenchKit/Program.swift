internal import CLinux
internal import Glibc

/// The frame of a program of the benchmark.
public enum Program {
  /// Runs `body` until it ends the process; a failure ends it too.
  ///
  /// Leaves the main thread alive: an asynchronous `main` would end it, and valgrind does not survive
  /// that.
  public static func run(_ body: @escaping @Sendable () async throws -> Void) -> Never {
    // As the services do.
    clinux_keep_freed_memory()
    _ = clinux_prefer_short_slices()
    Task.detached {
      do {
        try await body()
        exit(0)
      } catch {
        Failure.end("\(error)")
      }
    }
    while true { pause() }
  }

  /// Tells the harness that a server listens.
  public static func announce(port: Int) {
    print("READY \(port)")
    fflush(nil)
  }
}
