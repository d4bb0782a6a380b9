"""Where the preview's own pages and files stand: below a path that no page of a site has."""

from __future__ import annotations

OWN = "/-/"
EVENTS = f"{OWN}events"
RELOAD_SCRIPT = f"{OWN}preview.js"
BAR_STYLE = f"{OWN}preview.css"
DESK = f"{OWN}desk/"
RECORD = f"{DESK}record"
DATE = f"{DESK}date"
DESK_SCRIPT = f"{OWN}desk.js"
DESK_STYLE = f"{OWN}desk.css"
