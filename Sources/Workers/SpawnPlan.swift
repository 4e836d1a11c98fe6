import CLinux
import Glibc

/// What a worker is given when it starts: its command line, environment and three open files.
struct SpawnPlan {
  private let command: WorkerCommand

  init(_ command: WorkerCommand) { self.command = command }

  /// Starts the process with the files as its standard input, output and error; gives its number.
  func spawn(descriptors: [Int32]) throws(SystemError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (standard, number) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, number, Int32(standard))
    }
    // What whoever started us left open is not for a worker.
    posix_spawn_file_actions_addclosefrom_np(&actions, Int32(descriptors.count))
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    setSignals(&attributes)
    var identifier: pid_t = 0
    let arguments = CStringArray([command.executable] + command.arguments)
    let environment = CStringArray(Self.environment)
    let status = posix_spawn(
      &identifier, command.executable, &actions, &attributes, arguments.pointers,
      environment.pointers)
    guard status == 0 else { throw SystemError("posix_spawn", number: status) }
    return identifier
  }

  /// Default signals, and a process group of its own: Ctrl-C reaches the parent, which decides.
  private func setSignals(_ attributes: inout posix_spawnattr_t) {
    var defaults = sigset_t()
    sigfillset(&defaults)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  /// Our own environment with what workers need on top.
  private static var environment: [String] {
    let replaced = WorkerCommand.environment.map { "\($0.key)=\($0.value)" }
    var kept: [String] = []
    var entry = environ
    while let text = entry.pointee {
      let setting = String(cString: text)
      let name = String(setting.prefix { $0 != "=" })
      if WorkerCommand.environment[name] == nil { kept.append(setting) }
      entry += 1
    }
    return kept + replaced
  }
}

/// Texts as C takes them: a list of pointers ended by nil, freed once.
private struct CStringArray: ~Copyable {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ texts: [String]) {
    count = texts.count
    pointers = .allocate(capacity: count + 1)
    for (index, text) in texts.enumerated() {
      (pointers + index).initialize(to: strdup(text))
    }
    (pointers + count).initialize(to: nil)
  }

  deinit {
    for index in 0..<count { free(pointers[index]) }
    pointers.deallocate()
  }
}
