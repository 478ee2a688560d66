"""The parts of a Word file that do not depend on its text: settings, colours and faces."""

from __future__ import annotations

from collections.abc import Iterable

from ...themes import FontRole, Theme
from .footnotes import NUMBERING, SEPARATORS
from .markup import HEAD, NAMESPACES, Xml, concat, element, root, w

__all__ = ["font_table", "settings", "theme_part"]

_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
# Other names under which machines have the usual official faces, so that Word finds them.
_ALSO_CALLED = {
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "方正小标宋简体": "方正小标宋_GBK",
    "宋体": "SimSun",
    "黑体": "SimHei",
    "楷体": "KaiTi",
    "微软雅黑": "Microsoft YaHei",
}


def settings(theme: Theme, language: str) -> bytes:
    """The part ``settings.xml``: Chinese line breaking, odd and even footers, today's layout rules."""
    both = w("evenAndOddHeaders") if theme.page.number_side == "outer" else Xml("")
    return root(
        "w:settings",
        w("zoom", percent=100),
        w("bordersDoNotSurroundHeader"),
        w("bordersDoNotSurroundFooter"),
        w("defaultTabStop", val=420),
        both,
        w("drawingGridVerticalSpacing", val=156),
        w("displayHorizontalDrawingGridEvery", val=0),
        w("displayVerticalDrawingGridEvery", val=2),
        w("characterSpacingControl", val="compressPunctuation"),
        w("footnotePr", NUMBERING, *(w("footnote", id=number) for number in SEPARATORS)),
        _compatibility(),
        w("themeFontLang", val=language, eastAsia=language),
        w("clrSchemeMapping", bg1="light1", t1="dark1", bg2="light2", t2="dark2", accent1="accent1",
          accent2="accent2", accent3="accent3", accent4="accent4", accent5="accent5", accent6="accent6",
          hyperlink="hyperlink", followedHyperlink="followedHyperlink"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )  # fmt: skip


def _compatibility() -> Xml:
    flags = concat(
        w(name)
        for name in (
            "spaceForUL",
            "balanceSingleByteDoubleByteWidth",
            "doNotLeaveBackslashAlone",
            "ulTrailSpace",
            "doNotExpandShiftReturn",
            "useFELayout",
        )
    )
    modes = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    return w(
        "compat",
        flags,
        *(w("compatSetting", name=name, uri=_COMPATIBILITY, val=value) for name, value in modes.items()),
    )


def font_table(theme: Theme) -> bytes:
    """The part ``fontTable.xml``, with the other names of faces that machines lack."""
    names = dict.fromkeys(name for font in theme.fonts.values() for name in (font.word, font.latin))
    return root("w:fonts", concat(_font(name) for name in names))


def _font(name: str) -> Xml:
    chinese = not name.isascii()
    also = w("altName", val=_ALSO_CALLED[name]) if name in _ALSO_CALLED else Xml("")
    return w(
        "font",
        also,
        w("charset", val="86" if chinese else "00"),
        w("family", val="auto"),
        w("pitch", val="default"),
        name=name,
    )


def theme_part(theme: Theme) -> bytes:
    """The part ``theme1.xml``: the palette and the faces that charts and Word's menus offer."""
    scheme = element(
        "a:themeElements",
        None,
        element("a:clrScheme", {"name": theme.name}, *_palette(theme)),
        element(
            "a:fontScheme",
            {"name": theme.name},
            _faces("majorFont", theme.fonts.get("title", theme.font("body"))),
            _faces("minorFont", theme.font("body")),
        ),
        _formats(theme.name),
    )
    space = {"xmlns:a": NAMESPACES["a"], "name": theme.label}
    return (HEAD + element("a:theme", space, scheme)).encode()


def _palette(theme: Theme) -> Iterable[Xml]:
    colours = {
        "dk1": theme.colour("ink"),
        "lt1": theme.colours.get("paper", "FFFFFF"),
        "dk2": theme.colours.get("navy", theme.colour("ink")),
        "lt2": theme.colours.get("tint", "FFFFFF"),
    }
    series = theme.series or (theme.colour("ink"),)
    colours |= {f"accent{number + 1}": series[number % len(series)] for number in range(6)}
    colours |= {"hlink": theme.colour("ink"), "folHlink": theme.colour("ink")}
    for name, value in colours.items():
        yield element(f"a:{name}", None, element("a:srgbClr", {"val": value}))


def _faces(name: str, font: FontRole) -> Xml:
    return element(
        f"a:{name}",
        None,
        element("a:latin", {"typeface": font.latin}),
        element("a:ea", {"typeface": font.word}),
        element("a:cs", {"typeface": font.latin}),
    )


def _formats(name: str) -> Xml:
    """Flat fills and plain lines: the schema wants three of each."""
    fill = element("a:solidFill", None, element("a:schemeClr", {"val": "phClr"}))
    line = element("a:ln", {"w": 9525}, fill)
    effect = element("a:effectStyle", None, Xml("<a:effectLst/>"))
    return element(
        "a:fmtScheme",
        {"name": name},
        element("a:fillStyleLst", None, fill, fill, fill),
        element("a:lnStyleLst", None, line, line, line),
        element("a:effectStyleLst", None, effect, effect, effect),
        element("a:bgFillStyleLst", None, fill, fill, fill),
    )
