// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours: a warning is an error.
let house: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A room that is pure Swift: also proves every unsafe construct is marked.
let pure: [SwiftSetting] = house + [.strictMemorySafety()]

func systemLibrary(_ name: String, pkgConfig: String, apt package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: pure)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["PageModel", "TestSupport"],
    path: "Tests/\(name)", swiftSettings: house)
}

/// Links what is Swift's own into a program, which then starts sooner and needs no toolchain where it runs.
///
/// The compiler names the parts of the shared Foundation only: those of the other are named here. Packed
/// relocations save a millisecond of each start; they need glibc 2.36 (Debian 12).
let selfContained: [LinkerSetting] =
  [
    .unsafeFlags([
      "-static-stdlib", "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
    ])
  ]
  + [
    "FoundationEssentials", "FoundationInternationalization", "CoreFoundation", "_FoundationICU",
    "_FoundationCShims", "_FoundationCollections", "stdc++",
  ].map { .linkedLibrary($0) }

/// Where the worker looks for the recogniser before the system's folders: `scripts/engine` puts it there.
let besideItsLibraries: [LinkerSetting] = [
  .unsafeFlags(["-Xlinker", "-rpath=$ORIGIN/../lib/gongkai"])
]

let package = Package(
  name: "gongkai",
  products: [
    .executable(name: "gongkai", targets: ["gongkai"]),
    .executable(name: "gongkai-worker", targets: ["gongkai-worker"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1",
      traits: ["FullFoundation"]),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
  ],
  targets: [
    .systemLibrary(name: "CLinux"),
    systemLibrary("CPoppler", pkgConfig: "poppler-glib", apt: "libpoppler-glib-dev"),
    systemLibrary("CQPDF", pkgConfig: "libqpdf", apt: "libqpdf-dev"),
    systemLibrary("CXML", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
    systemLibrary("CLeptonica", pkgConfig: "lept", apt: "libleptonica-dev"),
    systemLibrary("CJPEG", pkgConfig: "libjpeg", apt: "libjpeg-dev"),
    systemLibrary("CPNG", pkgConfig: "libpng", apt: "libpng-dev"),
    systemLibrary("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
    // Without pkg-config, which would also link what the packaged library needs for itself.
    .systemLibrary(name: "CTesseract", providers: [.apt(["libtesseract-dev"])]),

    room("PageModel", resources: [.embedInCode("Confusions")]),
    room("Grids", ["PageModel"]),
    .target(
      name: "Reading",
      dependencies: [
        "PageModel", "Grids", "CPoppler", "CQPDF", "CXML", "CLeptonica", "CJPEG", "CPNG", "CZlib",
        "CTesseract",
      ],
      swiftSettings: house, linkerSettings: [.linkedLibrary("gio-2.0")]),
    .target(name: "Workers", dependencies: ["PageModel", "CLinux"], swiftSettings: house),
    room("Tables", ["PageModel", "Grids"]),
    room("Repair", ["PageModel"]),
    room(
      "Labels", ["PageModel", .product(name: "Yams", package: "Yams")],
      resources: [.embedInCode("Profiles")]),
    room("Checks", ["PageModel"]),
    room("Calibration", ["PageModel"], resources: [.embedInCode("Models")]),
    room("Emit", ["PageModel"]),
    room(
      "Store",
      [
        "PageModel", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    room(
      "Review",
      [
        "PageModel", "Store", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      resources: [.embedInCode("Assets"), .embedInCode("Templates")]),
    room(
      "Pipeline",
      ["PageModel", "Workers", "Tables", "Repair", "Labels", "Checks", "Calibration", "Emit"]),
    room(
      "Crawl",
      [
        "PageModel", .product(name: "Yams", package: "Yams"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
      ]),
    room("Changes"),
    room(
      "Nightly",
      [
        "PageModel", "Workers", "Crawl", "Changes", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "gongkai",
      dependencies: [
        "PageModel", "Workers", "Labels", "Checks", "Calibration", "Emit", "Pipeline", "Store",
        "Crawl", "Changes", "Nightly", "Review", "CLinux",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house, linkerSettings: selfContained),
    // The C libraries are linked into this one alone.
    .executableTarget(
      name: "gongkai-worker",
      dependencies: ["PageModel", "Reading", "Workers", "Pipeline", "CLinux"],
      swiftSettings: house, linkerSettings: selfContained + besideItsLibraries),

    .target(
      name: "TestSupport", dependencies: ["PageModel"], path: "Tests/TestSupport",
      swiftSettings: house),
    .executableTarget(
      name: "faulty-worker", dependencies: ["PageModel", "Workers", "Pipeline"],
      path: "Tests/FaultyWorker",
      swiftSettings: house),
    tests("PageModelTests", []),
    tests("GridsTests", ["Grids"]),
    tests("ReadingTests", ["Reading", "CLeptonica"]),
    tests("WorkersTests", ["Workers"]),
    tests("TablesTests", ["Tables", "Grids"]),
    tests("RepairTests", ["Repair"]),
    tests("LabelsTests", ["Labels"]),
    tests("ChecksTests", ["Checks", "Labels"]),
    tests("CalibrationTests", ["Calibration"]),
    tests("EmitTests", ["Emit"]),
    tests("StoreTests", ["Store"]),
    tests("PipelineTests", ["Pipeline", "Workers"]),
    tests("SamplesTests", []),
    .target(
      name: "WebSite",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ], path: "Tests/WebSite", swiftSettings: house),
    tests("CrawlTests", ["Crawl", "WebSite"]),
    tests("ChangesTests", ["Changes"]),
    tests("NightlyTests", ["Nightly", "Crawl", "Changes", "WebSite", "CLinux"]),
    tests("CommandTests", ["WebSite", "Crawl", "Nightly", "CLeptonica"]),
  ],
  swiftLanguageModes: [.v6]
)
