"""Static files of the pages, read once at start-up and served under a version.

*Why:* the digest stands in the path, so modules importing each other by relative addresses all come
from one version, and browsers may keep them for a year.
"""

from hashlib import sha256
from pathlib import Path

from aiohttp import web

SHARED = Path(__file__).parent / "static"
"""What the chat and the desk share: the mark and the palette."""
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Assets:
    """The shared files, those under ``folder``, and one ``version`` over all of them."""

    def __init__(self, folder: Path) -> None:
        files = sorted((*SHARED.iterdir(), *folder.iterdir()))
        self._files = {file.name: file.read_bytes() for file in files}
        digest = sha256()
        for name, content in self._files.items():
            digest.update(f"{name} {len(content)} ".encode() + content)
        self.version = digest.hexdigest()[:16]

    @property
    def scripts(self) -> list[str]:
        """The names of the page's modules."""
        return [name for name in self._files if name.endswith(".js")]

    def address(self, name: str) -> str:
        """Where the page finds the file; KeyError when there is none."""
        self._files[name]
        return f"/static/{self.version}/{name}"

    async def serve(self, request: web.Request) -> web.Response:
        """Any version is answered with the present one, which only then is not kept."""
        name = request.match_info["name"]
        if name not in self._files:
            raise web.HTTPNotFound
        kept = request.match_info["version"] == self.version
        response = web.Response(
            body=self._files[name],
            content_type=_TYPES[Path(name).suffix],
            charset="utf-8",
            headers={
                "Cache-Control": "public, max-age=31536000, immutable" if kept else "no-cache"
            },
        )
        response.enable_compression()
        return response
