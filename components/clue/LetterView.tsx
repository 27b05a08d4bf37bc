import { i18n } from '#i18n';
import type { Letter } from '../../lib/clue/index.ts';

export interface LetterInput {
  readonly unit: string;
  readonly phone: string;
  /** One a line. */
  readonly attachments: string;
}
interface Props {
  readonly letter: Letter;
  readonly input: LetterInput;
  readonly busy: boolean;
  readonly said?: string | undefined;
  readonly onInput: (input: LetterInput) => void;
  readonly onPrint: () => void;
}

/** The transfer letter as it will be on paper, and above it what an officer still adds. */
export function LetterView({ letter, input, busy, said, onInput, onPrint }: Props) {
  return (
    <>
      <header className="cg-sheet-bar">
        <button type="button" className="cg-button cg-primary" disabled={busy} onClick={onPrint}>
          {i18n.t('clueLetter.print')}
        </button>
        <p className="cg-sheet-note">{i18n.t('clueLetter.note')}</p>
        <div className="cg-letter-form">
          <label>
            {i18n.t('clueLetter.unit')}
            <input type="text" maxLength={60} value={input.unit} onChange={(event) => onInput({ ...input, unit: event.target.value })} />
          </label>
          <label>
            {i18n.t('clueLetter.phone')}
            <input type="text" maxLength={40} value={input.phone} onChange={(event) => onInput({ ...input, phone: event.target.value })} />
          </label>
          <label>
            {i18n.t('clueLetter.attachments')}
            <textarea rows={2} maxLength={1000} value={input.attachments} onChange={(event) => onInput({ ...input, attachments: event.target.value })} />
          </label>
        </div>
        <p className={said === undefined ? 'cg-sheet-said' : 'cg-sheet-said cg-bad'} role={said === undefined ? 'status' : 'alert'}>
          {said}
        </p>
      </header>
      <Paper letter={letter} />
    </>
  );
}

/** Official letters are in Chinese, whatever the language of the browser: so are their words here. */
function Paper({ letter }: { readonly letter: Letter }) {
  const { attachments } = letter;
  return (
    <main className="cg-letter" lang="zh-CN">
      <h1>{letter.title}</h1>
      <p className="cg-letter-number">{letter.number === '' ? '〔    〕    号' : letter.number}</p>
      <p className="cg-letter-to">{letter.to}：</p>
      {letter.paragraphs.map((text) => (
        <p key={text} className="cg-text">
          {text}
        </p>
      ))}
      <h2>一、基本情况</h2>
      <Rows rows={letter.facts} />
      <h2>二、线索内容</h2>
      <Rows rows={letter.said} />
      <p className="cg-text">{letter.request}</p>
      {attachments.length === 0 ? null : (
        <ol>
          {attachments.map((text, index) => (
            <li key={text}>
              {index === 0 ? '附件：' : ''}
              {attachments.length === 1 ? '' : `${index + 1}.`}
              {text}
            </li>
          ))}
        </ol>
      )}
      <div className="cg-letter-sign">
        <p>{letter.unit === '' ? <Blank /> : letter.unit}</p>
        <p>{letter.day}</p>
      </div>
      <p className="cg-text">（联系人：{letter.contact === '' ? <Blank /> : letter.contact}）</p>
      <div className="cg-letter-lines">
        <span>承办人：</span>
        <span>审核人：</span>
        <span>签发人：</span>
      </div>
      <section className="cg-letter-receipt">
        <h2>回　　执</h2>
        <p>
          {letter.unit === '' ? <Blank /> : letter.unit}：你单位{letter.number === '' ? '' : `${letter.number}`}线索移送函及所附材料已收到。
        </p>
        <p>
          收件人：
          <Blank />　收件日期：
          <Blank />
          （盖章）
        </p>
      </section>
    </main>
  );
}

function Blank() {
  return <span className="cg-letter-blank">&nbsp;</span>;
}

function Rows({ rows }: { readonly rows: Letter['facts'] }) {
  return (
    <table>
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
