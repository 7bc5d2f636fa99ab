"""The knowledge of an invented trading company's service desk, as a dump that MediaWiki imports."""
