-- What does this one mention say, and what is known of it?
-- Grain: one row, none where there is no such mention. Units: severity 0-3; probability and rating 0-1.
-- Found by the index: the limit keeps what is asked below from being asked of every mention.
WITH named AS (FROM mention WHERE mention_id = $mention_id LIMIT 1)
SELECT
    mention_id, provider, site, source, created_at, admitted_at, day, text, question, service, rating, urgency, urgency_in_words,
    severity, most_negative::VARCHAR AS most_negative, sentiment::VARCHAR AS sentiment, sentiment_probability, themes, is_about_care, is_claim, claim_hint, is_repost,
    source.title AS source_title, site.title AS site_title, complex_mention.reason AS complex_because
FROM named JOIN source USING (source) LEFT JOIN site USING (provider, site) LEFT JOIN complex_mention USING (mention_id)
WHERE provider = $provider
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
