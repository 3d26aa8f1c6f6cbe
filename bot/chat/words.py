"""Every word of the page's own, and the languages it opens in."""

from bot.ports.web_office import Language

LANGUAGES: tuple[Language, ...] = ("kk", "ru")

WORDS = (
    "web.name",
    "web.subtitle",
    "web.skip",
    "web.languages",
    "web.conversation",
    "web.office",
    "web.you",
    "web.progress",
    "web.earlier",
    "web.newest",
    "web.working",
    "web.waiting",
    "web.offline",
    "web.cookies",
    "web.noscript",
    "web.text.label",
    "web.text.placeholder",
    "web.text.send",
    "web.day.label",
    "web.day.send",
    "web.file.choose",
    "web.file.drop",
    "web.file.sending",
    "web.file.cancel",
    "web.file.retry",
    "web.file.failed",
    "web.file.too_large",
    "web.file.empty",
    "web.document.download",
    "web.document.gone",
    "web.refused.too_long",
    "web.refused.malformed",
    "web.refused.too_fast",
)
"""Every word of the page's own; both languages must have all of them."""
