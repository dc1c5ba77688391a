import NIOCore

@testable import RPCTransport

/// What a connection's state must be at every time at which nothing is going on.
enum ConnectionInvariants {
  static func check(_ handler: ConnectionHandler) throws(FuzzFinding) {
    let limits = handler.limits
    try claim(
      handler.decoder.bufferedBytes < FrameHeader.bytes + handler.decoder.maxPayloadBytes
        || handler.state.isClosed,
      "\(handler.decoder.bufferedBytes) bytes wait for the rest of a frame")
    if handler.state.isClosed {
      try claim(
        handler.streams.isEmpty && handler.waitingCalls.isEmpty && handler.heldCalls.isEmpty,
        "calls are left on a closed connection")
      return
    }
    try claim(
      handler.context?.channel.isActive == true, "the connection is open and its socket is not")
    try claim(handler.out.readableBytes == 0, "\(handler.out.readableBytes) bytes were not sent")
    try claim(
      handler.streams.count == handler.state.openStreams,
      "\(handler.streams.count) streams where \(handler.state.openStreams) are counted")
    if case .server = handler.side {
      try claim(
        handler.streams.count <= limits.maxConcurrentStreams, "more streams than were announced")
    }
    let assembly = handler.streams.values.reduce(0) { sum, stream in
      var sum = sum + (stream.assembly?.heldBytes ?? 0)
      if case .incoming(let call) = stream.call { sum += call.request?.heldBytes ?? 0 }
      return sum
    }
    try claim(
      assembly == handler.assemblyBytes && assembly <= limits.maxAssemblyBytes,
      "\(assembly) bytes of unfinished messages where \(handler.assemblyBytes) are counted")
    let unsent = handler.streams.values.reduce(0) { $0 + $1.unsentBytes }
    try claim(
      unsent == handler.reserve.waiting,
      "\(unsent) bytes of answers where \(handler.reserve.waiting) are counted")
  }
}
