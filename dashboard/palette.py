"""The colours of heed, in one place: the theme, the style sheet, the charts and the reports take them from here.

Text colours have a contrast of at least 4.5:1 on white, on the page's grey and on their own tint (WCAG 2.2 AA), and
stay apart from each other for every kind of colour vision (after Okabe and Ito); shape and words always say the same.
"""

INK, QUIET, LINE, GROUND, WHITE = "#16202c", "#4d5967", "#dce2e9", "#f5f7fa", "#ffffff"
BLUE, ORANGE, GREEN, RED, VIOLET = "#0b5cad", "#9a4300", "#00694a", "#a01530", "#5b3fa0"
# Of lines, bars and grounds in charts and texts: too pale for words.
GREY, PALE, BAND, MARKED = "#8a97a6", "#a9c6e3", "#dbe7f3", "#ffe9a8"
# The same, faded: the ground of a tag or a note.
TINTS = {BLUE: "#e8f1fa", ORANGE: "#fdf0e4", GREEN: "#e4f4ee", RED: "#fbe9ec", VIOLET: "#efebf8", QUIET: "#eef1f4"}


def theme_flags() -> tuple[str, ...]:
    """Give the flags that make Streamlit's own elements look like the rest."""
    named = {"blue": BLUE, "orange": ORANGE, "green": GREEN, "red": RED, "violet": VIOLET, "gray": QUIET}
    values = {
        "base": "light",
        "primaryColor": BLUE,
        "linkColor": BLUE,
        "textColor": INK,
        "backgroundColor": WHITE,
        "secondaryBackgroundColor": GROUND,
        "borderColor": LINE,
        "baseRadius": "6px",
        "headingFontWeights": "650",
        "metricValueFontSize": "1.75rem",
        "metricValueFontWeight": "600",
        "dataframeHeaderBackgroundColor": GROUND,
        "dataframeHeaderTextColor": INK,
        "sidebar.backgroundColor": GROUND,
        "sidebar.secondaryBackgroundColor": WHITE,
        "showSidebarBorder": "true",
        "showWidgetBorder": "true",
        **{f"{name}Color": colour for name, colour in named.items()},
        **{f"{name}TextColor": colour for name, colour in named.items()},
        **{f"{name}BackgroundColor": TINTS[colour] for name, colour in named.items()},
        "yellowTextColor": ORANGE,
        "yellowBackgroundColor": TINTS[ORANGE],
    }
    return tuple(f"--theme.{name}={value}" for name, value in values.items())


def faded(colour: str, part: float) -> str:
    """Give a colour through which what lies below is seen; `part` (0-1) of it is left."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{part})"


def named_colours() -> dict[str, str]:
    """Give the colours by the names that the style sheet and the templates of a report have for them."""
    named = {"ink": INK, "quiet": QUIET, "line": LINE, "ground": GROUND, "white": WHITE, "blue": BLUE, "orange": ORANGE}
    named |= {"green": GREEN, "red": RED, "violet": VIOLET, "grey": GREY, "pale": PALE, "band": BAND, "marked": MARKED}
    return named | {f"{name}-tint": TINTS[colour] for name, colour in named.items() if colour in TINTS}


def style_variables() -> str:
    """Give the colours as the variables that the style sheet uses."""
    return ":root{" + "".join(f"--heed-{name}:{value};" for name, value in named_colours().items()) + "}"
