/** What is in sight of something that scrolls. Lengths in CSS pixels. */
export interface GridViewport {
  readonly width: number
  readonly height: number
  readonly scrollTop: number
}
