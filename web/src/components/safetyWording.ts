/** Fixed words of the screens that a patient's care may lean on. No setting removes them; clinicians review every change. */
export const safetyWording = {
  /** On Differential, Text coder, Ask and Therapy, on their prints, and first in their exports. */
  banner:
    'Decision support for trained clinicians. Shows how recorded evidence fits what was entered. Not a diagnosis. A condition missing from this list is not ruled out.',
  /** What a score of a case is called; "probability" only with its prior and interval beside it. */
  score: 'Fit with entered findings',
  medicines: 'Associated in the sources; not a recommendation.',
  cooccurrence: 'Recorded together; does not show cause.',
  /** Beside every field that takes text about a patient. */
  input: 'Do not enter names, dates of birth or record numbers.',
} as const;
