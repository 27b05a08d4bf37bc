/**
 * Site profiles of the stand-in systems, as an admin would write them: food.json, office.json, device.json.
 *
 *   systemProfiles()   → the three, linted; throws with every problem if one is wrong
 */
import { readFileSync } from 'node:fs';
import { lintProfile, type SiteProfile } from '../../lib/site/index.ts';

export function systemProfiles(): SiteProfile[] {
  return ['food', 'office', 'device'].map((name) => {
    const linted = lintProfile(JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')));
    if (!linted.ok) throw new Error(`${name}.json: ${JSON.stringify(linted.problems)}`);
    return linted.value;
  });
}
