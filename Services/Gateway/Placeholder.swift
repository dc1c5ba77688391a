import Hummingbird
import HummingbirdTLS
import JWTKit
import NIOWebSocket
import GRDB
import SwiftProtobuf
import X509
enum GatewayPlaceholder {}
