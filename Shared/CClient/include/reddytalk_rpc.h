/**
 * @file reddytalk_rpc.h
 * A client of the RPC protocol that proto/PROTOCOL.md specifies, version 1.
 *
 * Messages are bytes to this library; the services put protobuf messages in them. All functions
 * block, bounded by the deadline of the call. There is no global state.
 *
 * Threads: any number of threads may make calls on one connection at once. Each connection has one
 * thread of its own that reads, so credit, keepalive and the ends of calls are attended to whether
 * or not a caller waits. A call belongs to one thread at a time, except for rtrpc_call_cancel,
 * which any thread may call between rtrpc_call_new and rtrpc_call_free.
 *
 * Memory: what a function hands out says who frees it. Strings are NUL-terminated UTF-8.
 *
 * A unary call:
 *
 *     rtrpc_error error;
 *     rtrpc_connection *connection = rtrpc_connect("127.0.0.1:7101", &options, &error);
 *     rtrpc_call *call = rtrpc_call_new(connection, "pkg.Service/Method", NULL);
 *     rtrpc_message response;
 *     if (rtrpc_call_unary(call, request, request_length, &response) == RTRPC_OK) {
 *       …
 *       rtrpc_message_clear(&response);
 *     } else {
 *       fprintf(stderr, "%s: %s\n", rtrpc_code_name(rtrpc_call_code(call)), rtrpc_call_text(call));
 *     }
 *     rtrpc_call_free(call);
 *     rtrpc_connection_close(connection);
 */
#ifndef REDDYTALK_RPC_H
#define REDDYTALK_RPC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define RTRPC_API __attribute__((visibility("default")))
#else
#define RTRPC_API
#endif

/* ---- Status codes ---- */

/** How a call ended: gRPC's codes, with its numbers. */
typedef enum rtrpc_code {
  RTRPC_OK = 0,
  RTRPC_CANCELLED = 1,
  RTRPC_UNKNOWN = 2,
  RTRPC_INVALID_ARGUMENT = 3,
  RTRPC_DEADLINE_EXCEEDED = 4,
  RTRPC_NOT_FOUND = 5,
  RTRPC_ALREADY_EXISTS = 6,
  RTRPC_PERMISSION_DENIED = 7,
  RTRPC_RESOURCE_EXHAUSTED = 8,
  RTRPC_FAILED_PRECONDITION = 9,
  RTRPC_ABORTED = 10,
  RTRPC_OUT_OF_RANGE = 11,
  RTRPC_UNIMPLEMENTED = 12,
  RTRPC_INTERNAL = 13,
  RTRPC_UNAVAILABLE = 14,
  RTRPC_DATA_LOSS = 15,
  RTRPC_UNAUTHENTICATED = 16
} rtrpc_code;

/** The code's canonical name, for example "NOT_FOUND"; "UNKNOWN" for a number that is none. A
 * constant. */
RTRPC_API const char *rtrpc_code_name(rtrpc_code code);

/** Why a connection could not be made. */
typedef struct rtrpc_error {
  /** INVALID_ARGUMENT: the options cannot work. DEADLINE_EXCEEDED: no handshake in time.
     UNAUTHENTICATED: the peer's certificate is not what it should be, or it refused ours.
     UNIMPLEMENTED: TLS was asked for and this library was built without. UNAVAILABLE: anything
     else. */
  rtrpc_code code;
  /** Cause and, where there is one, remedy. */
  char text[512];
} rtrpc_error;

/* ---- Metadata ---- */

/** An ordered list of entries; a key may come more than once. */
typedef struct rtrpc_metadata rtrpc_metadata;

/** One entry. The pointers live as long as the list does, unchanged. */
typedef struct rtrpc_metadata_entry {
  /** a-z 0-9 - _ . */
  const char *key;
  /** A text value has a NUL after its `length` bytes; a binary one may hold any byte. */
  const uint8_t *value;
  size_t length;
  bool binary;
} rtrpc_metadata_entry;

/** An empty list, or NULL without memory. Free it with rtrpc_metadata_free. */
RTRPC_API rtrpc_metadata *rtrpc_metadata_new(void);
/** Frees a list; NULL is allowed. */
RTRPC_API void rtrpc_metadata_free(rtrpc_metadata *metadata);
/** Appends a text entry, copying both. False, with nothing changed, when the key or the value is
   illegal, when the list would exceed what the protocol carries (255 entries, 16,384 bytes), or
   without memory. */
RTRPC_API bool rtrpc_metadata_add_text(
  rtrpc_metadata *metadata, const char *key, const char *value);
/** Appends a binary entry, as above. */
RTRPC_API bool rtrpc_metadata_add_binary(
  rtrpc_metadata *metadata, const char *key, const void *value, size_t length);
