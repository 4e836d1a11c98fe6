import CLinux

/// How many processors this process may use, which a container or taskset may have made fewer.
public enum ProcessorCount {
  /// In bytes: room for 8192 processors.
  private static let maskSize = 1024

  public static var available: Int {
    var mask = [UInt8](repeating: 0, count: maskSize)
    guard sched_getaffinity(0, UInt(maskSize), &mask) >= 0 else { return 1 }
    return max(1, mask.reduce(0) { $0 + $1.nonzeroBitCount })
  }
}
