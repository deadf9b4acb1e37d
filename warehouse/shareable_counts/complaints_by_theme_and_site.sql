-- How many mentions complained about each theme at each site, quarter by quarter?
-- Grain: one row per whole quarter, theme and site with such a mention. Units: negative or mixed mentions about care.
SELECT date_trunc('quarter', day)::DATE AS quarter, theme.title AS theme, coalesce(site.title, 'not known') AS site,
    count(*) AS complaints
FROM mention_theme AS m JOIN theme USING (theme) LEFT JOIN site ON site.provider = m.provider AND site.site = m.site
WHERE m.provider = $provider AND sentiment IN ('negative', 'mixed') GROUP BY 1, 2, 3
HAVING (date_trunc('quarter', any_value(day)) + INTERVAL 3 MONTH)::DATE - 1 <=
    (SELECT max(day) FROM day_rollup WHERE provider = $provider)
ORDER BY quarter, theme, site
