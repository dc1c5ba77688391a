/* The life of a connection: greeting, keepalive, draining, ends. */
#include <sys/socket.h>
#include <unistd.h>

#include "peer.h"

static rtrpc_code call_empty(
  rtrpc_connection *connection, bool *never_seen, char *text, size_t size) {
  rtrpc_call *call = rtrpc_call_new(connection, "a/B", NULL);
  rtrpc_message response;
  rtrpc_code code = rtrpc_call_unary(call, "", 0, &response);
  *never_seen = rtrpc_call_never_seen(call);
  if (text) snprintf(text, size, "%s", rtrpc_call_text(call));
  rtrpc_message_clear(&response);
  rtrpc_call_free(call);
  return code;
}

static void refuse_to_connect(
  peer_script *script, rtrpc_code code, const char *text, int64_t timeout) {
  peer peer;
  rtrpc_connection_options options;
  rtrpc_connection_options_init(&options);
  options.handshake_timeout_ns = timeout;
  rtrpc_error error = {0};
  CHECK(rtrpc_connect_socket(peer_start(&peer, script, NULL), &options, &error) == NULL);
  if (error.code != code || !strstr(error.text, text)) test_failed(__FILE__, __LINE__, error.text);
  peer_join(&peer);
}

static void says_nothing(peer *peer) {
  peer_expect(peer, RT_HELLO);
  CHECK(peer_goaway_reason(peer) == RT_TIMEOUT);
}

static void a_server_without_hello_is_given_up(void) {
  refuse_to_connect(says_nothing, RTRPC_DEADLINE_EXCEEDED, "HELLO", SECONDS(1) / 20);
}

static void speaks_version_two(peer *peer) {
  peer_expect(peer, RT_HELLO);
  peer_send_hex(
    peer, "0000001A 00000000 00 00 52544C4B 02 03 00010000 00400000 00040000 01000000 00000400");
  CHECK(peer_goaway_reason(peer) == RT_VERSION);
}

static void a_server_of_another_version_is_refused(void) {
  refuse_to_connect(speaks_version_two, RTRPC_UNAVAILABLE, "version", SECONDS(10));
}

static void refuses(peer *peer) {
  peer_expect(peer, RT_HELLO);
  peer_send_hex(peer, "00000007 00000000 08 00 00000000 04 6E6F");
  peer_expect_close(peer);
}

static void a_goaway_before_hello_says_why(void) {
  refuse_to_connect(refuses, RTRPC_UNAVAILABLE, "no", SECONDS(10));
}

static void speaks_http(peer *peer) {
  peer_expect(peer, RT_HELLO);
  const char *answer = "HTTP/1.1 400 Bad Request\r\n\r\n";
  peer_send(peer, answer, strlen(answer));
  CHECK(peer_goaway_reason(peer) == RT_FRAME_SIZE);
}

static void a_web_server_is_recognised_as_something_else(void) {
  refuse_to_connect(speaks_http, RTRPC_UNAVAILABLE, "frame", SECONDS(10));
}

static void options_outside_their_range_are_refused(void) {
  int pair[2];
  CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
  rtrpc_connection_options options;
  rtrpc_connection_options_init(&options);
  options.limits.frame = 32767;
  rtrpc_error error;
  CHECK(rtrpc_connect_socket(pair[0], &options, &error) == NULL &&
        error.code == RTRPC_INVALID_ARGUMENT);
  /* The socket was taken over and closed. */
  char byte;
  CHECK(recv(pair[1], &byte, 1, 0) == 0);
  shutdown(pair[1], SHUT_RDWR);
  CHECK(rtrpc_connect("nowhere", NULL, &error) == NULL && error.code == RTRPC_INVALID_ARGUMENT);
  CHECK(close(pair[1]) == 0);
}

