"""What is sent in a request: bytes with the media type that they are."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from urllib3.filepost import encode_multipart_formdata


@dataclass(frozen=True, slots=True)
class Body:
    """The content of a request."""

    content: bytes
    media_type: str


def json_body(value: object) -> Body:
    """Write a JSON document."""
    return Body(json.dumps(value, ensure_ascii=False).encode(), "application/json")


def form_body(fields: Mapping[str, str]) -> Body:
    """Write fields as a simple web form does."""
    return Body(urlencode(fields).encode(), "application/x-www-form-urlencoded")


def multipart_body(parts: Sequence[tuple[str, str]]) -> Body:
    """Write fields as a web form does that may hold anything; a name may come twice."""
    content, media_type = encode_multipart_formdata(list(parts))
    return Body(content, media_type)
