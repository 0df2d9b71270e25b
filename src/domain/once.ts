/**
 * What is worked out when somebody asks first, and then known. Every execution evaluates the whole bundle, so tables that
 * take long to build wait for their first use. Not for what may fail.
 */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
