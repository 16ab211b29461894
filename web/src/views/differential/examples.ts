import { emptyCase, type CaseFinding, type PatientCase } from './patientCase.ts';

const present = (...ids: readonly string[]): CaseFinding[] => ids.map((id) => ({ id, status: 'PRESENT', origin: 'example' }));
const absent = (...ids: readonly string[]): CaseFinding[] => ids.map((id) => ({ id, status: 'ABSENT', origin: 'example' }));

/** Made up from textbook pictures, of no patient. */
export const examples: readonly { readonly title: string; readonly shows: string; readonly patient: PatientCase }[] = [
  {
    title: 'Tall adolescent with a dislocated lens',
    shows: 'a clear first place, and what would change it',
    patient: {
      ...emptyCase, synthetic: true, age: { value: 17, unit: 'y' }, sex: 'MALE',
      findings: [...present('HP:0000098', 'HP:0001166', 'HP:0001083', 'HP:0002616', 'HP:0002650'), ...absent('HP:0001249')],
    },
  },
  {
    title: 'Infant with febrile seizures',
    shows: 'many candidates that one question can separate',
    patient: {
      ...emptyCase, synthetic: true, age: { value: 14, unit: 'm' }, sex: 'FEMALE',
      findings: [...present('HP:0002373', 'HP:0002123', 'HP:0001263', 'HP:0001251'), ...absent('HP:0000252')],
    },
  },
  {
    title: 'Young man with blood in the urine and loss of hearing',
    shows: 'few findings, and what to ask next',
    patient: { ...emptyCase, synthetic: true, age: { value: 22, unit: 'y' }, sex: 'MALE', findings: present('HP:0000790', 'HP:0000407', 'HP:0000093') },
  },
];
