import Glibc

/// Stops before the disk is full.
struct DiskSpace: Hashable, Sendable {
  let folder: String
  /// Bytes that stay unused.
  let keepFree: Int

  /// Throws `diskFull` when less is left.
  func check() throws(NightlyFailure) {
    var status = statvfs()
    guard unsafe statvfs(folder, &status) == 0 else { return }
    let left = Int(clamping: status.f_bavail) * Int(clamping: status.f_frsize)
    guard left >= keepFree else {
      throw NightlyFailure(
        "its disk has \(left >> 20) MB left and \(keepFree >> 20) MB are to stay free; "
          + "make room or lower --keep-free", kind: .diskFull)
    }
  }
}
