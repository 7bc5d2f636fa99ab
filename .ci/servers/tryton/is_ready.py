"""Ends well once the server answers."""

import json
import sys
import urllib.request

body = json.dumps({"id": 1, "method": "common.server.version", "params": []}).encode()
headers = {"Content-Type": "application/json"}
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
with opener.open(urllib.request.Request(sys.argv[1] + "rpc/", body, headers), timeout=2) as reply:  # noqa: S310  # loopback
    json.load(reply)
