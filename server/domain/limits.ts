/** Every limit of a request and of a store has its name and its place here; reaching one is an error that says so. */
export const limits = {
  /** Ids in one list argument. */
  idsMax: 200,
  /** Keys of one read of the store. */
  batchKeysMax: 2500,
  /** Items on one page of concepts, assertions or articles. */
  pageItemsMax: 200,
  /** Hits on one page of a search. */
  searchHitsMax: 100,
  /** Characters of a search text. */
  searchTextMax: 200,
  /** Words of a search text that are looked at. */
  searchWordsMax: 16,
  parentsMax: 200,
  ancestorsMax: 2000,
  termsMax: 1000,
  replacementsMax: 100,
  mappingsMax: 1000,
  conflictsMax: 50,
  releasesMax: 100,
  /** Releases that stay of those that were served: the served one, and before it what a rollback leads to. */
  releasesKept: 2,
  pathsToRootMax: 50,
  /** Steps walked upward in looking for chains to a root. */
  pathsToRootStepsMax: 20_000,
  pathsMax: 20,
  pathLengthMax: 6,
  /** A concept with more neighbours is a hub: a path through it says little. */
  hubNeighboursMax: 500,
  /** Concepts looked at in looking for a path. */
  pathConceptsMax: 20_000,
  /** Findings of one case. */
  caseFindingsMax: 100,
  /** Diagnoses of one differential. */
  diagnosesMax: 100,
  /** Diseases compared side by side. */
  comparedDiseasesMax: 5,
  /** References, sources or tiers that one question leaves out. */
  knowledgeFilterMax: 200,
  /** Statements shown behind one part of a score. */
  contributionAssertionsMax: 50,
  nextQuestionsMax: 5,
  /** Questions whose answers are tried out before saying that none changes the first place. */
  questionsTriedMax: 12,
  /** Candidates that questions are asked to tell apart. */
  questionCandidatesMax: 80,
  flipsMax: 10,
  /** Above 1 incidence counts for more than stated. */
  priorWeightMax: 2,
  cannotMissMax: 40,
  /** Sources that an answer is computed without. */
  sourceEffectsMax: 10,
  /** Statements that ask for action, shown of one disease. */
  redFlagsMax: 50,
  /** Single changes of a case that are combined in pairs where none alone changes the first place. */
  flipChangesPairedMax: 10,
  /** Steps over mappings from a code to a finding. */
  findingMappingStepsMax: 2,
  /** Known findings named beside one that is not used. */
  nearestFindingsMax: 3,
  ageYearsMax: 130,
  /** Characters of a phrase to map. */
  phraseTextMax: 500,
  /** Candidates of one mapped phrase or concept. */
  mappingCandidatesMax: 25,
  /** Characters of a note in which mentions are looked for. */
  noteTextMax: 200_000,
  /** Systems in which one note is looked up. */
  noteSystemsMax: 10,
  /** Mentions of one note. */
  mentionsMax: 5000,
  /** Characters of a drug string. */
  drugTextMax: 500,
  queryTokensMax: 4000,
  /** Brackets within one another in the text of a query, before it is parsed. */
  queryNestingMax: 64,
  queryDepthMax: 16,
  queryAliasesMax: 40,
  queryRootFieldsMax: 30,
  queryDirectivesMax: 20,
  /** Objects a query may ask for at most: the product of the page sizes along each path. */
  queryCostMax: 250_000,
  requestBytesMax: 262_144,
  /** Time for one answer; what works for it ends with it. */
  requestMsMax: 10_000,
  /** All header lines of a request together. */
  headerBytesMax: 16_384,
  headersMsMax: 5_000,
  /** A body must come at least at this pace, after the time given to it. */
  bodyBytesPerSecondMin: 4_096,
  bodyGraceMs: 750,
  /** Lists and objects within one another in the variables of a query. */
  variablesDepthMax: 12,
  /** Runs of the ingest that are remembered. */
  ingestRunsMax: 100,
  /** Runs of the ingest that wait for the one before them. */
  ingestRunsWaitingMax: 10,
  /** Rejected records that are kept of one run, and characters of each of their parts. */
  ingestRejectedMax: 500,
  ingestRejectedTextMax: 300,
  /** Mappings that a reading affects, kept of one run. */
  ingestAffectedMax: 200,
  /** Lines of the log that are kept of one run. */
  ingestLogLinesMax: 500,
  /** Characters of a path to load from. */
  ingestPathMax: 500,
  /** Files and folders that are offered to be loaded. */
  ingestPathsMax: 200,
  /** Files and folders looked at in one folder to be loaded. */
  ingestPathEntriesMax: 20_000,
  /** Open WebSockets. */
  socketsMax: 100,
  /** Subscriptions of one WebSocket. */
  socketSubscriptionsMax: 10,
  /** Time for a WebSocket to say what it is. */
  socketInitMsMax: 3_000,
  /** Time that a WebSocket may stay open without a subscription. */
  socketIdleMsMax: 300_000,
  /** One read of a graph database, over all its attempts. */
  storeReadMsMax: 5_000,
  storeReadAttemptsMax: 3,
  /** One small write: a switch, a lease, a claim; also a change of the schema. */
  storeWriteMsMax: 30_000,
  /** Saying that a lease ends, which it would do by itself. */
  storeFarewellMsMax: 1_000,
  /** One batch of a load. */
  storeBatchMsMax: 300_000,
  storeBatchRecordsMax: 10_000,
  /** A graph database that was told to end a statement says within this that it did; one that does not is away. */
  storeSilenceMsMax: 1_000,
  /** Making a connection, and waiting for a free one. */
  storeConnectionMsMax: 3_000,
  storeConnectionsMax: 50,
  /** Attempts at a statement whose locks meet those of others. */
  storeLockAttemptsMax: 6,
  /** A process that did not renew its lease for so long has ended. */
  storeLeaseMsMax: 60_000,
  /** A load or a drop that did not say for so long that it goes on has ended; so long may one part of a drop take. */
  storeLoadMsMax: 900_000,
  /** Records on one page of the reading back of a release, and time for it. */
  storePageRecordsMax: 5_000,
  storePageMsMax: 60_000,
  /** More than any graph has pages: a walk that does not end is a fault. */
  storePagesMax: 1_000_000,
  /** Counting the relationships of a release. */
  storeCountMsMax: 300_000,
} as const;
