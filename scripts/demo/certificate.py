"""A certificate for the demo site, made anew for every run and trusted by nobody but the throwaway browser."""

from __future__ import annotations

import ipaddress
import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NAMES: Final = (
    "www.linkedin.com",
    "linkedin.com",
    "de.linkedin.com",
    "media.licdn.com",
    "static.licdn.com",
    "localhost",
)


def make() -> tuple[bytes, bytes]:
    """Key and certificate as PEM, good for two days."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Who's Asking demo site")])
    now = datetime.now(UTC)
    others: list[x509.GeneralName] = [x509.DNSName(host) for host in NAMES]
    others.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName(others), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return secret, certificate.public_bytes(serialization.Encoding.PEM)


def context(certificate: bytes, secret: bytes) -> ssl.SSLContext:
    """A server context; the key touches the disk only while it is loaded."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "demo.pem")
        path.touch(mode=0o600)
        path.write_bytes(secret + certificate)
        made.load_cert_chain(path)
    return made
