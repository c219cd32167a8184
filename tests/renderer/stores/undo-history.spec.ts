import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edited, historyOf, redone, settledHistory, undone } from '../../../src-renderer/stores/undo-history'

describe('undo history', () => {
  it('goes back and forward again, and a new edit ends the way forward', () => {
    const history = edited(edited(historyOf(1), 2), 3)
    expect(undone(history).present).toBe(2)
    expect(undone(undone(history)).present).toBe(1)
    expect(redone(undone(history)).present).toBe(3)
    expect(redone(edited(undone(history), 9)).present).toBe(9)
  })

  it('undoes a gesture as one step, and two gestures as two', () => {
    const drag = [5, 6, 7].reduce((history, value) => edited(history, value, 'drag'), historyOf(1))
    expect(undone(drag).present).toBe(1)
    const again = edited(settledHistory(drag), 8, 'drag')
    expect(undone(again).present).toBe(7)
    expect(undone(edited(drag, 8, 'type')).present).toBe(7)
  })

  it('undo does nothing at the beginning, redo nothing at the end', () => {
    expect(undone(historyOf(1)).present).toBe(1)
    expect(redone(historyOf(1)).present).toBe(1)
  })

  it('as many redos as undos lead back to where one was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 30 }), fc.nat(30), (values, count) => {
        const history = values.reduce((past, value) => edited(past, value), historyOf(0))
        const steps = Math.min(count, history.past.length)
        let there = history
        for (let i = 0; i < steps; i++) there = undone(there)
        expect(there.present).toBe([0, ...values][values.length - steps])
        for (let i = 0; i < steps; i++) there = redone(there)
        expect(there.present).toBe(history.present)
      }),
    )
  })

  it('remembers a hundred steps', () => {
    let history = historyOf(0)
    for (let i = 1; i <= 150; i++) history = edited(history, i)
    expect(history.past).toHaveLength(100)
    expect(history.past[0]).toBe(50)
  })
})
