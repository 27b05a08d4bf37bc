import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import '../../components/verdict/verdict.css';
import '../../components/options/options.css';
import { preparePage } from '../../lib/ui/page.ts';
import { Options } from './Options.tsx';

createRoot(preparePage(i18n.t('options.title'))).render(<Options />);
