/** What is there already, or comes later. Whoever judges a hundred thousand tokens does not wait a turn for each. */
export type Soon<T> = T | Promise<T>;

export function whenThere<T, U>(value: Soon<T>, next: (value: T) => Soon<U>): Soon<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}
