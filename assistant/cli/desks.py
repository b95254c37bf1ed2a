"""The desk of this run: the user's folders, the clock of the machine."""

from __future__ import annotations

import datetime

from assistant.api.desk import Desk
from assistant.cli.settings import Settings


def desk(chosen: Settings) -> Desk:
    """The desk; nothing is opened yet."""
    from platformdirs import user_cache_path, user_data_path

    home = chosen.home or user_data_path("credit-assistant", appauthor=False)
    cache = home / "cache" if chosen.home else user_cache_path("credit-assistant", appauthor=False)
    return Desk(home, cache, chosen.content, lambda: datetime.datetime.now().astimezone())
