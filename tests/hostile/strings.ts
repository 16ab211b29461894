/** Texts that mean something to a parser somewhere behind the API: a database, a search engine, a file system, a template, a log. */
export const hostileStrings: readonly string[] = [
  // SQL
  "' OR '1'='1", "'; DROP TABLE concepts; --", "1 UNION SELECT name, sql FROM sqlite_master", '"; ATTACH DATABASE \'/tmp/x\' AS x; --',
  // Cypher
  "'}) DETACH DELETE n //", '"}) MATCH (n) DETACH DELETE n RETURN n //', '`:Concept) SET n.label = 1 //', "' CALL dbms.components() YIELD name RETURN name //", "\\u0027}) MATCH (n) RETURN n //", '$key', '{key}',
  // Lucene
  '*:*', 'label:* OR text:*', 'a AND NOT (b OR "c"~9999999)^99999', '/(a+)+$/', '[* TO *]', '\\', '+ - && || ! ( ) { } [ ] ^ " ~ * ? : \\ /',
  // Bytes, letters and lengths
  '\0', 'HP:0000819\0.txt', '\ud800', '\u202egnirts\u202c', '\ufeff', '%00', '\r\nSet-Cookie: a=b', 'a'.repeat(100_000), '😀'.repeat(2_000), 'a '.repeat(20_000),
  // Cursors
  'MQ==', '-1', '99999999999999999999', 'bnVsbA==', '{"offset":-1}', '../../cursor', 'NaN',
  // Names with a meaning of their own
  '__proto__', 'constructor', 'toString', '${7*7}', '{{7*7}}', '../../../../etc/passwd', 'file:///etc/passwd', '<script>alert(1)</script>', 'javascript:alert(1)',
];
