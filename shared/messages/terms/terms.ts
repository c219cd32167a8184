/** Every number that the rooms show, explained in one place. A number names its term, and the page shows it. */
import { dataTerms } from './data-terms'
import { evaluationTerms } from './evaluation-terms'
import { lessonTerms } from './lesson-terms'
import { networkTerms } from './network-terms'
import { settingTerms } from './setting-terms'
import type { Term } from './term'
import { trainingTerms } from './training-terms'

const all = {
  ...dataTerms,
  ...networkTerms,
  ...settingTerms,
  ...trainingTerms,
  ...evaluationTerms,
  ...lessonTerms,
}

export type TermId = keyof typeof all
export const terms: Readonly<Record<TermId, Term>> = all
export const TERM_IDS = Object.keys(all) as readonly TermId[]
