import Glibc

/// One of the system's limits on a process.
enum ResourceLimit {
  case memory
  case coreFile
  /// Of one file that is written.
  case fileSize
  case processorTime

  /// Sets it, in bytes or seconds, as far as the process is allowed to; processor time alone can be
  /// granted again.
  func set(_ most: Int) {
    var limits = rlimit()
    getrlimit(resource, &limits)
    limits.rlim_cur = min(rlim_t(most), limits.rlim_max)
    if self != .processorTime { limits.rlim_max = limits.rlim_cur }
    setrlimit(resource, &limits)
  }

  private var resource: __rlimit_resource_t {
    switch self {
    case .memory: __rlimit_resource_t(RLIMIT_AS.rawValue)
    case .coreFile: __rlimit_resource_t(RLIMIT_CORE.rawValue)
    case .fileSize: __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    case .processorTime: __rlimit_resource_t(RLIMIT_CPU.rawValue)
    }
  }
}
