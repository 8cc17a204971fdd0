"""The operator's brand colour, made readable: enough contrast on the white and on the dark sheet (WCAG AA)."""

from __future__ import annotations

WHITE = (255, 255, 255)
SHEET_DARK = (24, 31, 27)

Rgb = tuple[int, int, int]


def rgb(text: str) -> Rgb:
    """ "#0d4f43" as three numbers."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def hexed(color: Rgb) -> str:
    """Three numbers as "#0d4f43"."""
    return "#{:02x}{:02x}{:02x}".format(*color)


def mixed(color: Rgb, other: Rgb, share: float) -> Rgb:
    """`color` with `share` 0..1 of `other`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(color, other, strict=True))
    return red, green, blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The WCAG contrast ratio, 1..21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(color: Rgb, sheet: Rgb, *, at_least: float = 5.0) -> Rgb:
    """`color`, moved towards black or white until words in it can be read on `sheet`."""
    towards = (0, 0, 0) if _luminance(sheet) > 0.4 else WHITE
    for step in range(21):
        candidate = mixed(color, towards, step / 20)
        if contrast(candidate, sheet) >= at_least:
            return candidate
    return towards


def brand_css(color: str) -> str:
    """The custom properties of the brand colour for light and dark."""
    own = rgb(color)
    light_soft = mixed(own, WHITE, 0.88)
    dark_soft = mixed(own, SHEET_DARK, 0.72)
    light = readable(own, light_soft)
    dark = readable(own, dark_soft)
    return (
        f":root{{--brand:{hexed(light)};--brandsoft:{hexed(light_soft)}}}"
        f"@media (prefers-color-scheme:dark){{:root{{--brand:{hexed(dark)};--brandsoft:{hexed(dark_soft)}}}}}"
        f"@media print{{:root{{--brand:{hexed(light)};--brandsoft:{hexed(light_soft)}}}}}"
    )


def _luminance(color: Rgb) -> float:
    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.03928 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = color
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
