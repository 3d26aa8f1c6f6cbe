"""The HTTP server of a worker."""

from contextlib import AsyncExitStack

from aiohttp import web

FAREWELL = 10.0
"""Seconds that requests under way may take to end when the worker is told to stop."""


async def serve(application: web.Application, host: str, port: int, stack: AsyncExitStack) -> None:
    """Serve until the stack is closed; requests under way are finished then."""
    runner = web.AppRunner(
        application, access_log=None, handle_signals=False, shutdown_timeout=FAREWELL
    )
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, host, port).start()
