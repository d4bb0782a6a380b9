"""The Archive in, decided pages out, then their text."""

from archive_gen.renderer.contexts import Page, Provenance
from archive_gen.renderer.environment import make_environment, render_page
from archive_gen.renderer.plan import plan_pages

__all__ = ["Page", "Provenance", "make_environment", "plan_pages", "render_page"]