/** The number of entries; 0 for NULL. */
RTRPC_API size_t rtrpc_metadata_count(const rtrpc_metadata *metadata);
/** The entry at a position below rtrpc_metadata_count. */
RTRPC_API const rtrpc_metadata_entry *rtrpc_metadata_at(
  const rtrpc_metadata *metadata, size_t index);
/** The first entry of a key, or NULL. */
RTRPC_API const rtrpc_metadata_entry *rtrpc_metadata_find(
  const rtrpc_metadata *metadata, const char *key);

/** The key of the binary trailing entry that holds a serialized google.rpc.Status with an error's
 * typed details. */
#define RTRPC_STATUS_DETAILS_KEY "status-details-bin"

/* ---- Connections ---- */

/** One connection to one server, until either side ends it. It is not made again by itself: see
 * rtrpc_connection_usable. */
typedef struct rtrpc_connection rtrpc_connection;

/** What this side takes, announced in HELLO (PROTOCOL.md section 3). */
typedef struct rtrpc_limits {
  /** Largest payload of a frame: 32,768 to 1,048,576. */
  uint32_t frame;
  /** Largest message: 1,024 to 1,073,741,824. */
  uint32_t message;
  /** Credit of each stream to begin with: 65,536 to 2^31 - 1. Bounds what unread messages of a call
   * hold. */
  uint32_t stream_credit;
  /** Credit of the connection to begin with: 65,536 to 2^31 - 1. Bounds what unread messages of all
   * calls hold. */
  uint32_t connection_credit;
  /** Streams open at once: 1 to 1,000,000. */
  uint32_t streams;
} rtrpc_limits;

/** Who we are and whom we believe. All files are PEM and are read while connecting. */
typedef struct rtrpc_tls {
  /** The authorities that the server's certificate must come from. */
  const char *ca_file;
  /** Our certificate, with its chain. */
  const char *certificate_file;
  /** Our private key. */
  const char *key_file;
  /** The service that must answer: the certificate's only spiffe://reddytalk/ URI must name it.
   * NULL takes any service. */
  const char *service;
} rtrpc_tls;

/** How to connect. Begin with rtrpc_connection_options_init. Times are in nanoseconds. */
typedef struct rtrpc_connection_options {
  rtrpc_limits limits;
  /** For TCP, TLS and HELLO together: 10 s. Resolving a name is not bounded by it. */
  int64_t handshake_timeout_ns;
  /** Silence after which a PING is sent: 30 s. */
  int64_t keepalive_interval_ns;
  /** Further silence after which the connection counts as dead: 10 s. */
  int64_t keepalive_timeout_ns;
  /** NULL speaks plaintext. Not kept. */
  const rtrpc_tls *tls;
} rtrpc_connection_options;

/** Whether this library was built with TLS. */
RTRPC_API bool rtrpc_has_tls(void);

/** Sets every option to its default. */
RTRPC_API void rtrpc_connection_options_init(rtrpc_connection_options *options);

/** Connects to "host:port", "[v6]:port", and exchanges HELLO. Tries every address of a name in
   turn.
    @param options NULL for the defaults.
    @param error   Filled in when NULL is returned; may be NULL.
    @return the connection, to be ended with rtrpc_connection_close, or NULL. */
RTRPC_API rtrpc_connection *rtrpc_connect(
  const char *address, const rtrpc_connection_options *options, rtrpc_error *error);

/** The same on a connected stream socket, which the connection owns from here on, also when this
 * fails. */
RTRPC_API rtrpc_connection *rtrpc_connect_socket(
  int socket, const rtrpc_connection_options *options, rtrpc_error *error);

/** Whether a call made now can reach the server. False once the server drains or the connection has
   ended, and once so many calls were given up in a short time that the server would take it for an
   attack (150 at once, 5 a second); calls that run go on. Then connect again. */
RTRPC_API bool rtrpc_connection_usable(rtrpc_connection *connection);

/** The limits that the server announced. */
RTRPC_API rtrpc_limits rtrpc_connection_peer_limits(const rtrpc_connection *connection);

/** The service that the server's certificate names; empty in plaintext. Lives as long as the
 * connection. */
RTRPC_API const char *rtrpc_connection_peer(const rtrpc_connection *connection);

/** Sends PING and waits for its PONG.
    @return the time it took in nanoseconds, or -1 when the connection ended or the timeout passed.
 */
RTRPC_API int64_t rtrpc_connection_ping(rtrpc_connection *connection, int64_t timeout_ns);

/** Says goodbye, closes the connection and lets it go. Calls that still run end with CANCELLED;
   their handles stay valid until freed. Not to be called twice; NULL is allowed. */
