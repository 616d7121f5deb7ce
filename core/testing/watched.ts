/** A port with some methods in place of its own; everything else goes through. */
export const watched = <Port extends object>(port: Port, instead: Partial<Port>): Port =>
  new Proxy(port, {
    get(target, name) {
      if (Object.hasOwn(instead, name)) return instead[name as keyof Port];
      const own = Reflect.get(target, name, target);
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
