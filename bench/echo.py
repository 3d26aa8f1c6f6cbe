"""The yardstick: a bare aiogram webhook echo, without a database.

    python bench/echo.py --port 8091

POST an update to ``/webhook``; the same text comes back in the webhook's own answer.
"""

import argparse

import uvloop
from aiogram import Bot, Dispatcher
from aiogram.methods import SendMessage
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

TOKEN = "1:echo"
PATH = "/webhook"


async def echo(message: Message) -> SendMessage:
    return message.answer(message.text or "")


def build() -> web.Application:
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    app = web.Application()
    SimpleRequestHandler(dispatcher, Bot(TOKEN), handle_in_background=False).register(app, PATH)
    return app


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    web.run_app(
        build(),
        host="127.0.0.1",
        port=port,
        access_log=None,
        loop=uvloop.new_event_loop(),
    )


if __name__ == "__main__":
    main()
