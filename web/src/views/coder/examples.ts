/** Written for this page; no patient stands behind them. */
export const examples = {
  note:
    '34F, 2 days of fever and severe headache, photophobia. No neck stiffness, no seizures.\n' +
    'PMH: asthma, appendectomy 2010. Mother had migraine.\n' +
    'Possible bacterial meningitis; return if vomiting develops. Type 2 diabetes mellitus, on metformin.',
  phrase: 'severe left knee osteoarthritis',
  drug: 'timolol 0.5% eye drops',
} as const;