static void metadata_keeps_to_its_limits(void) {
  rtrpc_metadata *metadata = rtrpc_metadata_new();
  CHECK(!rtrpc_metadata_add_text(metadata, "", "x") &&
        !rtrpc_metadata_add_text(metadata, "Upper", "x"));
  CHECK(!rtrpc_metadata_add_text(metadata, "a", "\xC0\x80") &&
        !rtrpc_metadata_add_text(metadata, "a", "\xED\xA0\x80"));
  CHECK(rtrpc_metadata_add_binary(metadata, "a", "\xC0\x80", 2) &&
        rtrpc_metadata_add_text(metadata, "a", "\xF0\x9F\x99\x82"));
  uint8_t *bytes = calloc(1, 16384);
  /* The two entries take 4 + 1 + 2 and 4 + 1 + 4 bytes. */
  CHECK(!rtrpc_metadata_add_binary(metadata, "b", bytes, 16384 - 16 - 5 + 1));
  CHECK(rtrpc_metadata_add_binary(metadata, "b", bytes, 16384 - 16 - 5));
  CHECK(!rtrpc_metadata_add_binary(metadata, "c", NULL, 0) && rtrpc_metadata_count(metadata) == 3);
  CHECK(rtrpc_metadata_find(metadata, "a")->binary && !rtrpc_metadata_find(metadata, "c"));
  free(bytes);
  rtrpc_metadata_free(metadata);
}

/* ---- Draining ---- */

static void drains_after_the_first(peer *peer) {
  peer_hello(peer, &peer_limits);
  peer_expect(peer, RT_OPEN);
  peer_expect(peer, RT_OPEN);
  peer_send_hex(peer, "00000008 00000000 08 00 00000001 00 627965");
  peer_send_hex(peer, "00000008 00000000 08 00 00000007 00 627965");
  peer_frame(peer, RT_PING, 0, 0, "goneaway", 8);
  peer_expect(peer, RT_PONG);
  peer_status(peer, 1, RTRPC_OK, "", 0);
  /* The client closes when its last call has ended. */
  CHECK(!peer_read(peer));
}

static void *call_and_tell(void *connection) {
  bool never_seen;
  char text[200];
  rtrpc_code code = call_empty(connection, &never_seen, text, sizeof text);
  CHECK(code == RTRPC_OK ? !never_seen
                         : code == RTRPC_UNAVAILABLE && never_seen && strstr(text, "bye"));
  return code == RTRPC_OK ? connection : NULL;
}

static void a_draining_server_finishes_what_it_took(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, drains_after_the_first, NULL);
  pthread_t threads[2];
  void *done[2];
  for (int i = 0; i < 2; i++)
    CHECK(pthread_create(&threads[i], NULL, call_and_tell, connection) == 0);
  for (int i = 0; i < 2; i++)
    pthread_join(threads[i], &done[i]);
  CHECK((done[0] == NULL) != (done[1] == NULL));
  CHECK(!rtrpc_connection_usable(connection));
  bool never_seen;
  CHECK(call_empty(connection, &never_seen, NULL, 0) == RTRPC_UNAVAILABLE && never_seen);
  peer_join(&peer);
  rtrpc_connection_close(connection);
}

static void dies_in_a_call(peer *peer) {
  peer_hello(peer, &peer_limits);
  peer_expect(peer, RT_OPEN);
  peer_send_hex(peer, "00000064 00000001 03 04 00 0000");
}

static void a_connection_lost_fails_its_calls(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, dies_in_a_call, NULL);
  bool never_seen;
  char text[200];
  CHECK(call_empty(connection, &never_seen, text, sizeof text) == RTRPC_UNAVAILABLE && !never_seen);
  CHECK(strstr(text, "inside a frame"));
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

static void never_answers(peer *peer) {
  peer_hello(peer, &peer_limits);
  peer_expect(peer, RT_OPEN);
  bool *opened = peer->context;
  __atomic_store_n(opened, true, __ATOMIC_SEQ_CST);
  while (peer_read(peer))
    CHECK(peer->header.type == RT_GOAWAY || peer->header.type == RT_PONG);
}

static void *fails_cancelled(void *argument) {
  rtrpc_call *call = argument;
  rtrpc_message message;
  CHECK(!rtrpc_call_receive(call, &message) && rtrpc_call_code(call) == RTRPC_CANCELLED);
  return NULL;
}

