"""Urgent and harmless sentences that were written after the rules of urgency; no rule may be changed for them."""

APART = {
    "self_harm": [
        "I have been thinking there is no point in being here any more and nobody rang back",
        "my daughter told them she wanted to end it all and was sent home",
        "I took a load of tablets after they discharged me",
        "he said he would kill himself and the desk told him to book online",
        "I cut my arms again the night they cancelled",
    ],
    "safeguarding": [
        "a carer slapped my nan on the ward",
        "the patient in the next bed touched me under the blanket",
        "they left bruises on my dad where they grabbed him",
        "a member of staff shouted at my autistic son and locked him in a room",
        "someone on the team asked my mum for her bank card",
    ],
    "medication_error": [
        "they gave me another patient's tablets",
        "the chemist doubled my dose by mistake",
        "I was given penicillin though it says allergic on my notes",
        "the wrong injection was put into my arm",
        "my insulin was not given for two days",
    ],
    "safety": [
        "they left a swab inside me after the operation",
        "the drip was pumped full of air and nobody checked it",
        "my father fell out of bed and lay there for an hour",
        "I collapsed in the corridor and nobody came",
        "they operated on the wrong knee",
    ],
}
HARMLESS = [
    "The nurse was lovely and gave me my tablets on time",
    "I was dying for a cup of tea in the waiting room",
    "The killer queue at reception is back",
    "Parking there is suicide on a Monday",
    "They saved my life, thank you",
    "My overdose of good news today: all clear",
    "No bruises at all after the blood test, great job",
    "The wrong form was sent to my house",
    "I cut my finger and they stitched it nicely",
    "Fell asleep in the chair, very calm place",
    "My dad was never left alone, super staff",
    "Safe and clean, no complaints",
    "Had a bad headache, doctor explained my medication well",
    "The staff shouted for joy when I walked",
    "They locked the toilets at five",
    "Insulin clinic runs on time",
    "Injection did not hurt",
    "They double checked my dose, reassuring",
    "Swab test results came in a day",
    "The drip in the ceiling of the waiting room is still there",
]
