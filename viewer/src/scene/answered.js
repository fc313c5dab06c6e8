// The answer that belongs to the clips that are set: numbers of older clips are never shown as those of newer ones.
const keyOf = (clips) => JSON.stringify(Object.entries(clips).sort(([a], [b]) => (a < b ? -1 : 1)));

// null while nothing is clipped or the numbers are still to come.
export function answerNow({ answer, state, whatif }) {
  if (!answer) return null;
  if (!answer.clips) return whatif?.state === "asking" ? null : answer; // a refusal names no clips
  return keyOf(answer.clips) === keyOf(state.clips) ? answer : null;
}
