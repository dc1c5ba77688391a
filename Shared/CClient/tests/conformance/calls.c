/* The cases against a server with the control service: calls. */
#include "conformance.h"

void empty_unary(const target *target) {
  rtrpc_connection *connection = dial(target, target->server);
  rtrpc_message answer = ask(connection, CONTROL "Echo", "", 0);
  CHECK_NUMBER("bytes of the answer", answer.length, 0);
  rtrpc_message_clear(&answer);
  rtrpc_connection_close(connection);
}

void large_unary(const target *target) {
  rtrpc_connection *connection = dial(target, target->server);
  uint8_t *request = request_for(large_request, large_response);
  rtrpc_message answer = ask(connection, CONTROL "Produce", request, large_request);
  check_response(&answer, large_response);
  answer = ask(connection, CONTROL "Echo", request, large_request);
  check_bytes("the echo", answer.data, answer.length, request, large_request);
  rtrpc_message_clear(&answer);
  free(request);
  rtrpc_connection_close(connection);
}

/* ---- Streams ---- */

void client_streaming(const target *target) {
  rtrpc_connection *connection = dial(target, target->server);
  rtrpc_call *call = rtrpc_call_new(connection, CONTROL "Sum", NULL);
  rtrpc_call_start(call, RTRPC_CLIENT_STREAMING, NULL, 0);
  for (int i = 0; i < sizes_count; i++) {
    uint8_t *request = request_for(request_sizes[i], 0);
    CHECK_NUMBER("the code of sending", rtrpc_call_send(call, request, request_sizes[i]), RTRPC_OK);
    free(request);
  }
  rtrpc_call_send_end(call);
  rtrpc_message answer;
  bool is_answered = rtrpc_call_receive(call, &answer);
  check_code("the call", call, RTRPC_OK);
  CHECK_NUMBER("bytes of the answer", is_answered ? answer.length : 0, 8);
  uint64_t sum = 0;
  for (int i = 0; i < 8; i++)
    sum = sum << 8 | answer.data[i];
  CHECK_NUMBER("the sum of the sizes", sum, 74922);
  rtrpc_message_clear(&answer);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
}

void server_streaming(const target *target) {
  rtrpc_connection *connection = dial(target, target->server);
  uint8_t request[4 * sizes_count];
  for (int i = 0; i < sizes_count; i++) {
    for (int j = 0; j < 4; j++)
      request[4 * i + j] = (uint8_t)(response_sizes[i] >> (24 - 8 * j));
  }
  rtrpc_call *call = rtrpc_call_new(connection, CONTROL "ProduceStream", NULL);
  rtrpc_call_start(call, RTRPC_SERVER_STREAMING, request, sizeof request);
  rtrpc_message answer;
  int received = 0;
  for (; rtrpc_call_receive(call, &answer); received++) {
    if (received == sizes_count) mismatch("four answers", "more");
    check_response(&answer, response_sizes[received]);
  }
  check_code("the stream", call, RTRPC_OK);
  CHECK_NUMBER("number of answers", received, sizes_count);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
}

void ping_pong(const target *target) {
  rtrpc_connection *connection = dial(target, target->server);
  rtrpc_call *call = rtrpc_call_new(connection, CONTROL "Exchange", NULL);
  rtrpc_call_start(call, RTRPC_BIDIRECTIONAL, NULL, 0);
  rtrpc_message answer;
  for (int i = 0; i < sizes_count; i++) {
    uint8_t *request = request_for(request_sizes[i], response_sizes[i]);
    CHECK_NUMBER("the code of sending", rtrpc_call_send(call, request, request_sizes[i]), RTRPC_OK);
    free(request);
    if (!rtrpc_call_receive(call, &answer)) check_code("the call", call, RTRPC_UNKNOWN);
    check_response(&answer, response_sizes[i]);
  }
  rtrpc_call_send_end(call);
  if (rtrpc_call_receive(call, &answer)) mismatch("four answers", "more");
  check_code("the call", call, RTRPC_OK);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
}

void empty_stream(const target *target) {
  rtrpc_connection *connection = dial(target, target->server);
  rtrpc_call *call = rtrpc_call_new(connection, CONTROL "Exchange", NULL);
  rtrpc_call_start(call, RTRPC_BIDIRECTIONAL, NULL, 0);
  rtrpc_call_send_end(call);
  rtrpc_message answer;
  if (rtrpc_call_receive(call, &answer)) mismatch("no answer", "one");
  check_code("the call", call, RTRPC_OK);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
}

/* ---- Metadata ---- */

typedef struct entry {
  const char *key;
  const void *value;
  size_t length;
  bool binary;
} entry;

static const entry initial[] = {{"x-echo-initial", "test_initial_metadata_value é ☺", 34, false},
  {"x-echo-initial", "", 0, false}, {"x-echo-initial-bin", "\x00\xFF\x80", 3, true}};
static const entry trailing[] = {{"x-echo-trailing-bin", "\xAB\xAB\xAB", 3, true},
  {"x-echo-trailing", "a", 1, false}, {"x-echo-trailing", "b", 1, false}};
enum { entries_count = 3 };

static void add(rtrpc_metadata *metadata, const entry *entries) {
  for (int i = 0; i < entries_count; i++) {
    const entry *at = &entries[i];
    bool added = at->binary ? rtrpc_metadata_add_binary(metadata, at->key, at->value, at->length)
                            : rtrpc_metadata_add_text(metadata, at->key, at->value);
    if (!added) mismatch("metadata takes the entry", at->key);
  }
}

