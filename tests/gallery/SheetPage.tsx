import { SheetView } from '../../components/sheet/SheetView.tsx';
import '../../components/sheet/sheet.css';
import { sheetOf } from './sheets.ts';

const nothing = () => undefined;

export default function SheetPage({ query }: { readonly query: URLSearchParams }) {
  const said = query.has('refused') ? { good: false, text: '记录未能保存，因此未出具；请重试，仍不成功请联系管理员' } : undefined;
  return <SheetView sheet={sheetOf(query.get('case') ?? 'listed', query.get('sheetLang') === 'en' ? 'en' : 'zh')} busy={false} said={said} onLang={nothing} onIssue={nothing} />;
}
