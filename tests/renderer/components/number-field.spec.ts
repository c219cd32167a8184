import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import NumberField from '../../../src-renderer/components/NumberField.vue'
import { plainNumber, readNumber, stepped } from '../../../src-renderer/components/number-input'

const rule = { min: 0.001, max: 10, step: 0.1, integer: false }

describe('reading a number', () => {
  it.each([
    ['0.5', 0.5],
    [' 1e-2 ', 0.01],
    ['.5', 0.5],
    ['5.', 5],
    ['1,0', 10], // a thousands separator, as the field itself writes them
    ['', null],
    ['abc', null],
    ['1e', null],
    ['0x1', null],
    ['Infinity', null],
    ['11', null],
    ['0', null],
    ['-1', null],
  ])('%j is %j', (text, value) => {
    expect(readNumber(text, rule)).toBe(value)
  })

  it('takes whole numbers only where those are meant', () => {
    expect(readNumber('2.5', { ...rule, integer: true })).toBeNull()
    expect(readNumber('3', { ...rule, integer: true })).toBe(3)
  })

  it('steps without binary dust, inside the range', () => {
    expect(stepped(0.1, 2, rule)).toBe(0.3)
    expect(stepped(9.95, 1, rule)).toBe(10)
    expect(stepped(0.05, -1, rule)).toBe(0.001)
  })
})

it('is told to a screen reader without an exponent, and not at all where there is no end', () => {
  expect([1e-7, 12288, Infinity].map(plainNumber)).toEqual(['0.0000001', '12288', undefined])
})

describe('the field', () => {
  const open = () =>
    mount(NumberField, { props: { label: 'Units', modelValue: 20, min: 1, max: 4096, integer: true } })

  it('names its range when it is left, and keeps the last good value', async () => {
    const field = open()
    const input = field.get('input')
    await input.setValue('5000')
    expect(field.emitted('update:modelValue')).toBeUndefined()
    expect(field.get('[role=alert]').text()).toBe('A whole number between 1 and 4,096.')
    expect(input.attributes('aria-invalid')).toBe('true')
    await input.trigger('blur')
    expect(input.element.value).toBe('20')
    expect(field.find('[role=alert]').exists()).toBe(false)
  })

  it('tells a good value at once, and steps with the arrow keys', async () => {
    const field = open()
    await field.get('input').setValue('32')
    await field.get('input').trigger('keydown', { key: 'ArrowUp' })
    await field.get('input').trigger('keydown', { key: 'ArrowDown', shiftKey: true })
    // The parent did not take the values over, so each step starts from 20: 20 + 1, 20 − 10.
    expect(field.emitted('update:modelValue')).toEqual([[32], [21], [10]])
  })
})
