// S17: the page never names a path, in what it asks or in what it is told.
import { expect, it } from 'vitest'
import { programOf, reachableProperties } from './reachable-properties'

const contract = 'shared/ipc/contract.ts'
const events = 'shared/ipc/events.ts'
const namesAPath = /path|director|folder|absolute|url|uri|home/i

it('no request, answer or event of the contract has a property for a path', () => {
  const program = programOf([contract, events])
  const ofCalls = reachableProperties(program, contract, 'LabCalls')
  const ofEvents = reachableProperties(program, events, 'LabEvents')
  // What lies deepest was reached, through arrays, unions and inferred types.
  for (const name of ['dropId', 'units', 'tp', 'background', 'learningRate', 'fileName', 'detail']) {
    expect([...ofCalls.keys()]).toContain(name)
  }
  for (const name of ['latest', 'stepsPerSecond', 'pixels']) expect([...ofEvents.keys()]).toContain(name)
  expect([...ofCalls, ...ofEvents].filter(([name]) => namesAPath.test(name))).toEqual([
    ['dataset:choose-folder', 'LabCalls / dataset:choose-folder'], // a call's own name: the dialog is the main process's
    ['predict:choose-folder', 'LabCalls / predict:choose-folder'], // the same dialog
  ])
})

it('a planted path is found, however deep', () => {
  const planted =
    "export type LabCalls = { 'a:b': (request: readonly { x: { filePath: string }[] }[]) => null }"
  const found = reachableProperties(programOf([contract], { [contract]: planted }), contract, 'LabCalls')
  expect([...found]).toEqual([
    ['a:b', 'LabCalls / a:b'],
    ['x', 'LabCalls / a:b request / x'],
    ['filePath', 'LabCalls / a:b request / x / filePath'],
  ])
})
