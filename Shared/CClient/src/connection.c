#include "connection.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

enum { read_size = 64 * 1024, reads_a_turn = 16, pongs_with_output_below = 4096 };

/* ---- Options ---- */

static const int64_t second = 1000000000;

void rtrpc_connection_options_init(rtrpc_connection_options *options) {
  *options = (rtrpc_connection_options){.limits = {.frame = 65536,
                                          .message = 4194304,
                                          .stream_credit = 262144,
                                          .connection_credit = 16777216,
                                          .streams = 1024},
    .handshake_timeout_ns = 10 * second,
    .keepalive_interval_ns = 30 * second,
    .keepalive_timeout_ns = 10 * second};
}

static bool options_work(const rtrpc_connection_options *options, rtrpc_error *error) {
  bool legal = rt_limits_legal(&options->limits) && options->handshake_timeout_ns > 0 &&
               options->keepalive_interval_ns > 0 && options->keepalive_timeout_ns > 0;
  if (!legal)
    rt_error_set(
      error, RTRPC_INVALID_ARGUMENT, "a limit is outside of its range, or a time is not above 0");
  return legal;
}

/* ---- Output ---- */

void rt_wake(rtrpc_connection *connection) {
  uint64_t one = 1;
  ssize_t written = write(connection->wake, &one, sizeof one);
  (void)written; /* Full means that it is awake already. */
}

static void write_out(rtrpc_connection *connection) {
  while (!connection->write_failed && rt_buffer_length(&connection->out) > 0) {
    rt_buffer *out = &connection->out;
    ssize_t count =
      rt_transport_write(connection->transport, out->data + out->begin, rt_buffer_length(out));
    if (count == RT_AGAIN) return;
    /* What the peer said before it went away may still be unread: reading tells how the connection
     * ended. */
    if (count < 0) connection->write_failed = true;
    else rt_buffer_take(out, (size_t)count);
  }
}

static void move_pongs(rtrpc_connection *connection) {
  rt_buffer *pongs = &connection->pongs;
  while (
    rt_buffer_length(pongs) > 0 && rt_buffer_length(&connection->out) < pongs_with_output_below) {
    rt_header_write(&connection->out, 8, 0, RT_PONG, 0);
    rt_buffer_append(&connection->out, pongs->data + pongs->begin, 8);
    rt_buffer_take(pongs, 8);
  }
}

void rt_flush(rtrpc_connection *connection) {
  if (connection->state == CONNECTION_CLOSED) return;
  size_t before;
  do {
    move_pongs(connection);
    if (connection->state == CONNECTION_READY) rt_send_parts(connection);
    before = rt_buffer_length(&connection->out);
    write_out(connection);
  } while (before > 0 && rt_buffer_length(&connection->out) == 0 && !connection->write_failed);
  if (connection->out.failed || connection->owed_cancels.failed) {
    rt_connection_end(connection, RTRPC_UNAVAILABLE, "the connection ended: no memory");
  } else if (rt_buffer_length(&connection->out) > 0 && !connection->reader_awaits_output) {
    rt_wake(connection);
  }
  rt_admit(connection);
}

/* ---- Ends ---- */

void rt_connection_end(rtrpc_connection *connection, rtrpc_code code, const char *text) {
  if (connection->state == CONNECTION_CLOSED) return;
  connection->state = CONNECTION_CLOSED;
  connection->ending_code = code;
  snprintf(connection->ending, sizeof connection->ending, "%s", text);
  while (connection->calls)
    rt_call_end(connection->calls, code, text, strlen(text), false);
  while (connection->first_waiting)
    rt_call_end(connection->first_waiting, code, text, strlen(text), true);
  pthread_cond_broadcast(&connection->changed);
  rt_wake(connection);
}

void rt_connection_drain(rtrpc_connection *connection, const char *text) {
  connection->is_draining = true;
  while (connection->first_waiting)
    rt_call_end(connection->first_waiting, RTRPC_UNAVAILABLE, text, strlen(text), true);
}

