import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import '../../components/verdict/verdict.css';
import '../../components/popup/popup.css';
import '../../components/editor/editor.css';
import { preparePage } from '../../lib/ui/page.ts';
import { Editor } from './Editor.tsx';

const query = new URLSearchParams(location.search);
createRoot(preparePage(i18n.t('editor.title'))).render(<Editor tabId={Number(query.get('tabId'))} profileId={query.get('profile') ?? undefined} />);
