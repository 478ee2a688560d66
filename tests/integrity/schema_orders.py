"""The order of children in the schemas of ECMA-376, as far as it is checked: a line for each element.

An element that differs by where it stands bears its parent's name before it.
"""

__all__ = ["CHART", "WORD"]

WORD = """
pPr: pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
 suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
 snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
 textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
rPr: ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
 imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr
 shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange
tblPr: tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
 tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange
tcPr: cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
 headers cellIns cellDel cellMerge tcPrChange
tbl: tblPr tblGrid tr
tr: tblPrEx trPr tc
sectPr: footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign
 noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange
lvl: start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr
abstractNum: nsid multiLevelType tmpl name styleLink numStyleLink lvl
numbering: numPicBullet abstractNum num numIdMacAtCleanup
style: name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat
 locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr
sdt: sdtPr sdtEndPr sdtContent
tcBorders: top start left bottom end right insideH insideV tl2br tr2bl
tcMar: top start left bottom end right
tblCellMar: top start left bottom end right
pBdr: top left bottom right between bar
settings: writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
 displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData
 embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges
 bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors
 activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter
 stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting
 documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation
 consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle
 defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets
 drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery
 displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin
 drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne
 strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema
 saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly
 useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults
 footnotePr endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping
 doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType
 schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator
"""
CHART = """
chartSpace: date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr
 txPr externalData printSettings userShapes extLst
chart: title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly
 dispBlanksAs showDLblsOverMax extLst
barChart: barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst
lineChart: grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst
areaChart: grouping varyColors ser dLbls dropLines axId extLst
pieChart: varyColors ser dLbls firstSliceAng extLst
doughnutChart: varyColors ser dLbls firstSliceAng holeSize extLst
scatterChart: scatterStyle varyColors ser dLbls axId extLst
radarChart: radarStyle varyColors ser dLbls axId extLst
barChart/ser: idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape
 extLst
lineChart/ser: idx order tx spPr marker dPt dLbls trendline errBars cat val smooth extLst
areaChart/ser: idx order tx spPr pictureOptions dPt dLbls trendline errBars cat val extLst
pieChart/ser: idx order tx spPr explosion dPt dLbls cat val extLst
doughnutChart/ser: idx order tx spPr explosion dPt dLbls cat val extLst
scatterChart/ser: idx order tx spPr marker dPt dLbls trendline errBars xVal yVal smooth extLst
radarChart/ser: idx order tx spPr marker dPt dLbls cat val extLst
dPt: idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst
dLbl: idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName
 showPercent showBubbleSize separator extLst
dLbls: dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent
 showBubbleSize separator showLeaderLines leaderLines extLst
trendline: name spPr trendlineType order period forward backward intercept dispRSqr dispEq trendlineLbl
 extLst
catAx: axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark
 tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip
 noMultiLvlLbl extLst
valAx: axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark
 tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst
scaling: logBase orientation max min extLst
legend: legendPos legendEntry layout overlay spPr txPr extLst
numCache: formatCode ptCount pt extLst
strCache: ptCount pt extLst
manualLayout: layoutTarget xMode yMode wMode hMode x y w h extLst
"""
