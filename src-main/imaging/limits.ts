/** What one picture may cost. */

/**
 * The most pixels that are decoded. 100 megapixels are 400 MB of RGBA in an imaging thread, twice that while the codec
 * hands them over; beyond it are panoramas, scans and files made to exhaust memory.
 */
export const MAX_PIXELS = 100_000_000
