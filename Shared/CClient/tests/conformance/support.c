#include <inttypes.h>
#include <time.h>

#include "conformance.h"

const uint32_t request_sizes[sizes_count] = {27182, 8, 1828, 45904};
const uint32_t response_sizes[sizes_count] = {31415, 9, 2653, 58979};

void check_number(const char *what, int64_t found, int64_t expected) {
  if (found == expected) return;
  char left[200], right[200];
  snprintf(left, sizeof left, "%s: %" PRId64, what, expected);
  snprintf(right, sizeof right, "%s: %" PRId64, what, found);
  mismatch(left, right);
}

void check_code(const char *what, rtrpc_call *call, rtrpc_code expected) {
  rtrpc_code found = rtrpc_call_code(call);
  if (found == expected) return;
  char left[200], right[400];
  snprintf(left, sizeof left, "%s: %s", what, rtrpc_code_name(expected));
  snprintf(
    right, sizeof right, "%s: %s: %.200s", what, rtrpc_code_name(found), rtrpc_call_text(call));
  mismatch(left, right);
}

void check_text(const char *what, const char *found, const char *expected) {
  if (strcmp(found, expected) == 0) return;
  char left[400], right[400];
  snprintf(left, sizeof left, "%s: %.200s", what, expected);
  snprintf(right, sizeof right, "%s: %.200s", what, found);
  mismatch(left, right);
}

void check_bytes(const char *what, const uint8_t *found, size_t found_length, const void *expected,
  size_t expected_length) {
  CHECK_NUMBER(what, found_length, expected_length);
  const uint8_t *bytes = expected;
  for (size_t i = 0; i < expected_length; i++) {
    char where[100];
    if (found[i] == bytes[i]) continue;
    snprintf(where, sizeof where, "byte %zu of %s", i, what);
    CHECK_NUMBER(where, found[i], bytes[i]);
  }
}

rtrpc_connection *dial(const target *target, const char *address) {
  rtrpc_connection_options options;
  rtrpc_connection_options_init(&options);
  char ca[300], certificate[300], key[300];
  rtrpc_tls tls = {
    .ca_file = ca, .certificate_file = certificate, .key_file = key, .service = "collector"};
  if (target->tls) {
    snprintf(ca, sizeof ca, "%s/ca.pem", target->tls);
    snprintf(certificate, sizeof certificate, "%s/trainer.pem", target->tls);
    snprintf(key, sizeof key, "%s/trainer.key", target->tls);
    options.tls = &tls;
  }
  rtrpc_error error;
  rtrpc_connection *connection = rtrpc_connect(address, &options, &error);
  if (!connection) mismatch("a connection", error.text);
  check_text(
    "the server's name", rtrpc_connection_peer(connection), target->tls ? "collector" : "");
  return connection;
}

rtrpc_message ask(
  rtrpc_connection *connection, const char *method, const void *request, size_t length) {
  rtrpc_call *call =
    rtrpc_call_new(connection, method, &(rtrpc_call_options){.timeout_ns = SECONDS(60)});
  rtrpc_message answer;
  rtrpc_call_unary(call, request, length, &answer);
  check_code(method, call, RTRPC_OK);
  rtrpc_call_free(call);
  return answer;
}

uint8_t *request_for(size_t length, uint32_t response) {
  uint8_t *request = malloc(length);
  if (!request) mismatch("memory", "none");
  memset(request, 7, length);
  for (int i = 0; i < 4; i++)
    request[i] = (uint8_t)(response >> (24 - 8 * i));
  return request;
}

void check_response(rtrpc_message *message, uint32_t expected) {
  uint8_t *bytes = malloc(expected);
  if (!bytes) mismatch("memory", "none");
  memset(bytes, 0x5A, expected);
  check_bytes("the answer", message->data, message->length, bytes, expected);
  free(bytes);
  rtrpc_message_clear(message);
}

observation observe(rtrpc_connection *connection) {
  rtrpc_message answer = ask(connection, CONTROL "Observe", "", 0);
  uint64_t numbers[5] = {0};
  CHECK_NUMBER("bytes of an observation", answer.length, sizeof numbers);
  for (size_t i = 0; i < answer.length; i++)
    numbers[i / 8] = numbers[i / 8] << 8 | answer.data[i];
  rtrpc_message_clear(&answer);
  return (observation){numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]};
}

observation observe_alone(rtrpc_connection *connection, uint64_t connections) {
  for (int look = 0;; look++) {
    observation now = observe(connection);
    if (now.connections == connections && now.brief_connections == 0 && now.handlers == 1)
      return now;
    pause_before_look(look, "nothing is left of the cases before");
  }
}

void pause_before_look(int look, const char *what) {
  if (look > 1200) mismatch(what, "it did not happen within a minute");
  struct timespec pause = {.tv_nsec = look < 6 ? 1000000L << look : 50000000L};
  nanosleep(&pause, NULL);
}
