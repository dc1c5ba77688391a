// swift-tools-version: 6.2
import PackageDescription

// The warnings gate is opened by CI only, so that a new compiler's warning never stops a contributor.
let warningsAreErrors = Context.environment["REDDYTALK_WARNINGS_AS_ERRORS"] == "1"

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

// MARK: - Packages

let dependencies: [Package.Dependency] = [
  // Event loop, TCP, TLS, WebSocket frames.
  .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
  .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
  .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
  // Messages and stores. Generated code is committed: the build plugin would compile protoc.
  .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
  .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  // Keys, certificates, tokens.
  .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
  .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
  .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
  // Process plumbing.
  .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  .package(
    url: "https://github.com/apple/swift-configuration", from: "1.4.0",
    traits: [.defaults, "CommandLineArguments"]),
  .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  // Observability.
  .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
  .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
  .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
  // Files and terminal.
  .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
]

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioWebSocket = Target.Dependency.product(name: "NIOWebSocket", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTPTypesHTTP1 = Target.Dependency.product(
  name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let swiftProtobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let swiftASN1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let jwtKit = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(
  name: "UnixSignals", package: "swift-service-lifecycle")
let configuration = Target.Dependency.product(
  name: "Configuration", package: "swift-configuration")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let tracing = Target.Dependency.product(name: "Tracing", package: "swift-distributed-tracing")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let rainbow = Target.Dependency.product(name: "Rainbow", package: "Rainbow")

// MARK: - Shared: contracts, the RPC runtime, process plumbing, stores, models

func shared(
  _ name: String, path: String? = nil, _ dependencies: [Target.Dependency],
  resources: [Resource] = [], exclude: [String] = [], extraSettings: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: path ?? "Shared/\(name)",
    exclude: exclude, resources: resources, swiftSettings: settings + extraSettings)
}

// Training loops over millions of floats take a minute without optimisation and a second with it,
// so this one target is optimised in debug builds too.
let numeric: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let sharedTargets: [Target] = [
  // The protocol runtime: values and contracts, then TCP + TLS, then the in-process twin.
  shared("RPCCore", path: "Shared/RPC/Core", [nioCore, logging, tracing]),
  shared(
    "RPCTransport", path: "Shared/RPC/Transport",
    ["CLinux", "RPCCore", nioCore, nioPosix, nioSSL, nioTLS, logging]),
  shared("RPCInProcess", path: "Shared/RPC/InProcess", ["RPCCore", nioCore]),
  // Generated messages and stubs only.
  shared("API", ["CLinux", "RPCCore", nioCore, swiftProtobuf]),
  // The JSON bodies of the public interface, shared by the Gateway and its clients.
  shared("RESTContract", []),
  // Access tokens of the public interface: issued offline by the command line, verified by the Gateway.
  shared("AccessTokens", ["Hexadecimal", "RESTContract", jwtKit, crypto, cryptoExtras]),
  shared(
    "ServiceKit",
    [
      "API", "CLinux", "FieldEncryption", "Hexadecimal", "RPCCore", "RPCTransport", "Statistics",
      "VaultTransit",
      nioCore, nioPosix, nioHTTP1, lifecycle, unixSignals, configuration, crypto, x509, swiftASN1,
      logging,
      metrics, tracing,
    ]),
  .systemLibrary(name: "CLinux", path: "Shared/CLinux"),
  // Bytes as text.
  shared("Hexadecimal", []),
  // Envelopes: fields under keys of subjects, those under a service's key, that under the root key.
  shared("FieldEncryption", ["CLinux", crypto, cryptoExtras]),
  // A root key that stays in a key service with the protocol of HashiCorp Vault's Transit engine.
  shared("VaultTransit", ["FieldEncryption", "HTTPClient", crypto, httpTypes]),
  shared(
    "StoreKit",
    ["FieldEncryption", "Hexadecimal", "RPCCore", grdb, crypto, lifecycle, logging]),
  // A store's events as the messages of the `Watch` method that every service has.
  shared("EventStream", ["API", "StoreKit", swiftProtobuf]),
  // What a store shows in its service's health.
  shared("StoreHealth", ["ServiceKit", "StoreKit"]),
  // Rotation of keys, erasure and backups: what the services' stores have alike.
  shared(
    "DataProtection",
    [
      "API", "FieldEncryption", "Hexadecimal", "RPCCore", "ServiceKit", "StoreKit", swiftProtobuf,
      grdb, crypto, lifecycle, configuration, logging,
    ], exclude: ["README.md"]),
  // Signed checkpoints of audit trails, their witnesses, and what answers questions about them.
  shared(
    "Auditing",
    [
      "API", "RPCCore", "ServiceKit", "StoreKit", lifecycle, configuration, logging, swiftProtobuf,
    ]),
  // Intervals and reproducible random numbers.
  shared("Statistics", [histogram]),
  // Certificates and signing keys for development and tests.
  shared("PKI", ["FieldEncryption", "Hexadecimal", x509, swiftASN1, crypto]),
  shared("LocalModel", ["Hexadecimal", crypto], exclude: ["README.md"], extraSettings: numeric),
  // How models are asked: the embedded one, and those of providers over OpenAI's wire format.
  shared("ModelRuntime", ["Hexadecimal", "HTTPClient", "LocalModel", crypto, httpTypes]),
  .systemLibrary(
    name: "CCurl", path: "Shared/CCurl", pkgConfig: "libcurl",
    providers: [.apt(["libcurl4-openssl-dev"])]),
  shared("HTTPClient", ["CCurl", httpTypes], exclude: ["README.md"]),
  // Which providers of models the settings give access to, and what authenticates requests to them.
  shared(
    "ProviderAccess", ["HTTPClient", "ModelRuntime", "ServiceKit", configuration, httpTypes]),
]

// MARK: - Services: a library with everything, and a thin executable over it

func service(
  _ name: String, _ extra: [Target.Dependency] = [], resources: [Resource] = []
) -> [Target] {
  [
    .target(
      name: name,
      dependencies: [
        "API", "Auditing", "DataProtection", "EventStream", "FieldEncryption", "Hexadecimal",
        "RPCCore", "ServiceKit", "Statistics", "StoreHealth", "StoreKit", nioCore, swiftProtobuf,
        grdb, lifecycle, configuration, crypto, logging, metrics,
      ] + extra,
      path: "Services/\(name)", exclude: ["Main", "README.md"], resources: resources,
      swiftSettings: settings),
    .executableTarget(
      name: "\(name)Main", dependencies: [.byName(name: name), "ServiceKit"],
      path: "Services/\(name)/Main", swiftSettings: settings),
  ]
}

let serviceTargets: [Target] =
  service("Collector")
  + service(
    "Trainer", ["CLinux", "HTTPClient", "LocalModel", "ModelRuntime", "ProviderAccess", httpTypes])
  + service(
    "Evaluator", ["LocalModel", "ModelRuntime", "ProviderAccess", yams],
    resources: [.copy("Suites")])
  + service("Deployer", ["LocalModel", "ModelRuntime", "ProviderAccess"])
  + service(
    "Gateway",
    [
      "AccessTokens", "RESTContract", "RPCInProcess", "RPCTransport", hummingbirdCore, httpTypes,
      nioPosix, nioHTTP1, nioWebSocket, nioHTTPTypes, nioHTTPTypesHTTP1, nioSSL,
    ])

let commandLineTargets: [Target] = [
  .target(
    name: "CLI",
    dependencies: [
      "AccessTokens", "Auditing", "DataProtection", "FieldEncryption", "RESTContract", "HTTPClient",
      "PKI", "ServiceKit", "StoreKit", argumentParser, configuration, subprocess, systemPackage,
      rainbow, httpTypes, nioCore, nioPosix, nioHTTP1, nioWebSocket, nioSSL,
      unixSignals,
    ],
    path: "Services/CLI", exclude: ["Main", "README.md"], resources: [.copy("Corpus")],
    swiftSettings: settings),
  .executableTarget(
    name: "CLIMain", dependencies: ["CLI", argumentParser], path: "Services/CLI/Main",
    swiftSettings: settings),
]

// MARK: - Tests mirror the sources

func tests(
  _ name: String, path: String? = nil, _ dependencies: [Target.Dependency],
  resources: [Resource] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], path: path ?? "Tests/\(name)",
    exclude: exclude, resources: resources, swiftSettings: settings)
}