void rt_connection_violated(rtrpc_connection *connection, rt_violation violation) {
  if (connection->state == CONNECTION_CLOSED) return;
  rt_goaway_write(&connection->out, violation.reason, violation.text);
  write_out(connection);
  char text[400];
  snprintf(
    text, sizeof text, "the connection ended, the server broke the protocol: %s", violation.text);
  rtrpc_code code = violation.reason == RT_IDENTITY ? RTRPC_UNAUTHENTICATED : RTRPC_UNAVAILABLE;
  rt_connection_end(connection, code, text);
}

static void connection_free(rtrpc_connection *connection) {
  rt_transport_free(connection->transport);
  if (connection->wake >= 0) close(connection->wake);
  rt_buffer_free(&connection->in);
  rt_buffer_free(&connection->out);
  rt_buffer_free(&connection->pongs);
  rt_buffer_free(&connection->owed_cancels);
  free(connection->table);
  pthread_cond_destroy(&connection->changed);
  pthread_mutex_destroy(&connection->lock);
  free(connection);
}

void rt_connection_release(rtrpc_connection *connection) {
  bool is_last = --connection->references == 0;
  pthread_mutex_unlock(&connection->lock);
  if (is_last) connection_free(connection);
}

void rt_admit(rtrpc_connection *connection) {
  if (connection->first_waiting) pthread_cond_broadcast(&connection->first_waiting->changed);
}

/* ---- Input ---- */

/* Acts on the whole frames at the front of the input. */
static void take_frames(rtrpc_connection *connection) {
  rt_buffer *in = &connection->in;
  while (connection->state != CONNECTION_CLOSED && rt_buffer_length(in) >= rt_header_length) {
    rt_header header = rt_header_read(in->data + in->begin);
    bool shaking = connection->state == CONNECTION_SHAKING;
    uint32_t limit = shaking ? rt_payload_before_hello : connection->ours.frame;
    rt_violation violation = rt_header_check(&header, limit);
    if (!violation.text) {
      if (rt_buffer_length(in) - rt_header_length < header.length) return;
      violation = rt_frame_received(connection, &header, in->data + in->begin + rt_header_length);
      rt_buffer_take(in, rt_header_length + header.length);
    }
    if (violation.text) rt_connection_violated(connection, violation);
  }
}

/* Reads what is there. False when there may be more without poll telling. */
static bool read_input(rtrpc_connection *connection) {
  for (int turn = 0; turn < reads_a_turn && connection->state != CONNECTION_CLOSED; turn++) {
    rt_buffer *in = &connection->in;
    if (!rt_buffer_reserve(in, read_size)) {
      rt_connection_end(connection, RTRPC_UNAVAILABLE, "the connection ended: no memory");
      return true;
    }
    ssize_t count = rt_transport_read(connection->transport, in->data + in->end, read_size);
    if (count == RT_AGAIN && !connection->write_failed) return true;
    if (count > 0) {
      in->end += (size_t)count;
      connection->last_received = rt_now();
      connection->keepalive_ping_at = 0;
      take_frames(connection);
      if (count < read_size && !rt_transport_has_pending(connection->transport)) return true;
      continue;
    }
    char text[400];
    bool closed = count == RT_CLOSED, quiet = closed && rt_buffer_length(in) == 0;
    snprintf(text, sizeof text, "the connection ended: %s",
      quiet    ? "the server closed it"
      : closed ? "the server closed it inside a frame"
               : rt_transport_problem(connection->transport));
    bool refused = connection->peer[0] && connection->state == CONNECTION_SHAKING && !closed;
    /* In TLS 1.3 the server refuses our certificate only after we believe to be done. */
    rt_connection_end(connection, refused ? RTRPC_UNAUTHENTICATED : RTRPC_UNAVAILABLE, text);
  }
  return connection->state == CONNECTION_CLOSED;
}

