/**
 * Makes one question of those that come in at the same moment: each caller gets the answer to its own key, asked after
 * it called. Nothing is kept.
 * @param ask answers by key; a key that is missing has no answer
 */
export function together<Answer>(
  ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, Answer>>,
): (key: string) => Promise<Answer | undefined> {
  let keys = new Set<string>();
  let answers: Promise<ReadonlyMap<string, Answer>> | null = null;

  const askAll = (): Promise<ReadonlyMap<string, Answer>> => {
    const asked = [...keys];
    keys = new Set();
    answers = null;
    return ask(asked);
  };
  return async (key) => {
    keys.add(key);
    // After all requests that have arrived by now were read.
    answers ??= new Promise((resolve) => setImmediate(() => resolve(askAll())));
    return (await answers).get(key);
  };
}