let testTargets: [Target] = [
  .target(
    name: "TestSupport",
    dependencies: [
      "API", "Hexadecimal", "HTTPClient", "RPCCore", "RPCTransport", "RPCInProcess", "PKI",
      "ServiceKit", nioCore, configuration, crypto, lifecycle, logging,
    ],
    path: "Tests/TestSupport", swiftSettings: settings),
  // The conformance cases in Swift, a client that runs them, and the server that clients in every
  // language are tested against.
  .target(
    name: "ConformanceCases",
    dependencies: ["PKI", "RPCCore", "RPCInProcess", "RPCTransport", "TestSupport", nioCore],
    path: "Tests/ConformanceCases", swiftSettings: settings),
  .executableTarget(
    name: "ConformanceClient",
    dependencies: ["ConformanceCases", "RPCCore", "RPCTransport", "TestSupport"],
    path: "Tests/ConformanceClient", swiftSettings: settings),
  .executableTarget(
    name: "ConformanceServer",
    dependencies: ["ConformanceCases", "RPCCore", "RPCTransport", "TestSupport", logging],
    path: "Tests/ConformanceServer", swiftSettings: settings),
  tests("RPCCoreTests", ["RPCCore", "RPCInProcess", nioCore]),
  tests(
    "RPCTransportTests",
    [
      "ConformanceCases", "PKI", "RPCCore", "RPCTransport", "RPCInProcess", nioCore, nioPosix,
      nioEmbedded, nioSSL,
    ]),
  tests(
    "ServiceKitTests",
    [
      "ServiceKit", "API", "FieldEncryption", "PKI", "RPCCore", "RPCInProcess", "RPCTransport",
      nioCore, nioPosix, lifecycle, configuration, crypto, swiftProtobuf, logging, metrics, tracing,
    ]),
  tests("HexadecimalTests", ["Hexadecimal"]),
  tests("FieldEncryptionTests", ["FieldEncryption", crypto], exclude: ["Vectors"]),
  tests("StoreKitTests", ["StoreKit", "FieldEncryption", grdb, crypto, logging]),
  tests(
    "DataProtectionTests",
    [
      "DataProtection", "API", "FieldEncryption", "Hexadecimal", "PKI", "RPCCore", "RPCInProcess",
      "ServiceKit", "StoreKit", swiftProtobuf, grdb, crypto, lifecycle, logging,
    ]),
  tests("StoreHealthTests", ["StoreHealth", "ServiceKit", "StoreKit", grdb]),
  tests(
    "VaultTransitTests",
    [
      "VaultTransit", "FieldEncryption", "PKI", "ServiceKit", "StoreKit", configuration, crypto,
      nioCore, nioPosix, nioHTTP1, nioSSL, logging,
    ]),
  tests(
    "AuditingTests",
    [
      "Auditing", "API", "RPCCore", "RPCInProcess", "RESTContract", "ServiceKit", "StoreKit", grdb,
      logging,
    ]),
  tests("StatisticsTests", ["Statistics"]),
  tests("PKITests", ["PKI", "FieldEncryption", x509, swiftASN1, crypto]),
  tests("LocalModelTests", ["LocalModel"]),
  tests("ModelRuntimeTests", ["HTTPClient", "ModelRuntime", "LocalModel", crypto, httpTypes]),
  tests(
    "ProviderAccessTests",
    [
      "ProviderAccess", "HTTPClient", "LocalModel", "ModelRuntime", "ServiceKit", configuration,
      httpTypes,
    ]),
  tests("HTTPClientTests", ["HTTPClient", "Hexadecimal", crypto, httpTypes]),
  tests(
    "CollectorTests",
    [
      "Collector", "API", "DataProtection", "FieldEncryption", "RPCCore", "RPCInProcess",
      "RPCTransport",
      "ServiceKit", "Statistics", "StoreKit", grdb, lifecycle, logging, metrics, swiftProtobuf,
    ]),
  tests(
    "TrainerTests",
    [
      "Trainer", "DataProtection", "FieldEncryption", "Hexadecimal", "HTTPClient", "LocalModel",
      "ModelRuntime", "ProviderAccess", "API", "RPCCore", "RPCInProcess", "ServiceKit", "StoreKit",
      httpTypes,
      nioCore, swiftProtobuf, grdb, configuration, crypto, lifecycle, logging, metrics,
    ]),
  tests(
    "EvaluatorTests",
    [
      "Evaluator", "FieldEncryption", "LocalModel", "ModelRuntime", "API", "RPCCore",
      "RPCInProcess", "ServiceKit", "StoreKit", swiftProtobuf, configuration, logging,
    ]),
  tests(
    "DeployerTests",
    [
      "Deployer", "DataProtection", "HTTPClient", "LocalModel", "ModelRuntime", "API",
      "FieldEncryption",
      "Hexadecimal", "RPCCore", "RPCInProcess", "ServiceKit", "StoreKit", grdb, crypto,
      swiftProtobuf, lifecycle,
      configuration, logging,
    ]),
  tests(
    "GatewayTests",
    [
      "Gateway", "AccessTokens", "Auditing", "RESTContract", "API", "RPCCore", "RPCTransport",
      "RPCInProcess",
      "HTTPClient", "PKI", "ServiceKit", "StoreKit", swiftProtobuf, configuration, httpTypes,
      logging, lifecycle, nioCore, nioPosix, nioHTTP1, nioWebSocket, nioSSL,
    ]),
  tests("AccessTokensTests", ["AccessTokens", jwtKit, crypto, cryptoExtras]),
  tests("RESTContractTests", ["RESTContract"]),
  tests(
    "CLITests",
    [
      "CLI", "Auditing", "DataProtection", "FieldEncryption", "RESTContract", "PKI", "ServiceKit",
      "StoreKit",
      argumentParser, grdb, systemPackage, yams,
    ]),
  tests(
    "EndToEndTests",
    [
      "CLI", "DataProtection", "RESTContract", "HTTPClient", "LocalModel", "PKI", "ServiceKit",
      "StoreKit", argumentParser, httpTypes,
    ]),
]

// MARK: - Package

let package = Package(
  name: "reddytalk-pipeline",
  platforms: [.macOS(.v15)],
  products: [
    // For the packages beside this one: benchmarks and whoever else speaks the protocol.
    .library(name: "RPC", targets: ["RPCCore", "RPCTransport"]),
    .library(name: "CLinux", targets: ["CLinux"]),
    .library(name: "Stores", targets: ["StoreKit", "FieldEncryption"]),
    .library(name: "HTTPClient", targets: ["HTTPClient"]),
    .executable(name: "collector", targets: ["CollectorMain"]),
    .executable(name: "trainer", targets: ["TrainerMain"]),
    .executable(name: "evaluator", targets: ["EvaluatorMain"]),
    .executable(name: "deployer", targets: ["DeployerMain"]),
    .executable(name: "gateway", targets: ["GatewayMain"]),
    .executable(name: "reddytalk", targets: ["CLIMain"]),
  ],
  dependencies: dependencies,
  targets: sharedTargets + serviceTargets + commandLineTargets + testTargets
)
