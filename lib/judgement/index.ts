export { applyJudgements, isFinal, isJudgeable, rulesVersionOf, type Judging } from './apply.ts';
export { subjectTexts } from './subject-key.ts';
export {
  JUDGEMENT_REASONS,
  JUDGEMENT_VERDICTS,
  LAPSE_REASONS,
  MAX_JUDGEMENT_DAYS,
  MAX_NOTE,
  type Judgement,
  type JudgementFact,
  type JudgementReason,
  type JudgementVerdict,
  type LapseReason,
  type SubjectKeys,
} from './types.ts';
