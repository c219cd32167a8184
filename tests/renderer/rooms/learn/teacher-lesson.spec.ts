import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import LearnRoom from '../../../../src-renderer/rooms/learn/LearnRoom.vue'
import { useNavigationStore } from '../../../../src-renderer/stores/navigation-store'
import { useNetworkStore } from '../../../../src-renderer/stores/network-store'
import { isRightAnswer } from '../../../../src-renderer/stores/teacher-results'
import { useTeacherStore } from '../../../../src-renderer/stores/teacher-store'
import { eventually, openPage, reloadPage, settled } from '../../stores/fake-page'
import { buttonOf } from './lesson-page'

const EXAMPLE = `---
descent-lesson: 1
title: Four units and a flower
---
The flower has petals of **two classes**.

\`\`\`question
id: straight-line
ask: How much does one straight line get right?
choice: About half
choice: Nearly all
answer: About half
\`\`\`

\`\`\`question
id: four-units
ask: What is the accuracy of 4 units, in per cent?
answer: 90
within: 2
\`\`\`

\`\`\`step
title: The flower with 4 units
open: planar
units: 4
\`\`\`

\`\`\`step
title: The course's deep network
open: network
hidden: 20 relu, 7 relu, 5 relu
learning-rate: 0.0075
\`\`\`
`
let room: VueWrapper
let lab: ReturnType<typeof openPage>

beforeEach(async () => {
  window.localStorage.clear()
  lab = openPage()
  room = mount(LearnRoom) as VueWrapper
  await settled()
})
afterEach(() => room.unmount())

async function drop(...files: File[]): Promise<void> {
  await room.find('.lessons').trigger('drop', { dataTransfer: { files, types: ['Files'] } })
  await settled()
}
const lessonFile = (text = EXAMPLE): File => new File([text], 'flower.md')

describe('a teacher’s lesson', () => {
  it('opens by drop, judges answers, and saves them under a name', async () => {
    await drop(lessonFile())
    await eventually(() => expect(room.text()).toContain('The flower has petals of two classes.'))
    expect(room.find('strong').text()).toBe('two classes')
    await buttonOf(room, 'Nearly all').trigger('click')
    expect(room.findAll('.verdict')[0]!.text()).toBe('Not right. It is About half.')
    await buttonOf(room, 'About half').trigger('click')
    expect(room.findAll('.verdict')[0]!.text()).toBe('Right.')
    await room.find('.typed input').setValue('90,5')
    await room.find('.typed').trigger('submit')
    expect(room.findAll('.verdict')[1]!.text()).toBe('Right.')
    expect(room.text()).toContain('2 of 2 answered')
    expect(buttonOf(room, 'Save my results').attributes('aria-disabled')).toBe('true')
    await room.find('.name input').setValue('Ada')
    await buttonOf(room, 'Save my results').trigger('click')
    await settled()
    const saved = lab.made.find(({ name }) => name === 'lesson:save-results')
    expect(saved?.request).toMatchObject({
      format: 'json',
      results: [
        {
          lesson: 'Four units and a flower',
          student: 'Ada',
          answers: [{ isRight: true }, { answer: '90,5' }],
        },
      ],
    })
  })

  it('keeps answers over a reload', async () => {
    await drop(lessonFile())
    await buttonOf(room, 'About half').trigger('click')
    await settled()
    reloadPage()
    const teacher = useTeacherStore()
    await teacher.openFiles([lessonFile()])
    expect(teacher.result?.answers).toMatchObject([{ question: 'straight-line', isRight: true }])
  })

  it('its steps open lessons and set up the network', async () => {
    await drop(lessonFile(EXAMPLE.replace('units: 4', 'units: 7')))
    const teacher = useTeacherStore()
    await buttonOf(room, 'Open: The course').trigger('click')
    expect(useNavigationStore().room).toBe('network')
    expect(useNetworkStore().design).toMatchObject({
      learningRate: 0.0075,
      hidden: [{ units: 20 }, { units: 7 }, { units: 5 }],
    })
    useNavigationStore().go('learn')
    await settled()
    await buttonOf(room, 'Open: The flower').trigger('click')
    expect(useNavigationStore().lesson).toBe('planar')
    await eventually(() =>
      expect(lab.made.find(({ name }) => name === 'lesson:start-planar')?.request).toMatchObject({
        units: 7,
      }),
    )
    expect(teacher.takePlanarSettings()).toBeNull()
  }, 30_000)

  it('says what is wrong in a file and where, and keeps what was open', async () => {
    await drop(lessonFile(EXAMPLE.replace('units: 4', 'units: 400')))
    expect(room.find('[role=alert]').text()).toContain('flower.md, line 25: "units" is "400"')
    expect(useTeacherStore().lesson).toBeNull()
    expect(room.findAll('.lesson').length).toBeGreaterThan(10)
  })
})

it('a class’s results are seen together and saved as one table', async () => {
  const one = (student: string) => ({
    schema: 'descent-results/1',
    results: [{ lesson: 'Flowers', student, answers: [], measured: [] }],
  })
  const file = (content: unknown, name: string) => new File([JSON.stringify(content)], name)
  await drop(file(one('Ada'), 'ada.json'), file(one('<img src=x>'), 'b.json'), file({}, 'other.json'))
  await eventually(() =>
    expect(room.find('[role=alert]').text()).toContain('other.json is neither results nor a recording'),
  )
  expect(room.findAll('.shelf tbody tr').map((row) => row.find('td').text())).toEqual(['Ada', '<img src=x>'])
  await buttonOf(room, 'Save as one table').trigger('click')
  await settled()
  const saved = lab.made.find(({ name }) => name === 'lesson:save-results')
  expect(saved?.request).toMatchObject({
    format: 'csv',
    results: [{ student: 'Ada' }, { student: '<img src=x>' }],
  })
})

it('a number is right within its tolerance', () => {
  const question = { kind: 'number', id: 'a', ask: 'b', answer: 0.2, within: 0.1 } as const
  expect(['0.3', '0,1', '0.31', '', 'x', '−0.2'].map((given) => isRightAnswer(question, given))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})
