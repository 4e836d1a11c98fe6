import CLinux
import Glibc

/// The rules as a program the kernel runs before every system call (seccomp-BPF: the kernel's
/// Documentation/userspace-api/seccomp_filter.rst).
struct SystemCallFilter {
  /// Where the call's number, the processor's kind and the low words of the arguments lie in
  /// `struct seccomp_data`, in bytes.
  private enum Offset {
    static let number: UInt32 = 0
    static let architecture: UInt32 = 4
    static func argument(_ index: Int) -> UInt32 { 16 + 8 * UInt32(index) }
  }

  #if arch(x86_64)
    private static let architecture: UInt32? = 0xC000_003E  // AUDIT_ARCH_X86_64
  #elseif arch(arm64)
    private static let architecture: UInt32? = 0xC000_00B7  // AUDIT_ARCH_AARCH64
  #else
    private static let architecture: UInt32? = nil
  #endif

  private var program: [sock_filter] = []

  /// The filter of workers: what no rule names is refused.
  init() {
    self.init(
      SystemCallRule.all, unknown: SystemCallRule.unknown,
      otherwise: Verdict.refuse(SystemCallRule.refusal))
  }

  /// Whatever a program does, but for sockets that lead off this machine.
  static var withoutNetwork: SystemCallFilter {
    SystemCallFilter(
      [SystemCallRule.localSockets], unknown: [SystemCallRule.requestRings],
      otherwise: Verdict.allow)
  }

  private init(_ rules: [SystemCallRule], unknown: [Int32], otherwise verdict: UInt32) {
    guard let architecture = Self.architecture else { return }
    load(Offset.architecture)
    skip(1, ifEqual: architecture)
    end(Verdict.kill)
    load(Offset.number)
    for number in unknown { end(Verdict.refuse(UInt32(ENOSYS)), ifEqual: number) }
    for rule in rules {
      if let condition = rule.condition {
        add(condition, of: rule.number)
      } else {
        end(Verdict.allow, ifEqual: rule.number)
      }
    }
    end(verdict)
  }

  /// Binds every thread of the process; false where the system has no such filters.
  func install() -> Bool {
    guard !program.isEmpty else { return false }
    var program = program
    return filter_system_calls(&program, UInt16(program.count)) == 0
  }

  private mutating func add(_ condition: SystemCallRule.Condition, of number: Int32) {
    let count = condition.values.count
    // Past this rule with the number still loaded, where the call is another.
    skip(UInt8(2 * count + 3), unlessEqual: UInt32(bitPattern: number))
    load(Offset.argument(condition.argument))
    append(Code.and, condition.mask)
    for value in condition.values { end(Verdict.allow, ifEqual: Int32(bitPattern: value)) }
    end(Verdict.refuse(SystemCallRule.refusal))
  }

  private mutating func load(_ offset: UInt32) { append(Code.load, offset) }

  private mutating func skip(_ count: UInt8, ifEqual value: UInt32) {
    program.append(sock_filter(code: Code.jumpIfEqual, jt: count, jf: 0, k: value))
  }

  private mutating func skip(_ count: UInt8, unlessEqual value: UInt32) {
    program.append(sock_filter(code: Code.jumpIfEqual, jt: 0, jf: count, k: value))
  }

  private mutating func end(_ verdict: UInt32) { append(Code.return, verdict) }

  private mutating func end(_ verdict: UInt32, ifEqual value: Int32) {
    skip(1, unlessEqual: UInt32(bitPattern: value))
    end(verdict)
  }

  private mutating func append(_ code: UInt16, _ operand: UInt32) {
    program.append(sock_filter(code: code, jt: 0, jf: 0, k: operand))
  }
}

/// Codes of the instructions (linux/bpf_common.h): words of the call, and constants.
private enum Code {
  static let load: UInt16 = 0x20  // BPF_LD | BPF_W | BPF_ABS
  static let and: UInt16 = 0x54  // BPF_ALU | BPF_AND | BPF_K
  static let jumpIfEqual: UInt16 = 0x15  // BPF_JMP | BPF_JEQ | BPF_K
  static let `return`: UInt16 = 0x06  // BPF_RET | BPF_K
}

/// What becomes of a call (linux/seccomp.h).
private enum Verdict {
  static let allow: UInt32 = 0x7FFF_0000
  static let kill: UInt32 = 0x8000_0000

  static func refuse(_ error: UInt32) -> UInt32 { 0x0005_0000 | error }
}
