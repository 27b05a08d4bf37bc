import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import '../../components/verdict/verdict.css';
import '../../components/warning/warning.css';
import '../../components/popup/popup.css';
import '../../components/judgement/judgement.css';
import '../../components/penalty/penalty.css';
import '../../components/sidepanel/sidepanel.css';
import '../../components/worklist/worklist.css';
import { preparePage } from '../../lib/ui/page.ts';
import { Sidepanel } from './Sidepanel.tsx';

createRoot(preparePage(i18n.t('panel.title'))).render(<Sidepanel />);
