"""The names by which records are known, kept apart by type."""

from typing import NewType

OfficeId = NewType("OfficeId", str)
"""The name of an office in the settings, for instance ``erp``."""

RemoteId = NewType("RemoteId", str)
"""What an office calls a record; unique within one office and one kind."""

LocalId = NewType("LocalId", int)
"""What this desk calls a record it holds; never reused within one store."""

CustomerId = NewType("CustomerId", int)
"""A customer of this desk: the one person behind the records of several offices."""
