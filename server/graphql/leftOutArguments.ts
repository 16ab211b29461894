import type { GraphQLArgument, GraphQLSchema } from 'graphql';
import { defaultFieldResolver, isNonNullType, isObjectType } from 'graphql';

/** Gives an argument that was sent as null its default, as if it had been left out: a page size has no other meaning of null. */
export function readNullAsLeftOut(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const usual = field.args.filter(isLeftOutByNull);
      if (usual.length === 0) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (parent, args: Readonly<Record<string, unknown>>, context, info) =>
        resolve(parent, { ...args, ...Object.fromEntries(usual.flatMap(({ name, defaultValue }) => (args[name] === null ? [[name, defaultValue]] : []))) }, context, info);
    }
  }
}

const isLeftOutByNull = ({ type, defaultValue }: GraphQLArgument): boolean => defaultValue !== undefined && defaultValue !== null && !isNonNullType(type);
