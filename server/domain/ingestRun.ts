/** The parts of a load in their order; the release served before stays until the last one is done. */
export const loadPhases = ['READ', 'STORE', 'BUILD', 'SWITCH'] as const;
export type LoadPhase = (typeof loadPhases)[number];
