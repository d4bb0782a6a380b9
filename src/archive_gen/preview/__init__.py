"""The preview: the site as it will be seen, built again while its owner works on it, with what only its owner sees.

What stands below `/-/` is the preview's own. None of it is ever part of a built site.
"""
