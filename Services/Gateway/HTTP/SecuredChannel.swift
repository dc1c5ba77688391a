import HummingbirdCore
import Logging
import NIOCore

/// Puts TLS before another kind of connection, with the certificate of the moment.
struct SecuredChannel<Base: ServerChildChannel>: ServerChildChannel {
  let base: Base
  let certificate: GatewayCertificate

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
    channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandler(self.certificate.makeHandler())
    }.flatMap {
      self.base.setup(channel: channel, logger: logger)
    }
  }

  func handle(value: Base.Value, logger: Logger) async {
    await self.base.handle(value: value, logger: logger)
  }
}
