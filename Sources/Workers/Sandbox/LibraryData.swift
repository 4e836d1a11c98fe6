import Glibc

/// Where the readers' libraries keep what they read while they work; folders count with all below them.
///
/// Fonts, character maps, trained data, modules that are loaded when first needed.
enum LibraryData {
  private static let places = [
    "/usr/share/poppler", "/usr/share/tesseract-ocr", "/usr/share/tessdata",
    "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/etc/fonts",
    "/var/cache/fontconfig", "/usr/share/ghostscript/fonts", "/usr/share/X11/fonts",
    "/usr/share/color", "/usr/share/locale", "/usr/lib", "/usr/lib64", "/lib", "/lib64",
    "/usr/local/lib", "/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo",
    "/proc/self/maps", "/proc/filesystems", "/sys/devices/system/cpu", "/dev/urandom",
  ]
  /// Names of environment variables that lead to such data elsewhere.
  private static let variables = ["TESSDATA_PREFIX", "POPPLER_DATADIR", "FONTCONFIG_PATH"]

  /// All of it may be read.
  static var rules: [FileAccess.Rule] {
    let further = variables.compactMap { getenv($0).map { String(cString: $0) } }
    return (places + further).map { FileAccess.Rule(path: $0, rights: .read) }
  }
}
