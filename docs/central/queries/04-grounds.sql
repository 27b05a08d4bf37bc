-- Grounds of the listings on which routes were closed.
SELECT ground, sum(entries) AS blocks
FROM day_counts FINAL
WHERE day >= ':from' AND day <= ':to' AND kind = 'block' AND entries > 0
GROUP BY ground
ORDER BY blocks DESC, ground;
