/* The state of a connection and of its calls. One mutex, the connection's, guards all of it;
   functions named rt_... below want it held. A caller's thread writes what it has to say by itself
   as far as the socket takes it; everything else is done by the connection's own thread, which
   always reads. */
#ifndef RTRPC_CONNECTION_H
#define RTRPC_CONNECTION_H

#include <pthread.h>

#include "buffer.h"
#include "reddytalk_rpc.h"
#include "transport.h"
#include "wire.h"

/* A complete response that the application has not read. */
typedef struct rt_received {
  struct rt_received *next;
  rtrpc_message message;
  /* Credit to give back when it is read. */
  uint32_t cost;
} rt_received;

typedef enum rt_call_state { CALL_NEW, CALL_WAITING, CALL_OPEN, CALL_ENDED } rt_call_state;

struct rtrpc_call {
  rtrpc_connection *connection;
  /* Signalled on everything that a caller may wait for. */
  pthread_cond_t changed;
  char *method;
  size_t method_length;
  /* The encoded request metadata. */
  rt_buffer metadata;
  int64_t deadline;
  rt_call_state state;
  rtrpc_shape shape;
  uint32_t stream;

  /* All open calls, and those in the same bucket of the table. */
  rtrpc_call *previous, *next, *in_bucket;
  /* Calls that wait for a stream, first come first served. */
  rtrpc_call *next_waiting;

  /* What is being sent: the bytes are the waiting caller's. */
  rtrpc_call *next_sender;
  const uint8_t *request;
  size_t request_left;
  /* The size of the message that is being sent in parts; 0 when none is. */
  size_t unfinished_request;
  bool is_sending, ends_after_request, has_sent_end;
  int64_t send_credit;

  rt_buffer unfinished;
  bool is_unfinished, has_metadata, has_message, end_received;
  int64_t receive_credit;
  uint32_t to_give_back;
  uint64_t messages;
  rt_received *first, *last;

  rtrpc_metadata *initial, *trailing;
  rtrpc_code code;
  char *text;
  bool never_seen;
};

typedef enum rt_connection_state {
  CONNECTION_SHAKING,
  CONNECTION_READY,
  CONNECTION_CLOSED
} rt_connection_state;

struct rtrpc_connection {
  pthread_mutex_t lock;
  /* Signalled when a PONG came and when the connection ended. */
  pthread_cond_t changed;
  pthread_t reader;
  /* The application's handle, and one a call. */
  size_t references;
  rt_transport *transport;
  /* Interrupts the reader's poll. */
  int wake;
  rtrpc_limits ours, theirs;
  int64_t keepalive_interval, keepalive_timeout;
  char peer[64];
  rt_connection_state state;
  bool is_draining, write_failed, reader_awaits_output;
  uint32_t goaway_last;
  rtrpc_code ending_code;
  char ending[600];

  rt_buffer in, out;
  /* PONGs that are due: eight bytes each, moved to `out` while that is short. */
  rt_buffer pongs;
  uint64_t pings_sent, pongs_received;
  /* CANCELs cost time, of which there is as much as has passed, up to a period. */
  int64_t cancel_time, cancel_counted_at;
  /* Streams whose CANCEL has to wait: four bytes each. */
  rt_buffer owed_cancels;
  int64_t last_received, keepalive_ping_at;

  rtrpc_call *calls, *first_waiting, *last_waiting, *first_sender, *last_sender;
  /* What the requests that are being sent in parts hold together at the server. */
  size_t unfinished_requests;
  rtrpc_call **table;
  size_t table_size, open_calls;
  uint32_t next_stream;
  /* The earliest deadline of a call that nobody may be waiting for. */
  int64_t next_deadline;
  int64_t send_credit, receive_credit;
  uint32_t to_give_back;
};

/* connection.c */

/* Sends what is queued as far as the socket takes it, parts of messages in turn; wakes the reader
 * for the rest. */
void rt_flush(rtrpc_connection *connection);
void rt_wake(rtrpc_connection *connection);
/* The connection is over: all calls end with the code. Says nothing to the peer. */
void rt_connection_end(rtrpc_connection *connection, rtrpc_code code, const char *text);
/* The peer broke a rule: says so, and ends the connection. */
void rt_connection_violated(rtrpc_connection *connection, rt_violation violation);
/* Lets the mutex go and a reference with it. */
void rt_connection_release(rtrpc_connection *connection);
/* Calls that wait may go on if there is room now. */
void rt_admit(rtrpc_connection *connection);
/* No further call begins: those that wait end with UNAVAILABLE, never seen. */
void rt_connection_drain(rtrpc_connection *connection, const char *text);

/* frames.c: acts on one whole frame whose header has been checked. */
rt_violation rt_frame_received(
  rtrpc_connection *connection, const rt_header *header, const uint8_t *payload);

/* calls.c: the table of open calls, and what happens to one. */

bool rt_call_enter(rtrpc_call *call);
rtrpc_call *rt_call_find(rtrpc_connection *connection, uint32_t stream);
/* Ends a call that has not ended. The text is copied. */
void rt_call_end(
  rtrpc_call *call, rtrpc_code code, const char *text, size_t length, bool never_seen);
/* Ends a call from this side: with CANCEL if it is open. */
void rt_call_give_up(rtrpc_call *call, rtrpc_code code, const char *text);
/* Sends CANCELs that had to wait, as many as are allowed by now. */
void rt_send_owed_cancels(rtrpc_connection *connection);
/* When the next of them is allowed; INT64_MAX when none waits. */
int64_t rt_next_owed_cancel(const rtrpc_connection *connection);
/* A connection that has sent nothing may send this many at once. */
void rt_allow_cancels(rtrpc_connection *connection);
/* Ends the calls whose deadline has passed, and finds the next one. */
void rt_calls_expire(rtrpc_connection *connection);
void rt_give_back(rtrpc_connection *connection, rtrpc_call *call, uint32_t cost);
/* Moves parts of the requests that are being sent into `out`, one of each call in turn. */
void rt_send_parts(rtrpc_connection *connection);
void rt_sender_remove(rtrpc_call *call);

#endif
