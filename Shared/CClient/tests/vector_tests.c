/* Replays the vectors of proto/vectors whose receiver is a client: the bytes come from a scripted
   server, whole and in small pieces, and what the client sends and reports is compared. */
#include "connection.h"
#include "json.h"
#include "peer.h"

enum { calls_max = 8 };

typedef struct replay {
  const json *vector;
  uint8_t *bytes;
  size_t length;
  /* How many bytes to send at once. */
  size_t chunk;
  size_t calls;
  /* What the client sent after the bytes, but WINDOW, as hex of whole frames in one string. */
  char *sent;
  int goaway_reason;
  bool closed;
  pthread_mutex_t lock;
  pthread_cond_t changed;
  bool is_collected;
} replay;

static const char *vector_name = "";

static void expect(bool condition, const char *what) {
  char text[300];
  snprintf(text, sizeof text, "%s: %s", vector_name, what);
  if (!condition) test_failed(__FILE__, __LINE__, text);
}

static const json *member(const json *object, const char *key) {
  const json *found = json_member(object, key);
  if (!found) test_failed(__FILE__, __LINE__, key);
  return found;
}

static long integer(const json *object, const char *key) { return atol(member(object, key)->text); }

/* Pieces of hex and repetitions. */
static uint8_t *read_pieces(const json *pieces, size_t *length) {
  rt_buffer buffer = {0};
  for (const json *piece = pieces->first; piece; piece = piece->next) {
    if (piece->kind == JSON_STRING) {
      CHECK(rt_buffer_reserve(&buffer, piece->length / 2 + 1));
      buffer.end += from_hex(piece->text, buffer.data + buffer.end, piece->length / 2 + 1);
      continue;
    }
    uint8_t byte;
    CHECK(from_hex(member(piece, "byte")->text, &byte, 1) == 1);
    for (long times = integer(piece, "times"); times > 0; times--)
      rt_buffer_u8(&buffer, byte);
  }
  CHECK(rt_buffer_reserve(&buffer, 1));
  *length = rt_buffer_length(&buffer);
  return buffer.data;
}

/* ---- The server ---- */

static rtrpc_limits read_limits(const json *limits) {
  return (rtrpc_limits){.frame = (uint32_t)integer(limits, "frame"),
    .message = (uint32_t)integer(limits, "message"),
    .stream_credit = (uint32_t)integer(limits, "stream_credit"),
    .connection_credit = (uint32_t)integer(limits, "connection_credit"),
    .streams = (uint32_t)integer(limits, "streams")};
}

static void append_frame(replay *replay, const peer *peer) {
  size_t so_far = strlen(replay->sent), more = 2 * (rt_header_length + peer->header.length);
  replay->sent = realloc(replay->sent, so_far + more + 1);
  char *at = replay->sent + so_far;
  at += sprintf(at, "%08x%08x%02x%02x", peer->header.length, peer->header.stream, peer->header.type,
    peer->header.flags);
  for (size_t i = 0; i < peer->header.length; i++)
    at += sprintf(at, "%02x", peer->payload[i]);
}

/* Reads until the client answers the PING behind the bytes, or ends the connection. */
static void collect(replay *replay, peer *peer) {
  static const char probe[] = "probe\n\r\x7F";
  peer_frame(peer, RT_PING, 0, 0, probe, 8);
  while (peer_read(peer)) {
    if (peer->header.type == RT_WINDOW) continue;
    if (peer->header.type == RT_PONG && memcmp(peer->payload, probe, 8) == 0) return;
    if (peer->header.type == RT_GOAWAY) replay->goaway_reason = peer->payload[4];
    else append_frame(replay, peer);
  }
  replay->closed = true;
}

static const json *vector_file;

static void plays(peer *peer) {
  replay *replay = peer->context;
  if (member(replay->vector, "after_hello")->boolean) {
    rtrpc_limits limits = read_limits(member(vector_file, "peer_limits"));
    peer_hello(peer, &limits);
    for (size_t i = 0; i < replay->calls; i++)
      peer_expect(peer, RT_OPEN);
  } else {
    peer_expect(peer, RT_HELLO);
  }
  for (size_t at = 0; at < replay->length; at += replay->chunk) {
    size_t left = replay->length - at;
    peer_send(peer, replay->bytes + at, left < replay->chunk ? left : replay->chunk);
  }
  collect(replay, peer);
  pthread_mutex_lock(&replay->lock);
  replay->is_collected = true;
  pthread_cond_signal(&replay->changed);
  pthread_mutex_unlock(&replay->lock);
  /* The connection stays while the test looks at the calls. */
  while (peer_read(peer)) {
  }
}

