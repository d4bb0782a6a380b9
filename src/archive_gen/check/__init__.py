"""What of an archive and of its built site needs a person: found here as problems, and told as text or JSON."""

from __future__ import annotations

from archive_gen.check.records import Findings, check_records
from archive_gen.check.report import report_json, report_text
from archive_gen.check.site import check_site

__all__ = ["Findings", "check_records", "check_site", "report_json", "report_text"]