/* ---- The connection's own thread ---- */

static void attend_to_time(rtrpc_connection *connection) {
  int64_t now = rt_now();
  if (connection->next_deadline <= now) rt_calls_expire(connection);
  rt_send_owed_cancels(connection);
  if (connection->keepalive_ping_at > 0) {
    if (now < connection->keepalive_ping_at + connection->keepalive_timeout) return;
    rt_connection_end(
      connection, RTRPC_UNAVAILABLE, "the connection ended: the server answers no PING");
  } else if (now >= connection->last_received + connection->keepalive_interval) {
    connection->keepalive_ping_at = now;
    rt_header_write(&connection->out, 8, 0, RT_PING, 0);
    rt_buffer_u64(&connection->out, ++connection->pings_sent);
  }
}

static int64_t next_event(const rtrpc_connection *connection) {
  int64_t at = connection->keepalive_ping_at > 0
                 ? connection->keepalive_ping_at + connection->keepalive_timeout
                 : connection->last_received + connection->keepalive_interval;
  int64_t owed = rt_next_owed_cancel(connection);
  if (owed < at) at = owed;
  return at < connection->next_deadline ? at : connection->next_deadline;
}

/* Waits, without the lock, until there is something to do. */
static void await(rtrpc_connection *connection, bool at_once) {
  bool output = rt_buffer_length(&connection->out) > 0 && !connection->write_failed;
  int64_t left = next_event(connection) - rt_now();
  if (left < 0 || at_once || connection->write_failed) left = 0;
  struct pollfd items[2] = {{.fd = rt_transport_socket(connection->transport),
                              .events = (short)(POLLIN | (output ? POLLOUT : 0))},
    {.fd = connection->wake, .events = POLLIN}};
  connection->reader_awaits_output = output;
  pthread_mutex_unlock(&connection->lock);
  struct timespec timeout = {.tv_sec = left / second, .tv_nsec = left % second};
  ppoll(items, 2, &timeout, NULL);
  if (items[1].revents) {
    uint64_t ignored;
    ssize_t count = read(connection->wake, &ignored, sizeof ignored);
    (void)count;
  }
  pthread_mutex_lock(&connection->lock);
  connection->reader_awaits_output = true;
}

/* Once either side drains and no call is left, the client closes. */
static void close_when_drained(rtrpc_connection *connection) {
  if (!connection->is_draining || connection->calls || connection->state == CONNECTION_CLOSED)
    return;
  rt_connection_end(connection, RTRPC_UNAVAILABLE, "the connection ended: it was drained");
}

static void *run(void *argument) {
  rtrpc_connection *connection = argument;
  pthread_mutex_lock(&connection->lock);
  connection->reader_awaits_output = true;
  bool is_empty = true;
  while (connection->state != CONNECTION_CLOSED) {
    close_when_drained(connection);
    rt_flush(connection);
    if (connection->state == CONNECTION_CLOSED) break;
    await(connection, !is_empty);
    if (connection->state == CONNECTION_CLOSED) break;
    is_empty = read_input(connection);
    attend_to_time(connection);
  }
  write_out(connection);
  rt_transport_shutdown(connection->transport);
  /* Unread input would make the kernel destroy what was just sent. */
  uint8_t unread[4096];
  for (int turn = 0; turn < reads_a_turn; turn++) {
    if (recv(rt_transport_socket(connection->transport), unread, sizeof unread, MSG_DONTWAIT) <= 0)
      break;
  }
  rt_transport_free(connection->transport);
  connection->transport = NULL;
  pthread_mutex_unlock(&connection->lock);
  return NULL;
}

static bool start_reader(rtrpc_connection *connection) {
  /* Signals are the application's. */
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  int failure = pthread_create(&connection->reader, NULL, run, connection);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return failure == 0;
}

