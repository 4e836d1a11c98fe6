import Foundation
import TestSupport

/// A run of the built executable that can be disturbed while it works.
struct RunningCommand {
  private let process = Process()
  private let errors = Pipe()

  init(_ arguments: [String], by executable: String = BuiltExecutable.gongkai) throws {
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
  }

  var identifier: Int32 { process.processIdentifier }

  /// The numbers of its running worker processes.
  var workers: [Int32] {
    let path = "/proc/\(identifier)/task"
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return tasks.flatMap { task in
      let children = try? String(contentsOfFile: "\(path)/\(task)/children", encoding: .utf8)
      return (children ?? "").split(separator: " ").compactMap { Int32($0) }
    }
  }

  /// Waits until the condition holds, or until the run or the patience ends.
  func wait(until condition: () -> Bool) {
    let end = Date(timeIntervalSinceNow: 30)
    while !condition(), process.isRunning, Date() < end { usleep(1000) }
  }

  func signal(_ number: Int32) { kill(identifier, number) }

  /// Waits for the end: the exit code and what was said.
  func end() -> (code: Int32, errors: String) {
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }
}

/// The processor time a process has used, in clock ticks; 0 for one that is gone.
func processorTime(of identifier: Int32) -> Int {
  guard let text = try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8) else {
    return 0
  }
  let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
  return fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
}
