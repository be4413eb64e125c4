import { paragraph, state, text } from '../../src/seed/lexical.ts'

type Saved = { id: string; title: string }

export type SavingEditors = {
  /** What the server acknowledged so far. */
  acknowledged: readonly Saved[]
  /** Ends when the server is gone or `stop` was called. */
  done: Promise<void>
  stop: () => void
}

/** The header that speaks for an account of the demonstration data; a cookie would need the origin of a page. */
export const sessionOf = async (admin: string, { email, password }: { email: string; password: string }): Promise<string> => {
  const answer = await fetch(`${admin}/api/users/login`, { body: JSON.stringify({ email, password }), headers: { 'content-type': 'application/json' }, method: 'POST' })
  if (!answer.ok) throw new Error(`Login of ${email} was answered with ${answer.status}`)
  const { token } = (await answer.json()) as { token: string }
  return `JWT ${token}`
}

/** Editors who save new drafts one after the other through the admin's REST interface, `count` of them at once. */
export const savingEditors = (admin: string, { authorization, column, count }: { authorization: string; column: string; count: number }): SavingEditors => {
  const acknowledged: Saved[] = []
  let stopped = false
  const save = async (title: string): Promise<void> => {
    const answer = await fetch(`${admin}/api/news?draft=true&depth=0`, {
      body: JSON.stringify({ body: state([paragraph(text('保存中。'))]), column, title }), headers: { authorization, 'content-type': 'application/json' }, method: 'POST',
    })
    if (answer.status !== 201) throw new Error(`A save was answered with ${answer.status}: ${await answer.text()}`)
    const { doc } = (await answer.json()) as { doc: Saved }
    acknowledged.push({ id: doc.id, title })
  }
  const work = async (editor: number): Promise<void> => {
    for (let number = 0; !stopped; number += 1) {
      try {
        await save(`断电前的第 ${editor}-${number} 篇`)
      } catch (thrown) {
        // A connection that breaks is the crash this is about; an answer that refuses is a fault.
        // By name: under Jest the error of fetch belongs to another realm.
        if ((thrown as Error).name !== 'TypeError') throw thrown
        return
      }
    }
  }
  const done = Promise.all(Array.from({ length: count }, (_, editor) => work(editor))).then(() => undefined)
  return { acknowledged, done, stop: () => (stopped = true) }
}
