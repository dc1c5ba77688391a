public import Glibc

/// What a process has used up so far.
public enum ProcessReading {
  /// Seconds of processor time, of all its threads.
  ///
  /// - Parameter process: Its id; 0 for this one.
  public static func processorSeconds(of process: pid_t) -> Double {
    var clock = clockid_t()
    var time = timespec()
    guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else {
      Failure.end("the processor time of process \(process) cannot be read")
    }
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The most memory it ever had resident, in MiB.
  ///
  /// - Parameter process: Its id; 0 for this one.
  public static func peakResidentMiB(of process: pid_t) -> Double {
    let path = process == 0 ? "/proc/self/status" : "/proc/\(process)/status"
    guard let file = fopen(path, "r") else { Failure.end("\(path) cannot be read") }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let bytes = line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
      let text = String(decoding: bytes, as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      let digits = text.drop { !$0.isNumber }.prefix { $0.isNumber }
      return (Double(String(digits)) ?? 0) / 1024
    }
    Failure.end("\(path) has no VmHWM")
  }
}
