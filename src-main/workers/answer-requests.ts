/** The side of a thread that answers: one function for each name, an answer or an error for each numbered request. */
import type { Port } from './training-protocol'

/** What a map of tasks looks like: for each name, what is asked and what is answered. */
export type TaskTable<Table> = {
  readonly [Name in keyof Table]: { readonly request: unknown; readonly answer: unknown }
}

export type RequestOf<Table extends TaskTable<Table>> = {
  [Name in keyof Table]: {
    readonly id: number
    readonly name: Name
    readonly request: Table[Name]['request']
  }
}[keyof Table]

export type AnswerOf<Table extends TaskTable<Table>> =
  | { readonly id: number; readonly ok: true; readonly answer: Table[keyof Table]['answer'] }
  | { readonly id: number; readonly ok: false; readonly message: string }

type Answer<Table extends TaskTable<Table>, Name extends keyof Table> =
  Table[Name]['answer'] | Promise<Table[Name]['answer']>

export type Tasks<Table extends TaskTable<Table>> = {
  readonly [Name in keyof Table]: (request: Table[Name]['request']) => Answer<Table, Name>
}

export function answerRequests<Table extends TaskTable<Table>>(
  port: Port<RequestOf<Table>, AnswerOf<Table>>,
  tasks: Tasks<Table>,
): void {
  /** Asynchronous, so that a task that throws at once is a rejection like any other. */
  async function perform<Name extends keyof Table>(name: Name, request: Table[Name]['request']) {
    return tasks[name](request)
  }
  port.on('message', ({ id, name, request }) => {
    perform(name, request).then(
      (answer) => port.postMessage({ id, ok: true, answer }),
      (error: unknown) => {
        port.postMessage({ id, ok: false, message: error instanceof Error ? error.message : String(error) })
      },
    )
  })
}
