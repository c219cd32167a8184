/** Formulas typeset by KaTeX, each once: a copy of its elements takes a tenth of the time. */
import katex from 'katex'
import 'katex/dist/katex.min.css'

/** More than all rooms show; formulas with a number that is being dragged are new at every step. */
const MOST_KEPT = 300

const typesetBefore = new Map<string, DocumentFragment>()

/**
 * A new copy of the elements of a formula.
 *
 * @param tex one that cannot be read throws
 * @param displayMode on a line of its own
 */
export function typeset(tex: string, displayMode: boolean): DocumentFragment {
  const key = `${displayMode} ${tex}`
  const known = typesetBefore.get(key) ?? make(tex, displayMode)
  // The one that was shown longest ago goes first.
  typesetBefore.delete(key)
  typesetBefore.set(key, known)
  const [oldest] = typesetBefore.keys()
  if (oldest !== undefined && typesetBefore.size > MOST_KEPT) typesetBefore.delete(oldest)
  return document.importNode(known, true)
}

function make(tex: string, displayMode: boolean): DocumentFragment {
  const place = document.createElement('span')
  katex.render(tex, place, { displayMode, output: 'htmlAndMathml', strict: 'error' })
  const formula = document.createDocumentFragment()
  formula.append(...place.childNodes)
  return formula
}
