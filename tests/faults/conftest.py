"""Lets these tests import the builders of the folder above, also when they are run alone; sets how long they try."""

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parents[1]))
settings.register_profile("faults", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
