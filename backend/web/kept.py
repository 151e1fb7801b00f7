"""Answering with bytes that never change: whole, in part (Range), or not at all where the client has them (RFC 9110)."""

import re
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


def kept(request: Request, content: bytes, *, sha256: str, media_type: str, headers: dict[str, str]) -> Response:
    """The answer to GET or HEAD for `content`, whose SHA-256 is its entity tag.

    One range is answered as 206, one behind the end as 416. Several ranges, other units and nonsense are answered whole, as is
    a range under If-Range with another tag: the file was another one then.
    """
    tag = f'"{sha256}"'
    headers = {**headers, "etag": tag, "accept-ranges": "bytes"}
    if tag in _tags(request.headers.get("if-none-match", "")):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if request.headers.get("if-range", tag) == tag and (asked := _RANGE.fullmatch(request.headers.get("range", ""))):
        first, behind = _bounds(asked[1], asked[2], len(content))
        if first >= behind:
            unsatisfied = {"content-range": f"bytes */{len(content)}", "cache-control": "no-store"}
            return Response(status_code=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=unsatisfied)
        return Response(
            content[first:behind],
            HTTPStatus.PARTIAL_CONTENT,
            media_type=media_type,
            headers={**headers, "content-range": f"bytes {first}-{behind - 1}/{len(content)}"},
        )
    return Response(content, media_type=media_type, headers=headers)


def _tags(header: str) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}


def _bounds(first: str, last: str, length: int) -> tuple[int, int]:
    """Where a range begins and the byte behind it; nothing where it lies behind the end. `-500` are the last 500."""
    if first:
        return int(first), min(int(last) + 1, length) if last else length
    return max(length - int(last or 0), 0), length
