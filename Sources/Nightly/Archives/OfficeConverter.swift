import Crawl
import FoundationEssentials
import Glibc

/// Why an office file could not be converted.
public struct ConversionFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// One clause.
  public let description: String
}

/// Makes office files readable by LibreOffice, in a process without network and with limits.
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

  /// `searchPath` is where programs are looked for, as in PATH.
  public init(searchPath: String, seconds: Int = 180) {
    self.seconds = seconds
    let folders = searchPath.split(separator: ":").map { String($0) }
    let places = ["soffice", "libreoffice"].flatMap { name in folders.map { "\($0)/\(name)" } }
    program = places.first { unsafe access($0, X_OK) == 0 }
  }

  /// Whether LibreOffice was found.
  public var isAvailable: Bool { program != nil }

  /// Limits first, then no network and no new privileges where the system has the tools for it.
  ///
  /// $1 program, $2 folder, $3 file, $4 seconds, $5 form. The file is a copy, the folder the only home.
  private static let script = """
    ulimit -c 0; ulimit -t "$4"; ulimit -v 4194304; ulimit -f 1048576
    export HOME="$2" TMPDIR="$2"
    inside=""
    if unshare --map-root-user --net true 2>/dev/null; then inside="unshare --map-root-user --net"; fi
    if setpriv --no-new-privs true 2>/dev/null; then inside="$inside setpriv --no-new-privs"; fi
    exec $inside "$1" "-env:UserInstallation=file://$2/profile" --headless --norestore \
      --convert-to "$5" --outdir "$2" "$3" >/dev/null 2>&1 </dev/null
    """

  /// The bytes of the file in the form for its kind; throws `ConversionFailure`.
  func conversion(of path: String, kind: ContentKind) throws -> [UInt8] {
    guard let program else {
      throw ConversionFailure(
        description: "it is a \(kind.rawValue) file and LibreOffice is not installed")
    }
    let folder = try WorkFolder()
    let copy = "\(folder.path)/document.\(Self.suffix(of: path, kind))"
    try folder.write(try FileBytes.read(path, atMost: 200 << 20), to: copy)
    let form = Form(of: kind)
    let ending = try run([
      "/bin/sh", "-c", Self.script, "sh", program, folder.path, copy, "\(seconds)", form.rawValue,
    ])
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
    var pointers = unsafe arguments.map { unsafe strdup($0) }
    unsafe pointers.append(nil)
    defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
    var identifier: pid_t = 0
    guard
      unsafe posix_spawn(&identifier, arguments[0], nil, &attributes, pointers, environ) == 0
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
