/** The imaging thread's side: reads a file, prepares it, answers. A bug is thrown and ends the thread, which is replaced. */
import { createHash } from 'node:crypto'
import { assertNever } from '../../shared/assert'
import { featureCount } from '../../shared/domain/preprocessing'
import type { Codecs } from '../imaging/decode/codecs'
import { lookOf } from './look'
import { preparePicture } from '../imaging/prepare'
import { makeThumbnail } from '../imaging/thumbnail'
import { type PictureRead, readPicture } from '../storage/read-picture'
import { readCachedVector, writeCachedVector } from '../storage/vector-cache'
import type {
  ImagingAnswer,
  ImagingPort,
  ImagingRequest,
  PictureSource,
  RefusedAnswer,
} from './imaging-protocol'

type Request<Kind extends ImagingRequest['kind']> = Extract<ImagingRequest, { kind: Kind }>

const refused = ({ code, detail }: Omit<RefusedAnswer, 'kind'>): RefusedAnswer =>
  detail === undefined ? { kind: 'refused', code } : { kind: 'refused', code, detail }

async function bytesOf(source: PictureSource): Promise<PictureRead> {
  return source.kind === 'file' ? readPicture(source.path) : { ok: true, bytes: source.bytes }
}

async function store(request: Request<'store'>, codecs: Codecs): Promise<ImagingAnswer> {
  const { path, preprocessing, target, slot, cacheFolder } = request
  const read = await readPicture(path)
  if (!read.ok) return refused(read)
  const sha256 = createHash('sha256').update(read.bytes).digest('hex')
  const features = featureCount(preprocessing)
  const place = new Uint8Array(target, slot * features, features)
  const cached = cacheFolder === null ? null : await readCachedVector(cacheFolder, sha256, preprocessing)
  if (cached) {
    place.set(cached)
    return { kind: 'stored', sha256, look: lookOf(cached) }
  }
  const prepared = await preparePicture(read.bytes, preprocessing, codecs)
  if (!prepared.ok) return refused(prepared)
  place.set(prepared.vector)
  if (cacheFolder !== null) await writeCachedVector(cacheFolder, sha256, preprocessing, prepared.vector)
  return { kind: 'stored', sha256, look: lookOf(prepared.vector) }
}

async function prepare(
  { source, preprocessing }: Request<'prepare'>,
  codecs: Codecs,
): Promise<ImagingAnswer> {
  const read = await bytesOf(source)
  if (!read.ok) return refused(read)
  const prepared = await preparePicture(read.bytes, preprocessing, codecs)
  return prepared.ok ? { kind: 'prepared', vector: prepared.vector } : refused(prepared)
}

async function thumbnail({ source, size }: Request<'thumbnail'>, codecs: Codecs): Promise<ImagingAnswer> {
  const read = await bytesOf(source)
  if (!read.ok) return refused(read)
  const made = await makeThumbnail(read.bytes, size, codecs)
  return made.ok ? { kind: 'thumbnail', rgb: made.rgb, size: made.size } : refused(made)
}

function perform(request: ImagingRequest, codecs: Codecs): Promise<ImagingAnswer> {
  switch (request.kind) {
    case 'store':
      return store(request, codecs)
    case 'prepare':
      return prepare(request, codecs)
    case 'thumbnail':
      return thumbnail(request, codecs)
    default:
      return assertNever(request)
  }
}

/** Answers each request on `port`, after a first `ready`. */
export function serveImaging(port: ImagingPort, codecs: Codecs): void {
  port.on('message', (request) => {
    // A rejection here is a bug. Unhandled, it ends the thread: its owner refuses the picture and starts another.
    void perform(request, codecs).then((answer) => port.postMessage(answer))
  })
  port.postMessage({ kind: 'ready' })
}
