"""Whether the product lives, and whether every port of it can do its work."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.operations import metrics

Probe = Callable[[], Awaitable[bool]]
PATIENCE = 5.0


def setup(
    app: web.Application, probes: Mapping[str, Probe], refresh: Callable[[], Awaitable[None]]
) -> None:
    """Add ``/healthz``, ``/readyz`` (asks every probe) and ``/metrics`` (after ``refresh``)."""

    async def live(_: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    round_: asyncio.Task[dict[str, bool]] | None = None

    async def ready(_: web.Request) -> web.Response:
        """Who asks while others do shares their round: probes never meet each other."""
        nonlocal round_
        if round_ is None or round_.done():
            round_ = asyncio.create_task(_round(probes))
        found = await asyncio.shield(round_)
        return web.json_response(found, status=200 if all(found.values()) else 503)

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
