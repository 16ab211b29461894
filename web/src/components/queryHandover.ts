/** An operation on its way to the API page: in memory alone, because its variables may hold a case or a note. */
export interface HandedQuery {
  readonly text: string;
  readonly variables: string;
}

let handed: HandedQuery | undefined;

export const handOver = (query: HandedQuery | undefined): void => {
  handed = query;
};

export const handedOver = (): HandedQuery | undefined => handed;