/* ---- Connecting ---- */

static rtrpc_connection *connection_new(const rtrpc_connection_options *options) {
  rtrpc_connection *connection = calloc(1, sizeof *connection);
  if (!connection) return NULL;
  pthread_mutex_init(&connection->lock, NULL);
  pthread_condattr_t monotonic;
  pthread_condattr_init(&monotonic);
  pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
  pthread_cond_init(&connection->changed, &monotonic);
  pthread_condattr_destroy(&monotonic);
  connection->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  connection->references = 1;
  connection->ours = options->limits;
  connection->keepalive_interval = options->keepalive_interval_ns;
  connection->keepalive_timeout = options->keepalive_timeout_ns;
  connection->receive_credit = options->limits.connection_credit;
  connection->next_stream = 1;
  connection->next_deadline = INT64_MAX;
  connection->goaway_last = RT_MAX31;
  rt_allow_cancels(connection);
  /* Nobody needs waking until the reader sleeps. */
  connection->reader_awaits_output = true;
  return connection;
}

/* Waits for the socket; false when the time is up. */
static bool poll_until(rtrpc_connection *connection, short events, int64_t deadline) {
  int64_t left = deadline - rt_now();
  if (left <= 0) return false;
  struct pollfd item = {.fd = rt_transport_socket(connection->transport), .events = events};
  struct timespec timeout = {.tv_sec = left / second, .tv_nsec = left % second};
  ppoll(&item, 1, &timeout, NULL);
  return true;
}

static bool shake_tls(
  rtrpc_connection *connection, const char *service, int64_t deadline, rtrpc_error *error) {
  int done;
  while ((done = rt_transport_handshake(connection->transport, error)) == RT_AGAIN) {
    if (poll_until(connection, rt_transport_events(connection->transport), deadline)) continue;
    rt_error_set(error, RTRPC_DEADLINE_EXCEEDED, "no TLS handshake in time");
    return false;
  }
  if (done == RT_BROKEN) return false;
  const char *peer = rt_transport_peer(connection->transport), *problem = NULL;
  if (!peer) problem = "the certificate names no service";
  else if (service && strcmp(peer, service) != 0)
    problem = "the certificate names another service than expected";
  if (problem) {
    rt_connection_violated(connection, (rt_violation){problem, RT_IDENTITY});
    rt_error_set(error, RTRPC_UNAUTHENTICATED, "%s: wanted '%s', found '%s'", problem,
      service ? service : "any", peer ? peer : "");
    return false;
  }
  snprintf(connection->peer, sizeof connection->peer, "%s", peer);
  return true;
}

static bool shake_hello(rtrpc_connection *connection, int64_t deadline, rtrpc_error *error) {
  rt_hello_write(&connection->out, &connection->ours);
  while (connection->state == CONNECTION_SHAKING) {
    write_out(connection);
    bool output = rt_buffer_length(&connection->out) > 0 && !connection->write_failed;
    bool in_time = rt_transport_has_pending(connection->transport) ||
                   poll_until(connection, (short)(POLLIN | (output ? POLLOUT : 0)), deadline);
    if (!in_time) {
      rt_connection_violated(connection, (rt_violation){"no HELLO in time", RT_TIMEOUT});
      rt_error_set(error, RTRPC_DEADLINE_EXCEEDED, "the server said no HELLO in time");
      return false;
    }
    read_input(connection);
  }
  if (connection->state == CONNECTION_READY) return true;
  rt_error_set(error, connection->ending_code, "%s", connection->ending);
  return false;
}

