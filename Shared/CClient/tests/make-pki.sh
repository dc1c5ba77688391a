#!/bin/sh
# Makes the certificates of the TLS tests. usage: make-pki.sh DIRECTORY
set -eu
mkdir -p "$1"
cd "$1"

authority() { # NAME
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" -out "$1.pem" -days 3650 \
    -subj "/CN=$1" 2>/dev/null
}

leaf() { # NAME AUTHORITY SUBJECT-ALTERNATIVE-NAMES
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$1" 2>/dev/null
  printf 'subjectAltName=%s\n' "$3" > "$1.ext"
  openssl x509 -req -in "$1.csr" -CA "$2.pem" -CAkey "$2.key" -CAcreateserial -out "$1.pem" -days 3650 \
    -extfile "$1.ext" 2>/dev/null
  rm "$1.csr" "$1.ext"
}

authority ca
authority stranger
leaf collector ca URI:spiffe://reddytalk/collector
leaf client ca URI:spiffe://reddytalk/gateway
leaf with-others ca 'DNS:localhost,URI:https://example.org/,URI:spiffe://reddytalk/collector'
leaf nameless ca DNS:localhost
leaf two-names ca 'URI:spiffe://reddytalk/collector,URI:spiffe://reddytalk/trainer'
leaf malformed ca URI:spiffe://reddytalk/Collector
leaf unbelieved stranger URI:spiffe://reddytalk/collector
