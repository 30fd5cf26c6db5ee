"""Which addresses of the internet protocol are public; everything else is never connected to.

A page, a feed or a redirect can name any host, and a host's owner can let its name stand for any address: for this
computer (127.0.0.1), for a router, for a cloud's own service (169.254.169.254). The list is the IANA special-purpose
registries (RFC 6890) as ``ipaddress`` has them, and addresses that carry another one inside are judged by both.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# What some versions of ``ipaddress`` take for public: protocol assignments, the 6to4 relays, AS112, benchmarking.
_MORE_V4 = tuple(
    IPv4Network(n)
    for n in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.175.48.0/24",
        "198.18.0.0/15",
    )
)  # fmt: skip
# The only block that global unicast addresses are given from (RFC 4291), but for what is set apart within it.
_GLOBAL_V6 = IPv6Network("2000::/3")
_MORE_V6 = tuple(IPv6Network(n) for n in ("2001::/23", "2001:db8::/32", "3fff::/20", "2620:4f:8000::/48"))
# IPv4 inside IPv6 for networks that have no IPv4 of their own (NAT64, RFC 6052).
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Is ``address`` (an IPv4 or IPv6 address in text) one of the public internet? False for what is no address."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    return _public_v4(ip) if isinstance(ip, IPv4Address) else _public_v6(ip)


def _public_v4(ip: IPv4Address) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not any(ip in n for n in _MORE_V4)


def _public_v6(ip: IPv6Address) -> bool:
    if ip.scope_id is not None:
        return False
    if ip.ipv4_mapped is not None:
        return _public_v4(ip.ipv4_mapped)
    if ip in _NAT64:
        return _public_v4(IPv4Address(ip.packed[-4:]))
    if ip.sixtofour is not None and not _public_v4(ip.sixtofour):
        return False
    return ip in _GLOBAL_V6 and ip.is_global and not ip.is_multicast and not any(ip in n for n in _MORE_V6)
