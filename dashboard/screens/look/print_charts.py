"""A chart keeps the width of the screen on which it was drawn; on paper it is made to fit the sheet."""

import streamlit as st

# A4 less its margins, as the style sheet sets them, is 182 mm wide: 688 pixels of CSS.
_SHEET = 688
_SCRIPT = f"""<script>
if (!window.heedFitsPaper) {{
  window.heedFitsPaper = true;
  window.addEventListener("beforeprint", () => {{
    for (const chart of document.querySelectorAll("[data-testid=stPlotlyChart]")) {{
      const drawn = Number(chart.querySelector(".main-svg")?.getAttribute("width"));
      if (drawn) chart.style.setProperty("--heed-on-paper", Math.min(1, {_SHEET} / drawn));
    }}
  }});
}}
</script>"""


def fit_charts_on_paper() -> None:
    """Make charts as wide as the sheet when the page is printed; takes no room on the page."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
