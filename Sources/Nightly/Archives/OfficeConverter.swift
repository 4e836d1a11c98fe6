import Crawl
import FoundationEssentials
import Glibc
import Workers

/// Why an office file could not be converted.
public struct ConversionFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// One clause.
  public let description: String
}

/// Makes office files readable by LibreOffice, in a process that is shut in with the one file.
public struct OfficeConverter: Sendable {
  /// What an office file is made of it.
  enum Form: String {
    case pdf
    /// For spreadsheets: on pages their tables are cut, and cells without borders are no cells.
    case html

    init(of kind: ContentKind) { self = kind == .excel ? .html : .pdf }

    /// What such a file begins with.
    fileprivate var mark: String { self == .pdf ? "%PDF-" : "<!DOCTYPE html" }
  }

  private let program: String?
  private let seconds: Int
  private let launcher: String

  /// `searchPath` is where programs are looked for, as in PATH; `launcher` is the path of this program,
  /// which shuts itself in before it becomes LibreOffice.
  public init(searchPath: String, seconds: Int = 180, launcher: String = "/proc/self/exe") {
    self.seconds = seconds
    self.launcher = launcher
    let folders = searchPath.split(separator: ":").map { String($0) }
    let places = ["soffice", "libreoffice"].flatMap { name in folders.map { "\($0)/\(name)" } }
    program = places.first { unsafe access($0, X_OK) == 0 }
  }

  /// Whether LibreOffice was found.
  public var isAvailable: Bool { program != nil }

  /// The bytes of the file in the form for its kind; throws `ConversionFailure`.
  func conversion(of path: String, kind: ContentKind) throws -> [UInt8] {
    guard let program else {
      throw ConversionFailure(
        description: "it is a \(kind.rawValue) file and LibreOffice is not installed")
    }
    let folder = try WorkFolder()
    let name = "document.\(Self.suffix(of: path, kind))"
    try folder.write(
      try FileBytes.read(path, atMost: 200 << 20), to: "\(folder.path)/\(name)")
    let form = Form(of: kind)
    let inside = ConverterProcess.folderMark
    let process = ConverterProcess(
      program: program,
      arguments: [
        "-env:UserInstallation=file://\(inside)/profile", "--headless", "--norestore",
        "--convert-to", form.rawValue, "--outdir", inside, "\(inside)/\(name)",
      ], folder: folder.path, seconds: seconds)
    let ending = try run(process.command(launcher: launcher))
    guard let ending else {
      throw ConversionFailure(description: "LibreOffice took more than \(seconds) s for it")
    }
    let result = "\(folder.path)/document.\(form.rawValue)"
    guard ending == 0, let bytes = try? FileBytes.read(result, atMost: 500 << 20),
      bytes.starts(with: Array(form.mark.utf8))
    else { throw ConversionFailure(description: "LibreOffice cannot convert it") }
    return bytes
  }

  private static func suffix(of path: String, _ kind: ContentKind) -> String {
    let isOld =
      (try? FileBytes.read(path, atMost: 2))?.starts(with: [0xD0, 0xCF]) ?? false
    return switch kind {
    case .excel: isOld ? "xls" : "xlsx"
    case .ofd: "ofd"
    default: isOld ? "doc" : "docx"
    }
  }

  /// How the process ended; nil when its time was over and it was killed with all it had started.
  private func run(_ arguments: [String]) throws -> Int32? {
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for number in 0...2 {
      unsafe posix_spawn_file_actions_addopen(&actions, Int32(number), "/dev/null", O_RDWR, 0)
    }
    var pointers = unsafe arguments.map { unsafe strdup($0) }
    unsafe pointers.append(nil)
    defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
    var identifier: pid_t = 0
    guard
      unsafe posix_spawn(&identifier, arguments[0], &actions, &attributes, pointers, environ) == 0
    else { throw ConversionFailure(description: "LibreOffice cannot be started") }
    for _ in 0..<seconds * 50 {
      var status: Int32 = 0
      if unsafe waitpid(identifier, &status, WNOHANG) == identifier {
        kill(-identifier, SIGKILL)
        return status
      }
      usleep(20_000)
    }
    kill(-identifier, SIGKILL)
    waitpid(identifier, nil, 0)
    return nil
  }
}

/// A folder under /tmp that goes away with all in it.
private struct WorkFolder: ~Copyable {
  let path: String

  init() throws {
    var pattern = Array("/tmp/gongkai-office-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&pattern) != nil else {
      throw ConversionFailure(description: "no folder can be made under /tmp")
    }
    path = String(decoding: pattern.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    let file = unsafe fopen(path, "w")
    guard let file = unsafe file else {
      throw ConversionFailure(description: "\(path) cannot be written")
    }
    let count = unsafe fwrite(bytes, 1, bytes.count, file)
    guard unsafe fclose(file) == 0, count == bytes.count else {
      throw ConversionFailure(description: "\(path) cannot be written")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
