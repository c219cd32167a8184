/** Each curve in one number, with its meaning. Pure. */
import type { ClassNames } from '../../../shared/domain/dataset'
import { brierScore, logLoss } from '../../../shared/domain/evaluation/calibration'
import type { PrecisionRecallCurve, RocCurve } from '../../../shared/domain/evaluation/threshold-curves'
import { curveMessages } from '../../../shared/messages/evaluate-curves'
import { formatDecimal } from '../../../shared/messages/format'
import type { TermId } from '../../../shared/messages/terms/terms'
import type { SplitAnswers } from './split-answers'

export interface Measure {
  readonly term: TermId
  readonly name: string
  readonly value: string
  readonly meaning: string
}

export function measuresOf(
  part: SplitAnswers,
  roc: RocCurve | null,
  precisionRecall: PrecisionRecallCurve | null,
  classes: ClassNames,
): readonly Measure[] {
  const shown = (value: number | null | undefined): string =>
    value === null || value === undefined ? curveMessages.none : formatDecimal(value)
  return [
    {
      term: 'rocArea',
      name: curveMessages.area,
      value: shown(roc?.area),
      meaning: curveMessages.areaMeaning(...classes),
    },
    {
      term: 'averagePrecision',
      name: curveMessages.average,
      value: shown(precisionRecall?.averagePrecision),
      meaning: curveMessages.averageMeaning(part.sweep.positives / part.labels.length),
    },
    {
      term: 'brier',
      name: curveMessages.brier,
      value: shown(brierScore(part)),
      meaning: curveMessages.brierMeaning,
    },
    {
      term: 'cost',
      name: curveMessages.logLoss,
      value: shown(logLoss(part.losses)),
      meaning: curveMessages.logLossMeaning,
    },
  ]
}
