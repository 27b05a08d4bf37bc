import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import '../../components/verdict/verdict.css';
import '../../components/popup/popup.css';
import '../../components/judgement/judgement.css';
import { preparePage } from '../../lib/ui/page.ts';
import { Popup } from './Popup.tsx';

createRoot(preparePage(i18n.t('popup.title'))).render(<Popup />);
