"""The Archive in, decided pages out, then their text."""

from jinja2 import Environment

from archive_gen.renderer.contexts import Context, Page, Provenance
from archive_gen.renderer.digests import changed_fields, context_digest, field_sums, template_digests, theme_digest
from archive_gen.renderer.environment import make_environment, render_context, render_page
from archive_gen.renderer.page_groups import PageGroup, Stays, nothing_stays
from archive_gen.renderer.plan import Material, Planned, plan_pages
from archive_gen.renderer.theme import read_assets

__all__ = [
    "Context",
    "Environment",
    "Material",
    "Page",
    "PageGroup",
    "Planned",
    "Provenance",
    "Stays",
    "changed_fields",
    "context_digest",
    "field_sums",
    "make_environment",
    "nothing_stays",
    "plan_pages",
    "read_assets",
    "render_context",
    "render_page",
    "template_digests",
    "theme_digest",
]
