import { LetterView } from '../../components/clue/LetterView.tsx';
import '../../components/clue/letter.css';
import { SheetView } from '../../components/sheet/SheetView.tsx';
import '../../components/sheet/sheet.css';
import { transferLetter, type Clue } from '../../lib/clue/index.ts';
import { clueFieldText } from '../../lib/ui/clue-words.ts';
import { clues } from './clues.ts';
import { sheetOf } from './sheets.ts';

const nothing = () => undefined;

const WORDS = { unit: '示例市市场监督管理局', phone: '0000-00000000', attachments: '投诉件复印件 1 份\n现场照片 3 张' };

export default function SheetPage({ query }: { readonly query: URLSearchParams }) {
  const letter = query.has('letter') ? transferLetter(clues[0] as Clue, { ...WORDS, field: clueFieldText('food'), attachments: WORDS.attachments.split('\n') }) : undefined;
  if (letter !== undefined) return <LetterView letter={letter} input={WORDS} busy={false} onInput={nothing} onPrint={nothing} />;
  const said = query.has('refused') ? { good: false, text: '记录未能保存，因此未出具；请重试，仍不成功请联系管理员' } : undefined;
  return <SheetView sheet={sheetOf(query.get('case') ?? 'listed', query.get('sheetLang') === 'en' ? 'en' : 'zh')} busy={false} said={said} onLang={nothing} onIssue={nothing} />;
}
