"""What labelled texts teach the encoder of urgency."""

import pandas as pd

from analysis.encoder.urgent_teaching import HARMLESS, UNKNOWN, harmless_or_unknown


def test_a_text_in_which_something_urgent_may_be_is_not_taken_as_harmless_with_or_without_its_question() -> None:
    known = pd.DataFrame(
        {
            "text": ["The tea was cold.", "A carer hit my dad in the face.", "A carer hit my dad in the face."],
            "question": ["What could be better?", "What could be better?", pd.NA],
            "rating": [float("nan")] * 3,
        }
    )
    assert harmless_or_unknown(known).tolist() == [HARMLESS, UNKNOWN, UNKNOWN]
