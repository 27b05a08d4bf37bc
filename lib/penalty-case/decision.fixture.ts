/** A decision in running text, in the words that such papers use; parties, numbers and places are made up. */
export interface DecisionWords {
  readonly docNo: string;
  readonly act: string;
  readonly law: string;
  readonly range: string;
  readonly content: string;
  readonly decided: string;
  readonly noticed: string;
}

export const DECISION: DecisionWords = {
  docNo: '示市监处罚〔2026〕118号',
  act: '经营超过保质期的食品',
  law: '《中华人民共和国食品安全法》第一百二十四条第一款第（五）项',
  range: '并处五万元以上十万元以下罚款',
  content: '1.没收违法所得壹仟贰佰元整（￥1,200.00）；2.处以罚款人民币玖万陆仟元整（￥96,000.00）',
  decided: '二〇二六年十一月二十日',
  noticed: '2026年11月4日',
};

export function decisionText({ docNo, act, law, range, content, decided, noticed }: DecisionWords): string {
  return `示例市市场监督管理局
行政处罚决定书
${docNo}
当事人：示例恒昌商贸有限公司
统一社会信用代码：91990000T00010007R
住所：示例市测试路1号
2026年9月1日，我局执法人员依法对当事人进行现场检查，制作《现场笔录》，经批准于2026年9月3日立案调查。
经查明，当事人自2026年3月至今在测试路门店销售已超过保质期的糕点，涉案货值金额 3,000 元，违法所得 1,200 元。当事人明知商品过期仍更改标签。
上述事实，主要有以下证据证明：现场笔录、询问笔录、照片。
我局于${noticed}向当事人送达《行政处罚告知书》，告知当事人拟作出行政处罚的事实、理由、依据和内容，以及依法享有的陈述、申辩权利。当事人在法定期限内未提出陈述、申辩。
我局认为，当事人的行为违反了《中华人民共和国食品安全法》第三十四条第（十）项的规定，构成了${act}的违法行为。
${law}规定：“违法生产经营的食品货值金额不足一万元的，${range}；情节严重的，吊销许可证”。参照《示例省市场监管行政处罚裁量权基准》，当事人主观恶意明显，决定依法从重处罚。
综上，根据${law}，决定对当事人作出如下行政处罚：
${content}。
当事人应当自收到本行政处罚决定书之日起十五日内将罚没款缴至指定银行。逾期不缴纳罚款的，每日按罚款数额的百分之三加处罚款。
如对本行政处罚决定不服，可以自收到本决定书之日起六十日内申请行政复议。
示例市市场监督管理局
（印章）
${decided}
`;
}
