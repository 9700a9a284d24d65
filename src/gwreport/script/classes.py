"""Classes of characters, each written once.

The constants whose names end in ``_RANGE`` and the strings of characters go between the brackets of a
pattern (``f"[{DIGITS}]"``); strings of characters also answer ``in``.
"""

from __future__ import annotations

#: Han characters of modern texts, and with those of extension A that older names hold.
HAN_RANGE = "\u4e00-\u9fff"
WIDE_HAN_RANGE = "\u3400-\u9fff"
#: Patterns of one letter that is not Latin, and of anything else. A class of the Han range takes long to
#: compile in a large pattern; of these, the first also takes the few letters of other scripts.
HAN, NO_HAN = r"[^\W\da-zA-Z_]", r"[\W\da-zA-Z_]"

DIGITS = "0123456789"
WIDE_DIGITS = "０１２３４５６７８９"
#: The digits of Chinese numerals, zeros apart; with ten, and with the greater units.
CHINESE_DIGITS = "一二三四五六七八九"
CHINESE_ZEROS = "〇○零"
CHINESE_TENS = CHINESE_DIGITS + "十"
CHINESE_NUMBER = CHINESE_TENS + "百千万"

#: The last characters of the names of places, by level; a longer name of a level ends in one of them too
#: (自治区, 自治州, 自治旗). 地区 and 街道 do not.
PROVINCE_ENDS = "省市区"
COUNTY_ENDS = "县市区旗"
TOWN_ENDS = "镇乡"
#: From provinces to counties, and with the towns.
LEVEL_ENDS = "省市县区州旗盟"
ALL_LEVEL_ENDS = LEVEL_ENDS + TOWN_ENDS
