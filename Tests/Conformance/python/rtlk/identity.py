"""TLS 1.3 with certificates that name services: PROTOCOL.md section 2."""

import re
import ssl

PREFIX = "spiffe://reddytalk/"
SERVICE = re.compile(r"[a-z0-9-]{1,63}")


def context(is_client, ca, certificate, key):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT if is_client else ssl.PROTOCOL_TLS_SERVER)
    made.minimum_version = ssl.TLSVersion.TLSv1_3
    made.check_hostname = False
    made.verify_mode = ssl.CERT_REQUIRED
    made.load_verify_locations(ca)
    made.load_cert_chain(certificate, key)
    return made


def service_of(certificate):
    """The service that a certificate (as `getpeercert` gives it) names, or None."""
    uris = [value for kind, value in certificate.get("subjectAltName", ()) if kind == "URI" and value.startswith(PREFIX)]
    if len(uris) != 1 or not SERVICE.fullmatch(uris[0][len(PREFIX):]):
        return None
    return uris[0][len(PREFIX):]
