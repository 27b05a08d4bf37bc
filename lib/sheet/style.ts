import { LEADING } from './fit.ts';

const SONG = "'FZXiaoBiaoSong-B05S','方正小标宋简体','Source Han Serif SC','Noto Serif CJK SC','Noto Serif SC','STSong','SimSun','宋体',serif";
const FANG = "'FangSong_GB2312','仿宋_GB2312','FangSong','仿宋','STFangsong','Noto Serif CJK SC','Noto Serif SC','SimSun','宋体',serif";

/**
 * Style of template 1: one page of A4 as an office files it. Title in 二号, table in 小四 and smaller where there is much to
 * say, black lines on white. It may not change once a sheet was issued with it.
 */
export const SHEET_STYLE = `@page{size:A4;margin:14mm 18mm}
.cgs{box-sizing:border-box;display:flex;flex-direction:column;width:174mm;min-height:267mm;margin:0 auto;color:#000;background:#fff;font:12pt/${LEADING} ${FANG}}
.cgs *{margin:0;padding:0}
.cgs h1{font:bold 22pt/1.4 ${SONG};text-align:center;letter-spacing:0}
.cgs-above,.cgs-signed{display:flex;justify-content:space-between;font-size:10.5pt}
.cgs-above{padding:5pt 0 4pt}
.cgs-signed{padding:12pt 4pt 10pt;font-size:12pt}
.cgs-signed span{flex:1}
.cgs-signed span:last-child{text-align:right}
.cgs-table{width:100%;border-collapse:collapse;table-layout:fixed;border:1.2pt solid #000;font-size:var(--cgs-size)}
.cgs-table th,.cgs-table td{border:.6pt solid #000;padding:2pt 5pt;text-align:left;vertical-align:middle;overflow-wrap:anywhere}
.cgs-table th{width:25mm;font-weight:bold}
.cgs-day{white-space:nowrap}
.cgs-strong{font-weight:bold}
.cgs-foot{display:flex;gap:4mm;align-items:center;margin-top:auto;border-top:.6pt solid #000;padding-top:3pt;font-size:8pt;line-height:1.4}
.cgs-foot div{min-width:0;overflow-wrap:anywhere}
.cgs-foot p:last-child{text-align:right}
.cgs-foot>div{flex:1}
.cgs-qr{flex:none;width:29mm;height:29mm}`;

/** Of the file on its own: a sheet of paper on a desk, when it is looked at. */
export const FILE_STYLE = `body{margin:0;background:#fff}
@media screen{body{background:#eef0f3;padding:8mm 0}.cgs{box-sizing:content-box;padding:14mm 18mm}}`;
