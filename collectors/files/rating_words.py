"""Marks in words, as shares from 0 (worst) to 1 (best)."""

RATING_WORDS = {
    word: share
    for share, words in {
        1.0: "very good|extremely likely|very likely|very satisfied|completely satisfied|excellent|outstanding"
        "|strongly agree|always|very happy|very well|yes|yes, definitely|recommends|recommended|positive",
        0.75: "good|likely|satisfied|agree|fairly good|usually|somewhat likely|somewhat satisfied|somewhat agree|happy",
        0.5: "neither good nor poor|neither likely nor unlikely|neither satisfied nor dissatisfied|neither"
        "|neither agree nor disagree|neutral|fair|ok|okay|average|sometimes|mixed|yes, to some extent",
        0.25: "poor|unlikely|dissatisfied|disagree|fairly poor|bad|rarely|somewhat unlikely|somewhat dissatisfied"
        "|somewhat disagree|unhappy",
        0.0: "very poor|extremely unlikely|very unlikely|very dissatisfied|strongly disagree|very bad|terrible|never"
        "|not at all likely|not likely at all|not at all satisfied|very unhappy|no"
        "|doesn't recommend|does not recommend|not recommended|negative",
    }.items()
    for word in words.split("|")
}