static void closing_ends_the_calls_that_wait(void) {
  peer peer;
  bool opened = false;
  rtrpc_connection *connection = connect_to(&peer, never_answers, &opened);
  rtrpc_call *call = rtrpc_call_new(connection, "a/B", NULL);
  CHECK(rtrpc_call_start(call, RTRPC_SERVER_STREAMING, "", 0) == RTRPC_OK);
  pthread_t thread;
  CHECK(pthread_create(&thread, NULL, fails_cancelled, call) == 0);
  rtrpc_connection_close(connection);
  pthread_join(thread, NULL);
  rtrpc_call_free(call);
  peer_join(&peer);
  CHECK(__atomic_load_n(&opened, __ATOMIC_SEQ_CST));
}

/* ---- Keepalive ---- */

static void answers_pings(peer *peer) {
  peer_hello(peer, &peer_limits);
  while (peer_read(peer)) {
    if (peer->header.type == RT_PING) peer_frame(peer, RT_PONG, 0, 0, peer->payload, 8);
  }
}

static void pings_are_answered(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, answers_pings, NULL);
  for (int i = 0; i < 10; i++)
    CHECK(rtrpc_connection_ping(connection, SECONDS(60)) >= 0);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

static void falls_silent(peer *peer) {
  peer_hello(peer, &peer_limits);
  peer_expect(peer, RT_OPEN);
  peer_expect(peer, RT_PING);
  CHECK(!peer_read(peer));
}

static void a_silent_server_counts_as_dead(void) {
  peer peer;
  rtrpc_connection_options options;
  rtrpc_connection_options_init(&options);
  options.keepalive_interval_ns = options.keepalive_timeout_ns = SECONDS(1) / 20;
  rtrpc_connection *connection =
    rtrpc_connect_socket(peer_start(&peer, falls_silent, NULL), &options, NULL);
  bool never_seen;
  char text[200];
  CHECK(call_empty(connection, &never_seen, text, sizeof text) == RTRPC_UNAVAILABLE &&
        strstr(text, "PING"));
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

static void floods_with_pings(peer *peer) {
  peer_hello(peer, &peer_limits);
  /* Not reading, until the client ends it: sending fails then. */
  for (int i = 0; i < 400000; i++)
    peer_frame(peer, RT_PING, 0, 0, "12345678", 8);
  int reason = peer_goaway_reason(peer);
  CHECK(reason == RT_EXCESSIVE || reason == -1);
}

static void a_server_that_takes_no_pongs_is_left(void) {
  peer peer;
  int socket = peer_start(&peer, floods_with_pings, NULL);
  int small = 4096;
  CHECK(setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &small, sizeof small) == 0);
  rtrpc_connection *connection = rtrpc_connect_socket(socket, NULL, NULL);
  peer_join(&peer);
  bool never_seen;
  char text[200];
  CHECK(call_empty(connection, &never_seen, text, sizeof text) == RTRPC_UNAVAILABLE &&
        strstr(text, "PINGs"));
  rtrpc_connection_close(connection);
}

const test connection_tests[] = {{"metadata keeps to its limits", metadata_keeps_to_its_limits},
  {"options outside their range are refused", options_outside_their_range_are_refused},
  {"a server without HELLO is given up", a_server_without_hello_is_given_up},
  {"a server of another version is refused", a_server_of_another_version_is_refused},
  {"a GOAWAY before HELLO says why", a_goaway_before_hello_says_why},
  {"a web server is recognised as something else", a_web_server_is_recognised_as_something_else},
  {"a draining server finishes what it took", a_draining_server_finishes_what_it_took},
  {"a connection lost fails its calls", a_connection_lost_fails_its_calls},
  {"closing ends the calls that wait", closing_ends_the_calls_that_wait},
  {"pings are answered", pings_are_answered},
  {"a silent server counts as dead", a_silent_server_counts_as_dead},
  {"a server that takes no PONGs is left", a_server_that_takes_no_pongs_is_left}, {NULL, NULL}};
