"""Same-origin checks and the security headers of every response."""

from collections.abc import Awaitable, Callable

from aiohttp import hdrs, web
from yarl import URL

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"

Signal = Callable[[web.Request, web.StreamResponse], Awaitable[None]]


def origin(url: str) -> str:
    """Scheme, host and port of ``url`` as browsers write them."""
    return str(URL(url).origin()) if url else ""


def same_origin(request: web.Request, public_origin: str) -> bool:
    """Whether a page of ours asks: one opened at ``PUBLIC_URL`` or at the address asked."""
    asked_by = request.headers.get(hdrs.ORIGIN, "")
    return asked_by != "" and asked_by in (public_origin, f"{request.scheme}://{request.host}")


def headers_for(public_url: str) -> Signal:
    """An ``on_response_prepare`` signal: no response leaves without these headers."""
    headers = {
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "Permissions-Policy": PERMISSIONS_POLICY,
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
    if URL(public_url).scheme == "https":
        headers["Strict-Transport-Security"] = "max-age=31536000"

    async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
        for name, value in headers.items():
            response.headers.setdefault(name, value)

    return add_headers
