"""archive-gen: a folder of saved news texts in, a dated and citable static archive out."""

__version__ = "0.1.0"
