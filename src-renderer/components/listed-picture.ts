/** A picture in a list box of pictures. */
export interface ListedPicture {
  readonly id: string
  /** Its name, and what else is read aloud of it. */
  readonly said: string
}
