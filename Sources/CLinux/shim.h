/* Linux calls that Swift's Glibc module hides, because it is built without _GNU_SOURCE. */
extern int pipe2(int descriptors[2], int flags);
extern int memfd_create(const char *name, unsigned int flags);
static const unsigned int CLOSE_MEMORY_FILE_ON_EXEC = 1u; /* MFD_CLOEXEC */
static const int SET_PIPE_SIZE = 1031;                    /* F_SETPIPE_SZ */
extern int sched_getaffinity(int process, unsigned long size, void *processors);
