import { useState } from 'react';
import { i18n } from '#i18n';
import { trusted } from './trusted.ts';

/** What the panel in the page can open outside it: the check sheet of its check, the side panel. */
export type Outside = 'sheet' | 'panel';

interface OpenOutsideProps {
  /** The check is on disk, so that there is a sheet of it. */
  readonly hasSheet: boolean;
  readonly onOpen: (what: Outside) => Promise<boolean>;
  readonly onShape: () => void;
}

/** Buttons that leave the page; when one opens nothing, where to go instead. */
export function OpenOutside({ hasSheet, onOpen, onShape }: OpenOutsideProps) {
  const [failed, setFailed] = useState(false);
  const open = (what: Outside) =>
    trusted(() => {
      void onOpen(what).then((opened) => {
        setFailed(!opened);
        onShape();
      });
    });
  return (
    <>
      <span className="cg-outside">
        {hasSheet ? (
          <button type="button" className="cg-away" onClick={open('sheet')}>
            {i18n.t('sheetPage.open')}
          </button>
        ) : null}
        <button type="button" className="cg-away" onClick={open('panel')}>
          {i18n.t('panel.open')}
        </button>
      </span>
      {failed ? (
        <p className="cg-refused" role="alert">
          {i18n.t('overlay.notOpened')}
        </p>
      ) : null}
    </>
  );
}
