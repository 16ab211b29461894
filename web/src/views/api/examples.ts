/** A question that people come with, ready to run; a test runs each of them on the seeds. */
export interface Example {
  /** In the address. */
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly title: string;
  readonly examples: readonly Example[];
}

export const jobs: readonly Job[] = [
  {
    title: 'Look up',
    examples: [
      {
        key: 'search',
        title: 'Search as people type, with the reason of each hit',
        variables: { text: 'hart attack', first: 5 },
        text: `query Search($text: String!, $first: Int!) {
  searchConcepts(text: $text, first: $first, mode: LEXICAL) {
    totalCount
    edges {
      node { id label kind }
      why { reason term }
    }
  }
}`,
      },
      {
        key: 'code',
        title: 'A code in any spelling, its names and its parents',
        variables: { system: 'ICD10CM', code: 'e119' },
        text: `query Code($system: ID!, $code: String!) {
  concept(by: { code: { system: $system, code: $code } }) {
    id
    label
    terms { text type source { title version } }
    parents { id label }
    descendantCount
  }
}`,
      },
      {
        key: 'subsumes',
        title: 'Is one code a kind of another?',
        variables: { ancestor: 'ICD10CM:E08-E13', descendant: 'ICD10CM:E11.9' },
        text: `query Subsumes($ancestor: ID!, $descendant: ID!) {
  subsumes(ancestor: $ancestor, descendant: $descendant)
}`,
      },
      {
        key: 'findings',
        title: 'Findings of a disease: how often, and who says so',
        variables: { id: 'OMIM:154700', first: 10 },
        text: `query Findings($id: ID!, $first: Int!) {
  concept(by: { id: $id }) {
    label
    assertions(predicate: [HAS_FINDING], first: $first) {
      totalCount
      nodes {
        object { id label }
        frequency { stated estimate low high }
        provenance { source { title version licence } evidenceCode citations { id uri } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
      },
    ],
  },
  {
    title: 'Diagnose',
    examples: [
      {
        key: 'differential',
        title: 'Rank diseases for a case, with the parts of each score',
        variables: {
          case: { findings: [{ concept: 'HP:0001166' }, { concept: 'HP:0001083' }, { concept: 'HP:0001249', status: 'ABSENT' }], sex: 'MALE', ageYears: 17 },
          first: 5,
        },
        text: `query Differential($case: CaseInput!, $first: Int!) {
  differential(case: $case, first: $first) {
    method
    noneOfThese
    diagnoses {
      rank
      disease { id label }
      score
      probability
      supporting { finding { id label } matchKind logLikelihoodRatio frequency { stated } }
      opposing { finding { id label } matchKind logLikelihoodRatio }
    }
    ignored { finding { id label } reason }
  }
}`,
      },
      {
        key: 'compare',
        title: 'Findings that two diseases share, and those that separate them',
        variables: { diseases: ['OMIM:154700', 'OMIM:236200'] },
        text: `query Compare($diseases: [ID!]!) {
  compareDiagnoses(diseases: $diseases) {
    rows {
      finding { id label }
      discriminates
      cells { disease { id } frequency { stated estimate } }
    }
  }
}`,
      },
    ],
  },
  {
    title: 'Code and map',
    examples: [
      {
        key: 'phrase',
        title: 'A phrase to codes, with confidence',
        variables: { text: 'type 2 diabetes with kidney disease', to: 'ICD10CM' },
        text: `query Phrase($text: String!, $to: ID!) {
  mapPhrase(text: $text, to: $to, first: 5) {
    candidates { concept { id label } confidence relation }
    abstained { reason missing nearest { id label } missingAttribute }
  }
}`,
      },
      {
        key: 'note',
        title: 'Mentions in a note, with what denies them',
        variables: { text: 'Fever for two days, no rash. Mother had migraine.', to: ['HP'] },
        text: `query Note($text: String!, $to: [ID!]!) {
  linkMentions(text: $text, to: $to, first: 1) {
    start
    end
    text
    assertion
    cue
    candidates { concept { id label } confidence }
  }
}`,
      },
      {
        key: 'map',
        title: 'A concept in another system, official maps first',
        variables: { id: 'ICD9CM:250.00', to: 'ICD10CM' },
        text: `query Map($id: ID!, $to: ID!) {
  mapConcept(id: $id, to: $to) {
    candidates { target { id label } relation status confidence provenance { source { title version } } }
    conflicts { reason }
    abstained { reason }
  }
}`,
      },
      {
        key: 'drug',
        title: 'A drug string to substance and ATC code',
        variables: { drug: 'metformin 500 mg tablets' },
        text: `query Drug($drug: String!) {
  harmonizeDrug(drug: $drug) {
    ingredient { id label }
    atc { concept { id label } confidence }
    strengths
    needsReview
  }
}`,
      },
    ],
  },
  {
    title: 'Operate',
    examples: [
      {
        key: 'release',
        title: 'The served release and its sources',
        variables: {},
        text: `query Release {
  release {
    id
    createdAt
    counts { concepts terms hierarchyEdges assertions mappings }
    sources { source version licence attribution loadedAt }
  }
}`,
      },
      {
        key: 'runs',
        title: 'What was loaded over the API',
        variables: {},
        text: `query Runs {
  ingestRuns(first: 5) {
    id
    source
    status
    phase
    read
    accepted
    rejectedCount
    skipped
    failure { code message }
  }
}`,
      },
    ],
  },
];

export const examples: readonly Example[] = jobs.flatMap((job) => job.examples);
