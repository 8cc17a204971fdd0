"""The small scripts that look at a page, by file name; read once. What a long look returns crosses over as one string."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.async_api import Frame

_WITH = re.compile(r"^ *// with (\w+\.js)\n", re.MULTILINE)
_PACKED = """async (given) => {
  const told = await (%s)(given), plain = ![Array, String, Number, Boolean].some((kind) => 'toJSON' in kind.prototype);
  return plain && /native code/.test(Function.prototype.toString.call(JSON.stringify)) ? JSON.stringify(told) : told;
}"""


@cache
def script(name: str) -> str:
    """The JavaScript of `name` in the folder `js`; a line `// with <file>` stands for what that file holds."""
    source = files(__package__).joinpath("js", name).read_text(encoding="utf-8")
    return _WITH.sub(lambda told: script(told[1]), source)


async def look(frame: Frame, source: str, given: object = None) -> Any:
    """What the function `source` tells of `given`: an object, a list or None. Raises Playwright's Error when the frame is gone.

    Value by value Playwright checks an answer three times on its way; as a string of JSON it is one value. Pages that bend how
    JSON is made (old libraries give lists a `toJSON` of their own) answer value by value.
    """
    told = await frame.evaluate(packed(source), given)
    return json.loads(told) if isinstance(told, str) else told


@lru_cache(64)
def packed(source: str) -> str:
    """The function `source` of one argument, its answer packed for `look`."""
    return _PACKED % source
