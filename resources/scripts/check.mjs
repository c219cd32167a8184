/**
 * `npm run check`: the whole gate. What only reads the sources runs in two lanes, because each tool takes one core; what
 * a lane found is printed when its step ends, so that two tools never speak at once. The tests follow, alone: they have
 * clocks in them and use every core.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const LANES = [['lint'], ['types', 'formatted', 'layers', 'dead']]

/**
 * @param {string} script  of package.json
 * @param {'pipe' | 'inherit'} output
 * @returns {Promise<boolean>}  whether it passed
 */
async function passes(script, output) {
  const began = performance.now()
  const child = spawn(`npm run -s ${script}`, { cwd: ROOT, shell: true, stdio: ['ignore', output, output] })
  /** @type {Buffer[]} */
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part))
  const [code] = await once(child, 'close')
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  process.stdout.write(Buffer.concat(said))
  console.log(`${script}: ${code === 0 ? 'passed' : 'failed'}, ${seconds} s`)
  return code === 0
}

/** @param {readonly string[]} scripts  one after another, the later ones even where an earlier one failed */
async function lane(scripts) {
  let passed = true
  for (const script of scripts) passed = (await passes(script, 'pipe')) && passed
  return passed
}

const sound = (await Promise.all(LANES.map(lane))).every(Boolean)
process.exitCode = sound && (await passes('test', 'inherit')) ? 0 : 1
