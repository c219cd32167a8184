/** Addresses of images that the main process serves to the page, relative to `lab://app/`. */

/** A small version of the person's own picture. */
export function thumbnailAddress(pictureId: string): string {
  return `/thumbnails/${encodeURIComponent(pictureId)}`
}

/** Exactly what the network sees; `version` (a data set's fingerprint) makes a new address when that changes. */
export function seenAddress(pictureId: string, version: string): string {
  return `/seen/${encodeURIComponent(pictureId)}?v=${encodeURIComponent(version)}`
}

/** What the network of a run was shown: the run's own copy, which outlives changes of the data. */
export function shownAddress(runId: string, pictureId: string): string {
  return `/shown/${encodeURIComponent(runId)}/${encodeURIComponent(pictureId)}`
}
