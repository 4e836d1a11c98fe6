/* Linux calls that Swift's Glibc module hides, because it is built without _GNU_SOURCE, or cannot
   import, because they are variadic or macros. */
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/types.h>

extern int pipe2(int descriptors[2], int flags);
extern int memfd_create(const char *name, unsigned int flags);
static const unsigned int CLOSE_MEMORY_FILE_ON_EXEC = 1u; /* MFD_CLOEXEC */
static const unsigned int ALLOW_SEALING = 2u;             /* MFD_ALLOW_SEALING */
static const int ADD_SEALS = 1033;                        /* F_ADD_SEALS */
static const int SEAL_FOR_EVER = 1 | 2 | 4 | 8; /* F_SEAL_SEAL, _SHRINK, _GROW, _WRITE */
static const int SET_PIPE_SIZE = 1031;          /* F_SETPIPE_SZ */
static const int CLOSE_SOCKET_ON_EXEC = 02000000; /* SOCK_CLOEXEC */
extern int sched_getaffinity(int process, unsigned long size, void *processors);

/* Sends bytes over a local socket, with an open file beside the first of them unless `file` is
   negative; returns as sendmsg does. */
static inline ssize_t send_with_file(int socket, const void *bytes, size_t count, int file) {
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
  } control = {0};
  struct iovec part = {(void *)bytes, count};
  struct msghdr message = {0};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (file >= 0) {
    message.msg_control = control.space;
    message.msg_controllen = sizeof control.space;
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_RIGHTS;
    control.header.cmsg_len = CMSG_LEN(sizeof(int));
    __builtin_memcpy(CMSG_DATA(&control.header), &file, sizeof(int));
  }
  return sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

/* Receives bytes from a local socket and the open file that came beside them, -1 for none; returns
   as recvmsg does. */
static inline ssize_t receive_with_file(int socket, void *bytes, size_t count, int *file) {
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
  } control;
  struct iovec part = {bytes, count};
  struct msghdr message = {0};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.space;
  message.msg_controllen = sizeof control.space;
  *file = -1;
  ssize_t received = recvmsg(socket, &message, 0x40000000 /* MSG_CMSG_CLOEXEC */);
  struct cmsghdr *header = received < 0 ? 0 : CMSG_FIRSTHDR(&message);
  if (header && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS)
    __builtin_memcpy(file, CMSG_DATA(header), sizeof(int));
  return received;
}

/* The rest shuts a worker in; see Workers/Sandbox. */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

extern int unshare(int flags);
static const int NEW_NETWORK_NAMESPACE = 0x40000000; /* CLONE_NEWNET */
static const int NEW_IPC_NAMESPACE = 0x08000000;     /* CLONE_NEWIPC */
static const int NEW_MOUNT_NAMESPACE = 0x00020000;   /* CLONE_NEWNS */
static const int NEW_USER_NAMESPACE = 0x10000000;    /* CLONE_NEWUSER */
extern int mount(const char *source, const char *target, const char *type, unsigned long flags,
                 const void *data);
static const unsigned long BIND_MOUNT = 4096;                /* MS_BIND */
static const unsigned long PRIVATE_MOUNTS = 16384 | (1 << 18); /* MS_REC | MS_PRIVATE */
static const int OPEN_PATH_ONLY = 010000000;         /* O_PATH */

static inline int forbid_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }

/* Puts a filter on the system calls of every thread of the process; 0 when it is in force. */
static inline int filter_system_calls(struct sock_filter *instructions, unsigned short count) {
  struct sock_fprog program = {count, instructions};
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
}

/* Landlock, whose header older systems lack (Documentation/userspace-api/landlock.rst). */
struct landlock_ruleset {
  unsigned long long handled_access_fs, handled_access_net, scoped;
};
struct landlock_path_beneath {
  unsigned long long allowed_access;
  int parent_fd;
} __attribute__((packed));

static inline int landlock_version(void) { return (int)syscall(444, (void *)0, 0, 1); }

static inline int landlock_create(const struct landlock_ruleset *ruleset, size_t size) {
  return (int)syscall(444, ruleset, size, 0);
}

static inline int landlock_allow(int ruleset, const struct landlock_path_beneath *rule) {
  return (int)syscall(445, ruleset, 1, rule, 0);
}

static inline int landlock_enter(int ruleset) { return (int)syscall(446, ruleset, 0); }

/* Opens what is closed of standard input, output and error on nothing: else the next file would be taken
   for it. */
static inline void open_standard_files(void) {
  for (int number = 0; number < 3; number++)
    if (fcntl(number, F_GETFD) < 0) open("/dev/null", number == 0 ? O_RDONLY : O_WRONLY);
}

/* Writes out what waits for standard output; other than 0 where that, or an earlier write, was
   refused. */
static inline int flush_standard_output(void) { return fflush(stdout) != 0 || ferror(stdout); }

/* For a signal: ends the process where nobody holds the other end of its standard input any more. */
static void exit_when_left_alone(int signal) {
  (void)signal;
  int error = errno;
  struct pollfd requests = {.fd = 0, .events = 0};
  if (poll(&requests, 1, 0) > 0 && (requests.revents & (POLLHUP | POLLERR))) _exit(0);
  errno = error;
}

/* From now on ends the process as soon as the other end of its standard input, a local socket, is closed,
   even amid a C call; returns 0 where that can be had. By a signal and not by a thread that waits: beside
   a second thread every allocation takes a lock, which cost 2 % of all that a worker does. */
static inline int exit_with_peer(void) {
  struct sigaction action = {0};
  action.sa_handler = exit_when_left_alone;
  action.sa_flags = SA_RESTART;
  if (sigaction(SIGIO, &action, 0) != 0) return -1;
  if (fcntl(0, 8 /* F_SETOWN */, getpid()) != 0) return -1;
  if (fcntl(0, F_SETFL, fcntl(0, F_GETFL) | 020000 /* O_ASYNC */) != 0) return -1;
  exit_when_left_alone(SIGIO);
  return 0;
}

/* Has the system kill this process when the thread that started it ends. */
static inline void kill_with_parent(void) { prctl(PR_SET_PDEATHSIG, 9 /* SIGKILL */); }

/* Makes this process the parent of what its children leave behind, and theirs. */
static inline void adopt_orphans(void) { prctl(PR_SET_CHILD_SUBREAPER, 1); }

/* Closes in a process that is started all files from that number on; glibc declares it for C with
   extensions only. */
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);

/* Has all threads allocate from one heap, not each from one of its own, and takes what is large from
   the system and gives it back, whatever its size was before: by itself glibc raises that bound. */
static inline void keep_heap_small(void) {
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
  mallopt(M_TRIM_THRESHOLD, 4096 * 1024);
}

/* Gives the system back what is free between what is held, not only what is free at the heap's end. */
static inline void give_heap_back(void) { malloc_trim(0); }
