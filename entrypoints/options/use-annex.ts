import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnnexAnswer, AnnexFigures, AnnexQuery, AnnexRecords, AnnexRequest, OfficeChoice } from '../../lib/stats/index.ts';
import { listFloors } from '../../lib/storage/index.bg.ts';
import { openAnnex, type AnnexSession } from '../../lib/ui/annex-session.dom.ts';

const readKept = (): Promise<unknown> => listFloors.get();

/** A walk over the lists, and the figures of the offices chosen, drawn from what it found. */
export function useAnnex(offices: OfficeChoice) {
  const session = useRef<AnnexSession>(undefined);
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [answer, setAnswer] = useState<AnnexAnswer>();
  const [figures, setFigures] = useState<AnnexFigures>();

  const clear = useCallback(() => {
    session.current?.close();
    session.current = undefined;
    setProgress(undefined);
    setAnswer(undefined);
    setFigures(undefined);
  }, []);
  useEffect(() => () => session.current?.close(), []);

  const run = useCallback(
    async (request: AnnexRequest) => {
      clear();
      const own = openAnnex(readKept);
      session.current = own;
      setProgress({ done: 0, total: 1 });
      const found = await own.walk(request, (done, total) => setProgress({ done, total }));
      // Closed, or another walk was begun.
      if (found === undefined || session.current !== own) return;
      setProgress(undefined);
      setAnswer(found);
    },
    [clear],
  );

  useEffect(() => {
    const own = session.current;
    if (answer?.ok !== true || own === undefined) return undefined;
    let late = false;
    void own.figures(offices).then((found) => {
      if (!late) setFigures(found);
    });
    return () => {
      late = true;
    };
  }, [answer, offices]);

  const records = useCallback(
    async (query: AnnexQuery & { offset: number; limit: number }): Promise<AnnexRecords> => session.current?.records(query) ?? { records: [], total: 0, entities: 0 },
    [],
  );
  return { progress, answer, figures, run, clear, records };
}
