/* Runs conformance cases with the C client, each in a process of its own, and prints a line of JSON
   for each.

   usage: conformance-client --server HOST:PORT [--narrow HOST:PORT --brief HOST:PORT]
            [--tls DIRECTORY] [--rude] CASE... */
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "conformance.h"

const conformance_case well_behaved_cases[] = {{"empty_unary", empty_unary},
  {"large_unary", large_unary}, {"client_streaming", client_streaming},
  {"server_streaming", server_streaming}, {"ping_pong", ping_pong}, {"empty_stream", empty_stream},
  {"custom_metadata", custom_metadata}, {"status_code_and_message", status_code_and_message},
  {"special_status_message", special_status_message},
  {"unimplemented_method", unimplemented_method}, {"unimplemented_service", unimplemented_service},
  {"cancel_after_begin", cancel_after_begin},
  {"cancel_after_first_response", cancel_after_first_response},
  {"timeout_on_sleeping_server", timeout_on_sleeping_server}, {"cancel_many", cancel_many},
  {"rpc_soak", rpc_soak}, {"channel_soak", channel_soak},
  {"long_lived_channel", long_lived_channel}, {"concurrent_large_unary", concurrent_large_unary},
  {"max_concurrent_streams", max_concurrent_streams}, {NULL, NULL}};

static const char *running;
static struct timespec began;

static void print_string(const char *text) {
  putchar('"');
  for (const unsigned char *at = (const unsigned char *)text;
    *at && at - (const unsigned char *)text < 400; at++) {
    if (*at == '"' || *at == '\\') printf("\\%c", *at);
    /* What was cut inside a character must not spoil the line. */
    else if (*at < 0x20 || *at >= 0x7F) printf("\\u%04x", *at);
    else putchar(*at);
  }
  putchar('"');
}

static void print_result(const char *result, const char *expected, const char *found) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  double seconds =
    (double)(now.tv_sec - began.tv_sec) + (double)(now.tv_nsec - began.tv_nsec) / 1e9;
  printf("{\"case\":\"%s\",\"result\":\"%s\",\"seconds\":%.6f", running, result, seconds);
  if (expected) {
    printf(",\"expected\":");
    print_string(expected);
    printf(",\"found\":");
    print_string(found);
  }
  printf("}\n");
  fflush(stdout);
}

_Noreturn void mismatch(const char *expected, const char *found) {
  print_result("fail", expected, found);
  _exit(1);
}

static void run(const conformance_case *found, const target *target) {
  running = found->name;
  clock_gettime(CLOCK_MONOTONIC, &began);
  pid_t child = fork();
  if (child == 0) {
    found->run(target);
    print_result("pass", NULL, NULL);
    _exit(0);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) < 0 || WIFSIGNALED(status)) {
    char text[100];
    snprintf(text, sizeof text, "it was ended by signal %d", WTERMSIG(status));
    print_result("fail", "the client lives", text);
  }
}

int main(int count, char **arguments) {
  target target = {0};
  const conformance_case *cases = well_behaved_cases;
  int at = 1;
  for (; at < count && arguments[at][0] == '-'; at++) {
    const char *option = arguments[at];
    const char **value = strcmp(option, "--server") == 0   ? &target.server
                         : strcmp(option, "--narrow") == 0 ? &target.narrow
                         : strcmp(option, "--brief") == 0  ? &target.brief
                         : strcmp(option, "--tls") == 0    ? &target.tls
                                                           : NULL;
    if (strcmp(option, "--rude") == 0) cases = rude_cases;
    else if (value && at + 1 < count) *value = arguments[++at];
    else {
      fprintf(stderr, "conformance-client: %s is not known, or has no value\n", option);
      return 64;
    }
  }
  if (!target.server) {
    fprintf(stderr, "conformance-client: --server is needed\n");
    return 64;
  }
  for (; at < count; at++) {
    for (const conformance_case *found = cases; found->name; found++) {
      if (strcmp(found->name, arguments[at]) == 0) run(found, &target);
    }
  }
  return 0;
}