RTRPC_API void rtrpc_connection_close(rtrpc_connection *connection);

/* ---- Calls ---- */

/** One call. */
typedef struct rtrpc_call rtrpc_call;

/** What a call sends and what it expects. */
typedef enum rtrpc_shape {
  RTRPC_UNARY = 0,
  RTRPC_CLIENT_STREAMING = 1,
  RTRPC_SERVER_STREAMING = 2,
  RTRPC_BIDIRECTIONAL = 3
} rtrpc_shape;

/** How to call. All zero is a call without a deadline and without metadata. */
typedef struct rtrpc_call_options {
  /** Time from rtrpc_call_new to the end of the call, in nanoseconds; 0: for ever. Sent to the
   * server. */
  int64_t timeout_ns;
  /** Request metadata, copied; NULL for none. */
  const rtrpc_metadata *metadata;
} rtrpc_call_options;

/** A received message. */
typedef struct rtrpc_message {
  /** Never NULL in a received message, even an empty one. */
  uint8_t *data;
  size_t length;
} rtrpc_message;

/** Frees a message's bytes and makes it empty. */
RTRPC_API void rtrpc_message_clear(rtrpc_message *message);

/** Prepares a call; nothing is sent yet, and the deadline begins.
    @param method "pkg.Service/Method"; copied.
    @return the call, to be freed with rtrpc_call_free, or NULL without memory. */
RTRPC_API rtrpc_call *rtrpc_call_new(
  rtrpc_connection *connection, const char *method, const rtrpc_call_options *options);

/** Makes a call with one request and one response, and waits for its end.
    @param response Filled in when RTRPC_OK is returned, to be cleared with rtrpc_message_clear;
   empty otherwise.
    @return how the call ended. */
RTRPC_API rtrpc_code rtrpc_call_unary(
  rtrpc_call *call, const void *request, size_t length, rtrpc_message *response);

/** Begins a call of any shape and, for the shapes with one request, sends that: returns when it is
   on its way, which the server's credit decides. For the shapes that stream requests, pass NULL and
   0, then use rtrpc_call_send.
    @return RTRPC_OK, or how the call has ended already. */
RTRPC_API rtrpc_code rtrpc_call_start(
  rtrpc_call *call, rtrpc_shape shape, const void *request, size_t length);

/** Sends one more request of a call that streams them; returns when it is on its way.
    @return RTRPC_OK; else the request was not sent whole, because the call has ended: with the code
   returned, or OK from the server before it had read everything, which is reported as
   RTRPC_CANCELLED here and as it is by rtrpc_call_code. */
RTRPC_API rtrpc_code rtrpc_call_send(rtrpc_call *call, const void *request, size_t length);

/** Says that no further requests come. */
RTRPC_API void rtrpc_call_send_end(rtrpc_call *call);

/** Waits for the next response.
    @param message Filled in when true is returned, to be cleared with rtrpc_message_clear.
    @return true with a message; false when the call has ended, for rtrpc_call_code to say how. */
RTRPC_API bool rtrpc_call_receive(rtrpc_call *call, rtrpc_message *message);

/** Waits until the initial response metadata is known: it, a message, or the end has come.
    @return the list, perhaps empty, owned by the call; NULL when the call ended without the server
   having said. */
RTRPC_API const rtrpc_metadata *rtrpc_call_wait_metadata(rtrpc_call *call);

/** Waits until the call has ended, passing over responses that were not read. @return how. */
RTRPC_API rtrpc_code rtrpc_call_wait(rtrpc_call *call);

/** Gives the call up, from any thread: it ends with CANCELLED unless it has ended already, and
   whoever waits for it goes on. A call that has not begun never will. */
RTRPC_API void rtrpc_call_cancel(rtrpc_call *call);

/** How the call ended; RTRPC_UNKNOWN while it has not. */
RTRPC_API rtrpc_code rtrpc_call_code(rtrpc_call *call);
/** What the server or this library says about how the call ended. Owned by the call; empty while it
 * has not ended. */
RTRPC_API const char *rtrpc_call_text(rtrpc_call *call);
/** The trailing response metadata. Owned by the call; NULL when there is none. */
RTRPC_API const rtrpc_metadata *rtrpc_call_trailing_metadata(rtrpc_call *call);
/** Whether the server certainly never looked at the call, so that it may be made again elsewhere
 * whatever it does. */
RTRPC_API bool rtrpc_call_never_seen(rtrpc_call *call);

/** Frees a call, giving it up if it has not ended. NULL is allowed. */
RTRPC_API void rtrpc_call_free(rtrpc_call *call);

#ifdef __cplusplus
}
#endif
#endif
