-- Penalty cases: how often a listing was advised, and what the handlers decided.
SELECT
    office,
    sumIf(entries, kind = 'listing-advice' AND event = 'consider') AS advised,
    sumIf(entries, kind = 'listing-decision' AND event = 'list') AS to_list,
    sumIf(entries, kind = 'listing-decision' AND event = 'not-list') AS not_to_list,
    sumIf(entries, kind = 'listing-decision' AND event = 'undecided') AS undecided,
    sumIf(entries, kind = 'listing-step' AND event = 'done') AS steps_done
FROM day_counts FINAL
WHERE day >= ':from' AND day <= ':to' AND kind IN ('listing-advice', 'listing-decision', 'listing-step') AND entries > 0
GROUP BY office
ORDER BY advised DESC, office;
