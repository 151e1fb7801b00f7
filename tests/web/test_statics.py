"""The dashboard's files: what is kept for how long, what is compressed, and that nothing else can be had."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from backend.web.statics import Statics

PAGE = "<!doctype html><title>Credits</title>" + "<p>credit</p>" * 100
SCRIPT = "export const credit = 1;\n" * 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    static = tmp_path / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text(PAGE)
    (static / "favicon.svg").write_text("<svg/>")
    (static / "assets" / "main-4f1a.js").write_text(SCRIPT)
    (static / "assets" / "font-77aa.woff2").write_bytes(b"wOF2" + b"\0" * 2_000)
    (tmp_path / "secret.txt").write_text("the secret of the house")
    return static


@pytest.fixture
async def http(folder: Path) -> AsyncIterator[httpx.AsyncClient]:
    application = Starlette(routes=[Mount("/", Statics(folder))])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://testserver") as asking:
        asking.headers["Accept-Encoding"] = "identity"
        yield asking


@pytest.mark.parametrize(
    ("path", "media_type", "cache_control", "text"),
    [
        ("/", "text/html; charset=utf-8", "no-cache", PAGE),
        ("/index.html", "text/html; charset=utf-8", "no-cache", PAGE),
        ("/goals", "text/html; charset=utf-8", "no-cache", PAGE),
        ("/activities/42/quiz", "text/html; charset=utf-8", "no-cache", PAGE),
        ("/favicon.svg", "image/svg+xml", "no-cache", "<svg/>"),
        ("/assets/main-4f1a.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable", SCRIPT),
    ],
)
async def test_a_path_is_answered_with_its_file_or_the_one_page(
    http: httpx.AsyncClient, path: str, media_type: str, cache_control: str, text: str
) -> None:
    answer = await http.get(path)

    assert (answer.status_code, answer.text) == (200, text)
    assert answer.headers["content-type"] == media_type
    assert answer.headers["cache-control"] == cache_control


@pytest.mark.parametrize(
    "path",
    [
        "/missing.js",
        "/assets/missing-1.css",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/..\\secret.txt",
        "//etc/passwd.txt",
        "/index.html%00.txt",
        "/.env",
    ],
)
async def test_no_path_leaves_the_folder(http: httpx.AsyncClient, path: str) -> None:
    answer = await http.send(httpx.Request("GET", httpx.URL("http://testserver").copy_with(raw_path=path.encode())))

    assert (answer.status_code, answer.text) == (404, "Not found.\n")


async def test_text_is_sent_compressed_to_those_who_take_it(http: httpx.AsyncClient, folder: Path) -> None:
    async def got(path: str, accept: str) -> tuple[str | None, str | None, int]:
        async with http.stream("GET", path, headers={"Accept-Encoding": accept}) as answer:
            body = b"".join([part async for part in answer.aiter_raw()])
        assert int(answer.headers["content-length"]) == len(body)
        coding = answer.headers.get("content-encoding")
        plain = gzip.decompress(body) if coding else body
        assert plain == (folder / path.lstrip("/")).read_bytes()
        return coding, answer.headers.get("vary"), len(body)

    assert (await got("/assets/main-4f1a.js", "br, gzip"))[:2] == ("gzip", "Accept-Encoding")
    assert (await got("/assets/main-4f1a.js", "gzip"))[2] < 100
    assert await got("/assets/main-4f1a.js", "gzip;q=0, br") == (None, "Accept-Encoding", 2_500)
    assert await got("/assets/main-4f1a.js", "identity") == (None, "Accept-Encoding", 2_500)
    assert await got("/assets/font-77aa.woff2", "gzip") == (None, None, 2_004)
    assert await got("/favicon.svg", "gzip") == (None, None, 6)  # gzip would make it longer


@pytest.mark.parametrize("accept", ["gzip", "identity"])
async def test_what_is_unchanged_is_not_sent_again(http: httpx.AsyncClient, accept: str) -> None:
    headers = {"Accept-Encoding": accept}
    first = await http.get("/", headers=headers)

    for known in (first.headers["etag"], f'"other", W/{first.headers["etag"]}', "*"):
        again = await http.get("/", headers={**headers, "If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert again.headers["cache-control"] == "no-cache"
    changed = await http.get("/", headers={**headers, "If-None-Match": '"other"'})
    assert (changed.status_code, changed.text) == (200, PAGE)


async def test_the_two_codings_have_two_tags(http: httpx.AsyncClient) -> None:
    tags = {(await http.get("/", headers={"Accept-Encoding": coding})).headers["etag"] for coding in ("gzip", "identity")}

    assert len(tags) == 2


async def test_head_is_get_without_the_body(http: httpx.AsyncClient) -> None:
    get, head = await http.get("/"), await http.head("/")

    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(get.headers)
    assert head.headers["content-length"] == str(len(PAGE))


async def test_other_methods_are_refused(http: httpx.AsyncClient) -> None:
    answer = await http.post("/")

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_a_dashboard_that_was_not_built_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"index\.html is missing: build the dashboard first"):
        Statics(tmp_path)
