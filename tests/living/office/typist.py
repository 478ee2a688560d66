"""Edits a Word file in LibreOffice as somebody at its keyboard does: the cursor, the keys and the menus.

Runs under the Python that has LibreOffice's bindings, as a process of its own; takes one line of JSON on its
standard input for each file: ``{"open": …, "save": …, "steps": [[verb, argument, …], …]}``.
"""

import json
import re
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.embed.EmbedStates import RUNNING
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

WORD = "MS Word 2007 XML"


def values(**given):
    return tuple(PropertyValue(name, 0, value, 0) for name, value in given.items())


class Desk:
    """One LibreOffice; ``pipe`` is what it listens at."""

    def __init__(self, pipe):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
        for _ in range(300):
            try:
                context = resolver.resolve(address)
                break
            except Exception:
                time.sleep(0.1)
        self.services = context.ServiceManager
        self.desktop = self.services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.dispatcher = self.services.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )

    def edit(self, task):
        opened = self.desktop.loadComponentFromURL(
            Path(task["open"]).as_uri(), "_blank", 0, values(Hidden=True)
        )
        try:
            typist = Typist(self, opened)
            for verb, *arguments in task["steps"]:
                getattr(typist, verb)(*arguments)
            for path, name in task["save"].items():
                opened.storeToURL(Path(path).as_uri(), values(FilterName=name))
        finally:
            opened.close(True)


