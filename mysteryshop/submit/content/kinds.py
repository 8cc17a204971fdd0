"""Groups of field types that are planned alike."""

from __future__ import annotations

LEAVE = "leave"
LISTS = frozenset(("select", "radio", "listbox"))
_ADDRESS = frozenset(("street", "house_number", "city", "zip"))
_NAMES = frozenset(("first_name", "last_name", "full_name", "middle_name"))
PERSONAL = _NAMES | _ADDRESS | {"email", "email_confirm", "phone", "phone_part", "message"}
"""Types that say who the shopper is: after one of these was typed, any press may send."""

TELLING = PERSONAL - {"city", "zip"}
"""The same without a mere place, which is nobody's."""

TYPED = PERSONAL - {"city"}
"""Types that are typed even where the box offers suggestions."""
