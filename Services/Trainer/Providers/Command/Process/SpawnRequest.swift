import CLinux
import FoundationEssentials
import Glibc
import Synchronization

/// A program to start: in a session of its own, in a directory of its own, with the environment it
/// is given and no other, its output in a file.
struct SpawnRequest: Sendable {
  /// The program and its arguments.
  var argv: [String]
  var environment: [String: String]
  var directory: URL
  /// Takes standard output and standard error; it is appended to.
  var output: URL

  /// That a program could not be started.
  struct Failure: Error, Hashable, CustomStringConvertible {
    let program: String
    let code: Int32

    var description: String {
      "cannot start \(self.program): \(String(cString: strerror(self.code)))"
    }
  }

  /// Starts the program.
  ///
  /// - Returns: Its process number. It has to be waited for.
  func start() throws(Failure) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, self.output.nativePath, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    clinux_spawn_in(&actions, self.directory.nativePath)
    clinux_spawn_closing_from(&actions, STDERR_FILENO + 1)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A service ignores some signals and blocks others; what it starts must be able to get them.
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes,
      clinux_spawn_new_session | Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    return try self.spawn(&actions, &attributes)
  }

  private func spawn(
    _ actions: inout posix_spawn_file_actions_t, _ attributes: inout posix_spawnattr_t
  ) throws(Failure) -> Int32 {
    guard let program = self.argv.first else { throw Failure(program: "", code: ENOENT) }
    let path = self.environment["PATH"] ?? ""
    guard let executable = ExecutableSearch.path(of: program, in: path, from: self.directory) else {
      throw Failure(program: program, code: ENOENT)
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = self.argv.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      self.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var pid: pid_t = 0
    let code = Self.privately {
      posix_spawn(&pid, executable, &actions, &attributes, &arguments, &variables)
    }
    guard code == 0 else { throw Failure(program: program, code: code) }
    return pid
  }

  private static let gate = Mutex(())

  /// Does something with files that are made closed to others. The mask belongs to the whole process:
  /// what other threads make meanwhile is closed too, which harms nobody.
  private static func privately(_ body: () -> CInt) -> CInt {
    self.gate.withLock { _ in
      let former = umask(0o077)
      defer { umask(former) }
      return body()
    }
  }
}
