"""Appends edits as a desk of its own would: run as a program, once for each desk."""

import resource
import sys
from pathlib import Path

from callcenter.domain.ids import OfficeId
from sync.connectors.files.edit_log import EditLog
from sync.contract import UnreachableError


def main(folder: str, name: str, count: str, room: str = "") -> None:
    """Append lines; with ``room`` the disk has no more than so many bytes for the file."""
    log = EditLog(OfficeId("old"), Path(folder))
    if room:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))
    for number in range(int(count)):
        ref = f"{name}-{number}"
        try:
            log.append(ref, f'{{"ref":"{ref}","fields":{{"text":"{name * 300}"}},"base":{{}}}}')
        except UnreachableError as error:
            sys.stdout.write(f"{ref} {error.trouble.value} {error.was_sent}\n")


main(*sys.argv[1:])
