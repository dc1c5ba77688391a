#include "tls.h"

#include <errno.h>
#include <limits.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

struct rt_tls {
  SSL_CTX *context;
  SSL *ssl;
  BIO_METHOD *method;
  bool wants_write, has_peer, is_broken;
  char peer[64];
};

/* ---- The socket below OpenSSL: its own would raise SIGPIPE. ---- */

static int bio_result(BIO *bio, ssize_t count) {
  BIO_clear_retry_flags(bio);
  return count < INT_MIN ? -1 : (int)count;
}

static int bio_write(BIO *bio, const char *bytes, int length) {
  ssize_t count = send((int)(intptr_t)BIO_get_data(bio), bytes, (size_t)length, MSG_NOSIGNAL);
  int result = bio_result(bio, count);
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) BIO_set_retry_write(bio);
  return result;
}

static int bio_read(BIO *bio, char *into, int capacity) {
  ssize_t count = recv((int)(intptr_t)BIO_get_data(bio), into, (size_t)capacity, 0);
  int result = bio_result(bio, count);
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) BIO_set_retry_read(bio);
  return result;
}

static long bio_control(BIO *bio, int command, long number, void *pointer) {
  (void)bio, (void)number, (void)pointer;
  return command == BIO_CTRL_FLUSH || command == BIO_CTRL_DUP ? 1 : 0;
}

static bool attach_socket(rt_tls *tls, int socket) {
  tls->method = BIO_meth_new(BIO_TYPE_SOURCE_SINK, "socket");
  if (!tls->method || !BIO_meth_set_write(tls->method, bio_write) ||
      !BIO_meth_set_read(tls->method, bio_read) || !BIO_meth_set_ctrl(tls->method, bio_control)) {
    return false;
  }
  BIO *bio = BIO_new(tls->method);
  if (!bio) return false;
  BIO_set_data(bio, (void *)(intptr_t)socket);
  BIO_set_init(bio, 1);
  SSL_set_bio(tls->ssl, bio, bio);
  return true;
}

/* ---- Set-up ---- */

static void set_problem(rtrpc_error *error, rtrpc_code code, const char *what) {
  unsigned long number = ERR_peek_last_error();
  const char *reason = number ? ERR_reason_error_string(number) : NULL;
  rt_error_set(error, code, "%s: %s", what, reason ? reason : "unknown reason");
  ERR_clear_error();
}

static bool load(SSL_CTX *context, const rtrpc_tls *options, rtrpc_error *error) {
  char what[400];
  if (!options->ca_file || !options->certificate_file || !options->key_file) {
    rt_error_set(error, RTRPC_INVALID_ARGUMENT, "TLS needs an authority, a certificate and a key");
    return false;
  }
  if (SSL_CTX_load_verify_locations(context, options->ca_file, NULL) != 1) {
    snprintf(what, sizeof what, "the authorities in '%s' cannot be read", options->ca_file);
  } else if (SSL_CTX_use_certificate_chain_file(context, options->certificate_file) != 1) {
    snprintf(
      what, sizeof what, "the certificate in '%s' cannot be read", options->certificate_file);
  } else if (SSL_CTX_use_PrivateKey_file(context, options->key_file, SSL_FILETYPE_PEM) != 1) {
    snprintf(what, sizeof what, "the key in '%s' cannot be read or is not the certificate's",
      options->key_file);
  } else {
    return true;
  }
  set_problem(error, RTRPC_INVALID_ARGUMENT, what);
  return false;
}

