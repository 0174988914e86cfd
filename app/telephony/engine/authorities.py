"""Which certificates may sign the registrar's; the OpenSSL inside the wheel knows no system store."""

import ssl


def system_authorities() -> str:
    """The system's own authorities as one PEM text (Windows: its store; elsewhere OpenSSL's usual places)."""
    context = ssl.create_default_context()
    return "".join(ssl.DER_cert_to_PEM_cert(der) for der in context.get_ca_certs(binary_form=True))
