"""``/healthz``, ``/readyz`` and ``/metrics``: whether the process lives, and whether it can work.

``/readyz`` asks two kinds of probes. What the product needs for its own work (the database and the
folder of files, by writing to them) decides: 503 when one of them fails. What belongs to others
(Telegram, the scanner) is shown and answered with 200: their outage is waited out, and taking every
worker out of service for it would stop the rest as well.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.operations import metrics

Probe = Callable[[], Awaitable[bool]]
PATIENCE = 5.0
"""Seconds a probe may take; later it counts as failed."""


def setup(
    app: web.Application,
    needed: Mapping[str, Probe],
    outside: Mapping[str, Probe | None],
    refresh: Callable[[], Awaitable[None]],
) -> None:
    """Add the three addresses; ``refresh`` is called before metrics are shown.

    A part without a probe is not set up, and is not shown.
    """
    set_up = {name: probe for name, probe in outside.items() if probe is not None}

    async def live(_: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    round_: asyncio.Task[dict[str, bool]] | None = None

    async def ready(_: web.Request) -> web.Response:
        """Requests that come while others wait share their round: probes never meet each other."""
        nonlocal round_
        if round_ is None or round_.done():
            round_ = asyncio.create_task(_round({**needed, **set_up}))
        found = await asyncio.shield(round_)
        works = all(found[name] for name in needed)
        state = "not ready" if not works else "ready" if all(found.values()) else "degraded"
        return web.json_response({"state": state, **found}, status=200 if works else 503)

    async def measured(_: web.Request) -> web.Response:
        await refresh()
        return web.Response(body=metrics.exposition(), content_type="text/plain", charset="utf-8")

    app.router.add_get("/healthz", live)
    app.router.add_get("/readyz", ready)
    app.router.add_get("/metrics", measured)


async def _round(probes: Mapping[str, Probe]) -> dict[str, bool]:
    answers = await asyncio.gather(*(_ask(probe) for probe in probes.values()))
    return dict(zip(probes, answers, strict=True))


async def _ask(probe: Probe) -> bool:
    try:
        return await asyncio.wait_for(probe(), PATIENCE)
    except Exception:
        return False
