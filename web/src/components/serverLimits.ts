/** What the server allows in one question, by the names of its own list, which a test holds equal. */
export const serverLimits = {
  caseFindingsMax: 100,
  diagnosesMax: 100,
  comparedDiseasesMax: 5,
  noteTextMax: 200_000,
  searchTextMax: 200,
  searchHitsMax: 100,
  pageItemsMax: 200,
  idsMax: 200,
} as const;
