/** The codecs as the application loads them, once for a spec. */
import type { Codecs } from '../../../src-main/imaging/decode/codecs'
import { loadCodecs } from '../../../src-main/workers/codec-files'

export const codecs: Codecs = await loadCodecs()
