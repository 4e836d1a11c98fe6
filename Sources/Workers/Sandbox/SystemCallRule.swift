import CLinux
import Glibc

/// A system call a worker may make, as long as one of its arguments is as told.
struct SystemCallRule {
  /// A word of an argument, masked, must be one of some values.
  struct Condition {
    let argument: Int
    var mask: UInt32 = .max
    let values: [UInt32]
  }

  let number: Int32
  var condition: Condition?

  /// What is answered to a call whose argument is another, or that no rule names.
  static let refusal = UInt32(EPERM)

  /// Those the libraries, the standard libraries and Swift's runtime use to read, reckon and answer.
  static var all: [SystemCallRule] { frequent + conditional + occasional + older }

  /// Calls that are refused as if the system did not have them: the standard library then uses
  /// others, whose arguments can be looked at.
  static let unknown: [Int32] = [SYS_clone3, SYS_openat2].map { Int32($0) }

  /// Sockets of this machine alone (AF_UNIX).
  static var localSockets: SystemCallRule {
    rule(SYS_socket, Condition(argument: 0, values: [UInt32(AF_UNIX)]))
  }

  /// io_uring_setup, by which sockets are made past every filter.
  static let requestRings: Int32 = 425

  private static let frequent = plain([
    SYS_futex, SYS_read, SYS_write, SYS_mmap, SYS_munmap, SYS_brk, SYS_clock_gettime, SYS_close,
    SYS_fstat, SYS_newfstatat, SYS_lseek, SYS_pread64, SYS_mprotect, SYS_madvise, SYS_mremap,
    SYS_getdents64, SYS_getrusage,
  ])

  private static var conditional: [SystemCallRule] {
    let writing = UInt32(O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | 0o20000000)
    let standardInput: [UInt32] = [0]
    return [
      rule(SYS_openat, Condition(argument: 2, mask: writing, values: [0])),
      rule(SYS_recvmsg, Condition(argument: 0, values: standardInput)),
      // Threads, and no other processes.
      rule(SYS_clone, Condition(argument: 0, mask: 0x10000, values: [0x10000])),
      rule(SYS_prlimit64, Condition(argument: 0, values: [0])),
      rule(SYS_tgkill, Condition(argument: 0, values: [UInt32(bitPattern: getpid())])),
      // Names of threads and of memory.
      rule(SYS_prctl, Condition(argument: 0, values: [15, 16, 0x5356_4D41])),
      // Whether a file is a terminal, and how much waits in it.
      rule(SYS_ioctl, Condition(argument: 1, values: [0x5401, 0x541B])),
      rule(
        SYS_fcntl,
        Condition(
          argument: 1,
          values: [F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC].map {
            UInt32(bitPattern: $0)
          })),
    ]
  }

  private static let occasional = plain([
    SYS_readv, SYS_writev, SYS_preadv, SYS_statx, SYS_statfs, SYS_fstatfs, SYS_faccessat,
    SYS_faccessat2, SYS_readlinkat, SYS_getcwd, SYS_fadvise64, SYS_rt_sigaction,
    SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_set_robust_list, SYS_rseq,
    SYS_set_tid_address, SYS_sched_yield, SYS_sched_getaffinity, SYS_nanosleep,
    SYS_clock_nanosleep, SYS_clock_getres, SYS_gettimeofday, SYS_times, SYS_getpid, SYS_gettid,
    SYS_getppid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_ppoll, SYS_dup, SYS_pipe2,
    SYS_eventfd2, SYS_getrandom, SYS_sysinfo, SYS_uname, SYS_membarrier, SYS_restart_syscall,
    SYS_exit, SYS_exit_group, SYS_setrlimit, SYS_getrlimit,
  ])

  #if arch(x86_64)
    /// Calls that newer processors' tables no longer have.
    private static var older: [SystemCallRule] {
      let writing = UInt32(O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | 0o20000000)
      return [rule(SYS_open, Condition(argument: 1, mask: writing, values: [0]))]
        + plain([
          SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_poll, SYS_dup2, SYS_getdents,
          SYS_arch_prctl, SYS_time,
        ])
    }
  #else
    private static let older: [SystemCallRule] = []
  #endif

  private static func rule(_ number: some BinaryInteger, _ condition: Condition) -> SystemCallRule {
    SystemCallRule(number: Int32(number), condition: condition)
  }

  private static func plain(_ numbers: [some BinaryInteger]) -> [SystemCallRule] {
    numbers.map { SystemCallRule(number: Int32($0)) }
  }
}
