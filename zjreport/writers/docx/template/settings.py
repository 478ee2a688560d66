"""What of a template's settings and fonts goes into the document: what its pages are set by, and no more."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ....themes.house.namespaces import R, W
from ....themes.house.opening import HouseFile

__all__ = ["joined_fonts", "joined_settings"]

_TAKEN = (
    "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter",
    "gutterAtTop", "defaultTabStop", "autoHyphenation", "evenAndOddHeaders", "bookFoldPrinting",
    "characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore", "compat", "themeFontLang",
    "clrSchemeMapping",
)  # fmt: skip
# The elements of the part in the schema's order, as far as either file may have them here.
_ORDER = (
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
    "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
    "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts",
    "saveSubsetFonts", "saveFormsData", "mirrorMargins", "alignBordersAndEdges",
    "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "hideSpellingErrors",
    "hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign", "attachedTemplate",
    "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge",
    "revisionView", "trackRevisions", "doNotTrackMoves", "doNotTrackFormatting", "documentProtection",
    "autoFormatOverride", "styleLockTheme", "styleLockQFSet", "defaultTabStop", "autoHyphenation",
    "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope", "summaryLength",
    "clickAndTypeStyle", "defaultTableStyle", "evenAndOddHeaders", "bookFoldRevPrinting",
    "bookFoldPrinting", "bookFoldPrintingSheets", "drawingGridHorizontalSpacing",
    "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
    "doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin", "drawingGridVerticalOrigin",
    "doNotShadeFormData", "noPunctuationKerning", "characterSpacingControl", "printTwoOnOne",
    "strictFirstAndLastChars", "noLineBreaksAfter", "noLineBreaksBefore", "savePreviewPicture",
    "doNotValidateAgainstSchema", "saveInvalidXml", "ignoreMixedContent", "alwaysShowPlaceholderText",
    "doNotDemarcateInvalidXml", "saveXmlDataOnly", "useXSLTWhenSaving", "saveThroughXslt",
    "showXMLTags", "alwaysMergeEmptyNamespace", "updateFields", "hdrShapeDefaults", "footnotePr",
    "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang",
    "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade",
    "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults",
    "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
)  # fmt: skip


def joined_settings(ours: etree._Element, file: HouseFile, *, furniture: bool) -> etree._Element:
    """Our settings with those of the template that its pages are set by.

    ``furniture`` says whether the headers and footers are the template's: then it says whether even
    pages have their own.
    """
    theirs = file.tree("settings")
    if theirs is None:
        return ours
    for name in _TAKEN:
        found = theirs.find(f"{W}{name}")
        if name == "evenAndOddHeaders" and not furniture:
            continue
        if found is None and name not in ("evenAndOddHeaders", "mirrorMargins"):
            continue
        for old in ours.findall(f"{W}{name}"):
            ours.remove(old)
        if found is not None:
            before = _ORDER[: _ORDER.index(name)]
            place = sum(str(child.tag).removeprefix(W) in before for child in ours)
            ours.insert(place, deepcopy(found))
    return ours


def joined_fonts(ours: etree._Element, file: HouseFile) -> etree._Element:
    """The template's font table without the fonts embedded in it, and ours that it lacks."""
    theirs = file.tree("fontTable")
    if theirs is None:
        return ours
    for font in theirs.iter(f"{W}font"):
        for child in list(font):
            if f"{R}id" in child.attrib:
                font.remove(child)
    known = {font.get(f"{W}name") for font in theirs.iter(f"{W}font")}
    for font in ours.findall(f"{W}font"):
        if font.get(f"{W}name") not in known:
            theirs.append(font)
    return theirs
