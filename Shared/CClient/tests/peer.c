#include "peer.h"

#include <errno.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#ifdef RTRPC_WITH_TLS
#include <openssl/ssl.h>
#endif

const rtrpc_limits peer_limits = {.frame = 32768,
  .message = 1048576,
  .stream_credit = 65536,
  .connection_credit = 131072,
  .streams = 4};

static const char *running = "";

void test_failed(const char *file, int line, const char *what) {
  fprintf(stderr, "%s:%d: in '%s': not so: %s\n", file, line, running, what);
  _exit(1);
}

/* ---- The script's side ---- */

void peer_send(peer *peer, const void *bytes, size_t length) {
  for (size_t at = 0; at < length;) {
    ssize_t count;
#ifdef RTRPC_WITH_TLS
    if (peer->tls) count = SSL_write(peer->tls, (const uint8_t *)bytes + at, (int)(length - at));
    else
#endif
      count = send(peer->socket, (const uint8_t *)bytes + at, length - at, MSG_NOSIGNAL);
    if (count <= 0) return; /* The client has closed: the script will notice when it reads. */
    at += (size_t)count;
  }
}

static bool read_all(peer *peer, uint8_t *into, size_t length) {
  for (size_t at = 0; at < length;) {
    ssize_t count;
#ifdef RTRPC_WITH_TLS
    if (peer->tls) count = SSL_read(peer->tls, into + at, (int)(length - at));
    else
#endif
      count = recv(peer->socket, into + at, length - at, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    at += (size_t)count;
  }
  return true;
}

size_t from_hex(const char *hex, uint8_t *bytes, size_t capacity) {
  size_t length = 0;
  for (const char *at = hex; *at;) {
    if (*at == ' ' || *at == '\n') {
      at++;
      continue;
    }
    unsigned value;
    CHECK(length < capacity && sscanf(at, "%2x", &value) == 1);
    bytes[length++] = (uint8_t)value;
    at += 2;
  }
  return length;
}

void peer_send_hex(peer *peer, const char *hex) {
  uint8_t *bytes = malloc(strlen(hex) + 1);
  peer_send(peer, bytes, from_hex(hex, bytes, strlen(hex) + 1));
  free(bytes);
}

void peer_frame(
  peer *peer, rt_type type, uint8_t flags, uint32_t stream, const void *payload, size_t length) {
  rt_buffer out = {0};
  rt_header_write(&out, (uint32_t)length, stream, type, flags);
  rt_buffer_append(&out, payload, length);
  peer_send(peer, out.data, rt_buffer_length(&out));
  rt_buffer_free(&out);
}

void peer_status(peer *peer, uint32_t stream, rtrpc_code code, const void *data, size_t length) {
  rt_buffer out = {0};
  rt_header_write(&out, (uint32_t)(4 + length), stream, RT_STATUS, data ? RT_DATA : 0);
  rt_buffer_append(&out, (uint8_t[]){(uint8_t)code, 0, 0, 0}, 4);
  rt_buffer_append(&out, data, length);
  peer_send(peer, out.data, rt_buffer_length(&out));
  rt_buffer_free(&out);
}

void peer_window(peer *peer, uint32_t stream, uint32_t credit) {
  uint8_t payload[4] = {
    (uint8_t)(credit >> 24), (uint8_t)(credit >> 16), (uint8_t)(credit >> 8), (uint8_t)credit};
  peer_frame(peer, RT_WINDOW, 0, stream, payload, 4);
}

bool peer_read(peer *peer) {
  uint8_t header[rt_header_length];
  if (!read_all(peer, header, sizeof header)) return false;
  peer->header = rt_header_read(header);
  CHECK(peer->header.length <= sizeof peer->payload);
  CHECK(rt_header_check(&peer->header, sizeof peer->payload).text == NULL);
  return read_all(peer, peer->payload, peer->header.length);
}

void peer_expect(peer *peer, rt_type type) {
  CHECK(peer_read(peer));
  CHECK(peer->header.type == type);
}

void peer_hello(peer *peer, const rtrpc_limits *limits) {
  peer_expect(peer, RT_HELLO);
  rt_buffer out = {0};
  rt_hello_write(&out, limits);
  peer_send(peer, out.data, rt_buffer_length(&out));
  rt_buffer_free(&out);
}

void peer_expect_close(peer *peer) {
  while (peer_read(peer)) {
    uint8_t type = peer->header.type;
    CHECK(type == RT_GOAWAY || type == RT_WINDOW || type == RT_PING);
  }
}

int peer_goaway_reason(peer *peer) {
  while (peer_read(peer)) {
    if (peer->header.type != RT_GOAWAY) continue;
    CHECK(peer->header.length >= 5 && rt_u32(peer->payload) == 0);
    int reason = peer->payload[4];
    CHECK(!peer_read(peer));
    return reason;
  }
  return -1;
}

static void *run_script(void *argument) {
  peer *peer = argument;
  /* OpenSSL's sockets raise it. The client's must not, so it stays deadly there. */
  sigset_t broken_pipe;
  sigemptyset(&broken_pipe);
  sigaddset(&broken_pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &broken_pipe, NULL);
  peer->script(peer);
#ifdef RTRPC_WITH_TLS
  if (peer->tls) SSL_free(peer->tls);
#endif
  close(peer->socket);
  return NULL;
}

int peer_start(peer *peer, peer_script *script, void *context) {
  int pair[2];
  CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
  peer->socket = pair[1];
  peer->tls = NULL;
  peer->script = script;
  peer->context = context;
  CHECK(pthread_create(&peer->thread, NULL, run_script, peer) == 0);
  return pair[0];
}

void peer_join(peer *peer) { CHECK(pthread_join(peer->thread, NULL) == 0); }

rtrpc_connection *connect_to(peer *peer, peer_script *script, void *context) {
  rtrpc_error error = {0};
  rtrpc_connection *connection =
    rtrpc_connect_socket(peer_start(peer, script, context), NULL, &error);
  if (!connection) test_failed(__FILE__, __LINE__, error.text);
  return connection;
}

/* ---- Running ---- */

static void run_all(const test *tests, const char *wanted, int *count) {
  for (; tests->name; tests++) {
    if (wanted && !strstr(tests->name, wanted)) continue;
    running = tests->name;
    alarm(120);
    tests->run();
    printf("ok   %s\n", tests->name);
    fflush(stdout);
    ++*count;
  }
}

int main(int count, char **arguments) {
  const char *wanted = count > 1 ? arguments[1] : NULL;
  int passed = 0;
  run_all(connection_tests, wanted, &passed);
  run_all(call_tests, wanted, &passed);
  run_all(tls_tests, wanted, &passed);
  run_all(vector_tests, wanted, &passed);
#ifdef TEST_CODEC
  run_all(codec_tests, wanted, &passed);
#endif
  printf("%d tests passed\n", passed);
  return passed > 0 ? 0 : 1;
}
