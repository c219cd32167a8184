/** What a number on the screen is: its name, one sentence, its formula where it has one, and its shape or unit. */
export interface Term {
  readonly name: string
  readonly meaning: string
  /** In TeX; empty for what is simply counted. */
  readonly tex: string
  /** What it is counted or measured in, or the shape of the array it stands for. */
  readonly unit: string
}