static void await_collected(replay *replay) {
  pthread_mutex_lock(&replay->lock);
  while (!replay->is_collected)
    pthread_cond_wait(&replay->changed, &replay->lock);
  pthread_mutex_unlock(&replay->lock);
}

/* ---- The client ---- */

static rtrpc_shape shape_of(const json *call) {
  static const char *const names[] = {
    "unary", "client_streaming", "server_streaming", "bidirectional"};
  for (int i = 0; i < 4; i++) {
    if (strcmp(member(call, "shape")->text, names[i]) == 0) return (rtrpc_shape)i;
  }
  test_failed(__FILE__, __LINE__, "a shape that is none");
}

static void compare_metadata(const rtrpc_metadata *found, const json *wanted) {
  size_t index = 0;
  for (const json *item = wanted ? wanted->first : NULL; item; item = item->next, index++) {
    expect(index < rtrpc_metadata_count(found), "metadata is missing");
    const rtrpc_metadata_entry *entry = rtrpc_metadata_at(found, index);
    const json *kind = item->first->next, *value = kind->next;
    uint8_t *bytes = malloc(value->length / 2 + 1);
    size_t length = from_hex(value->text, bytes, value->length / 2 + 1);
    expect(strcmp(entry->key, item->first->text) == 0, "a metadata key");
    expect(entry->binary == (strcmp(kind->text, "binary") == 0), "a metadata kind");
    expect(entry->length == length && memcmp(entry->value, bytes, length) == 0, "a metadata value");
    free(bytes);
  }
  expect(rtrpc_metadata_count(found) == index, "more metadata than wanted");
}

static bool has_ended(rtrpc_call *call) {
  pthread_mutex_lock(&call->connection->lock);
  bool ended = call->state == CALL_ENDED;
  pthread_mutex_unlock(&call->connection->lock);
  return ended;
}

static void compare_outcome(rtrpc_call *call, const json *wanted) {
  const json *code = member(wanted, "code");
  rtrpc_message message;
  for (const json *pieces = member(wanted, "messages")->first; pieces; pieces = pieces->next) {
    size_t length;
    uint8_t *bytes = read_pieces(pieces, &length);
    expect(rtrpc_call_receive(call, &message), "a message is missing");
    expect(message.length == length && memcmp(message.data, bytes, length) == 0, "a message");
    rtrpc_message_clear(&message);
    free(bytes);
  }
  expect(has_ended(call) == (code->kind == JSON_NUMBER), "whether the call has ended");
  if (json_member(wanted, "initial") || has_ended(call)) {
    compare_metadata(rtrpc_call_wait_metadata(call), json_member(wanted, "initial"));
  }
  if (!has_ended(call)) return;
  expect(!rtrpc_call_receive(call, &message), "more messages than wanted");
  expect((int)rtrpc_call_code(call) == atoi(code->text), "the code");
  compare_metadata(rtrpc_call_trailing_metadata(call), json_member(wanted, "trailing"));
  const json *text = json_member(wanted, "text"), *never_seen = json_member(wanted, "never_seen");
  if (text)
    expect(memcmp(rtrpc_call_text(call), text->text, text->length + 1) == 0, "the status message");
  if (never_seen)
    expect(rtrpc_call_never_seen(call) == never_seen->boolean, "whether the server has seen it");
}

static void compare_sent(const replay *replay) {
  const json *wanted = member(replay->vector, "expect");
  const json *goaway = member(wanted, "goaway"), *closes = json_member(wanted, "closes");
  int reason = goaway->kind == JSON_NUMBER ? atoi(goaway->text) : -1;
  if (replay->goaway_reason != reason) {
    fprintf(
      stderr, "%s: GOAWAY of reason %d, wanted %d\n", vector_name, replay->goaway_reason, reason);
  }
  expect(replay->goaway_reason == reason, "the reason of GOAWAY");
  expect(replay->closed == (reason >= 0 || (closes && closes->boolean)),
    "whether the connection is closed");
  const json *sends = json_member(wanted, "sends");
  if (!sends) return;
  const char *at = replay->sent;
  for (const json *frame = sends->first; frame; frame = frame->next) {
    expect(strncmp(at, frame->text, frame->length) == 0, "what the client sends");
    at += frame->length;
  }
  expect(*at == 0, "the client sends more than wanted");
}

