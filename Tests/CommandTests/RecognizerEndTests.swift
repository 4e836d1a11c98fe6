import CLeptonica
import Foundation
import TestSupport
import Testing

/// A recogniser that neither answers sensibly nor follows when its requests end, with children of its own: in
/// its group and, where there is `setsid`, outside.
private struct StubbornRecognizer {
  /// What its children have in their command lines, and nobody else.
  let mark = "98765.\(Int.random(in: 100_000...999_999))"
  /// What it does with the first line.
  var answering = "echo nonsense"

  var command: String {
    """
    trap '' TERM HUP INT; read greeting; echo '{"ready": true}'; read line; \(answering)
    exec </dev/null; (trap '' TERM; setsid sleep \(mark)) & sleep \(mark) | cat; sleep \(mark)
    """
  }

  /// How many of its processes are there.
  var count: Int {
    let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return numbers.count { number in
      guard Int32(number) != nil,
        let line = FileManager.default.contents(atPath: "/proc/\(number)/cmdline")
      else { return false }
      let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      return words.first == "sleep" && words.contains(mark)
    }
  }

  /// Whether all are gone within a moment: the system takes some milliseconds to end a process.
  var isGone: Bool {
    for _ in 0..<1000 where count > 0 { usleep(10_000) }
    return count == 0
  }
}

/// A page with lines that are read with doubt.
private func picturePage(in folder: ScratchFolder) throws -> String {
  var pix = pixCreate(300, 400, 8)
  defer { pixDestroy(&pix) }
  for y in Int32(0)..<400 {
    for x in Int32(0)..<300 {
      let isInk = y % 40 < 12 && x % 17 < 9 && x > 40 && x < 250
      pixSetPixel(pix, x, y, isInk ? 0 : 255)
    }
  }
  let path = folder.path + "/a.png"
  pixWrite(path, pix, Int32(IFF_PNG))
  return path
}

@Test(arguments: [[], ["--sandbox", "off"]])
func `nothing of a recogniser that was let go is left when the run ends`(sandbox: [String]) throws {
  let folder = try ScratchFolder()
  let recognizer = StubbornRecognizer()
  let run = try Command.run(
    ["extract", try picturePage(in: folder), "--recognizer", recognizer.command] + sandbox)
  #expect(run.code == 0, "\(run.errors)")
  #expect(run.errors.contains("its answer makes no sense"), "\(run.errors)")
  #expect(recognizer.isGone, "\(recognizer.count)")
}

@Test(arguments: [true, false])
func `nothing of a recogniser is left when its worker or the whole run is killed`(
  isWorkerAlone: Bool
) throws {
  let folder = try ScratchFolder()
  let recognizer = StubbornRecognizer(answering: ":")
  let path = try picturePage(in: folder)
  let run = try RunningCommand(
    ["extract", path, "-o", folder.path + "/out", "--recognizer", recognizer.command])
  run.wait { recognizer.count > 1 }
  #expect(recognizer.count > 1)
  let workers = run.workers
  if !isWorkerAlone { run.signal(SIGKILL) }
  for worker in workers where isWorkerAlone { kill(worker, SIGKILL) }
  if isWorkerAlone {
    // The page is tried once more, with a worker and a recogniser of its own.
    run.wait { run.workers.contains { !workers.contains($0) } }
    run.signal(SIGKILL)
  }
  _ = run.end()
  #expect(recognizer.isGone, "\(recognizer.count)")
}
