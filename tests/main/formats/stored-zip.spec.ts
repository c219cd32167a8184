import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readStoredZip } from '../../../src-main/formats/stored-zip'

const text = (value: string) => new TextEncoder().encode(value)
const twoMembers = () => zipSync({ first: text('one'), 'zwei/ü': text('two') }, { level: 0 })

/** Offsets in the archive of `twoMembers`: local header 30 + name + content, twice, then the directory. */
const firstContent = 30 + 5
const secondHeader = firstContent + 3
const directory = secondHeader + 30 + 7 + 3
const secondEntry = directory + 46 + 5

/** The members, or null when the archive is refused, after some 16- and 32-bit numbers were overwritten. */
function read(changes: Record<number, [bits: 16 | 32, value: number]> = {}, maximumMembers = 2) {
  const archive = twoMembers()
  const view = new DataView(archive.buffer)
  for (const [offset, [bits, value]] of Object.entries(changes))
    if (bits === 16) view.setUint16(Number(offset), value, true)
    else view.setUint32(Number(offset), value, true)
  const members = readStoredZip(archive, maximumMembers)
  return members.ok
    ? Object.fromEntries([...members.value].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))
    : null
}

describe('a zip archive of stored members', () => {
  it('gives them by name', () => {
    expect(read()).toEqual({ first: 'one', 'zwei/ü': 'two' })
  })

  it('is read as a view at any offset', () => {
    const moved = new Uint8Array(1 + twoMembers().length)
    moved.set(twoMembers(), 1)
    const members = readStoredZip(moved.subarray(1), 2)
    expect(members.ok && [...members.value.keys()]).toEqual(['first', 'zwei/ü'])
  })

  it.each<[string, Parameters<typeof read>[0]]>([
    ['a changed byte', { [firstContent]: [16, 0x4242] }],
    ['a member that is compressed', { [directory + 10]: [16, 8] }],
    ['a member that is encrypted', { [directory + 8]: [16, 1] }],
    ['a size that is not the stored size', { [directory + 24]: [32, 2] }],
    ['a size beyond the file', { [directory + 20]: [32, 0xfffffff0], [directory + 24]: [32, 0xfffffff0] }],
    ['two members at one place', { [secondEntry + 42]: [32, 0] }],
    ['a name that is another one at the member', { 30: [16, 0x4242] }],
    ['a name of which the directory ends', { [secondEntry + 28]: [16, 0xffff] }],
    ['a name that is not UTF-8', { 30: [16, 0xffff], [directory + 46]: [16, 0xffff] }],
    ['a directory that is elsewhere', { [secondEntry + 53 + 16]: [32, 0xffffffff] }],
    ['a member that is not in the directory', { [secondEntry + 53 + 10]: [16, 1] }],
    ['a member too many in the directory', { [secondEntry + 53 + 10]: [16, 3] }],
  ])('is refused with %s', (_, changes) => {
    expect(read()).not.toBeNull()
    expect(read(changes, 10)).toBeNull()
  })

  it('is refused with more members than expected, before they are looked at', () => {
    expect(read({}, 1)).toBeNull()
  })

  it('is refused with a name twice', () => {
    const archive = zipSync({ aa: text('one'), ab: text('two') }, { level: 0 })
    const renamed = Uint8Array.from(archive, (byte) => (byte === 0x62 ? 0x61 : byte))
    expect(readStoredZip(archive, 2).ok).toBe(true)
    expect(readStoredZip(renamed, 2).ok).toBe(false)
  })
})
