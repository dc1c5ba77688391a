import ArgumentParser

/// Why a command ends without success, with the exit code that scripts can trust.
///
/// Codes above 63 are those of `sysexits.h`.
package struct CommandFailure: Error, CustomStringConvertible {
  /// The exit codes of `reddytalk`.
  package enum Code: Int32, Sendable {
    /// The command ran, and what it did was refused or turned out badly.
    case refused = 1
    /// Input that cannot be used, for example a file that is no JSON.
    case badInput = 65
    /// A file or directory cannot be read.
    case noInput = 66
    /// A service cannot be reached.
    case unavailable = 69
    /// Something is wrong with this program or with what a service answered.
    case software = 70
    /// No or insufficient permission.
    case noPermission = 77
    /// A setting, key or certificate is missing or wrong.
    case configuration = 78
  }

  package var code: Code
  /// What went wrong.
  package var message: String
  /// What to do about it.
  package var remedy: String?

  package init(_ code: Code, _ message: String, remedy: String? = nil) {
    self.code = code
    self.message = message
    self.remedy = remedy
  }

  package var description: String {
    guard let remedy = self.remedy else { return self.message }
    return "\(self.message)\n\(remedy)"
  }
}
