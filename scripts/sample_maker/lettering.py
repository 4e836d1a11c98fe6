"""Fonts, and text broken into lines as Chinese offices do: anywhere but inside figures and Latin words."""
import re

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FILES = {
    "song": ("/usr/share/fonts/truetype/arphic/uming.ttc", 0),
    "kai": ("/usr/share/fonts/truetype/arphic/ukai.ttc", 0),
    "hei": ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    "sans": ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
}
# Punctuation that may not begin a line goes with the character before it.
UNBREAKABLE = re.compile(r"[（“《]*(?:[≥≤]?[0-9A-Za-z.,%&/+-]+|.)[，。；：、）》”’！？]*")


def register():
    for name, (path, face) in FILES.items():
        pdfmetrics.registerFont(TTFont(name, path, subfontIndex=face))


def width(text, font, size):
    return pdfmetrics.stringWidth(text, font, size)


def lines(text, font, size, room, indent=0.0):
    """The text's lines, none wider than `room` points; the first begins `indent` points in."""
    done, line, left = [], "", room - indent
    for paragraph in text.split("\n"):
        for piece in UNBREAKABLE.findall(paragraph):
            if width(line + piece, font, size) > left and line:
                done.append(line)
                line, left = "", room
            line += piece
        done.append(line)
        line, left = "", room
    return done
