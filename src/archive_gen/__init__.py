"""archive-gen: a folder of saved news texts in, a dated and citable static archive out.

The names of `archive_gen.api` can be had from here: `archive_gen.load_record`, `tag_record`, `build` and `Refused`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archive_gen.api import Refused, build, load_record, tag_record

__version__ = "0.1.0"
__all__ = ["Refused", "__version__", "build", "load_record", "tag_record"]


def __getattr__(name: str) -> Any:
    """Return a name of the API. It is imported when it is asked for: `archive-gen --version` answers at once."""
    if name in __all__:
        from archive_gen import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
