/* The wall clock, as many seconds ahead as a file says. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static long ahead(void) {
  const char *name = getenv("CLOCK_AHEAD");
  char text[32] = {0};
  int file = name ? open(name, O_RDONLY) : -1;
  if (file < 0) return 0;
  ssize_t got = read(file, text, sizeof text - 1);
  close(file);
  return got > 0 ? atol(text) : 0;
}

int clock_gettime(clockid_t which, struct timespec *at) {
  static int (*real)(clockid_t, struct timespec *);
  if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  int done = real(which, at);
  if (done == 0 && which == CLOCK_REALTIME) at->tv_sec += ahead();
  return done;
}
