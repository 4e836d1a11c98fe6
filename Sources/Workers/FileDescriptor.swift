import CLinux
import Glibc

/// An open file, pipe or device; it is closed exactly once, and not passed on to children.
struct FileDescriptor: ~Copyable, Sendable {
  let number: Int32

  init(owning number: Int32) { self.number = number }

  deinit { close(number) }

  /// Makes every write return at once with what fitted.
  func makeNonBlocking() { _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK) }
}

/// Both ends of a new pipe.
struct Pipe: ~Copyable {
  let readEnd: FileDescriptor
  let writeEnd: FileDescriptor

  /// Throws when no more files can be open.
  init() throws(SystemError) {
    var numbers: (Int32, Int32) = (-1, -1)
    let status = withUnsafeMutablePointer(to: &numbers) { pair in
      pair.withMemoryRebound(to: Int32.self, capacity: 2) { pipe2($0, O_CLOEXEC) }
    }
    guard status == 0 else { throw SystemError("pipe") }
    readEnd = FileDescriptor(owning: numbers.0)
    writeEnd = FileDescriptor(owning: numbers.1)
  }

  /// Lets that many bytes wait in the pipe; the system may refuse, which only costs time.
  func widen(to byteCount: Int32) { _ = fcntl(writeEnd.number, SET_PIPE_SIZE, byteCount) }

  /// Gives away the reading end and closes the other.
  consuming func takeReadEnd() -> FileDescriptor { readEnd }
}

/// Two local sockets that lead to each other; open files can be sent over them beside bytes.
struct SocketPair: ~Copyable {
  let near: FileDescriptor
  let far: FileDescriptor

  /// Throws when no more files can be open.
  init() throws(SystemError) {
    var numbers: (Int32, Int32) = (-1, -1)
    let status = withUnsafeMutablePointer(to: &numbers) { pair in
      pair.withMemoryRebound(to: Int32.self, capacity: 2) {
        socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | CLOSE_SOCKET_ON_EXEC, 0, $0)
      }
    }
    guard status == 0 else { throw SystemError("socketpair") }
    near = FileDescriptor(owning: numbers.0)
    far = FileDescriptor(owning: numbers.1)
  }

  /// Gives away the near end and closes the other.
  consuming func takeNear() -> FileDescriptor { near }
}
