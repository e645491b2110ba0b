/**
 * What documents of a while ago are good for.
 * @module
 */
import type { FetchSession } from '../fetch/fetch-session.ts'

/**
 * Asks with documents that may be kept, and again with new ones if the answer is no and rests on such: a key may have been
 * added since, or a document mended.
 * @param isYes whether an answer needs no second look
 * @param ask what is asked; called once or twice
 */
export async function askAnew<Answer>(
  session: FetchSession | undefined,
  isYes: (answer: Answer) => boolean,
  ask: (session: FetchSession | undefined) => Promise<Answer>
): Promise<Answer> {
  if (session === undefined) return ask(session)
  const part = session.part()
  const answer = await ask(part)
  const usedKept = part.answered.some(({ answer, fetched }) => answer.kind === 'document' && fetched.cached)
  if (isYes(answer) || !usedKept) return answer
  session.forgetKept()
  return ask(session)
}