static rtrpc_connection *establish(
  int socket, const rtrpc_connection_options *options, int64_t deadline, rtrpc_error *error) {
  rtrpc_connection *connection = connection_new(options);
  if (!connection || connection->wake < 0) {
    rt_error_set(error, RTRPC_UNAVAILABLE, "no memory or no descriptor left");
    close(socket);
    if (connection) connection_free(connection);
    return NULL;
  }
  connection->transport = rt_transport_new(socket, options->tls, error);
  bool done = false;
  if (connection->transport) {
    const char *service = options->tls ? options->tls->service : NULL;
    pthread_mutex_lock(&connection->lock);
    done =
      shake_tls(connection, service, deadline, error) && shake_hello(connection, deadline, error);
    connection->last_received = rt_now();
    pthread_mutex_unlock(&connection->lock);
  }
  if (done && start_reader(connection)) return connection;
  if (done) rt_error_set(error, RTRPC_UNAVAILABLE, "no thread could be started");
  if (connection->transport) rt_transport_shutdown(connection->transport);
  connection_free(connection);
  return NULL;
}

rtrpc_connection *rtrpc_connect_socket(
  int socket, const rtrpc_connection_options *options, rtrpc_error *error) {
  rtrpc_connection_options defaults;
  rtrpc_connection_options_init(&defaults);
  if (!options) options = &defaults;
  if (options_work(options, error))
    return establish(socket, options, rt_now() + options->handshake_timeout_ns, error);
  close(socket);
  return NULL;
}

rtrpc_connection *rtrpc_connect(
  const char *address, const rtrpc_connection_options *options, rtrpc_error *error) {
  rtrpc_connection_options defaults;
  rtrpc_connection_options_init(&defaults);
  if (!options) options = &defaults;
  if (!options_work(options, error)) return NULL;
  int64_t deadline = rt_now() + options->handshake_timeout_ns;
  int socket = rt_dial(address, deadline, error);
  return socket < 0 ? NULL : establish(socket, options, deadline, error);
}

/* ---- What applications ask ---- */

bool rtrpc_connection_usable(rtrpc_connection *connection) {
  pthread_mutex_lock(&connection->lock);
  bool usable = connection->state == CONNECTION_READY && !connection->is_draining &&
                connection->next_stream <= RT_MAX31;
  pthread_mutex_unlock(&connection->lock);
  return usable;
}

rtrpc_limits rtrpc_connection_peer_limits(const rtrpc_connection *connection) {
  return connection->theirs;
}

const char *rtrpc_connection_peer(const rtrpc_connection *connection) { return connection->peer; }

int64_t rtrpc_connection_ping(rtrpc_connection *connection, int64_t timeout_ns) {
  int64_t begin = rt_now(),
          deadline = timeout_ns > INT64_MAX - begin ? INT64_MAX : begin + timeout_ns;
  struct timespec until = {.tv_sec = deadline / second, .tv_nsec = deadline % second};
  pthread_mutex_lock(&connection->lock);
  bool answered = false;
  if (connection->state == CONNECTION_READY) {
    uint64_t number = ++connection->pings_sent;
    rt_header_write(&connection->out, 8, 0, RT_PING, 0);
    rt_buffer_u64(&connection->out, number);
    rt_flush(connection);
    int failure = 0;
    while (connection->state == CONNECTION_READY && connection->pongs_received < number &&
           failure != ETIMEDOUT) {
      failure = pthread_cond_timedwait(&connection->changed, &connection->lock, &until);
    }
    answered = connection->pongs_received >= number;
  }
  pthread_mutex_unlock(&connection->lock);
  return answered ? rt_now() - begin : -1;
}

void rtrpc_connection_close(rtrpc_connection *connection) {
  if (!connection) return;
  pthread_mutex_lock(&connection->lock);
  if (connection->state == CONNECTION_READY) {
    rt_goaway_write(&connection->out, RT_DRAIN, "the client is done");
    write_out(connection);
    rt_connection_end(connection, RTRPC_CANCELLED, "the connection was closed by the caller");
  }
  pthread_mutex_unlock(&connection->lock);
  pthread_join(connection->reader, NULL);
  pthread_mutex_lock(&connection->lock);
  rt_connection_release(connection);
}
