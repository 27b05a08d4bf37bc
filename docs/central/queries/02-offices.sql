-- Offices: blocks, overrides among them, and how many overrides a second signer stood behind.
SELECT
    office,
    sumIf(entries, kind = 'check') AS checks,
    sumIf(entries, kind = 'block') AS blocks,
    sumIf(entries, kind = 'override') AS overrides,
    sumIf(entries, kind = 'override' AND signed = 1) AS signed_overrides,
    if(blocks = 0, 0, round(overrides / blocks, 4)) AS override_ratio
FROM day_counts FINAL
WHERE day >= ':from' AND day <= ':to' AND kind IN ('check', 'block', 'override') AND entries > 0
GROUP BY office
ORDER BY blocks DESC, office;
