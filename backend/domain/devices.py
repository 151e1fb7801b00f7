"""What a browser is called, so that people recognize their sessions."""

UNKNOWN = "Unknown device"
LONGEST_PROGRAM = 60

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""Marks in a User-Agent and the browser they tell, the telling ones first: most browsers also claim to be Chrome and Safari."""

_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def device_of(user_agent: str) -> str:
    """A short name such as "Firefox on Windows"; a program's own first word where it is no browser."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    if browser and system:
        return f"{browser} on {system}"
    if browser or system:
        return browser or system
    program = "".join(character for character in user_agent.partition("/")[0] if character.isprintable()).strip()
    return program[:LONGEST_PROGRAM] or UNKNOWN
