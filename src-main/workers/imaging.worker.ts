/** Entry point of an imaging thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { loadCodecs } from './codec-files'
import { serveImaging } from './imaging-server'
import { makeWay, type ThreadStart } from './make-way'

if (!parentPort) throw new Error('imaging.worker is started as a thread')
makeWay(workerData as ThreadStart)
const port = parentPort
// A rejection ends the thread before it said that it is ready: its owner reports it.
void loadCodecs().then((codecs) => serveImaging(port, codecs))
