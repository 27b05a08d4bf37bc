-- Desks with the most overrides: to be asked about, not to be judged by.
SELECT chain, any(office) AS office, uniqExact(seq) AS overrides
FROM entries
WHERE day >= ':from' AND day <= ':to' AND kind = 'override'
GROUP BY chain
ORDER BY overrides DESC, chain
LIMIT 20;
