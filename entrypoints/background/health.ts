import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { ENOUGH_SEEN, ProfileFaults, requiredMissing, withFault, withoutFault, type FrameReading, type ProfileFault } from '../../lib/site/index.ts';
import { profileFaults } from '../../lib/storage/index.bg.ts';
import type { Recorder } from './recorder.ts';

export interface Health {
  /** A guard says that a described page goes on lacking something; `reading` is the last one of that frame. */
  lacks(reading: FrameReading | undefined, host: string): Promise<void>;
  /** A described page was found whole: an earlier fault of it is over. */
  whole(reading: FrameReading): Promise<void>;
  /** Faults of profiles that are in force in the same version. */
  faults(): Promise<ProfileFault[]>;
}

/** Keeps which profiles no longer find their fields, for the admin; recorded with names of members only. */
export function createHealth({ policy, records }: { policy: PolicyService; records: Recorder }): Health {
  let queue: Promise<unknown> = Promise.resolve();
  /** Pages that may have a fault on file; undefined until first read, so that whole pages cost no storage access. */
  let onFile: Set<string> | undefined;
  const read = async (): Promise<readonly ProfileFault[]> => {
    const parsed = ProfileFaults.safeParse((await profileFaults.get()) ?? []);
    const faults = parsed.success ? parsed.data : [];
    onFile = new Set(faults.map((fault) => `${fault.profileId}/${fault.pageId}`));
    return faults;
  };
  const write = async (faults: readonly ProfileFault[]): Promise<void> => {
    await profileFaults.set(faults);
    onFile = new Set(faults.map((fault) => `${fault.profileId}/${fault.pageId}`));
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work, work);
    queue = done.catch(() => undefined);
    return done;
  };
  return {
    lacks: (reading, host) =>
      inTurn(async () => {
        const missing = reading === undefined ? [] : requiredMissing(reading);
        const profile = (await policy.current()).sites.profiles.find(({ id }) => id === reading?.profileId);
        if (missing.length === 0 || profile === undefined || reading?.pageId === undefined) return;
        const fault = { profileId: profile.id, version: profile.version, pageId: reading.pageId, missing: [...missing], host };
        const known = await read();
        const { faults, due } = withFault(known, fault, Date.now());
        if (faults !== known) await write(faults);
        if (!due) return;
        await records.add('site', { event: 'profile-outdated', host, profile: `${fault.profileId}@${fault.version}`, page: fault.pageId, missing: fault.missing });
      }),
    async whole(reading) {
      const { profileId, pageId, state } = reading;
      if (profileId === undefined || pageId === undefined || state !== 'ready' || requiredMissing(reading).length > 0) return;
      if (onFile !== undefined && !onFile.has(`${profileId}/${pageId}`)) return;
      await inTurn(async () => {
        const known = await read();
        const left = withoutFault(known, profileId, pageId);
        if (left.length < known.length) await write(left);
      });
    },
    faults: () =>
      inTurn(async () => {
        const { profiles } = (await policy.current()).sites;
        return (await read()).filter((fault) => fault.seen >= ENOUGH_SEEN && profiles.some(({ id, version }) => id === fault.profileId && version === fault.version));
      }),
  };
}
