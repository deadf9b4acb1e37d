-- What does each column of the views say?
-- Grain: one comment per column; those that a view takes over unchanged say the same as in the table below it.

COMMENT ON COLUMN feedback.topic IS 'Title of the topic it belongs to; NULL for outliers and where none was assigned.';

COMMENT ON COLUMN complaints.site IS 'Title of the place; NULL when unknown.';
COMMENT ON COLUMN complaints.source IS 'Title of the source.';
COMMENT ON COLUMN complaints.theme IS 'Title of the theme that is complained about.';
COMMENT ON COLUMN complaints.sentiment IS 'negative, or mixed where the mention praises the theme too.';

COMMENT ON COLUMN weekly_sentiment.mentions IS 'Mentions about care, reposts left out.';
COMMENT ON COLUMN weekly_sentiment.complaint_share IS 'Negative or mixed of scored, 0-1; NULL below 10.';

COMMENT ON COLUMN weekly_complaints.complaints IS 'Mentions that complain about it.';
COMMENT ON COLUMN weekly_complaints.voices IS 'Distinct writers of them.';

COMMENT ON COLUMN monthly_themes.month IS 'First day of the local month.';
COMMENT ON COLUMN monthly_themes.theme IS 'Title of the theme.';
COMMENT ON COLUMN monthly_themes.mentions IS 'Scored mentions about it.';
COMMENT ON COLUMN monthly_themes.complaints IS 'Those that complain about it.';
COMMENT ON COLUMN monthly_themes.praise IS 'Those that are positive about it.';
COMMENT ON COLUMN monthly_themes.writers IS 'Distinct writers of all of them.';
COMMENT ON COLUMN monthly_themes.scored IS 'Scored mentions of the month about anything: the n of the share.';
COMMENT ON COLUMN monthly_themes.complaint_share IS 'Complaints of scored, 0-1; NULL below 10.';