rt_tls *rt_tls_new(int socket, const rtrpc_tls *options, rtrpc_error *error) {
  rt_tls *tls = calloc(1, sizeof *tls);
  if (!tls) return rt_error_set(error, RTRPC_UNAVAILABLE, "no memory"), NULL;
  ERR_clear_error();
  tls->context = SSL_CTX_new(TLS_client_method());
  if (tls->context && SSL_CTX_set_min_proto_version(tls->context, TLS1_3_VERSION) == 1) {
    SSL_CTX_set_verify(tls->context, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_session_cache_mode(tls->context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(
      tls->context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    if (!load(tls->context, options, error)) return rt_tls_free(tls), NULL;
    tls->ssl = SSL_new(tls->context);
    if (tls->ssl && attach_socket(tls, socket)) return tls;
  }
  set_problem(error, RTRPC_UNAVAILABLE, "TLS cannot be set up");
  rt_tls_free(tls);
  return NULL;
}

/* ---- Identity ---- */

static const char prefix[] = "spiffe://reddytalk/";
enum { prefix_length = sizeof prefix - 1, service_max = 63 };

static bool is_service(const char *name, size_t length) {
  if (length < 1 || length > service_max) return false;
  for (size_t i = 0; i < length; i++) {
    char c = name[i];
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
  }
  return true;
}

/* Exactly one URI below the prefix, and that well-formed. */
static bool find_identity(const GENERAL_NAMES *names, char *service) {
  int found = 0;
  for (int i = 0; i < sk_GENERAL_NAME_num(names); i++) {
    const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, i);
    if (name->type != GEN_URI) continue;
    const char *uri = (const char *)ASN1_STRING_get0_data(name->d.uniformResourceIdentifier);
    int whole = ASN1_STRING_length(name->d.uniformResourceIdentifier);
    if (whole < prefix_length || memcmp(uri, prefix, prefix_length) != 0) continue;
    size_t length = (size_t)(whole - prefix_length);
    if (found++ > 0 || !is_service(uri + prefix_length, length)) return false;
    memcpy(service, uri + prefix_length, length);
    service[length] = 0;
  }
  return found == 1;
}

static void read_identity(rt_tls *tls) {
  X509 *leaf = SSL_get1_peer_certificate(tls->ssl);
  if (!leaf) return;
  GENERAL_NAMES *names = X509_get_ext_d2i(leaf, NID_subject_alt_name, NULL, NULL);
  if (names) tls->has_peer = find_identity(names, tls->peer);
  GENERAL_NAMES_free(names);
  X509_free(leaf);
}

const char *rt_tls_peer(const rt_tls *tls) { return tls->has_peer ? tls->peer : NULL; }

/* ---- Running ---- */

/* What an operation that did not succeed means. */
static ssize_t result(rt_tls *tls, int returned, char *problem, size_t problem_size) {
  int saved = errno, kind = SSL_get_error(tls->ssl, returned);
  tls->wants_write = kind == SSL_ERROR_WANT_WRITE;
  if (kind == SSL_ERROR_WANT_READ || kind == SSL_ERROR_WANT_WRITE) return RT_AGAIN;
  if (kind == SSL_ERROR_ZERO_RETURN) return RT_CLOSED;
  tls->is_broken = true;
  unsigned long number = ERR_peek_last_error();
  const char *reason = number ? ERR_reason_error_string(number) : NULL;
  if (!reason) reason = kind == SSL_ERROR_SYSCALL && saved ? strerror(saved) : "connection closed";
  snprintf(problem, problem_size, "TLS: %s", reason);
  ERR_clear_error();
  return RT_BROKEN;
}

int rt_tls_handshake(rt_tls *tls, rtrpc_error *error) {
  errno = 0;
  ERR_clear_error();
  int returned = SSL_connect(tls->ssl);
  if (returned == 1) return read_identity(tls), 1;
  char problem[256] = "connection closed";
  ssize_t kind = result(tls, returned, problem, sizeof problem);
  if (kind == RT_AGAIN) return RT_AGAIN;
  long verified = SSL_get_verify_result(tls->ssl);
  if (verified != X509_V_OK) {
    rt_error_set(error, RTRPC_UNAUTHENTICATED, "the server's certificate is not believed: %s",
      X509_verify_cert_error_string(verified));
  } else {
    rt_error_set(error, RTRPC_UNAVAILABLE, "no TLS handshake: %s", problem);
  }
  return RT_BROKEN;
}

ssize_t rt_tls_read(rt_tls *tls, void *into, size_t capacity, char *problem, size_t problem_size) {
  errno = 0;
  ERR_clear_error();
  int count = SSL_read(tls->ssl, into, capacity > INT_MAX ? INT_MAX : (int)capacity);
  return count > 0 ? count : result(tls, count, problem, problem_size);
}

ssize_t rt_tls_write(
  rt_tls *tls, const void *bytes, size_t length, char *problem, size_t problem_size) {
  errno = 0;
  ERR_clear_error();
  int count = SSL_write(tls->ssl, bytes, length > INT_MAX ? INT_MAX : (int)length);
  return count > 0 ? count : result(tls, count, problem, problem_size);
}

bool rt_tls_has_pending(const rt_tls *tls) { return SSL_has_pending(tls->ssl) == 1; }

bool rt_tls_wants_write(const rt_tls *tls) { return tls->wants_write; }

void rt_tls_shutdown(rt_tls *tls) {
  if (tls->is_broken || !SSL_is_init_finished(tls->ssl)) return;
  SSL_shutdown(tls->ssl);
  ERR_clear_error();
}

void rt_tls_free(rt_tls *tls) {
  if (!tls) return;
  SSL_free(tls->ssl);
  BIO_meth_free(tls->method);
  SSL_CTX_free(tls->context);
  free(tls);
}
