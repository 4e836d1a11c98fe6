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

let package = Package(
  name: "gongkai",
  products: [.executable(name: "gongkai", targets: ["gongkai"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLinux"),
    systemLibrary("CPoppler", pkgConfig: "poppler-glib", apt: "libpoppler-glib-dev"),
    systemLibrary("CQPDF", pkgConfig: "libqpdf", apt: "libqpdf-dev"),
    systemLibrary("CXML", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
    systemLibrary("CLeptonica", pkgConfig: "lept", apt: "libleptonica-dev"),
    systemLibrary("CTesseract", pkgConfig: "tesseract", apt: "libtesseract-dev"),

    room("PageModel", resources: [.embedInCode("Confusions")]),
    room("Grids", ["PageModel"]),
    .target(
      name: "Reading",
      dependencies: [
        "PageModel", "Grids", "CPoppler", "CQPDF", "CXML", "CLeptonica", "CTesseract",
      ],
      swiftSettings: house, linkerSettings: [.linkedLibrary("gio-2.0")]),
    .target(name: "Workers", dependencies: ["PageModel", "CLinux"], swiftSettings: house),
    room("Tables", ["PageModel", "Grids"]),
    room("Repair", ["PageModel"]),
    room(
      "Labels", ["PageModel", .product(name: "Yams", package: "Yams")],
      resources: [.embedInCode("Profiles")]),
    room("Checks", ["PageModel"]),
    room("Emit", ["PageModel"]),
    room("Pipeline", ["PageModel", "Workers", "Tables", "Repair", "Labels", "Checks", "Emit"]),
    .executableTarget(
      name: "gongkai",
      dependencies: [
        "PageModel", "Reading", "Workers", "Labels", "Emit", "Pipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    .target(
      name: "TestSupport", dependencies: ["PageModel"], path: "Tests/TestSupport",
      swiftSettings: house),
    .executableTarget(
      name: "faulty-worker", dependencies: ["PageModel", "Workers"], path: "Tests/FaultyWorker",
      swiftSettings: house),
    tests("PageModelTests", []),
    tests("GridsTests", ["Grids"]),
    tests("ReadingTests", ["Reading"]),
    tests("WorkersTests", ["Workers"]),
    tests("TablesTests", ["Tables", "Grids"]),
    tests("RepairTests", ["Repair"]),
    tests("LabelsTests", ["Labels"]),
    tests("ChecksTests", ["Checks"]),
    tests("EmitTests", ["Emit"]),
    tests("PipelineTests", ["Pipeline", "Workers"]),
    tests("SamplesTests", []),
    tests("CommandTests", []),
  ],
  swiftLanguageModes: [.v6]
)
