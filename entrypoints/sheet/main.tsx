import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import '../../components/sheet/sheet.css';
import { preparePage } from '../../lib/ui/page.ts';
import { SheetPage } from './SheetPage.tsx';

createRoot(preparePage(i18n.t('sheetPage.title'))).render(<SheetPage record={Number(new URLSearchParams(location.search).get('record'))} />);
