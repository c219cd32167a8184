/** Where services send their news: the window's page, the terminal's progress line, or a test's list. */
import type { EventName, LabEvents } from '../../shared/ipc/events'

export type LabEventSink = <Name extends EventName>(name: Name, payload: LabEvents[Name]) => void
