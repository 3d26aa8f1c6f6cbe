"""A stand-in for the Telegram Bot API over real HTTP.

async with BotApi.start(token="123:TEST") as api:
    user = api.user(id=5, language_code="kk")
    await user.send_command("start")
    await user.wait_for("Тілді таңдаңыз")
"""

from tests.telegram_standin.bell import NeverHappened
from tests.telegram_standin.faults import Fault, Faults
from tests.telegram_standin.journal import Call, Delivery
from tests.telegram_standin.phone import User
from tests.telegram_standin.screen import Button, Screen, Shown
from tests.telegram_standin.server import BotApi
from tests.telegram_standin.state import Toast
from tests.telegram_standin.webhook import Pace

__all__ = [
    "BotApi",
    "Button",
    "Call",
    "Delivery",
    "Fault",
    "Faults",
    "NeverHappened",
    "Pace",
    "Screen",
    "Shown",
    "Toast",
    "User",
]
