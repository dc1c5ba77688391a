import BenchAPI
import RPCCore

/// Gives back what it gets.
struct EchoService: BenchServing {
  func echo(
    _ request: Reddytalk_Bench_V1_Record, context: ServerContext
  ) async throws -> Reddytalk_Bench_V1_Record {
    request
  }

  func echoBlob(
    _ request: Reddytalk_Bench_V1_Blob, context: ServerContext
  ) async throws -> Reddytalk_Bench_V1_Blob {
    request
  }

  func stream(
    _ request: Reddytalk_Bench_V1_StreamRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Bench_V1_Record>
  ) async throws {
    var record = request.record
    for id in 0..<UInt64(request.count) {
      record.id = id + 1
      try await writer.write(record)
    }
  }
}