static void check_metadata(
  const char *what, const rtrpc_metadata *metadata, const entry *expected) {
  CHECK_NUMBER(what, rtrpc_metadata_count(metadata), entries_count);
  for (size_t i = 0; i < entries_count; i++) {
    const rtrpc_metadata_entry *found = rtrpc_metadata_at(metadata, i);
    check_text(what, found->key, expected[i].key);
    CHECK_NUMBER(what, found->binary, expected[i].binary);
    check_bytes(what, found->value, found->length, expected[i].value, expected[i].length);
  }
}

void custom_metadata(const target *target) {
  rtrpc_connection *connection = dial(target, target->server);
  rtrpc_metadata *sent = rtrpc_metadata_new();
  add(sent, initial);
  add(sent, trailing);
  if (!rtrpc_metadata_add_text(sent, "x-other", "not to come back")) mismatch("an entry", "none");
  uint8_t *request = request_for(large_request, 0);
  const char *methods[] = {CONTROL "Reflect", CONTROL "ReflectStream"};
  for (int i = 0; i < 2; i++) {
    rtrpc_call *call =
      rtrpc_call_new(connection, methods[i], &(rtrpc_call_options){.metadata = sent});
    if (i == 0) rtrpc_call_start(call, RTRPC_UNARY, request, large_request);
    else {
      rtrpc_call_start(call, RTRPC_BIDIRECTIONAL, NULL, 0);
      CHECK_NUMBER("the code of sending", rtrpc_call_send(call, request, large_request), RTRPC_OK);
      rtrpc_call_send_end(call);
    }
    check_metadata("initial metadata", rtrpc_call_wait_metadata(call), initial);
    rtrpc_message answer;
    if (rtrpc_call_receive(call, &answer)) {
      check_bytes("the answer", answer.data, answer.length, request, large_request);
      rtrpc_message_clear(&answer);
    }
    rtrpc_call_wait(call);
    check_code(methods[i], call, RTRPC_OK);
    check_metadata("trailing metadata", rtrpc_call_trailing_metadata(call), trailing);
    rtrpc_call_free(call);
  }
  free(request);
  rtrpc_metadata_free(sent);
  rtrpc_connection_close(connection);
}

/* ---- Failures ---- */

static void check_failure(rtrpc_connection *connection, rtrpc_code code, const char *text) {
  uint8_t request[300];
  size_t length = strlen(text);
  request[0] = (uint8_t)code;
  memcpy(request + 1, text, length);
  rtrpc_call *call = rtrpc_call_new(connection, CONTROL "Fail", NULL);
  rtrpc_message answer;
  rtrpc_call_unary(call, request, length + 1, &answer);
  check_code("a call that must fail", call, code);
  check_text("its message", rtrpc_call_text(call), text);
  const rtrpc_metadata_entry *found =
    rtrpc_metadata_find(rtrpc_call_trailing_metadata(call), "failed");
  check_text("its metadata", found ? (const char *)found->value : "none", "yes");
  rtrpc_call_free(call);
}

void status_code_and_message(const target *target) {
  rtrpc_connection *connection = dial(target, target->server);
  for (rtrpc_code code = RTRPC_CANCELLED; code <= RTRPC_UNAUTHENTICATED; code++)
    check_failure(connection, code, "test status message");
  static const char request[] = "\x02test status message";
  rtrpc_call *call = rtrpc_call_new(connection, CONTROL "FailAfterFirst", NULL);
  rtrpc_call_start(call, RTRPC_SERVER_STREAMING, request, sizeof request - 1);
  rtrpc_message answer;
  if (!rtrpc_call_receive(call, &answer)) mismatch("a message before the failure", "none");
  check_bytes("the message before the failure", answer.data, answer.length, "first", 5);
  rtrpc_message_clear(&answer);
  if (rtrpc_call_receive(call, &answer)) mismatch("one message", "another");
  check_code("the stream", call, RTRPC_UNKNOWN);
  check_text("the stream's message", rtrpc_call_text(call), "test status message");
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
}

/* A message with a NUL, which this header's strings cannot hold, is not among them. */
void special_status_message(const target *target) {
  rtrpc_connection *connection = dial(target, target->server);
  check_failure(
    connection, RTRPC_UNKNOWN, "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n");
  check_failure(connection, RTRPC_UNKNOWN,
    "\x01\x7F%20%FF\"\\ e\xCC\x81 \xC3\xA9 \xF4\x8F\xBF\xBF \xE2\x80\xAEx");
  rtrpc_connection_close(connection);
}

static void unimplemented(const target *target, const char *method, const char *text) {
  rtrpc_connection *connection = dial(target, target->server);
  rtrpc_call *call = rtrpc_call_new(connection, method, NULL);
  rtrpc_message answer;
  rtrpc_call_unary(call, "", 0, &answer);
  check_code(method, call, RTRPC_UNIMPLEMENTED);
  check_text("the message", rtrpc_call_text(call), text);
  rtrpc_call_free(call);
  answer = ask(connection, CONTROL "Echo", "", 0);
  rtrpc_message_clear(&answer);
  rtrpc_connection_close(connection);
}

void unimplemented_method(const target *target) {
  unimplemented(
    target, CONTROL "Missing", "method Missing of reddytalk.test.Control is not served here");
}

void unimplemented_service(const target *target) {
  unimplemented(
    target, "reddytalk.test.Missing/Echo", "service reddytalk.test.Missing is not served here");
}
