"""setWebhook, deleteWebhook, getWebhookInfo."""

import re
from typing import Any

from tests.telegram_standin.body import Body
from tests.telegram_standin.refusals import bad_request
from tests.telegram_standin.state import World
from tests.telegram_standin.webhook import CONNECTIONS, Target, Webhook

_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_MOST_CONNECTIONS = 100

Answer = tuple[Any, str]


def set_webhook(world: World, webhook: Webhook, body: Body) -> Answer:
    """Takes http addresses too, as a local Bot API server does."""
    url = body.words("url")
    if not url:
        return delete_webhook(world, webhook, body)
    if not url.startswith(("http://", "https://")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = body.words("secret_token")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = body.integer("max_connections", CONNECTIONS)
    if not 1 <= connections <= _MOST_CONNECTIONS:
        connections = CONNECTIONS
    world.updates.allow(body.rows("allowed_updates"))
    if body.flag("drop_pending_updates"):
        world.updates.drop()
    target = Target(url, secret, connections)
    if webhook.target == target:
        return True, "Webhook is already set"
    webhook.aim(target)
    return True, "Webhook was set"


def delete_webhook(world: World, webhook: Webhook, body: Body) -> Answer:
    """Undelivered updates stay, unless asked to be dropped."""
    if body.flag("drop_pending_updates"):
        world.updates.drop()
    was_set = webhook.target is not None
    webhook.aim(None)
    return True, "Webhook was deleted" if was_set else "Webhook is already deleted"


def webhook_info(_: World, webhook: Webhook, __: Body) -> Answer:
    """Where updates go, how many wait, what went wrong last."""
    return webhook.info(), ""


METHODS = {
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": webhook_info,
}