class Typist:
    """The verbs.  Those that take a text look for it from the start of the file."""

    def __init__(self, desk, opened):
        self.desk, self.file = desk, opened
        self.frame = opened.CurrentController.Frame
        self.cursor = opened.CurrentController.getViewCursor()

    def _do(self, command, **arguments):
        self.desk.dispatcher.executeDispatch(self.frame, f".uno:{command}", "", 0, values(**arguments))

    def _find(self, text, nth=0):
        found = self.file.findAll(self._pattern(text))
        if found.Count <= nth:
            raise LookupError(f"{text} is not in the text")
        return found.getByIndex(nth)

    def _pattern(self, text):
        search = self.file.createSearchDescriptor()
        # Between any two signs may stand the edge of a control, which is a sign of its own here.
        search.SearchString = "[\\u0001-\\u001f]*".join(map(re.escape, text))
        search.SearchRegularExpression = search.SearchCaseSensitive = True
        return search

    # -- the cursor ---------------------------------------------------------------------------------

    def select(self, text, part="", nth=0):
        """Selects a text, or the ``part`` of it."""
        self.cursor.gotoRange(self._find(text, nth), False)
        if part:
            within = self.file.findNext(self.cursor.Start, self._pattern(part))
            self.cursor.gotoRange(within, False)

    def before(self, text, nth=0):
        self.cursor.gotoRange(self._find(text, nth).Start, False)

    def behind(self, text, nth=0):
        self.cursor.gotoRange(self._find(text, nth).End, False)

    def select_paragraph(self, text):
        """Selects the paragraph with a text and the break behind it."""
        self.before(text)
        self.para_start()
        self._do("EndOfParaSel")
        self.cursor.goRight(1, True)

    def select_text_of(self, text):
        """Selects the paragraph with a text without the break behind it."""
        self.before(text)
        self.para_start()
        self._do("EndOfParaSel")

    def para_start(self):
        """Goes to the start of the paragraph; the key goes on to the one before from there."""
        place = self.cursor.Text.createTextCursorByRange(self.cursor.Start)
        place.gotoStartOfParagraph(False)
        self.cursor.gotoRange(place, False)

    def next_row(self):
        self._do("GoDown")

    def next_cell(self, times=1):
        for _ in range(times):
            self._do("JumpToNextCell")

    def cell_select(self):
        """Selects what stands in the cell of the cursor."""
        self._do("StartOfParaSel")
        self.cursor.collapseToStart()
        self._do("EndOfParaSel")

    def in_header(self, style=""):
        self._edge("Header", style)

    def in_footer(self, style=""):
        self._edge("Footer", style)

    def _edge(self, name, style):
        styles = self.file.StyleFamilies.getByName("PageStyles")
        page = styles.getByName(style or self.cursor.PageStyleName)
        setattr(page, f"{name}IsOn", True)
        self.cursor.gotoRange(getattr(page, f"{name}Text").End, False)

    # -- the keys -----------------------------------------------------------------------------------

    def type(self, text):
        self._do("InsertText", Text=text)

    def enter(self):
        self._do("InsertPara")

    def delete(self):
        self._do("Delete")

    def backspace(self, times=1):
        for _ in range(times):
            self._do("SwBackspace")

    # -- the menus ----------------------------------------------------------------------------------

    def cut(self):
        self._do("Cut")

    def copy(self):
        self._do("Copy")

    def paste(self):
        self._do("Paste")

    def paste_words(self):
        self._do("PasteUnformatted")

    def bold(self):
        self._do("Bold")

    def colour(self, rgb):
        self.cursor.CharColor = int(rgb, 16)

    def size(self, points):
        self.cursor.CharHeight = self.cursor.CharHeightAsian = points

    def style(self, name):
        self.cursor.ParaStyleName = name

    def replace_all(self, old, new):
        replacing = self.file.createReplaceDescriptor()
        replacing.SearchString, replacing.ReplaceString = old, new
        self.file.replaceAll(replacing)

    def row_below(self):
        self._do("InsertRowsAfter")

    def drop_row(self):
        self._do("DeleteRows")

    def column_right(self):
        self._do("InsertColumnsAfter")

    def track(self, on):
        self.file.RecordChanges = on

    def accept_all(self):
        self._do("AcceptAllTrackedChanges")

    def reject_all(self):
        self._do("RejectAllTrackedChanges")

    def footnote(self, text):
        note = self.file.createInstance("com.sun.star.text.Footnote")
        self.cursor.Text.insertTextContent(self.cursor, note, False)
        note.insertString(note.End, text, False)

    def box(self, text):
        """A text box at the cursor."""
        frame = self.file.createInstance("com.sun.star.text.TextFrame")
        frame.Width, frame.Height = 5000, 1500
        self.cursor.Text.insertTextContent(self.cursor, frame, False)
        frame.Text.insertString(frame.Text.End, text, False)

    def picture(self, path):
        self._do("InsertGraphic", FileName=Path(path).as_uri())

    def page(self, measures):
        page = self.file.StyleFamilies.getByName("PageStyles").getByName(self.cursor.PageStyleName)
        for name, value in measures.items():
            setattr(page, name, value)

    def update_indexes(self):
        self._do("UpdateAllIndexes")

    def new_paragraph(self, text):
        """A paragraph of its own behind the one in which the cursor is."""
        self._do("GoToEndOfPara")
        self.cursor.Text.insertControlCharacter(self.cursor, PARAGRAPH_BREAK, False)
        self._do("InsertText", Text=text)

    # -- charts -------------------------------------------------------------------------------------

    def _chart(self, place):
        held = self.file.EmbeddedObjects.getByIndex(place).ExtendedControlOverEmbeddedObject
        held.changeState(RUNNING)
        return held.Component

    def chart_value(self, place, row, column, value):
        """Another value in the table behind a chart."""
        data = self._chart(place).Data
        rows = [list(row) for row in data.Data]
        rows[row][column] = value
        data.Data = tuple(map(tuple, rows))

    def chart_title(self, place, text):
        chart = self._chart(place)
        chart.HasMainTitle = True
        chart.Title.String = text

    def chart_colour(self, place, series, rgb):
        self._chart(place).Diagram.getDataRowProperties(series).setPropertyValue("FillColor", int(rgb, 16))


def main():
    desk = Desk(sys.argv[1])
    for line in sys.stdin:
        try:
            desk.edit(json.loads(line))
            answer = ""
        except Exception as error:
            answer = f"{type(error).__name__}: {error}"
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    desk.desktop.terminate()


main()