static void begin_calls(rtrpc_connection *connection, const json *calls, rtrpc_call **started) {
  for (const json *call = calls ? calls->first : NULL; call; call = call->next, started++) {
    rtrpc_shape shape = shape_of(call);
    bool streams = shape == RTRPC_CLIENT_STREAMING || shape == RTRPC_BIDIRECTIONAL;
    *started = rtrpc_call_new(connection, "reddytalk.test.Vectors/Any", NULL);
    rtrpc_call_start(*started, shape, streams ? NULL : "request", streams ? 0 : 7);
  }
}

static void replay_vector(const json *vector, size_t chunk) {
  vector_name = member(vector, "name")->text;
  replay replay = {.vector = vector,
    .chunk = chunk,
    .sent = strdup(""),
    .goaway_reason = -1,
    .lock = PTHREAD_MUTEX_INITIALIZER,
    .changed = PTHREAD_COND_INITIALIZER};
  replay.bytes = read_pieces(member(vector, "bytes"), &replay.length);
  const json *calls = json_member(vector, "calls"), *wanted = member(vector, "expect");
  for (const json *call = calls ? calls->first : NULL; call; call = call->next)
    replay.calls++;
  CHECK(replay.calls <= calls_max);
  peer peer;
  rtrpc_connection_options options;
  rtrpc_connection_options_init(&options);
  options.limits = read_limits(member(vector_file, "receiver_limits"));
  rtrpc_error error = {0};
  rtrpc_connection *connection =
    rtrpc_connect_socket(peer_start(&peer, plays, &replay), &options, &error);
  rtrpc_call *started[calls_max] = {0};
  bool greets = member(vector, "after_hello")->boolean || json_member(wanted, "hello");
  /* Bytes that do not wait for a call may end the connection before it is handed out. */
  bool may_end = greets && replay.calls == 0 && member(wanted, "goaway")->kind == JSON_NUMBER;
  expect((connection != NULL) == greets || may_end, "whether there is a connection");
  if (connection) begin_calls(connection, calls, started);
  await_collected(&replay);
  compare_sent(&replay);
  const json *hello = json_member(wanted, "hello"), *outcomes = json_member(wanted, "outcomes");
  if (hello) {
    rtrpc_limits found = rtrpc_connection_peer_limits(connection), limits = read_limits(hello);
    expect(memcmp(&found, &limits, sizeof found) == 0, "the limits");
  }
  for (const json *outcome = outcomes ? outcomes->first : NULL; outcome; outcome = outcome->next) {
    compare_outcome(started[integer(outcome, "stream") / 2], outcome);
  }
  rtrpc_connection_close(connection);
  peer_join(&peer);
  for (size_t i = 0; i < replay.calls; i++)
    rtrpc_call_free(started[i]);
  free(replay.bytes);
  free(replay.sent);
}

static json *read_file(const char *name) {
  char path[300], problem[200] = "cannot be opened";
  snprintf(path, sizeof path, "%s/%s.json", TEST_VECTORS, name);
  FILE *file = fopen(path, "rb");
  json *value = NULL;
  if (file) {
    rt_buffer text = {0};
    while (rt_buffer_reserve(&text, 65536)) {
      size_t count = fread(text.data + text.end, 1, 65536, file);
      text.end += count;
      if (count == 0) break;
    }
    fclose(file);
    value = json_parse((const char *)text.data, rt_buffer_length(&text), problem, sizeof problem);
    rt_buffer_free(&text);
  }
  if (!value) test_failed(path, 0, problem);
  return value;
}

static void replay_file(const char *name) {
  json *file = read_file(name);
  vector_file = file;
  size_t count = 0;
  for (const json *vector = member(file, "vectors")->first; vector; vector = vector->next) {
    if (strcmp(member(vector, "receiver")->text, "client") != 0) continue;
    replay_vector(vector, SIZE_MAX / 2);
    size_t length;
    free(read_pieces(member(vector, "bytes"), &length));
    replay_vector(vector, length > 2000 ? 997 : 1);
    count++;
  }
  json_free(file);
  CHECK(count > 0);
}

static void hello(void) { replay_file("hello"); }
static void frames(void) { replay_file("frames"); }
static void connection_errors(void) { replay_file("connection-errors"); }
static void call_errors(void) { replay_file("call-errors"); }

const test vector_tests[] = {{"the vectors of HELLO give what they should", hello},
  {"the vectors of legal frames give what they should", frames},
  {"the vectors of connection errors give what they should", connection_errors},
  {"the vectors of call errors give what they should", call_errors}, {NULL, NULL}};
