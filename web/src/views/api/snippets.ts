/** A question as it is sent. */
export interface Question {
  readonly text: string;
  /** The text of a JSON object. */
  readonly variables: string;
}

/** The text of a JSON object as one; undefined where it is none. */
export function variablesOf(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

const bodyOf = ({ text, variables }: Question): { readonly query: string; readonly variables: object } => ({ query: text, variables: variablesOf(variables) ?? {} });

/** For a shell: an apostrophe ends the quotes, stands for itself, and opens them again. */
export const asCurl = (question: Question, url: string): string =>
  `curl -s '${url}' -H 'content-type: application/json' -d '${JSON.stringify(bodyOf(question)).replaceAll("'", String.raw`'\''`)}'\n`;

export const asTypeScript = (question: Question, url: string): string => `const query = ${JSON.stringify(question.text)};
const variables = ${JSON.stringify(bodyOf(question).variables, null, 2)};
const response = await fetch(${JSON.stringify(url)}, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query, variables }),
});
const { data, errors, extensions } = await response.json();
if (errors) throw new Error(errors.map(({ message }: { message: string }) => message).join(' '));
console.log(extensions.release, data);
`;

/** JSON within a text of Python's: it reads the escapes of JSON alike. */
export const asPython = (question: Question, url: string): string => `import json
import urllib.request

body = json.loads(${JSON.stringify(JSON.stringify(bodyOf(question)))})
request = urllib.request.Request(
    ${JSON.stringify(url)},
    data=json.dumps(body).encode(),
    headers={"content-type": "application/json"},
)
with urllib.request.urlopen(request) as response:
    answer = json.load(response)
print(answer["extensions"]["release"], answer["data"])
`;

/** Whether the text asks to change something; what stands in strings and comments does not count. */
export const isMutation = (text: string): boolean => /(^|[}\s])mutation\b/.test(text.replace(/"""[\s\S]*?"""|"(?:\\.|[^"\\])*"|#.*/g, ' '));
