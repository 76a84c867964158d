"""The pages of the app and their addresses, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class AppPage(NamedTuple):
    """A page: its id, its path in the address, its icon. Its title is the text `<id>.title`."""

    id: str
    address: str
    icon: str

    @property
    def script(self) -> str:
        """The file that draws it, seen from `ui/main.py`."""
        return f"views/{self.id}/page.py"


PAGES: Mapping[str, AppPage] = {
    page.id: page
    for page in (
        AppPage("overview", "", ":material/map:"),
        AppPage("network", "netz", ":material/hub:"),
        AppPage("actors", "akteure", ":material/groups:"),
        AppPage("key_actors", "schluesselakteure", ":material/star:"),
        AppPage("what_if", "was-waere-wenn", ":material/alt_route:"),
        AppPage("gaps", "luecken", ":material/grid_view:"),
        AppPage("who_helps", "wer-hilft", ":material/support:"),
        AppPage("report", "bericht", ":material/print:"),
        AppPage("data", "daten", ":material/description:"),
    )
}
"""All pages by id; the first is the one people come to."""
