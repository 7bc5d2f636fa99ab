"""Ends well once Request Tracker answers a user who signs in."""

import base64
import sys
import urllib.request

address, user, password = sys.argv[1:]
credentials = base64.b64encode(f"{user}:{password}".encode()).decode()
headers = {"Authorization": f"Basic {credentials}"}
asked = urllib.request.Request(f"{address}/REST/2.0/rt", headers=headers)  # noqa: S310  # loopback
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
with opener.open(asked, timeout=20) as reply:
    sys.exit(b"Version" not in reply.read())
