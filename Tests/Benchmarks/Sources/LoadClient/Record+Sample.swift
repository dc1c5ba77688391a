import BenchAPI

extension Reddytalk_Bench_V1_Record {
  /// The record that is sent: 200 bytes on the wire.
  static var sample: Self {
    var record = Self()
    record.id = 1_234_567_890_123
    record.name = "Margaret Hamilton-Lovelace"
    record.email = "margaret.hamilton@example.org"
    record.tenant = "tenant-eu-central-000042"
    record.region = "eu-central-1"
    record.comment =
      "a comment of ordinary length, as the text field of a form would hold it here."
    record.scores = [3, 17, 99, 250, 1024, 4097, 70_000, 12]
    return record
  }
}
