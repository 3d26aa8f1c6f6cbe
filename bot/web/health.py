"""Whether the product lives, and whether every port of it can do its work."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot import metrics

Probe = Callable[[], Awaitable[bool]]
PATIENCE = 5.0


def setup(
    app: web.Application, probes: Mapping[str, Probe], refresh: Callable[[], Awaitable[None]]
) -> None:
    """Add ``/healthz``, ``/readyz`` (asks every probe) and ``/metrics`` (after ``refresh``)."""

    async def live(_: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def ready(_: web.Request) -> web.Response:
        answers = await asyncio.gather(*(_ask(probe) for probe in probes.values()))
        found = dict(zip(probes, answers, strict=True))
        return web.json_response(found, status=200 if all(answers) else 503)

    async def measured(_: web.Request) -> web.Response:
        await refresh()
        return web.Response(body=metrics.exposition(), content_type="text/plain", charset="utf-8")

    app.router.add_get("/healthz", live)
    app.router.add_get("/readyz", ready)
    app.router.add_get("/metrics", measured)


async def _ask(probe: Probe) -> bool:
    try:
        return await asyncio.wait_for(probe(), PATIENCE)
    except Exception:
        return False
